import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { globalCallee } from '../facts/arrays.ts';
import type { FileFacts } from '../facts/file.ts';
import { memberName, unwrap } from '../facts/syntax.ts';
import type { Group } from './stage.ts';

/** Whether an expression is the length of the array that a group made. */
export function lengthOf(file: FileFacts, bound: TSESTree.Node, group: Group, depth = 0): boolean {
  const { result, loop } = group;
  const expression = unwrap(bound);
  if (expression.type === T.MemberExpression) {
    if (memberName(expression) !== 'length' || expression.object.type !== T.Identifier) return false;
    return file.scopes.variable(expression.object) === result || isSameLength(file, expression, group);
  }
  if (expression.type !== T.Identifier || depth > 2) return false;
  const variable = file.scopes.variable(expression);
  if (loop?.counter && variable === loop.counter) return true;
  if (isSameLength(file, expression, group)) return true;
  const value = file.scopes.constant(expression);
  return value !== undefined && lengthOf(file, value, group, depth + 1);
}

/** What was mapped place by place is as long as what it was made from. */
function isSameLength(file: FileFacts, bound: TSESTree.Node, { loop, stages, result }: Group): boolean {
  if (!loop?.bound || loop.store === 'counter' || stages.some(({ kind }) => kind !== 'map')) return false;
  if (file.textOf(loop.bound) === file.textOf(bound)) return true;
  const made = result?.defs[0]?.type === 'Variable' ? result.defs[0].node.init : undefined;
  const length = made && globalCallee(file, made) === 'Array' && 'arguments' in made ? made.arguments[0] : undefined;
  return length !== undefined && file.textOf(length) === file.textOf(bound);
}
