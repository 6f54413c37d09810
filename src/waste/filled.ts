import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { lengthMade } from '../facts/arrays.ts';
import type { FileFacts } from '../facts/file.ts';
import { memberName, unwrap } from '../facts/syntax.ts';
import { lengthOf } from './length.ts';
import type { Group } from './stage.ts';

/** `kept.length = count;` behind the loop that counted. */
export function setsLength(file: FileFacts, statement: TSESTree.Statement, { result, loop }: Group): boolean {
  const assignment = statement.type === T.ExpressionStatement ? statement.expression : undefined;
  if (assignment?.type !== T.AssignmentExpression || assignment.left.type !== T.MemberExpression || memberName(assignment.left) !== 'length' || !loop?.counter) return false;
  return file.scopes.variable(assignment.left.object) === result && file.scopes.variable(assignment.right) === loop.counter;
}

/**
 * Whether a loop leaves no place of its array empty, or nobody comes there: `new Array(n)` is as long as before when
 * fewer are stored, and what is pushed comes behind its places.
 */
export function isFilled(file: FileFacts, groups: readonly Group[], at: number, statements: readonly TSESTree.Statement[]): boolean {
  const { loop, result, stages, input } = groups[at] as Group;
  const definition = result?.defs[0];
  const made = loop && definition?.type === 'Variable' && definition.node.init ? lengthMade(file, unwrap(definition.node.init)) : undefined;
  if (!loop || !made) return true;
  if (loop.store === 'push') return false;
  const next = groups[at + 1];
  if (statements.some((statement) => setsLength(file, statement, groups[at] as Group)) || (next?.loop?.bound && file.scopes.variable(next.loop.bound) === loop.counter)) return true;
  if (stages.some(({ kind }) => kind !== 'map')) return false;
  const before = groups[at - 1];
  const lengths = [loop.bound ? plain(file, loop.bound) : undefined, `${file.textOf(input)}.length`];
  return lengths.includes(plain(file, made)) || (before !== undefined && lengthOf(file, made, before));
}

/** `values.length` of `const n = values.length`. */
function plain(file: FileFacts, node: TSESTree.Node): string {
  const expression = unwrap(node);
  const value = expression.type === T.Identifier ? file.scopes.constant(expression) : undefined;
  return file.textOf(value ?? expression);
}
