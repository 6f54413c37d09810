import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from './file.ts';
import { isFunction, keyName, memberName, methodCall, unwrap, type FunctionNode } from './syntax.ts';

/** Calls its argument with one element after the other. */
export const walking = /^(?:forEach|map|flatMap|filter|some|every|find)$/;
/** Gives the elements on as a collection. */
export const passingOn = /^(?:splice|slice|reverse|toReversed|concat|filter|values|entries)$/;
/** Gives one element. */
export const taking = /^(?:pop|shift|at|get)$/;

/** What an expression is of an element of a collection: the element itself, or by a path of keys a part of it. */
export interface ElementPart {
  readonly collection: TSESTree.Node;
  /** Empty for the element itself. */
  readonly path: string;
}

/** `all` of `[...all]`, `all.splice(0)`, `all ?? []`, `Array.from(all)`, `Object.entries(all)`. */
export function collectionOf(file: FileFacts, node: TSESTree.Node): TSESTree.Node {
  const expression = unwrap(node);
  if (expression.type === T.LogicalExpression) return collectionOf(file, expression.left);
  if (expression.type === T.ArrayExpression) {
    const [spread] = expression.elements;
    return expression.elements.length === 1 && spread?.type === T.SpreadElement ? collectionOf(file, spread.argument) : expression;
  }
  const method = methodCall(expression);
  if (!method) return expression;
  const [source] = method.call.arguments;
  const isOfGlobal = file.scopes.isGlobal(unwrap(method.receiver)) && /^(?:from|values|entries)$/.test(method.name);
  if (isOfGlobal && source) return collectionOf(file, source);
  return passingOn.test(method.name) ? collectionOf(file, method.receiver) : expression;
}

/** `event` of `for (const { event } of all)`, `all.forEach(([target, event]) => …)`, `const event = all[i].event`. */
export function elementPartOf(file: FileFacts, node: TSESTree.Node, depth = 0): ElementPart | undefined {
  if (depth > 5) return undefined;
  const expression = unwrap(node);
  if (expression.type === T.MemberExpression) {
    const name = memberName(expression);
    if (name === undefined) return { collection: collectionOf(file, expression.object), path: '' };
    return below(elementPartOf(file, expression.object, depth + 1), name);
  }
  const taken = methodCall(expression);
  if (taken) return taking.test(taken.name) ? { collection: collectionOf(file, taken.receiver), path: '' } : undefined;
  const variable = file.scopes.variable(expression);
  const [definition] = variable?.defs ?? [];
  if (!variable || !definition || expression.type !== T.Identifier) return undefined;
  const name = definition.name;
  if (definition.type === 'Parameter' && isFunction(definition.node)) return ofParameter(file, definition.node, name, depth);
  if (definition.type !== 'Variable') return undefined;
  const { id, init, parent } = definition.node;
  const path = pathTo(id, name);
  if (path === undefined) return undefined;
  if (parent.parent.type === T.ForOfStatement && parent.parent.left === parent) return { collection: collectionOf(file, parent.parent.right), path };
  return init ? below(elementPartOf(file, init, depth + 1), path) : undefined;
}

/** What a function gets that a collection is walked with, or that is called with an element. */
function ofParameter(file: FileFacts, fn: FunctionNode, name: TSESTree.Node, depth: number): ElementPart | undefined {
  const position = fn.params.findIndex((parameter) => pathTo(parameter, name) !== undefined);
  const path = fn.params[position] && pathTo(fn.params[position], name);
  if (path === undefined) return undefined;
  for (const use of [fn, ...(file.scopes.variableOf(fn)?.references ?? []).map(({ identifier }) => identifier)]) {
    const call = use.parent?.type === T.CallExpression ? use.parent : undefined;
    const method = call && methodCall(call);
    if (method && position === 0 && call?.arguments[0] === use && walking.test(method.name)) return { collection: collectionOf(file, method.receiver), path };
    const given = call?.callee === use ? call.arguments[position] : undefined;
    const part = given && below(elementPartOf(file, given, depth + 1), path);
    if (part) return part;
  }
  return undefined;
}

/** A path of keys, and what stands below it. */
export const joined = (path: string, key: string): string => (path === '' || key === '' ? path + key : `${path}.${key}`);

const below = (part: ElementPart | undefined, path: string): ElementPart | undefined => part && { ...part, path: joined(part.path, path) };


/** By which keys a pattern takes a name out of a value; undefined when it does not. */
function pathTo(pattern: TSESTree.Node, name: TSESTree.Node): string | undefined {
  if (pattern === name) return '';
  switch (pattern.type) {
    case T.AssignmentPattern:
      return pathTo(pattern.left, name);
    case T.ArrayPattern:
      return firstPath(pattern.elements.map((element, index) => ({ key: String(index), inner: element })), name);
    case T.ObjectPattern:
      return firstPath(pattern.properties.map((property) => (property.type === T.Property ? { key: keyName(property.key, property.computed), inner: property.value } : { key: undefined, inner: null })), name);
    default:
      return undefined;
  }
}

function firstPath(parts: readonly { readonly key: string | undefined; readonly inner: TSESTree.Node | null }[], name: TSESTree.Node): string | undefined {
  for (const { key, inner } of parts) {
    const path = inner && key !== undefined ? pathTo(inner, name) : undefined;
    if (path !== undefined) return joined(key as string, path);
  }
  return undefined;
}
