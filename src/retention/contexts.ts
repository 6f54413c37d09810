import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { Answer } from '../facts/answer.ts';
import { callbackRole } from '../facts/callbacks.ts';
import { callsNamed } from '../facts/called.ts';
import type { FileFacts } from '../facts/file.ts';
import { isKind, isNamed } from '../facts/kinds.ts';
import { knownCalls } from '../facts/known-calls.ts';
import { originOf, type ValueOrigin } from '../facts/origin.ts';
import { closureOf, isReached } from '../facts/reach.ts';
import { enclosingFunction, enclosingFunctions, isClass, methodCall, unwrap, within, type FunctionNode } from '../facts/syntax.ts';
import type { Certainty } from '../finding.ts';
import { placesOf } from './endings.ts';
import { placeOf } from './places.ts';

/** A call of a method of an AsyncLocalStorage. */
export interface StorageCall {
  readonly call: TSESTree.CallExpression;
  readonly storage: TSESTree.Expression;
  readonly isStorage: Answer;
}

const storages = { from: 'package', name: 'AsyncLocalStorage', package: ['async_hooks', 'node:async_hooks', 'node'] } as const;

const entering = /^enterWith$/;
const running = /^run$/;

/** Every call of such a method on what is, or may be, an AsyncLocalStorage. */
const storageCallsOf = (file: FileFacts, names: RegExp): readonly StorageCall[] =>
  callsNamed(file, names).flatMap((node) => {
    const method = methodCall(node);
    if (method?.call !== node) return [];
    // A static field is told by what it is given.
    const made = placeOf(file, method.receiver)?.initial ?? method.receiver;
    const isStorage = isOwnObject(originOf(file, made)) ? 'no' : isNamed(file, made, storages);
    return isStorage === 'no' ? [] : [{ call: method.call, storage: method.receiver, isStorage }];
  });

/** A function, what is written down here, or made by a class of this file that extends nothing. */
const isOwnObject = (origin: ValueOrigin): boolean => origin.from === 'literal' || origin.from === 'function' || (origin.from === 'new' && origin.of.from === 'class' && isClass(origin.of.node) && origin.of.node.superClass === null);

/** A store that is entered in a function whose caller goes on with it. */
export interface Entered extends StorageCall {
  readonly fn: FunctionNode;
  /** For messages: `this request handler`. */
  readonly by: string;
  readonly because: string;
  readonly certainty: Certainty;
  /** The call of the function that enters for its caller. */
  readonly helped?: TSESTree.CallExpression;
}

/** Every `enterWith` that nothing bounds: what runs the function goes on with the store. */
export function enteredStores(file: FileFacts): readonly Entered[] {
  const entries = storageCallsOf(file, entering);
  const bounded = entries.length === 0 ? new Set<FunctionNode>() : file.once(boundedFunctions);
  return entries.flatMap((entry) => {
    const fn = enclosingFunction(entry.call);
    if (!fn || isReached(entry.call, bounded) || isRestored(entries, fn) || isAwaited(file, entry.call, fn)) return [];
    const caller = callerOf(file, fn, entry.call) ?? helpedCaller(file, fn, bounded);
    if (!caller) return [];
    // What a connection's own listeners are to see may well be meant to stay as long as it does.
    const isSure = entry.isStorage === 'yes' && listensLater(file, fn, entry.call) === undefined;
    return [{ ...entry, fn, ...caller, certainty: isSure ? caller.certainty : 'likely' }];
  });
}

/** A listener that a function adds behind a call: it runs later, in the context of what emits. */
export const listensLater = (file: FileFacts, fn: FunctionNode, call: TSESTree.Node): TSESTree.Node | undefined =>
  file.index.calls.find((other) => within(other, fn) && other.range[0] >= call.range[1] && /^(?:on|once|addListener|addEventListener|subscribe)$/.test(methodCall(other)?.name ?? ''));

/** What runs within a callback that has its context given back: `storage.run(store, callback)`, `resource.runInAsyncScope(callback)`. */
function boundedFunctions(file: FileFacts): ReadonlySet<FunctionNode> {
  const callbacks = file.index.calls.flatMap((node) => {
    const method = methodCall(node);
    return method && /^(?:run|exit|runInAsyncScope|runStores|bind|with)$/.test(method.name) ? method.call.arguments.flatMap((argument) => file.scopes.functionsOf(argument)) : [];
  });
  return closureOf(file, callbacks);
}

