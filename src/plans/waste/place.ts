import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { isFunction, wrapped } from '../../facts/syntax.ts';
import { refuse } from '../refusal.ts';

/** Where statements for an expression can stand: in front of its statement, or in the arrow function whose body it is. */
export type Place = { readonly statement: TSESTree.Statement } | { readonly arrow: TSESTree.ArrowFunctionExpression };

/** Values that nothing can change while something else is computed. */
const isStill = (node: TSESTree.Node): boolean => node.type === T.Identifier || node.type === T.Literal || node.type === T.ThisExpression || isFunction(node);

/** Refuses where something else would run later than it did, or where the expression might not run at all. */
export function placeFor(expression: TSESTree.Node): Place {
  for (let node = wrapped(expression); node.parent; node = wrapped(node.parent)) {
    const { parent } = node;
    if (parent.type === T.BlockStatement || parent.type === T.Program) return { statement: node as TSESTree.Statement };
    if (parent.type === T.ArrowFunctionExpression && parent.body === node) return parent.async ? refuse('The chain is the body of an async function', parent) : { arrow: parent };
    if (!runsFirst(parent, node)) refuse('No statement can come in front of the chain', parent);
  }
  return refuse('No statement can come in front of the chain', expression);
}

function runsFirst(parent: TSESTree.Node, node: TSESTree.Node): boolean {
  switch (parent.type) {
    case T.ReturnStatement:
    case T.ExpressionStatement:
    case T.AwaitExpression:
    case T.SpreadElement:
    case T.UnaryExpression:
      return true;
    case T.VariableDeclaration:
      return parent.declarations[0] === node;
    case T.ExportNamedDeclaration:
      return parent.declaration === node;
    case T.VariableDeclarator:
      return parent.init === node;
    case T.AssignmentExpression:
      return parent.right === node && parent.operator === '=' && (parent.left.type === T.Identifier || (parent.left.type === T.MemberExpression && !parent.left.computed && isStill(parent.left.object)));
    case T.MemberExpression:
      return parent.object === node;
    case T.CallExpression:
    case T.NewExpression:
      return parent.callee === node || ((isStill(parent.callee) || (parent.callee.type === T.MemberExpression && isStill(parent.callee.object))) && parent.arguments.slice(0, parent.arguments.indexOf(node as TSESTree.Expression)).every(isStill));
    case T.ArrayExpression:
      return parent.elements.slice(0, parent.elements.indexOf(node as TSESTree.Expression)).every((element) => element && isStill(element));
    case T.Property:
      return parent.value === node && !parent.computed;
    case T.ObjectExpression:
      return parent.properties.slice(0, parent.properties.indexOf(node as TSESTree.Property)).every((property) => property.type === T.Property && !property.computed && isStill(property.value));
    case T.BinaryExpression:
      return parent.left === node || isStill(parent.left);
    case T.LogicalExpression:
    case T.ConditionalExpression:
      return node === (parent.type === T.LogicalExpression ? parent.left : parent.test);
    case T.IfStatement:
      return parent.test === node && parent.parent.type !== T.IfStatement;
    case T.ForOfStatement:
      return parent.right === node;
    default:
      return false;
  }
}
