import { CorruptFindingError } from '../../codemod.ts';
import type { Edit, Range } from '../../finding.ts';
import type { Handle } from '../../plans/obligations/plan.ts';
import { declared } from './declare.ts';
import { inArrow, inBlock } from './end.ts';
import { after } from '../place.ts';
import { print, type Old } from '../print.ts';
import type { RewriteSource } from '../source.ts';
import type { JSCodeshift } from 'jscodeshift';

/** Puts each timer in the set of those that are pending, and takes it out when it fires. */
export function addPending(source: RewriteSource, { name, set, statement, callback, declare }: Extract<Handle, { form: 'pending' }>): Edit[] {
  const call = (method: string) => (j: JSCodeshift, old: Old) => j.expressionStatement(j.callExpression(j.memberExpression(old(set), j.identifier(method)), [j.identifier(name)]));
  const node = source.node(statement, 'ExpressionStatement');
  const [start] = node.range;
  return [
    ...declared(source, declare),
    { range: [start, start], text: `const ${name} = ` },
    ...(callback ? atStart(source, callback, call('delete')) : []),
    after(source, node, print(source, call('add'))),
  ];
}

/** In front of all that a function does. */
function atStart(source: RewriteSource, range: Range, build: (j: JSCodeshift, old: Old) => ReturnType<JSCodeshift['expressionStatement']>): Edit[] {
  const { body } = source.node(range, 'ArrowFunctionExpression', 'FunctionExpression');
  if (body.type !== 'BlockStatement') return inArrow(source, range, (j, old, result) => [build(j, old), j.expressionStatement(result)]);
  const [first] = body.body;
  if (!first) throw new CorruptFindingError('function that does something', range);
  return inBlock(source, body.range, first.range, (j, old) => [build(j, old)]);
}
