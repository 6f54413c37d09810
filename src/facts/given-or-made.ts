import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from './file.ts';
import { identityOf, same } from './identity.ts';
import { isNullish, unwrap, wrapped } from './syntax.ts';

/**
 * Whether what is made stands in for what may be there already: `this.term = props.term || new Terminal()`. The place then
 * holds either, and what was handed in is its owner's to end.
 */
export function mayBeGiven(file: FileFacts, made: TSESTree.Node): boolean {
  const others: TSESTree.Expression[] = [];
  let node = wrapped(made);
  for (; node.parent?.type === T.LogicalExpression || node.parent?.type === T.ConditionalExpression; node = wrapped(node.parent)) {
    const { parent } = node;
    if (parent.type === T.LogicalExpression && parent.operator !== '&&' && parent.right === node) others.push(parent.left);
    if (parent.type === T.ConditionalExpression && parent.test !== node) others.push(parent.consequent === node ? parent.alternate : parent.consequent);
  }
  const { parent } = node;
  const place = parent?.type === T.AssignmentExpression ? parent.left : undefined;
  return others.some((other) => isFound(unwrap(other)) && !(place && same(identityOf(file, other), identityOf(file, place)) === 'yes'));
}

/** A variable, a member or what a call gives: none of what is written or made here. */
const isFound = (node: TSESTree.Node): boolean => !isNullish(node) && [T.Identifier, T.MemberExpression, T.CallExpression, T.AwaitExpression].includes(node.type);
