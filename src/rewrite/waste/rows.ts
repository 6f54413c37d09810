import { CorruptFindingError } from '../../codemod.ts';
import type { Edit } from '../../finding.ts';
import type { RowsPlan } from '../../plans/waste/rows.ts';
import type { RewriteSource } from '../source.ts';
import { walkEdits } from './lines.ts';

/** Walks rows as they come, in place of an array of all. */
export function streamRows({ load, query, method, suffix, untyped, walk }: RowsPlan, source: RewriteSource): Edit[] {
  const { range } = source.node(load, 'AwaitExpression', 'CallExpression');
  const kept = source.slice(source.node(query).range);
  const text = method ? renamed(source, method) : kept + suffix;
  return [...(untyped ? [{ range: untyped, text: source.node(untyped, 'Identifier').name }] : []), ...walkEdits(source, walk, { range, text })];
}

/** The call with another method. */
function renamed(source: RewriteSource, { call, name }: NonNullable<RowsPlan['method']>): string {
  const { callee, range } = source.node(call, 'CallExpression');
  if (callee.type !== 'MemberExpression' || callee.computed) throw new CorruptFindingError('method', call);
  return source.text.slice(range[0], callee.property.range[0]) + name + source.text.slice(callee.property.range[1], range[1]);
}
