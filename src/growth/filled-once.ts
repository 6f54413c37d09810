import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../facts/file.ts';
import { callsOf } from '../facts/known-calls.ts';
import { enclosingFunction, isFunction, isNullish, memberName, unwrap } from '../facts/syntax.ts';
import type { Collection } from './collection.ts';
import { runsInPlace } from './load.ts';

/** Whether code adds only while a collection is not there or holds nothing: it is filled at one go, and stays as it is. */
export function isFilledOnce(file: FileFacts, collection: Collection, node: TSESTree.Node, depth = 0): boolean {
  const isItself = (expression: TSESTree.Node): boolean => standsFor(file, collection, expression);
  for (let current = node; current.parent; current = current.parent) {
    const { parent } = current;
    if (parent.type === T.IfStatement && (parent.consequent === current ? saysNothingThere(parent.test, isItself) : parent.alternate === current && saysThere(parent.test, isItself))) return true;
    if (parent.type === T.BlockStatement && parent.body.some((statement) => statement.range[1] <= current.range[0] && leavesIfThere(statement, isItself))) return true;
    if (!isFunction(current)) continue;
    if (runsInPlace(current)) continue;
    const calls = depth < 3 ? callsOf(file, current) : undefined;
    return calls !== undefined && calls.length > 0 && calls.every((call) => enclosingFunction(call) !== current && isFilledOnce(file, collection, call, depth + 1));
  }
  return false;
}

const standsFor = (file: FileFacts, { places }: Collection, expression: TSESTree.Node): boolean => places.some((place) => place === unwrap(expression) || (place.type === T.Identifier && file.scopes.variable(place) === file.scopes.variable(unwrap(expression)) && unwrap(expression).type === T.Identifier));

/** `!all`, `all === undefined`, `all.size === 0`, `!all.length` */
function saysNothingThere(test: TSESTree.Node, isItself: (node: TSESTree.Node) => boolean): boolean {
  if (test.type === T.LogicalExpression) return test.operator === '&&' && (saysNothingThere(test.left, isItself) || saysNothingThere(test.right, isItself));
  if (test.type === T.UnaryExpression && test.operator === '!') return isItself(test.argument) || isCount(test.argument, isItself);
  if (test.type !== T.BinaryExpression || !/^===?$/.test(test.operator)) return false;
  return isNullish(test.right) ? isItself(test.left) : test.right.type === T.Literal && test.right.value === 0 && isCount(test.left, isItself);
}

/** `all`, `all.size`, `all.size > 0` */
function saysThere(test: TSESTree.Node, isItself: (node: TSESTree.Node) => boolean): boolean {
  if (test.type === T.BinaryExpression) return /^(?:>|!==?)$/.test(test.operator) && (isNullish(test.right) ? isItself(test.left) : test.right.type === T.Literal && test.right.value === 0 && isCount(test.left, isItself));
  return isItself(test) || isCount(test, isItself);
}

const isCount = (node: TSESTree.Node, isItself: (node: TSESTree.Node) => boolean): boolean => {
  const expression = unwrap(node);
  return expression.type === T.MemberExpression && /^(?:size|length)$/.test(memberName(expression) ?? '') && isItself(expression.object);
};

/** `if (all) return all;` */
function leavesIfThere(statement: TSESTree.Node, isItself: (node: TSESTree.Node) => boolean): boolean {
  if (statement.type !== T.IfStatement || statement.alternate || !saysThere(statement.test, isItself)) return false;
  const last = statement.consequent.type === T.BlockStatement ? statement.consequent.body.at(-1) : statement.consequent;
  return last?.type === T.ReturnStatement;
}
