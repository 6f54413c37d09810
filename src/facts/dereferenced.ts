import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { wrapped } from './syntax.ts';

/** Whether the value of an expression is used as an object, so that null or undefined would throw there. */
export function isDereferenced(use: TSESTree.Node): boolean {
  const outer = wrapped(use);
  const { parent } = outer;
  if (parent?.type === T.MemberExpression) return parent.object === outer && !parent.optional;
  if (parent?.type === T.CallExpression) return parent.callee === outer && !parent.optional;
  return parent?.type === T.VariableDeclarator ? parent.id.type === T.ObjectPattern && parent.init === outer : parent?.type === T.SpreadElement && parent.parent.type === T.ArrayExpression;
}
