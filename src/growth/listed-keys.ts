import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../facts/file.ts';
import { originOf } from '../facts/origin.ts';
import { enclosingFunction, methodCall, methodOn, unwrap, wrapped } from '../facts/syntax.ts';
import { isBehindTest } from '../facts/tested.ts';
import type { Addition } from './uses.ts';

/** Whether an addition runs only for keys of a list that the module has and nothing adds to: `if (!allowed.has(key)) return;`. */
export const isOfList = (file: FileFacts, { node, key }: Addition): boolean => key !== undefined && isBehindTest(node, (test) => asksList(file, test, key));

/** `allowed.has(key)`, `KNOWN.includes(key)`, `key in tenants`, `Object.hasOwn(tenants, key)`, `tenants[key]`, or a function of the file that answers with one. */
function asksList(file: FileFacts, test: TSESTree.Node, key: TSESTree.Node, depth = 0): boolean {
  const asked = unwrap(test);
  if (asked.type === T.BinaryExpression) return asked.operator === 'in' && isSame(file, asked.left, key) && isFixed(file, asked.right);
  if (asked.type === T.MemberExpression) return asked.computed && isSame(file, asked.property, key) && isFixed(file, asked.object);
  if (asked.type !== T.CallExpression) return false;
  const [first, second] = asked.arguments;
  const method = methodCall(asked);
  if (method && first && /^(?:has|includes|hasOwnProperty)$/.test(method.name)) return isSame(file, first, key) && isFixed(file, method.receiver);
  const origin = originOf(file, asked.callee);
  if (origin.from === 'global' && origin.path === 'Object.hasOwn') return first !== undefined && second !== undefined && isSame(file, second, key) && isFixed(file, first);
  const fn = depth < 2 ? file.scopes.functionOf(asked.callee) : undefined;
  const body = fn?.body.type === T.BlockStatement ? fn.body.body[0] : fn?.body;
  const result = body?.type === T.ReturnStatement ? body.argument : body;
  const parameter = fn?.params[asked.arguments.findIndex((argument) => isSame(file, argument, key))];
  return result !== undefined && result !== null && parameter !== undefined && asksList(file, result, parameter, depth + 1);
}

function isSame(file: FileFacts, a: TSESTree.Node, b: TSESTree.Node): boolean {
  const [left, right] = [unwrap(a), unwrap(b)];
  if (left.type === T.Identifier || right.type === T.Identifier) return file.scopes.variable(left) !== undefined && file.scopes.variable(left) === file.scopes.variable(right);
  return file.textOf(left) === file.textOf(right);
}

/** A constant of the module that is only ever asked. */
function isFixed(file: FileFacts, list: TSESTree.Node): boolean {
  const node = unwrap(list);
  const value = file.scopes.constant(node);
  const variable = file.scopes.variable(node);
  if (!value || !variable || isEmpty(value) || enclosingFunction(value) || variable.references.some((reference) => reference.isWrite() && !reference.init)) return false;
  return variable.references.every(({ identifier, init }) => init === true || isQuestion(identifier as TSESTree.Node));
}

/** `new Set()`, `{}`: others fill it, or nobody does. */
function isEmpty(value: TSESTree.Node): boolean {
  const made = unwrap(value);
  return made.type === T.NewExpression ? made.arguments.length === 0 : made.type === T.ArrayExpression ? made.elements.length === 0 : made.type === T.ObjectExpression && made.properties.length === 0;
}

/** Read in a way that cannot add to it. */
function isQuestion(identifier: TSESTree.Node): boolean {
  const use = wrapped(identifier);
  const { parent } = use;
  if (parent?.type === T.BinaryExpression || parent?.type === T.ForOfStatement || parent?.type === T.ForInStatement || parent?.type === T.SpreadElement || parent?.type === T.TSTypeQuery) return true;
  if (parent?.type !== T.MemberExpression || parent.object !== use) return parent?.type === T.CallExpression && /^Object\.(?:keys|values|entries|hasOwn|freeze)$/.test(parent.callee.type === T.MemberExpression ? `${nameOf(parent.callee.object)}.${nameOf(parent.callee.property)}` : '');
  const method = methodOn(identifier);
  if (method) return /^(?:has|get|includes|indexOf|hasOwnProperty|find|some|every|map|filter|forEach|keys|values|entries|join|at)$/.test(method.name);
  const outer = wrapped(parent);
  return !(outer.parent?.type === T.AssignmentExpression && outer.parent.left === outer) && outer.parent?.type !== T.UpdateExpression;
}

const nameOf = (node: TSESTree.Node): string => (node.type === T.Identifier ? node.name : '');
