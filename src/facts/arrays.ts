import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { Answer } from './answer.ts';
import { isFilledWhole } from './counting-loop.ts';
import type { FileFacts } from './file.ts';
import { originOf } from './origin.ts';
import type { Variable } from './scopes.ts';
import { enclosingFunction, isFunction, memberName, methodCall, unwrap, type FunctionNode } from './syntax.ts';

/** Methods of arrays that answer with an array of their own. */
const copying = /^(?:map|filter|slice|concat|flat|flatMap|splice|toSorted|toReversed|toSpliced|with)$/;
/** Methods of arrays that answer with the array itself. */
const sameArray = /^(?:sort|reverse|fill|copyWithin)$/;
const makers = /^(?:Array(?:\.from|\.of)?|Object\.(?:keys|values|entries|getOwnPropertyNames))$/;
/** Methods of strings that answer with a string, and of anything that does. */
const stringly = /^(?:trim(?:Start|End)?|toLowerCase|toUpperCase|toString|join|replace|replaceAll|padStart|padEnd|repeat|normalize|toFixed)$/;

/** The path of a global function that a call calls: `Object.entries`. */
export function globalCallee(file: FileFacts, node: TSESTree.Node): string | undefined {
  if (node.type !== T.CallExpression && node.type !== T.NewExpression) return undefined;
  const callee = originOf(file, node.callee);
  return callee.from === 'global' ? callee.path : undefined;
}

/** Whether the values of an expression are plain arrays: by the checker when it knows, else by what makes them. */
export function isArray(file: FileFacts, node: TSESTree.Node, depth = 0): Answer {
  const expression = unwrap(node);
  if (expression.type === T.ArrayExpression) return 'yes';
  if (depth > 8) return 'unknown';
  const typed = file.values.isArray(node);
  if (typed !== 'unknown') return typed;
  if (node.type === T.TSAsExpression && annotationIsArray(node.typeAnnotation) === 'yes') return 'yes';
  if (expression.type === T.Identifier) return variableIsArray(file, expression, depth);
  if (expression.type === T.ConditionalExpression) {
    const [left, right] = [isArray(file, expression.consequent, depth + 1), isArray(file, expression.alternate, depth + 1)];
    return left === right ? left : 'unknown';
  }
  if (expression.type !== T.CallExpression && expression.type !== T.NewExpression) return 'unknown';
  if (makers.test(globalCallee(file, expression) ?? '')) return 'yes';
  const fn = file.scopes.functionOf(expression.callee);
  if (fn) return expression.type === T.CallExpression ? resultIsArray(file, fn, depth) : 'no';
  const method = methodCall(expression);
  if (!method) return 'unknown';
  if (method.name === 'split') return isString(file, method.receiver);
  return copying.test(method.name) || sameArray.test(method.name) ? isArray(file, method.receiver, depth + 1) : 'unknown';
}

/** Whether a function of the file answers with an array, on each of its ways. */
function resultIsArray(file: FileFacts, fn: FunctionNode, depth: number): Answer {
  if (fn.async || fn.generator) return 'no';
  const results = fn.body.type === T.BlockStatement ? file.index.returns.flatMap((result) => (enclosingFunction(result) === fn ? [result.argument] : [])) : [fn.body];
  return results.length > 0 && results.every((result) => result && isArray(file, result, depth + 1) === 'yes') ? 'yes' : 'unknown';
}

function variableIsArray(file: FileFacts, identifier: TSESTree.Identifier, depth: number): Answer {
  const definition = file.scopes.variable(identifier)?.defs[0];
  if (!definition) return 'unknown';
  const { name } = definition;
  if (name.type === T.Identifier && name.typeAnnotation) return annotationIsArray(name.typeAnnotation.typeAnnotation);
  if (definition.type === 'Parameter') return name.parent?.type === T.RestElement && isFunction(name.parent.parent) ? 'yes' : 'unknown';
  const value = file.scopes.constant(identifier);
  return value ? isArray(file, value, depth + 1) : 'unknown';
}

/** `T[]`, `readonly T[]`, `[A, B]`, `Array<T>`: by the syntax, for files without types. */
function annotationIsArray(type: TSESTree.TypeNode): Answer {
  if (type.type === T.TSArrayType || type.type === T.TSTupleType) return 'yes';
  if (type.type === T.TSTypeOperator && type.operator === 'readonly' && type.typeAnnotation) return annotationIsArray(type.typeAnnotation);
  if (type.type === T.TSTypeReference) return type.typeName.type === T.Identifier && /^(?:Readonly)?Array$/.test(type.typeName.name) ? 'yes' : 'unknown';
  return 'unknown';
}

/** Whether the values are strings, by the syntax that makes them. */
export function isString(file: FileFacts, node: TSESTree.Node): Answer {
  if (file.types.typed) {
    const text = file.types.describe(node);
    if (text !== undefined && text !== 'any' && text !== 'unknown') return /^(?:string|"[^"]*"|`.*`)$/.test(text) ? 'yes' : 'no';
  }
  const expression = unwrap(node);
  if (expression.type === T.TemplateLiteral) return 'yes';
  if (expression.type === T.Literal) return typeof expression.value === 'string' ? 'yes' : 'no';
  if (expression.type === T.BinaryExpression) return expression.operator === '+' && [expression.left, expression.right].some((side) => isString(file, side) === 'yes') ? 'yes' : 'unknown';
  if (expression.type === T.Identifier) {
    const name = file.scopes.variable(expression)?.defs[0]?.name;
    if (name?.type === T.Identifier && name.typeAnnotation) return name.typeAnnotation.typeAnnotation.type === T.TSStringKeyword ? 'yes' : 'unknown';
    const value = file.scopes.constant(expression);
    return value ? isString(file, value) : 'unknown';
  }
  if (globalCallee(file, expression) === 'String' || readsText(file, expression)) return 'yes';
  const method = methodCall(expression);
  return method && stringly.test(method.name) && isArray(file, method.receiver) !== 'yes' ? 'yes' : 'unknown';
}

