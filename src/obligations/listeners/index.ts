import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { destinationOf } from '../../facts/destination.ts';
import type { FileFacts } from '../../facts/file.ts';
import { identityOf, same } from '../../facts/identity.ts';
import { isKind } from '../../facts/kinds.ts';
import { lifeOf, type Life } from '../../facts/life.ts';
import { lifetimeOf, type Lifetime } from '../../facts/lifetimes.ts';
import { originOf } from '../../facts/origin.ts';
import { isExecutor } from '../../facts/promises.ts';
import { isReached, reachedAtEnd } from '../../facts/reach.ts';
import { enclosingFunction, enclosingFunctions, isFunction, keyName, memberName, methodCall, unwrap, within, type CallNode } from '../../facts/syntax.ts';
import { isAbort, type Acquisition } from '../acquired/acquisitions.ts';
import { isBounded } from '../handles/bounded.ts';
import { unreleasedOutcomes } from '../handles/settles.ts';
import { isUndoneBeside } from '../handles/sibling-effects.ts';
import { comesFromSource, isEndedAtEnd, isEndedBeside } from '../kept/ended-receivers.ts';
import type { Breach, Judgement } from '../leak.ts';
import { removalsFor } from '../released/additions.ts';
import { helperRemovals } from '../released/helpers.ts';
import { fluentRoot, readAddition, type PairCall, type Removal } from '../released/pairs.ts';
import { withheldWay } from '../released/withheld.ts';
import { outlivesCall, spentCertainty, waiterOf } from './call-listeners.ts';
import { followsCaller, isOfCallers } from './callers-signals.ts';
import { judgedBySource, outlivesByDesign } from './certainty.ts';
import { comesOnce } from './events.ts';
import { endsByOptions } from './options.ts';
import { pilesUp } from './piles.ts';
import { isPooledSocket } from './pooled-sockets.ts';

