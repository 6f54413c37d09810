import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { isFunction, memberName, wrapped } from '../facts/syntax.ts';
import type { Uses } from './uses.ts';

/** Whether a collection is held within bounds without being made smaller: its count is compared, or a test stands before each addition. */
export function boundsItself({ additions, counts, walks }: Uses): boolean {
  if (counts.some(isLimited) || walks.some(({ parent }) => parent?.type === T.MemberExpression && memberName(parent) === 'length' && isLimited(parent))) return true;
  return additions.length > 0 && additions.every(({ node }) => isBehindLimit(node));
}

/** `cache.size > limit`; asking whether there is anything at all is no bound. */
function isLimited(count: TSESTree.Node): boolean {
  const { parent } = wrapped(count);
  if (parent?.type === T.BinaryExpression) return /^(?:[<>]=?|[!=]==?|%)$/.test(parent.operator) && ![parent.left, parent.right].some((side) => side.type === T.Literal && (side.value === 0 || side.value === 1));
  // const { length } = entries, n = entries.length: what is done with it is not followed.
  return parent?.type === T.VariableDeclarator || parent?.type === T.AssignmentExpression;
}

/** `if (count < LIMIT) …` */
function isBehindLimit(node: TSESTree.Node): boolean {
  for (let current = node; current.parent && !isFunction(current); current = current.parent) {
    const { parent } = current;
    if ((parent.type === T.IfStatement || parent.type === T.ConditionalExpression) && parent.test !== current && comparesSizes(parent.test)) return true;
    if (parent.type === T.LogicalExpression && parent.right === current && comparesSizes(parent.left)) return true;
  }
  return false;
}

function comparesSizes(test: TSESTree.Node): boolean {
  if (test.type === T.LogicalExpression) return comparesSizes(test.left) || comparesSizes(test.right);
  return test.type === T.BinaryExpression && /^[<>]=?$/.test(test.operator) && ![test.left, test.right].some((side) => side.type === T.Literal && (side.value === 0 || side.value === 1));
}
