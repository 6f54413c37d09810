import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { originOf } from '../../facts/origin.ts';
import { isExecutor } from '../../facts/promises.ts';
import { closureOf } from '../../facts/reach.ts';
import type { Variable } from '../../facts/scopes.ts';
import { enclosingFunction, isFunction, methodOn, within, wrapped, type CallNode, type FunctionNode } from '../../facts/syntax.ts';
import type { Certainty } from '../../finding.ts';
import { isFallback, isLateAbort, isLateEnd } from './outrun-ends.ts';
import { actsAnyway, delayOf, timerCallback } from './timer-facts.ts';

/** A timeout that waits for something else to come first, and stays when that has come. */
export interface Outrun {
  readonly because: string;
  readonly certainty: Certainty;
  /** What its callback settles: a promise of a race, one that others settle beside it, or none. */
  readonly settles: 'race' | 'beside' | 'none';
  /** The race that its promise is in, where it is written there. */
  readonly race?: TSESTree.CallExpression;
}

const noticeable = 300;
const soon = 1000;
const long = 30_000;

/**
 * Whether a timeout is there for the case that something else does not come: it settles a promise that others settle
 * too, it stands in a race, it aborts what is under way, or an event calls the same function. With nothing that clears it, it stays in every good case.
 */
export function outrunOf(file: FileFacts, timer: CallNode): Outrun | undefined {
  const delay = delayOf(file, timer);
  if ((delay ?? soon) >= noticeable && isFallback(file, timer)) return { because: 'the event that calls the same function has come', certainty: 'likely', settles: 'none' };
  if (delay !== undefined && delay < soon) return undefined;
  const certainty = delay !== undefined && delay >= long && actsAnyway(file, timer) ? 'certain' : 'likely';
  const race = raceOf(file, timer);
  if (race) return { because: 'its promise is one of a race', certainty, settles: 'race', ...(race === 'elsewhere' ? {} : { race }) };
  if (isSettledBeside(file, timer)) return { because: 'something else settles its promise as well', certainty: 'likely', settles: 'beside' };
  const ended = { because: 'what it ends may have come to its end before', settles: 'none' } as const;
  // A controller that was made for the one call is all that such a timeout keeps.
  return isLateAbort(file, timer) ? { ...ended, certainty: 'likely' } : isLateEnd(file, timer) ? { ...ended, certainty } : undefined;
}

/** The executor in whose own code the timer is set, with its callback and what that calls. */
function settling(file: FileFacts, timer: CallNode): { executor: FunctionNode; runs: ReadonlySet<FunctionNode>; settlers: Variable[]; isFired: (settler: Variable) => boolean } | undefined {
  const executor = enclosingFunction(timer);
  if (!isExecutor(file, executor)) return undefined;
  const callback = timerCallback(file, timer);
  const runs = closureOf(file, callback ? [callback] : []);
  const settlers = executor.params.slice(0, 2).flatMap((parameter) => (parameter.type === T.Identifier ? (file.scopes.variable(parameter) ?? []) : []));
  const isFired = (settler: Variable): boolean => settler.references.some(({ identifier }) => within(identifier, timer) || [...runs].some((fn) => within(identifier, fn)));
  return settlers.some(isFired) ? { executor, runs, settlers, isFired } : undefined;
}

/** `work.then(resolve); setTimeout(() => reject(late), 5000);`: whichever comes first. */
function isSettledBeside(file: FileFacts, timer: CallNode): boolean {
  const found = settling(file, timer);
  if (!found) return false;
  const { executor, runs, settlers, isFired } = found;
  const [resolve, reject] = settlers;
  // Where only a failure could come before it, it is the one that is waited for.
  const rivals = reject && isFired(reject) ? settlers : resolve ? [resolve] : [];
  const shared = [...runs].flatMap((fn) => (within(fn, executor) && !within(fn, timer) ? (file.scopes.variableOf(fn) ?? []) : []));
  return [...rivals, ...shared].some(({ references }) =>
    references.some(({ identifier, init }) => !init && !within(identifier, timer) && ![...runs].some((fn) => within(identifier, fn)) && comesLater(file, identifier, timer, executor)),
  );
}