/** Judges an acquisition whose release names receiver, event and handler again. */
export function judgeListener(file: FileFacts, acquisition: Acquisition): Judgement {
  const { row, node, receiver } = acquisition;
  const life = lifeOf(file, node);
  const piles = pilesUpOnSignal(file, acquisition);
  const follows = !piles && receiver !== undefined && isAbort(node) && !hasSignal(file, node) && followsCaller(file, node, receiver);
  if (life.end === 'process' || (!piles && !follows && endsByOptions(file, acquisition))) return undefined;
  // on(…) that gives something back which is kept or handed on: a disposable, the emitter itself.
  const byArgument = row.release[0].by === 'pair' && row.release[0].identity.includes('argument');
  // What the platform's own targets give is undefined: `useEffect(() => window.addEventListener(…))`.
  const givesNothing = row.acquire.kind === 'method' && row.acquire.on === 'event-target' && receiver !== undefined && isKind(file, receiver, 'event-target') === 'yes';
  if ((row.acquire.kind === 'method' || row.acquire.kind === 'helper') && !byArgument && !givesNothing && keepsResult(file, node)) return undefined;
  const addition = readAddition(file, acquisition);
  if (!addition.handlerNode || node.arguments.some((argument) => argument.type === T.SpreadElement)) return undefined;
  const removals = [...removalsFor(file, row, addition), ...helperRemovals(file, acquisition)];
  if (isBounded(file, node, removals.map((removal) => removal.node))) return { kept: { acquisition, life, releases: removals.map((removal) => removal.node), atEnd: false } };
  const reached = reachedAtEnd(file, life);
  const atEnd = removals.filter(({ node: removal }) => isReached(removal, reached) || isUndoneBeside(file, life, removal));
  const withheld = atEnd.length > 0 ? judgeWithheld(file, acquisition, life, addition, removals) : undefined;
  if (withheld) return withheld;
  if (atEnd.length > 0) return { kept: { acquisition, life, releases: atEnd.map((removal) => removal.node), atEnd: true } };
  if (follows && removals.length === 0) return { leak: { acquisition, life, breach: 'neverReleased', rule: row.rule, certainty: 'likely', slots: [], because: [`\`${file.textOf(receiver)}\` was handed in and may live longer`, 'the listener keeps a controller that each call makes'] } };
  const lifetime = row.receiver ?? (receiver ? lifetimeOf(file, receiver, life) : 'process');
  const piled = removals.length === 0 ? pilesUp(file, acquisition, addition) : undefined;
  if (piled) return { leak: { acquisition, life, breach: 'piled', rule: row.rule, certainty: piled, slots: [], because: [`${receiver ? `\`${file.textOf(receiver)}\`` : 'the global object'} stays`, 'the function that adds it runs again and again'] } };
  if (removals.length === 0 && receiver && row.id === 'node.emitter.on' && isPooledSocket(file, receiver)) return { leak: { acquisition, life, breach: 'pooled', rule: row.rule, certainty: 'likely', slots: [], because: ['a connection that is kept alive carries one request after the other', 'nothing in this file removes it'] } };
  const inCall = lossInCall(file, acquisition, life, addition, removals);
  if (inCall) return inCall;
  if (lifetime === 'own' || (receiver && lifetime !== 'process' && isEndedAtEnd(file, fluentRoot(receiver), life))) return undefined;
  const [removal] = removals;
  const skipped = unreleasedOutcomes(file, node, removals.map((other) => other.node), file.scopes.functionOf(addition.handlerNode));
  if (skipped[0] && lifetime !== 'unknown') return { leak: { acquisition, life, breach: 'skipped', rule: 'no-partial-release', certainty: 'likely', slots: [], because: ['some outcomes remove it, this one does not'], sibling: skipped[0] } };
  // A call that adds and removes sees to itself; what it forgets beside that is found by its siblings.
  if (removal && life.kind === 'function') return { kept: { acquisition, life, releases: [removal.node], atEnd: false } };
  const breach: Breach = removal ? 'unreached' : 'neverReleased';
  // Whether the signal of a caller outlives the call, the caller knows.
  const certainty = piles && !removal ? 'likely' : breach === 'neverReleased' && lifetime === 'outer' && outlivesByDesign(file, acquisition, life) ? 'certain' : judgedBySource(file, acquisition, life, lifetime, breach, addition, removals);
  if (!certainty) return removal && { kept: { acquisition, life, releases: [removal.node], atEnd: false } };
  const because = [lives(file, lifetime, receiver), removal ? 'a removal is there, but no teardown reaches it' : 'nothing in this file removes it'];
  return { leak: { acquisition, life, breach, rule: row.rule, certainty: certainty === 'beside' ? 'likely' : certainty, ...(certainty === 'beside' ? { beside: 'only' } : breach === 'neverReleased' ? { beside: 'certain' } : {}), slots: [], because, ...(removal ? { release: removal.node } : {}) } };
}

/** One way out of an effect does not return the function that removes it. */
function judgeWithheld(file: FileFacts, acquisition: Acquisition, life: Life, addition: PairCall, removals: readonly Removal[]): Judgement {
  const { node, receiver, row } = acquisition;
  const uses = receiver ? (file.scopes.variable(unwrap(receiver))?.references ?? []).map(({ identifier }) => identifier) : [];
  const withheld = withheldWay(file, life, { node, releases: removals.map((removal) => removal.node), uses, begins: [node] });
  const lifetime = row.receiver ?? (receiver ? lifetimeOf(file, receiver, life) : 'process');
  if (!withheld || lifetime === 'own' || (receiver && lifetime !== 'process' && isEndedAtEnd(file, fluentRoot(receiver), life))) return undefined;
  const certainty = judgedBySource(file, acquisition, life, lifetime, 'neverReleased', addition, []);
  return { leak: { acquisition, life, breach: 'withheld', rule: 'no-partial-release', certainty: certainty === 'certain' ? 'certain' : 'likely', slots: [], because: [lives(file, lifetime, receiver), 'one way out does not return the clean-up'], sibling: withheld.way, release: withheld.cleanup } };
}

/** A call that waits adds to what outlives it, and ends without removing: whoever that belongs to, the next call adds another. */
function lossInCall(file: FileFacts, acquisition: Acquisition, life: Life, addition: PairCall, removals: readonly PairCall[]): Judgement {
  const { node, receiver, row } = acquisition;
  const waiter = waiterOf(file, node);
  if (!waiter || !receiver) return undefined;
  const stays = outlivesCall(file, receiver, waiter);
  // What the call was handed mostly stays when it is over.
  if (stays !== 'yes' && originOf(file, fluentRoot(receiver)).from !== 'parameter') return undefined;
  const [skipped] = comesOnce(node) ? [] : unreleasedOutcomes(file, node, removals.map((other) => other.node), undefined).filter((outcome) => !isElsewhere(outcome, node) && !isAtSourcesEnd(file, outcome, receiver) && !isEndedBeside(file, outcome, receiver) && (stays === 'yes' || !comesFromSource(file, outcome, receiver)));
  if (skipped) return { leak: { acquisition, life, breach: 'skipped', rule: 'no-partial-release', certainty: 'likely', slots: [], because: ['some outcomes remove it, this one does not'], sibling: skipped } };
  if (stays !== 'yes') return undefined;
  const spent = removals.length === 0 ? spentCertainty(file, acquisition, addition) : undefined;
  return spent && { leak: { acquisition, life, breach: 'spent', rule: row.rule, certainty: spent, slots: [], because: [`\`${file.textOf(receiver)}\` is there before the call and after it`, 'the listener only settles a promise'] } };
}

