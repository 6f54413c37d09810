import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { unwrap, type FunctionNode } from '../facts/syntax.ts';

/** Whether the condition alone, in an `if`, tells the checker what `(value): value is Row` says. */
export function isToldByCondition({ body, params: [parameter] }: FunctionNode): boolean {
  return body.type !== T.BlockStatement && parameter?.type === T.Identifier && narrows(body, parameter.name);
}

function narrows(node: TSESTree.Node, name: string): boolean {
  const condition = unwrap(node);
  const isIt = (part: TSESTree.Node): boolean => part.type === T.Identifier && part.name === name;
  switch (condition.type) {
    case T.Identifier:
      return isIt(condition);
    case T.LogicalExpression:
      return condition.operator !== '??' && narrows(condition.left, name) && narrows(condition.right, name);
    case T.UnaryExpression:
      return condition.operator === '!' && condition.argument.type === T.UnaryExpression && condition.argument.operator === '!' && isIt(condition.argument.argument);
    case T.BinaryExpression: {
      const { left, right, operator } = condition;
      if (operator === 'instanceof') return isIt(left);
      const isNothing = (right.type === T.Literal && right.value === null) || (right.type === T.Identifier && right.name === 'undefined');
      if (/^!==?$/.test(operator) && isNothing) return isIt(left);
      // `typeof value === 'string'`, `value.kind === 'row'`
      return operator === '===' && right.type === T.Literal && ((left.type === T.UnaryExpression && left.operator === 'typeof' && isIt(left.argument)) || (left.type === T.MemberExpression && isIt(left.object)));
    }
    default:
      return false;
  }
}
