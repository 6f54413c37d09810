import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import type { InstanceModel } from '../../facts/instance.ts';
import { instanceOfThis } from '../../facts/slots.ts';
import { enclosingFunctions, isFunction, unwrap, within } from '../../facts/syntax.ts';

/**
 * Whether an expression can be written down again at another place, with the same meaning: variables that both see,
 * `this` of the same instance, and members of these. A call may give something else the second time.
 */
export function isVisible(file: FileFacts, expression: TSESTree.Node, place: TSESTree.Node): boolean {
  const node = unwrap(expression);
  switch (node.type) {
    case T.Literal:
      return true;
    case T.TemplateLiteral:
      return node.expressions.every((part) => isVisible(file, part, place));
    case T.Identifier: {
      const variable = file.scopes.variable(node);
      return file.scopes.isGlobal(node) || (variable !== undefined && within(place, variable.scope.block));
    }
    case T.ThisExpression:
      return sameThis(file, node, place);
    case T.MemberExpression:
      return isVisible(file, node.object, place) && (!node.computed || isVisible(file, node.property, place));
    default:
      return false;
  }
}

/** The expression, or what its constant variable stands for, that can be written at another place; undefined when neither can. */
export function whereVisible(file: FileFacts, expression: TSESTree.Node, place: TSESTree.Node): TSESTree.Node | undefined {
  if (isVisible(file, expression, place)) return expression;
  const value = file.scopes.constant(unwrap(expression));
  return value && isVisible(file, value, place) ? value : undefined;
}

/** Whether `this` means the same instance at a node and inside a place. */
function sameThis(file: FileFacts, node: TSESTree.Node, place: TSESTree.Node): boolean {
  const here = thisFunction(node);
  const there = isFunction(place) && place.type !== T.ArrowFunctionExpression ? place : thisFunction(place);
  if (here === there) return true;
  const self = instanceOfThis(file, node);
  return self !== undefined && self.bodies.some((body) => within(place, body));
}

/** Whether `this` at a node is the instance. */
export function isThisOf(node: TSESTree.Node, { methods, bodies }: InstanceModel): boolean {
  const fn = thisFunction(node);
  return fn === undefined ? bodies.some((body) => within(node, body)) : [...methods.values()].some((method) => method === fn);
}

/** The function whose `this` a node sees; undefined at the top and in initialisers of fields. */
function thisFunction(node: TSESTree.Node): TSESTree.Node | undefined {
  for (const fn of enclosingFunctions(node)) if (fn.type !== T.ArrowFunctionExpression) return fn;
  return undefined;
}