/** Whether an outcome stands under a condition of its own, and the addition under another: the one may exclude the other. */
const isElsewhere = (outcome: TSESTree.Node, node: TSESTree.Node): boolean => isUnder(outcome, node) && isUnder(node, outcome) && enclosingFunction(outcome) === enclosingFunction(node);

/** `socket.once('close', () => reject(…))`: with its source, the listener goes. */
const isAtSourcesEnd = (file: FileFacts, outcome: TSESTree.Node, receiver: TSESTree.Node): boolean =>
  [...enclosingFunctions(outcome)].some(({ parent }) => {
    const method = methodCall(parent);
    return method !== undefined && comesOnce(method.call) && same(identityOf(file, fluentRoot(method.receiver)), identityOf(file, fluentRoot(receiver))) === 'yes';
  });

function isUnder(node: TSESTree.Node, other: TSESTree.Node): boolean {
  for (let current: TSESTree.Node | undefined = node.parent; current && !isFunction(current) && !within(other, current); current = current.parent) if (current.type === T.IfStatement) return true;
  return false;
}

/** How long the receiver lives, for people. */
function lives(file: FileFacts, lifetime: Lifetime, receiver: TSESTree.Node | undefined): string {
  const text = receiver ? `\`${file.textOf(receiver)}\`` : 'the global object';
  if (lifetime === 'process') return `${text} lives as long as the program`;
  return lifetime === 'outer' ? `${text} was handed in and may live longer` : lifetime === 'foreign' ? `${text} belongs to something else and may live longer` : `how long ${text} lives cannot be told`;
}

/**
 * A listener for `abort` that each call adds to a signal of its caller: `once` does not help on an event that may never
 * come, and a long-lived signal keeps them all.
 */
function pilesUpOnSignal(file: FileFacts, { node, receiver }: Acquisition): boolean {
  if (!receiver || !isAbort(node) || node.arguments.length < 2) return false;
  const waits = [...enclosingFunctions(node)].some((fn) => fn.async || isExecutor(file, fn));
  return waits && isSignal(file, receiver) && isOfCallers(file, receiver) && !hasSignal(file, node);
}

/** `{ signal }` among the options. */
const hasSignal = (file: FileFacts, { arguments: [, , options] }: CallNode): boolean => options !== undefined && /\bsignal\b/.test(file.textOf(options));

/** Other targets send `abort` too, such as a transaction of IndexedDB, and end soon: a signal is one by its type, as an option of that name, or is asked whether it has fired. */
function isSignal(file: FileFacts, receiver: TSESTree.Node): boolean {
  const kind = isKind(file, receiver, 'abort-signal');
  if (kind !== 'unknown') return kind === 'yes';
  const origin = originOf(file, receiver);
  const [taken] = origin.from === 'parameter' ? (file.scopes.variable(receiver)?.defs ?? []) : [];
  const option = taken?.name.parent;
  if ((origin.from === 'member' && origin.name === 'signal') || (option?.type === T.Property && keyName(option.key, option.computed) === 'signal')) return true;
  const signal = identityOf(file, receiver);
  return file.index.members.some((member) => /^(?:aborted|throwIfAborted|reason)$/.test(memberName(member) ?? '') && same(identityOf(file, member.object), signal) === 'yes');
}

function keepsResult(file: FileFacts, node: CallNode): boolean {
  const destination = destinationOf(file, node);
  if (destination.to === 'discarded') return false;
  // emitter.on(…).on(…): fluent
  if (destination.to === 'method') return !/^(?:on|once|addListener|off)$/.test(destination.name);
  return true;
}
