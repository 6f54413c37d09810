import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../facts/file.ts';
import { isKind } from '../facts/kinds.ts';
import { enclosingFunction, isFunction, methodCall, unwrap, within, type FunctionNode } from '../facts/syntax.ts';
import { workStartedAt } from '../waste/started-work.ts';
import type { Collection } from './collection.ts';
import type { Addition, Uses } from './uses.ts';

/**
 * An entry for what is under way, which is taken out only when that succeeds: the addition whose every removal stands
 * behind an `await`, or in a `then`, of the same function, and none where a failure comes by.
 */
export function unsettledAddition(file: FileFacts, collection: Collection, uses: Uses, removals: readonly TSESTree.Node[]): Addition | undefined {
  if (collection.kind === 'array' || removals.length === 0) return undefined;
  return uses.additions.find((addition) => {
    const fn = enclosingFunction(addition.node);
    if (!fn || removals.some((removal) => !within(removal, fn)) || !removals.every((removal) => isOnSuccess(file, removal, addition.node))) return false;
    return removals.every((removal) => enclosingFunction(removal) === fn) || holdsPromise(file, collection, addition);
  });
}

/**
 * Whether it is seen that what is waited for may fail: a promise that is kept fails for whoever asks next; else the wait
 * is for a request, a file or the like, or for a function that is handed in.
 */
export function mayFail(file: FileFacts, collection: Collection, addition: Addition, removals: readonly TSESTree.Node[]): boolean {
  if (holdsPromise(file, collection, addition)) return true;
  return removals.some((removal) => {
    const fn = enclosingFunction(removal);
    const chain = fn && methodCall(fn.parent);
    const waited = [...file.index.awaits.filter((wait) => fn && enclosingFunction(wait) === fn && wait.range[1] <= removal.range[0]).map(({ argument }) => argument), ...(chain ? [chain.receiver] : [])];
    return waited.some((value) => workStartedAt(file, value) !== undefined || isHandedIn(file, value));
  });
}

/** `await run()` of a parameter. */
const isHandedIn = (file: FileFacts, value: TSESTree.Node): boolean => {
  const call = unwrap(value);
  return call.type === T.CallExpression && file.scopes.variable(unwrap(call.callee))?.defs[0]?.type === 'Parameter';
};

/** Whether what is kept is the promise itself: by its value, or by the written type of the collection. */
function holdsPromise(file: FileFacts, { made, declaration }: Collection, { value }: Addition): boolean {
  if (!value) return false;
  const written = `${'typeArguments' in made && made.typeArguments ? file.textOf(made.typeArguments) : ''}${declaration?.type === T.PropertyDefinition && declaration.typeAnnotation ? file.textOf(declaration.typeAnnotation) : ''}`;
  return /\bPromise(?:Like)?</.test(written) || isKind(file, value, 'promise') === 'yes';
}

/** Whether a removal is passed over when what is waited for fails. */
function isOnSuccess(file: FileFacts, removal: TSESTree.Node, addition: TSESTree.Node): boolean {
  const fn = enclosingFunction(removal);
  if (!fn || isInRescue(removal, fn) || isChosen(file, removal, addition, fn)) return false;
  const chained = fn.parent.type === T.CallExpression ? methodCall(fn.parent) : undefined;
  if (chained?.name === 'then' && !within(addition, fn)) return chained.call.arguments.length === 1 && chained.call.arguments[0] === fn && !hasCaught(file, chained.receiver);
  if (!fn.async) return false;
  const start = enclosingFunction(addition) === fn ? addition.range[1] : fn.range[0];
  return file.index.awaits.some((wait) => wait.range[0] >= start && wait.range[1] <= removal.range[0] && enclosingFunction(wait) === fn && !isCaughtBefore(wait, removal, fn) && dominates(wait, removal));
}

/** `p.catch(() => {})`, `p.then(done, done)`: behind it a failure comes by as well. */
function hasCaught(file: FileFacts, promise: TSESTree.Node): boolean {
  const value = file.scopes.constant(unwrap(promise)) ?? promise;
  const link = methodCall(unwrap(value));
  return link?.name === 'catch' || (link?.name === 'then' && link.call.arguments.length > 1);
}

/** `if (icon === failed) entries.delete(key)`: what came of it decides, so that what succeeds is meant to stay. */
function isChosen(file: FileFacts, removal: TSESTree.Node, addition: TSESTree.Node, fn: FunctionNode): boolean {
  for (let current = removal; current.parent && current !== fn; current = current.parent) {
    const { parent } = current;
    if (parent.type === T.IfStatement && parent.test !== current && !within(addition, parent)) return file.index.awaits.some((wait) => wait.parent.type === T.VariableDeclarator && wait.parent.init === wait && (file.scopes.variable(wait.parent.id)?.references ?? []).some(({ identifier }) => within(identifier, parent.test)));
  }
  return false;
}

/** In a `finally` or `catch`. */
function isInRescue(node: TSESTree.Node, fn: FunctionNode): boolean {
  for (let current = node; current.parent && current !== fn; current = current.parent) {
    if (current.type === T.CatchClause || (current.parent.type === T.TryStatement && current.parent.finalizer === current)) return true;
  }
  return false;
}

/** `try { await x; } catch {} entries.delete(key)`: a failure comes by as well. */
function isCaughtBefore(wait: TSESTree.Node, removal: TSESTree.Node, fn: FunctionNode): boolean {
  for (let current = wait; current.parent && current !== fn; current = current.parent) {
    if (current.parent.type === T.TryStatement && current.parent.block === current && current.parent.handler && !within(removal, current.parent)) return true;
  }
  return false;
}

/** The removal is no other branch than the wait: both stand in blocks that the wait's own encloses. */
function dominates(wait: TSESTree.Node, removal: TSESTree.Node): boolean {
  for (let current = wait; current.parent && !isFunction(current); current = current.parent) {
    if ((current.parent.type === T.IfStatement || current.parent.type === T.ConditionalExpression) && current.parent.test !== current && !within(removal, current)) return false;
  }
  return true;
}