/** `readFileSync(path, 'utf8')`, `await readFile(path, { encoding: 'utf8' })`: an encoding makes it text. */
export function readsText(file: FileFacts, node: TSESTree.Node): boolean {
  const call = node.type === T.AwaitExpression ? unwrap(node.argument) : node;
  if (call.type !== T.CallExpression || call.arguments.length !== 2) return false;
  const callee = originOf(file, call.callee);
  return callee.from === 'import' && /^(?:node:)?(?:fs|fs\/promises|graceful-fs|fs-extra)$/.test(callee.module) && /^(?:promises\.)?readFile(?:Sync)?$/.test(callee.path || callee.name);
}

/** Whether a type, inferred or written, forbids to change an array. */
export function isArrayReadonly(file: FileFacts, node: TSESTree.Node): boolean {
  const readonly = /^(?:readonly\b|ReadonlyArray\b|Readonly<)/;
  const expression = unwrap(node);
  const name = expression.type === T.Identifier ? file.scopes.variable(expression)?.defs[0]?.name : undefined;
  const fn = expression.type === T.CallExpression ? file.scopes.functionOf(expression.callee) : undefined;
  const written = name?.type === T.Identifier ? name.typeAnnotation : fn?.returnType;
  return readonly.test(file.values.written(node) ?? '') || (written !== undefined && readonly.test(file.textOf(written.typeAnnotation)));
}

/** Whether nobody else can have the array that an expression gives: it is made here and now. */
export function isFreshArray(file: FileFacts, node: TSESTree.Node): Answer {
  const expression = unwrap(node);
  if (expression.type === T.ArrayExpression) return 'yes';
  if (expression.type !== T.CallExpression && expression.type !== T.NewExpression) return 'no';
  if (makers.test(globalCallee(file, expression) ?? '')) return 'yes';
  const method = methodCall(expression);
  if (!method) return 'unknown';
  if (method.name === 'split') return isString(file, method.receiver);
  if (sameArray.test(method.name)) return isFreshArray(file, method.receiver);
  return copying.test(method.name) ? isArray(file, method.receiver) : 'unknown';
}

/** Whether every index below the array's length is set: `map` and `filter` pass over holes, loops do not. */
export function isDense(file: FileFacts, node: TSESTree.Node): Answer {
  const expression = unwrap(node);
  if (expression.type === T.ArrayExpression) return expression.elements.includes(null) ? 'no' : 'yes';
  if (expression.type === T.Identifier) {
    const variable = file.scopes.variable(expression);
    const value = file.scopes.constant(expression);
    const length = value && lengthMade(file, unwrap(value));
    if (variable && length && variable.defs[0]?.type === 'Variable') return isFilledWhole(file, variable, length) ? 'yes' : 'no';
    return variable && value && !writesPlaces(variable) ? isDense(file, value) : 'unknown';
  }
  if (expression.type !== T.CallExpression && expression.type !== T.NewExpression) return 'unknown';
  const maker = globalCallee(file, expression);
  if (lengthMade(file, expression)) return 'no';
  if (maker !== undefined && makers.test(maker)) return 'yes';
  const method = methodCall(expression);
  if (!method) return 'unknown';
  if (method.name === 'split') return isString(file, method.receiver);
  if (/^(?:filter|toSorted|toReversed|toSpliced|with|flat|flatMap)$/.test(method.name)) return isArray(file, method.receiver);
  if (method.name === 'fill') return method.call.arguments.length === 1 ? 'yes' : 'unknown';
  return /^(?:map|slice|sort|reverse)$/.test(method.name) ? isDense(file, method.receiver) : 'unknown';
}

/** The length of `new Array(length)`, which holds nothing but holes. */
export function lengthMade(file: FileFacts, node: TSESTree.Node): TSESTree.CallExpressionArgument | undefined {
  if (node.type !== T.NewExpression && node.type !== T.CallExpression) return undefined;
  const [length, ...others] = node.arguments;
  return length && others.length === 0 && globalCallee(file, node) === 'Array' ? length : undefined;
}

/** `v[i] = x`, `v.length = n`, `delete v[i]`, or the array handed to code that may do it. */
const writesPlaces = (variable: Variable): boolean =>
  variable.references.some(({ identifier, init }) => {
    if (init) return false;
    const { parent } = identifier;
    if (parent.type !== T.MemberExpression || parent.object !== identifier) return !(parent.type === T.ForOfStatement && parent.right === identifier);
    const use = parent.parent;
    if (use.type === T.AssignmentExpression && use.left === parent) return true;
    if (use.type === T.UnaryExpression && use.operator === 'delete') return true;
    return use.type === T.CallExpression && use.callee === parent ? !/^(?:toSorted|toReversed|toSpliced|with|push|unshift|pop|shift|map|filter|slice|sort|reverse|forEach|some|every|find|findIndex|reduce|includes|indexOf|join|flatMap|concat|fill)$/.test(memberName(parent) ?? '') : false;
  });
