import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { executorAround } from '../../facts/promises.ts';
import { closureOf, isReached } from '../../facts/reach.ts';
import { enclosingFunction, enclosingFunctions, memberName, methodCall, unwrap, within, wrapped, type CallNode, type FunctionNode } from '../../facts/syntax.ts';
import { isAbort } from '../acquired/acquisitions.ts';
import { isLoop } from '../iterators/loops.ts';

/**
 * The places that settle a promise (or call back) without the release that another place makes: the timer of a
 * request that is cleared on success and not on error. None when no place releases: then nothing shows the intent.
 * `own` is what the acquisition itself calls: that has come to its end by then, unless it repeats.
 */
export function unreleasedOutcomes(file: FileFacts, acquisition: CallNode, releases: readonly TSESTree.Node[], own: FunctionNode | undefined, repeats = false): readonly TSESTree.Node[] {
  const executor = executorAround(file, acquisition);
  if (!executor) return [];
  const ownClosure = own ? closureOf(file, [own]) : new Set<FunctionNode>();
  const outcomes = executor.params.slice(0, 2).flatMap((parameter) => (parameter.type === T.Identifier ? (file.scopes.variable(parameter)?.references ?? []).map(({ identifier }) => identifier as TSESTree.Node) : []));
  const called = outcomes.filter((outcome) => isCalled(outcome) && !isEarlier(file, outcome, acquisition) && !(isAbort(acquisition) && isAfterAbort(outcome)));
  const later = called.filter((outcome) => !within(outcome, acquisition) && !isReached(outcome, ownClosure));
  const released = (repeats ? called : later).filter((outcome) => releasesThere(file, outcome, executor, releases));
  return released.length > 0 ? later.filter((outcome) => !released.includes(outcome)) : [];
}

/** `if (signal.aborted) { reject(error); }`: the event has come, and comes no more. */
const isAfterAbort = (outcome: TSESTree.Node): boolean =>
  [...ancestors(outcome)].some(({ parent }) => {
    const test = parent?.type === T.IfStatement && within(outcome, parent.consequent) ? unwrap(parent.test) : undefined;
    return test?.type === T.MemberExpression && memberName(test) === 'aborted';
  });

/** What is handed over is called by somebody else, who knows when. */
const isCalled = (outcome: TSESTree.Node): boolean => outcome.parent?.type === T.CallExpression && outcome.parent.callee === outcome;

/** In a function around the acquisition: before it and not in one loop with it, or in the other branch. */
function isEarlier(file: FileFacts, outcome: TSESTree.Node, acquisition: TSESTree.Node): boolean {
  const home = enclosingFunction(outcome);
  if (!home || !within(acquisition, home)) return false;
  if (isFailureOfIt(file, outcome, acquisition)) return true;
  const branch = [...ancestors(acquisition)].find(({ parent }) => parent?.type === T.IfStatement && parent.test !== outcome && within(outcome, parent));
  const isBeside = branch !== undefined && !within(outcome, branch) && branch.parent?.type === T.IfStatement && !within(outcome, branch.parent.test);
  return isBeside || (outcome.range[0] < acquisition.range[0] && !sharesLoop(outcome, acquisition, home));
}

/** `try { socket = new WebSocket(url); } catch { resolve(undefined); }`: nothing behind it may fail, so it is not there. */
const isFailureOfIt = (file: FileFacts, outcome: TSESTree.Node, acquisition: TSESTree.Node): boolean =>
  [...ancestors(outcome)].some(({ parent }) => {
    if (parent?.type !== T.TryStatement || !parent.handler || !within(outcome, parent.handler) || !within(acquisition, parent.block)) return false;
    const { block } = parent;
    return ![...file.index.calls, ...file.index.awaits, ...file.nodes(T.ThrowStatement)].some((step) => step.range[0] >= acquisition.range[1] && within(step, block));
  });

const sharesLoop = (outcome: TSESTree.Node, acquisition: TSESTree.Node, home: TSESTree.Node): boolean => [...ancestors(outcome)].some((node) => isLoop(node) && within(node, home) && within(acquisition, node));

function* ancestors(node: TSESTree.Node): Generator<TSESTree.Node> {
  for (let current: TSESTree.Node | undefined = node; current; current = current.parent) yield current;
}

function releasesThere(file: FileFacts, outcome: TSESTree.Node, executor: FunctionNode, releases: readonly TSESTree.Node[]): boolean {
  const home = outcome.parent?.type === T.CallExpression && outcome.parent.callee === outcome ? enclosingFunction(outcome) : undefined;
  if (!home) return false;
  if (isSeenToFinally(file, home, releases)) return true;
  if (home !== executor) {
    // clearTimeout(timer); close().then(() => reject(error)): what stands around the outcome has run before.
    const around = [...enclosingFunctions(outcome)].filter((fn) => fn !== executor && within(fn, executor));
    return [...closureOf(file, around)].some((fn) => fn !== executor && releases.some((release) => within(release, fn)));
  }
  const block = blockOf(outcome);
  const called = file.index.calls.filter((call) => within(call, block) && enclosingFunction(call) === executor).flatMap((call) => file.scopes.functionsOf(call.callee));
  const reached = closureOf(file, called);
  return releases.some((release) => within(release, block) || isReached(release, reached));
}

/** `.then((text) => resolve(text)).finally(() => clearTimeout(timer))` */
function isSeenToFinally(file: FileFacts, handler: FunctionNode, releases: readonly TSESTree.Node[]): boolean {
  let chain: TSESTree.Node | undefined = handler.parent.type === T.CallExpression && handler.parent.callee !== handler ? handler.parent : undefined;
  while (chain?.type === T.CallExpression && /^(?:then|catch|finally)$/.test(methodCall(chain)?.name ?? '')) {
    const last = methodCall(chain)?.name === 'finally' ? chain.arguments[0] : undefined;
    const fn = last && file.scopes.functionOf(last);
    if (fn && fn !== handler && releases.some((release) => isReached(release, closureOf(file, [fn])))) return true;
    const member: TSESTree.Node | undefined = wrapped(chain).parent;
    chain = member?.type === T.MemberExpression ? wrapped(member).parent : undefined;
  }
  return false;
}

function blockOf(node: TSESTree.Node): TSESTree.Node {
  for (let current = node; ; current = current.parent) if (current.type === T.BlockStatement || !current.parent) return current;
}
