import { AST_NODE_TYPES as T } from '@typescript-eslint/utils';

import type { FileFacts } from '../facts/file.ts';
import { identityOf, same } from '../facts/identity.ts';
import { lifetimeOf } from '../facts/lifetimes.ts';
import { closureOf, isReached } from '../facts/reach.ts';
import { enclosingFunction } from '../facts/syntax.ts';
import { acquisitionsOf, type Acquisition } from './acquired/acquisitions.ts';
import { haveOneMaker, isBurden, isCollector, isEmitter, isKeptByBase } from './acquired/own-objects.ts';
import { comesAgain } from './again/comes-again.ts';
import { watchesOthers } from './again/observed.ts';
import { forgottenKeysOf } from './faults/forgotten-keys.ts';
import { leftByUndoOf } from './faults/left-by-undo.ts';
import { lostCollectorsOf } from './faults/lost-collectors.ts';
import { namedPairsOf } from './faults/named-pairs.ts';
import { replacedOnlyOf } from './faults/replaced-only.ts';
import { uncalledOf } from './faults/uncalled.ts';
import { judgeHandle } from './handles/index.ts';
import { acts, delayOf } from './handles/timer-facts.ts';
import { judgeIterator } from './iterators/index.ts';
import type { Judgement, Kept, Leak } from './leak.ts';
import { alternativesOf } from './listeners/alternatives.ts';
import { childrenOf } from './listeners/children.ts';
import { departureOf } from './listeners/departures.ts';
import { holdsNothing } from './listeners/certainty.ts';
import { judgeListener } from './listeners/index.ts';
import { isOfStep, leftBehind } from './listeners/left-behind.ts';
import { strandedOf } from './listeners/stranded.ts';
import { isLostOperand } from './released/collectors.ts';
import { fluentRoot, readAddition } from './released/pairs.ts';

export interface Obligations {
  readonly leaks: readonly Leak[];
  readonly kept: readonly Kept[];
}

/**
 * What this file acquires and does not release, and what it does. The one analysis behind every rule of the family:
 * acquire -> follow the handle -> find its releases -> ask whether the end of the acquirer's life reaches one.
 */
export function obligationsOf(file: FileFacts): Obligations {
  return file.once(judgeAll);
}

function judgeAll(file: FileFacts): Obligations {
  const judged = acquisitionsOf(file).map((acquisition) => judge(file, acquisition));
  const kept = judged.flatMap((judgement) => (judgement && 'kept' in judgement ? [judgement.kept] : []));
  const leaks = judged.flatMap((judgement) => (judgement && 'leak' in judgement ? [judgement.leak] : []));
  const alike = new Map(leaks.map((leak) => [leak, leaks.filter((other) => other.life.node === leak.life.node && isAlike(file, leak.acquisition, other.acquisition)).length]));
  const found = leaks.flatMap((leak) => surest(besideSiblings(file, leak, kept, alike), passedOver(file, leak, kept, leaks)) ?? []).concat(alternativesOf(file), childrenOf(file), strandedOf(file), forgottenKeysOf(file), lostCollectorsOf(file), namedPairsOf(file), replacedOnlyOf(file, [...leaks, ...kept]), kept.flatMap((each) => departureOf(file, each) ?? leftByUndoOf(file, each) ?? []));
  // A clean-up that nobody calls is reported itself, for all that it would release.
  const uncalled = closureOf(file, uncalledOf(file).map(({ cleanup }) => cleanup));
  const others = found.filter(({ release }) => !release || !isReached(release, uncalled));
  return { kept, leaks: others.map((leak) => doubted(file, leak, kept)) };
}

/** Certain stays what the file shows to be left more than once, and to be kept by something that stays. */
function doubted(file: FileFacts, leak: Leak, kept: readonly Kept[]): Leak {
  const doubt = leak.certainty === 'likely' ? undefined : !comesAgain(file, leak, kept) ? 'nothing in this file tells that there is more than one of it' : leak.acquisition.row.heldBy === 'target' && leak.life.kind !== 'render' && !watchesOthers(file, leak) ? 'what it watches may go with its maker' : undefined;
  return doubt === undefined ? leak : { ...leak, certainty: 'likely', because: [...leak.because, doubt] };
}

const surest = (one: Leak | undefined, other: Leak | undefined): Leak | undefined => (one?.certainty === 'certain' ? one : (other ?? one));

/** What the function that removes its siblings leaves. */
function passedOver(file: FileFacts, leak: Leak, kept: readonly Kept[], leaks: readonly Leak[]): Leak | undefined {
  const sibling = leftBehind(file, leak, kept, leaks);
  return sibling && { ...leak, rule: 'no-partial-release', breach: 'passedOver', certainty: 'likely', because: [...leak.because, 'one function removes what was added beside it'], sibling: sibling.acquisition.node, ...(sibling.releases[0] ? { release: sibling.releases[0] } : {}) };
}

const judge = (file: FileFacts, acquisition: Acquisition): Judgement => (acquisition.row.yields === 'nothing' ? judgeListener : acquisition.row.rule === 'no-abandoned-iterator' ? judgeIterator : judgeHandle)(file, acquisition);

