import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../facts/file.ts';
import { originOf } from '../facts/origin.ts';
import { isFunction, memberName, unwrap, wrapped } from '../facts/syntax.ts';
import type { Uses } from './uses.ts';

/** Whether a collection is held within bounds without being made smaller: its count is compared, or a test stands before each addition. */
export function boundsItself(file: FileFacts, uses: Uses): boolean {
  const { additions, counts, walks } = uses;
  if (counts.some(isLimited) || walks.some(({ parent }) => parent?.type === T.MemberExpression && memberName(parent) === 'length' && isLimited(parent))) return true;
  return additions.length > 0 && additions.every(({ node }) => isBehindLimit(node, (side) => isOfOneEntry(file, uses.lookups, side)));
}

/** `cache.size > limit`; asking whether there is anything at all is no bound. */
function isLimited(count: TSESTree.Node): boolean {
  const { parent } = wrapped(count);
  if (parent?.type === T.BinaryExpression) return /^(?:[<>]=?|[!=]==?|%)$/.test(parent.operator) && ![parent.left, parent.right].some((side) => side.type === T.Literal && (side.value === 0 || side.value === 1));
  // const { length } = entries, n = entries.length: what is done with it is not followed.
  return parent?.type === T.VariableDeclarator || parent?.type === T.AssignmentExpression;
}

/** Whether a side of a comparison is no count of entries: the time, or a part of the one entry that was looked up. */
function isOfOneEntry(file: FileFacts, lookups: Uses['lookups'], side: TSESTree.Node, depth = 0): boolean {
  const value = unwrap(side);
  if (value.type === T.BinaryExpression) return isOfOneEntry(file, lookups, value.left, depth) || isOfOneEntry(file, lookups, value.right, depth);
  if (lookups.some((lookup) => lookup === value)) return true;
  if (value.type === T.MemberExpression) return isOfOneEntry(file, lookups, value.object, depth);
  if (value.type === T.CallExpression) {
    const origin = originOf(file, value.callee);
    return origin.from === 'global' && /^(?:Date|performance)\.now$/.test(origin.path);
  }
  const init = depth < 3 ? file.scopes.constant(value) : undefined;
  return init !== undefined && init !== value && isOfOneEntry(file, lookups, init, depth + 1);
}

type Test = (side: TSESTree.Node) => boolean;

/** `if (count < LIMIT) …` */
function isBehindLimit(node: TSESTree.Node, isNoCount: Test): boolean {
  for (let current = node; current.parent && !isFunction(current); current = current.parent) {
    const { parent } = current;
    if ((parent.type === T.IfStatement || parent.type === T.ConditionalExpression) && parent.test !== current && comparesSizes(parent.test, isNoCount)) return true;
    if (parent.type === T.LogicalExpression && parent.right === current && comparesSizes(parent.left, isNoCount)) return true;
  }
  return false;
}

function comparesSizes(test: TSESTree.Node, isNoCount: Test): boolean {
  if (test.type === T.LogicalExpression) return comparesSizes(test.left, isNoCount) || comparesSizes(test.right, isNoCount);
  return test.type === T.BinaryExpression && /^[<>]=?$/.test(test.operator) && ![test.left, test.right].some((side) => (side.type === T.Literal && (side.value === 0 || side.value === 1)) || isNoCount(side));
}
