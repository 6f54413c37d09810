import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { globalCallee } from '../facts/arrays.ts';
import type { FileFacts } from '../facts/file.ts';
import { within, wrapped } from '../facts/syntax.ts';
import type { Accumulator } from './accumulators.ts';

/** Whether somebody gets the accumulator of each turn, and may keep it: `history.push(all)`, `yield all`, `setRows(all);`. Each then needs a copy of its own. */
export const areWanted = (file: FileFacts, { variable, turn }: Accumulator): boolean => variable.references.some(({ identifier }) => within(identifier, turn) && isHandedOn(file, identifier));

function isHandedOn(file: FileFacts, identifier: TSESTree.Node): boolean {
  let node = wrapped(identifier);
  // Within an object or a list that is made for it.
  while (node.parent && ((node.parent.type === T.Property && node.parent.value === node) || node.parent.type === T.ArrayExpression || node.parent.type === T.ObjectExpression)) node = wrapped(node.parent);
  const { parent } = node;
  if (parent?.type === T.YieldExpression) return !parent.delegate;
  if (parent?.type === T.AssignmentExpression) return parent.right === node && parent.left.type === T.MemberExpression && parent.left.computed;
  return parent?.type === T.CallExpression && parent.arguments.includes(node as TSESTree.Expression) && isStatement(parent) && !/^console\./.test(globalCallee(file, parent) ?? '');
}

/** What is called for nothing that it gives is called for what it does. */
function isStatement(call: TSESTree.CallExpression): boolean {
  const { parent } = wrapped(call);
  return (parent?.type === T.AwaitExpression ? wrapped(parent).parent : parent)?.type === T.ExpressionStatement;
}