/** Where siblings of the same life are released, the author meant this one too: it was forgotten. */
function besideSiblings(file: FileFacts, leak: Leak, kept: readonly Kept[], others: ReadonlyMap<Leak, number>): Leak | undefined {
  const alone = leak.beside === 'only' ? undefined : leak;
  // What is removed by something, though not at the end, was not forgotten.
  const isOwned = leak.acquisition.row.owned ?? false;
  const isRemoved = leak.acquisition.row.yields === 'nothing' || isOwned;
  if (!['dropped', 'neverReleased', ...(isRemoved ? [] : ['unreached'])].includes(leak.breach) || isErrorHandler(leak) || isLostOperand(leak.acquisition.node)) return alone;
  const siblings = kept.filter(({ life, acquisition }) => life.node === leak.life.node && acquisition.row.rule === leak.rule);
  const closeOnes = siblings.filter((sibling) => isClose(file, leak, sibling));
  // One of many forgotten: where most stay, the few removals serve something else.
  const close = closeOnes.length >= (others.get(leak) ?? 0) ? closeOnes[0] : undefined;
  const sibling = close ?? (leak.life.kind === 'function' || (leak.beside === 'only' && !isOwned) || (isOwned && closeOnes.length > 0) ? undefined : siblings.find(({ atEnd, acquisition }) => atEnd && !(isOwned && isCollector(file, acquisition.node))));
  if (!sibling || (isOwned && isKeptByBase(file, leak))) return alone;
  const certain = !isOnElement(file, leak) && !isOfUnknown(file, leak) && !sibling.releases.some((release) => isOfStep(file, leak, enclosingFunction(release))) && (leak.certainty === 'certain' || (sibling.atEnd && listensToProgram(file, leak)) || (isOwned ? (close && !isEmitter(file, leak.acquisition.node)) || isBurden(file, leak.acquisition.node) : close && isOfOnePlace(leak, close) && isWorthCertain(file, leak) && leak.beside !== 'likely' && (leak.beside !== undefined || leak.breach !== 'dropped')));
  return { ...leak, rule: 'no-partial-release', breach: 'forgotten', certainty: certain ? 'certain' : 'likely', because: [...leak.because, 'siblings are released at the end'], sibling: sibling.acquisition.node };
}

/** Where nothing tells the end of a life, a sibling that is added elsewhere, when something is shown or begun, is removed when that is over. */
const isOfOnePlace = ({ life, acquisition }: Leak, sibling: Kept): boolean => life.end !== 'open' || sibling.atEnd || enclosingFunction(acquisition.node) === enclosingFunction(sibling.acquisition.node);

/** A timer that fires once does harm where a framework has ended a component, and the callback acts on it a good while later. */
const isWorthCertain = (file: FileFacts, { acquisition: { row, node }, life }: Leak): boolean => !row.finite?.includes('one-shot') || (life.instance?.framework !== undefined && acts(file, node) && (delayOf(file, node) ?? Infinity) >= 1000);

/** `window`, `document`, a module's bus: there the one doubt is whether this life ever ends, and the sibling says that it does. */
const listensToProgram = (file: FileFacts, { acquisition, acquisition: { row, receiver }, life, beside }: Leak): boolean => row.yields === 'nothing' && beside === 'certain' && !holdsNothing(file, acquisition, life) && (receiver === undefined || lifetimeOf(file, receiver, life) === 'process');

/** An element that is handed in, belongs to another, or of which nothing is known, mostly goes with the view that this one is of. */
const isOnElement = (file: FileFacts, { acquisition: { row, receiver }, life }: Leak): boolean => row.id === 'dom.addEventListener' && receiver !== undefined && lifetimeOf(file, receiver, life) !== 'process';

/** A listener on what may go together with this life, such as a widget that a library's function makes. */
const isOfUnknown = (file: FileFacts, { acquisition: { row, receiver }, life }: Leak): boolean => row.yields === 'nothing' && receiver !== undefined && lifetimeOf(file, receiver, life) === 'unknown';

const isClose = (file: FileFacts, { acquisition }: Leak, sibling: Kept): boolean => ((acquisition.row.yields === 'nothing' || sibling.atEnd) && isAlike(file, acquisition, sibling.acquisition)) || (sibling.atEnd && areOfOneHandler(file, acquisition, sibling.acquisition));

/** `bus.on(event, this.stop); link.on(event, this.stop);`: one function that is added for the same event to two sources. */
function areOfOneHandler(file: FileFacts, ours: Acquisition, theirs: Acquisition): boolean {
  if (ours.row.yields !== 'nothing' || ours.row.id !== theirs.row.id) return false;
  const [a, b] = [readAddition(file, ours), readAddition(file, theirs)];
  return a.handler !== undefined && b.handler !== undefined && a.event !== undefined && b.event !== undefined && same(a.handler, b.handler) === 'yes' && same(a.event, b.event) === 'yes';
}

/** Handles of the same row, listeners on the same receiver. */
function isAlike(file: FileFacts, ours: Acquisition, theirs: Acquisition): boolean {
  if (ours.row.owned) return ours.row.id === theirs.row.id && haveOneMaker(file, ours.node, theirs.node);
  if (ours.row.yields !== 'nothing') return ours.row.id === theirs.row.id;
  if (!ours.receiver || !theirs.receiver) return ours.row.id === theirs.row.id && ours.receiver === theirs.receiver;
  return same(identityOf(file, fluentRoot(ours.receiver)), identityOf(file, fluentRoot(theirs.receiver))) === 'yes';
}

/** `on('error', …)` is left on purpose: without it, a late error would end the process. */
const isErrorHandler = ({ acquisition }: Leak): boolean => acquisition.row.yields === 'nothing' && acquisition.node.arguments[0]?.type === T.Literal && acquisition.node.arguments[0].value === 'error';