/** A second `enterWith` in the same function gives back what was there. */
const isRestored = (entries: readonly StorageCall[], fn: FunctionNode): boolean => entries.filter(({ call }) => [...enclosingFunctions(call)].includes(fn)).length > 1;

/** What comes after an `await` has a context of its own. */
const isAwaited = (file: FileFacts, call: TSESTree.Node, fn: FunctionNode): boolean => file.index.awaits.some((node) => enclosingFunction(node) === fn && node.range[1] <= call.range[0]);

type Caller = Pick<Entered, 'by' | 'because' | 'certainty' | 'helped'>;

/** What runs a function, where that goes on afterwards and sees the store. */
function callerOf(file: FileFacts, fn: FunctionNode, call: TSESTree.Node): Caller | undefined {
  const role = callbackRole(file, fn);
  if (role?.kind === 'request') return { by: role.title, because: 'the next request of the same connection begins with this store', certainty: 'certain' };
  const places = placesOf(file, fn).flatMap((place) => placeCaller(file, place) ?? []);
  return places[0] ?? middleware(file, fn, call);
}

/** `enter({ request })` in a request handler: who calls a helper that enters goes on with the store. */
function helpedCaller(file: FileFacts, fn: FunctionNode, bounded: ReadonlySet<FunctionNode>): Caller | undefined {
  const calls = knownCalls(file, fn)?.calls ?? [];
  for (const call of calls) {
    const home = enclosingFunction(call);
    const isGivenBack = calls.filter((other) => enclosingFunction(other) === home).length > 1;
    if (!home || home === fn || isGivenBack || isReached(call, bounded) || isAwaited(file, call, home)) continue;
    const caller = callerOf(file, home, call);
    if (caller) return { ...caller, by: `${caller.by}, in line ${call.loc.start.line},`, helped: call };
  }
  return undefined;
}

/** What a function is handed to, there. */
function placeCaller(file: FileFacts, place: TSESTree.Node): Caller | undefined {
  const call = place.parent;
  if (call?.type !== T.CallExpression || call.callee === place) return undefined;
  const origin = originOf(file, call.callee);
  if (origin.from === 'global' && origin.path === 'setInterval') return { by: 'this interval', because: 'its next turn begins with this store', certainty: 'certain' };
  const method = methodCall(call);
  const [event] = call.arguments;
  if (!method || event === place || !/^(?:on|addListener|prependListener|addEventListener|addHook)$/.test(method.name) || event?.type !== T.Literal) return undefined;
  const kind = method.name === 'addHook' ? isFastify(originOf(file, method.receiver)) : isKind(file, method.receiver, method.name === 'addEventListener' ? 'event-target' : 'emitter');
  if (kind === 'no') return undefined;
  return { by: `this \`${String(event.value)}\` handler`, because: 'what emits the event goes on with this store', certainty: kind === 'yes' ? 'certain' : 'likely' };
}

const isFastify = (origin: ValueOrigin): Answer => (origin.from === 'call' && origin.of.from === 'import' && origin.of.module === 'fastify' ? 'yes' : 'unknown');

/** `(request, response, next) => { storage.enterWith(store); next(); }` */
function middleware(file: FileFacts, fn: FunctionNode, call: TSESTree.Node): Caller | undefined {
  const next = fn.params.at(-1);
  if (fn.params.length < 2 || next?.type !== T.Identifier) return undefined;
  const goesOn = (file.scopes.variable(next)?.references ?? []).some(({ identifier: { parent, range } }) => parent?.type === T.CallExpression && unwrap(parent.callee).range[0] === range[0] && range[0] > call.range[1] && enclosingFunction(parent) === fn);
  return goesOn ? { by: 'this middleware', because: `\`${next.name}()\` is all that is to run with this store`, certainty: fn.params.length === 3 ? 'certain' : 'likely' } : undefined;
}

/** The callback of a `run` of what is known to be a storage. */
export const runsOf = (file: FileFacts): readonly (StorageCall & { readonly callback: FunctionNode })[] =>
  storageCallsOf(file, running).flatMap((run) => {
    const [, callback] = run.call.arguments;
    const fn = callback && file.scopes.functionOf(callback);
    return fn && run.isStorage === 'yes' ? [{ ...run, callback: fn }] : [];
  });
