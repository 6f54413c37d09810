import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../facts/file.ts';
import type { InstanceModel } from '../facts/instance.ts';
import { originOf } from '../facts/origin.ts';
import { targetSlot, usesOf } from '../facts/slots.ts';
import { isFunction, isNullish, memberName, methodCall, unwrap, within, wrapped } from '../facts/syntax.ts';
import { teardownStrength } from '../facts/teardown-names.ts';
import { isEndEvent, propertyOfPattern, runsAtEnd } from './endings.ts';
import { isSamePlace, placeOf, type Place } from './places.ts';

/** Whether what stands at a place is a promise that settles only when something is over, or never. */
export function lastsAt(file: FileFacts, place: Place): boolean {
  if (isNever(file, place.annotation) || isDeferredIn(file, place)) return true;
  const values = [...(place.initial && !isNullish(place.initial) ? [place.initial] : []), ...givenTo(file, place)];
  return values.length > 0 && values.every((value) => lasts(file, value));
}

/** Whose end settles what stands at a place, for messages. */
export const lifeTitle = ({ life, instance }: Place): string => (life === 'instance' && instance ? instance.title : 'the program');

const givenTo = (file: FileFacts, place: Place): TSESTree.Expression[] =>
  file.index.assignments.flatMap(({ left, right }) => {
    const target = isNullish(right) || right === place.initial ? undefined : placeOf(file, left);
    return target && isSamePlace(target, place) ? [right] : [];
  });

/** `Promise<never>`: it can only be rejected. */
function isNever(file: FileFacts, type: TSESTree.TypeNode | undefined): boolean {
  if (type?.type !== T.TSTypeReference || type.typeName.type !== T.Identifier || type.typeName.name !== 'Promise') return false;
  return type.typeArguments?.params[0]?.type === T.TSNeverKeyword && file.scopes.isGlobal(type.typeName);
}

/** Whether an expression's value is such a promise, by its written type or by what settles it. */
export function isLasting(file: FileFacts, node: TSESTree.Node): boolean {
  const definition = node.type === T.Identifier ? file.scopes.variable(node)?.defs[0] : undefined;
  const annotation = definition?.name.type === T.Identifier ? definition.name.typeAnnotation?.typeAnnotation : undefined;
  return isNever(file, annotation) || lasts(file, node);
}

function lasts(file: FileFacts, value: TSESTree.Node, depth = 0): boolean {
  const expression = unwrap(value);
  if (depth > 4) return false;
  if (expression.type === T.NewExpression) {
    const origin = originOf(file, expression.callee);
    const executor = origin.from === 'global' && origin.path === 'Promise' && expression.arguments[0] ? file.scopes.functionOf(expression.arguments[0]) : undefined;
    return executor !== undefined && executor.params.every((parameter) => parameter.type === T.Identifier && settlesAtEnd(file, parameter));
  }
  if (expression.type === T.CallExpression) {
    const origin = originOf(file, expression.callee);
    if (origin.from === 'import' && /^(?:node:)?events$/.test(origin.module) && (origin.path || origin.name) === 'once') return isEndEvent(expression.arguments[1]);
    const method = methodCall(expression);
    return method !== undefined && /^(?:then|catch|finally)$/.test(method.name) && lasts(file, method.receiver, depth + 1);
  }
  if (expression.type !== T.Identifier) return false;
  const constant = file.scopes.constant(expression);
  return constant ? lasts(file, constant, depth + 1) : isDeferred(file, expression);
}

/** `const { promise: closed, resolve } = Promise.withResolvers()`, of which `resolve` is called at the end. */
function isDeferred(file: FileFacts, promise: TSESTree.Identifier): boolean {
  const definition = file.scopes.variable(promise)?.defs[0];
  const pattern = definition?.type === 'Variable' && definition.node.init && unwrap(definition.node.init).type === T.CallExpression ? definition.node.id : undefined;
  if (pattern?.type !== T.ObjectPattern || !propertyOfPattern(pattern, /^promise$/).some((name) => name === definition?.name)) return false;
  const settlers = propertyOfPattern(pattern, /^(?:resolve|reject)$/);
  return settlers.length > 0 && settlers.every((settler) => settlesAtEnd(file, settler));
}

/** `this.stopped.promise` of a field that has `resolve` too, which this file calls at the end alone and hands to nobody. */
function isDeferredIn(file: FileFacts, { root, path, instance }: Place): boolean {
  const [, field] = /^([^.]+)\.promise$/.exec(path) ?? [];
  if (field === undefined || !instance) return false;
  const uses = file.index.members.filter((member) => memberName(member) === field && placeOf(file, member)?.root === root);
  const parts = uses.map((use) => wrapped(use).parent);
  const settlers = parts.filter((part): part is TSESTree.MemberExpression => part?.type === T.MemberExpression && /^(?:resolve|reject)$/.test(memberName(part) ?? ''));
  return settlers.length > 0 && parts.every((part) => part?.type === T.MemberExpression && /^(?:promise|resolve|reject)$/.test(memberName(part) ?? '')) && settlers.every((settler) => runsAtEnd(file, settler) || isInEnd(file, settler, instance));
}

/** `stop() { this.stopped.resolve(); }`: whatever else the method does, what waits for the end is told there. */
const isInEnd = (file: FileFacts, node: TSESTree.Node, { methods }: InstanceModel): boolean => [...methods].some(([name, method]) => within(node, method) && teardownStrength(name, file.settings.teardown) !== undefined);

/** Whether a function that settles a promise is called at the end alone, wherever it is kept until then. */
function settlesAtEnd(file: FileFacts, settler: TSESTree.Identifier): boolean {
  const uses = (file.scopes.variable(settler)?.references ?? []).filter((reference) => reference.isRead()).map(({ identifier }) => identifier as TSESTree.Node);
  return uses.every((use) => runsAtEnd(file, use) || isKeptForEnd(file, use));
}

/** `this.close = resolve`, and `this.close()` in a teardown. */
function isKeptForEnd(file: FileFacts, use: TSESTree.Node): boolean {
  const outer = wrapped(use);
  const slot = outer.parent?.type === T.AssignmentExpression && outer.parent.right === outer ? targetSlot(file, outer.parent.left) : undefined;
  const uses = slot ? usesOf(file, slot).filter((other) => !isFunction(other) && outer.parent?.type === T.AssignmentExpression && unwrap(outer.parent.left) !== other && !isDeclaration(other)) : [];
  return uses.length > 0 && uses.every((other) => runsAtEnd(file, other));
}

const isDeclaration = (node: TSESTree.Node): boolean => node.parent?.type === T.VariableDeclarator && node.parent.id === node;

/** The promise below what is chained to it: `this.closed` of `this.closed.then(…)`. */
export function chained(node: TSESTree.Node): TSESTree.Node {
  const expression = unwrap(node);
  const callee = expression.type === T.CallExpression ? unwrap(expression.callee) : undefined;
  return callee?.type === T.MemberExpression && /^(?:then|catch|finally)$/.test(memberName(callee) ?? '') ? chained(callee.object) : expression;
}
