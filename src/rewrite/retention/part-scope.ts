import { CorruptFindingError } from '../../codemod.ts';
import type { Edit } from '../../finding.ts';
import type { PartScopePlan, TakeValuePlan } from '../../plans/retention/plan.ts';
import { before } from '../place.ts';
import type { RewriteSource } from '../source.ts';

/** Statements go into a block, or into a function that is called at once and gives back what is used behind them. */
export function partScope({ by, first, last, names, isAsync }: PartScopePlan, source: RewriteSource): Edit[] {
  const statement = source.node(first, 'VariableDeclaration');
  source.node(last);
  const { eol, step } = source;
  const [top, bottom] = [source.startWithComments(statement), source.endWithComment(last[1])];
  if (!source.startsLine(top)) throw new CorruptFindingError('line', first);
  const indent = source.indentAt(first[0]);
  const given = names.length === 1 ? (names[0] as string) : `{ ${names.join(', ')} }`;
  const end = source.semicolons ? ';' : '';
  const open = by === 'block' ? '{' : `const ${given} = ${isAsync ? 'await (async ' : '('}() => {`;
  const close = by === 'block' ? '}' : `${step}return ${given}${end}${eol}${indent}})()${end}`;
  const line = source.lineStart(top);
  return [
    { range: [line, line], text: indent + open + eol },
    ...source.indented([line, bottom], []),
    { range: [bottom, bottom], text: `${eol}${indent}${close}` },
  ];
}

/** `const textLength = text.length` before the closure, which reads that. */
export function takeValue({ statement, values }: TakeValuePlan, source: RewriteSource): Edit[] {
  const end = source.semicolons ? ';' : '';
  const declarations = before(source, source.node(statement), (indent) => values.map(({ name, text }) => `${indent}const ${name} = ${text}${end}`).join(source.eol));
  return [declarations, ...values.flatMap(({ name, uses }) => uses.map((range) => ({ range: source.node(range, 'MemberExpression').range, text: name })))];
}
