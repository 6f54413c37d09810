import { CorruptFindingError } from '../../codemod.ts';
import type { Edit } from '../../finding.ts';
import type { AddedParameter } from '../../plans/obligations/plan.ts';
import type { RewriteSource } from '../source.ts';

/** Adds parameters behind those that a function has; the only one of an arrow function may stand without parentheses. */
export function addParameters(source: RewriteSource, { fn: range, text }: AddedParameter): Edit[] {
  const fn = source.node(range, 'ArrowFunctionExpression', 'FunctionExpression');
  const { sourceCode } = source.file;
  const last = fn.params.at(-1);
  if (!last) {
    const open = sourceCode.getFirstToken(fn, ({ value }) => value === '(') ?? corrupt(range);
    return [{ range: [open.range[1], open.range[1]], text }];
  }
  const isBare = fn.type === 'ArrowFunctionExpression' && sourceCode.getTokenAfter(last)?.value === '=>';
  const [start, end] = last.range;
  return [...(isBare ? [{ range: [start, start] as const, text: '(' }] : []), { range: [end, end], text: `, ${text}${isBare ? ')' : ''}` }];
}

function corrupt(range: AddedParameter['fn']): never {
  throw new CorruptFindingError('list of parameters', range);
}