/** Handed to something that calls it when it comes, called by a function within, or called after an await. */
function comesLater(file: FileFacts, settler: TSESTree.Node, timer: CallNode, executor: FunctionNode): boolean {
  const { parent } = wrapped(settler);
  const home = enclosingFunction(settler);
  if (parent?.type === T.CallExpression && parent.callee !== settler) return !isTimer(file, parent);
  if (home !== executor) return parent?.type === T.CallExpression && ![...timersAround(file, settler, executor)].length;
  return file.index.awaits.some((awaited) => enclosingFunction(awaited) === executor && awaited.range[0] > timer.range[1] && awaited.range[1] <= settler.range[0]);
}

/** The timers in whose callback a node stands: that is another delay, and nothing that may come first. */
const timersAround = (file: FileFacts, node: TSESTree.Node, executor: FunctionNode): CallNode[] => file.index.calls.filter((call) => within(node, call) && within(call, executor) && isTimer(file, call));

const isTimer = (file: FileFacts, call: CallNode): boolean => isGlobal(file, call, /^(?:setTimeout|setImmediate|queueMicrotask|process\.nextTick)$/);

/** Whether a call or `new` is of such a global. */
function isGlobal(file: FileFacts, call: TSESTree.Node, path: RegExp): boolean {
  const origin = call.type === T.CallExpression || call.type === T.NewExpression ? originOf(file, call.callee) : undefined;
  return origin?.from === 'global' && path.test(origin.path);
}

/** The race that the timer's promise is in; `elsewhere` when a function gives the promise to one. */
function raceOf(file: FileFacts, timer: CallNode): TSESTree.CallExpression | 'elsewhere' | undefined {
  const found = settling(file, timer);
  if (!found) return undefined;
  const promise = chainOf(found.executor.parent);
  const here = raceAround(file, promise) ?? namedRace(file, promise);
  if (here) return here;
  const maker = makerOf(promise);
  const [, reject] = found.settlers;
  // One that resolves is a pause, for whoever wants one.
  if (!maker || !reject || !found.isFired(reject)) return undefined;
  return (file.scopes.variableOf(maker)?.references ?? []).some(({ identifier }) => {
    const call = identifier.parent;
    return call?.type === T.CallExpression && call.callee === identifier && raceAround(file, chainOf(call)) !== undefined;
  }) ? 'elsewhere' : undefined;
}

/** `promise.then(…).catch(…)`: the end of the chain. */
function chainOf(node: TSESTree.Node): TSESTree.Node {
  const next = methodOn(node);
  return next && /^(?:then|catch|finally)$/.test(next.name) ? chainOf(next.call) : wrapped(node);
}

/** `Promise.race([work, promise])` */
function raceAround(file: FileFacts, promise: TSESTree.Node): TSESTree.CallExpression | undefined {
  const list = promise.parent;
  const call = list?.type === T.ArrayExpression ? list.parent : undefined;
  if (list?.type !== T.ArrayExpression || call?.type !== T.CallExpression || (list.elements.length < 2 && list.elements[0]?.type !== T.SpreadElement)) return undefined;
  return isGlobal(file, call, /^Promise\.race$/) ? call : undefined;
}

/** `const late = new Promise(…); … Promise.race([work, late])` */
function namedRace(file: FileFacts, promise: TSESTree.Node): TSESTree.CallExpression | undefined {
  const { parent } = promise;
  if (parent?.type !== T.VariableDeclarator || parent.id.type !== T.Identifier) return undefined;
  const races = (file.scopes.variable(parent.id)?.references ?? []).flatMap(({ identifier }) => raceAround(file, chainOf(identifier)) ?? []);
  return races.find((race) => enclosingFunction(race) === enclosingFunction(parent));
}

/** The function whose result a promise is. */
function makerOf(promise: TSESTree.Node): FunctionNode | undefined {
  const { parent } = promise;
  if (parent?.type === T.ReturnStatement) return enclosingFunction(parent);
  return isFunction(parent) && parent.body === promise ? parent : undefined;
}
