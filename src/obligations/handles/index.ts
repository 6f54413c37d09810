import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { destinationOf, type Destination } from '../../facts/destination.ts';
import type { FileFacts } from '../../facts/file.ts';
import { mayBeGiven } from '../../facts/given-or-made.ts';
import { lifeOf, type Life } from '../../facts/life.ts';
import { singletonOf } from '../../facts/singletons.ts';
import { variableSlot } from '../../facts/slots.ts';
import { isClass } from '../../facts/syntax.ts';
import type { Acquisition } from '../acquired/acquisitions.ts';
import { holderOf, lesser } from '../kept/holders.ts';
import type { Judgement } from '../leak.ts';
import { pilesUpDropped } from '../listeners/piles.ts';
import { isCollected, isLostOperand } from '../released/collectors.ts';
import { isEmptiedAtEnd } from '../released/emptied.ts';
import { unemptiedField } from '../released/unemptied.ts';
import { vacantField } from '../released/vacant.ts';
import { breach } from './breach.ts';
import { lostCopy, shownState } from './copies.ts';
import { isDroppedByChain, isForOneAnswer } from './for-one-answer.ts';
import { judgeLoser } from './losers.ts';
import { judgeOptional } from './optional.ts';
import { outlivesMaker } from './outlives.ts';
import { pilesInCollection } from './piled-collections.ts';
import { replacedAtEnd } from './replaced.ts';
import { judgeSlots, withReturned } from './slots.ts';

/** Judges an acquisition that yields what is to be released: a timer's id, an observer, a subscription, a resource. */
export function judgeHandle(file: FileFacts, acquisition: Acquisition): Judgement {
  const { node, row } = acquisition;
  const life = lifeOf(file, node);
  const loser = judgeLoser(file, acquisition, life);
  if (loser) return { leak: loser };
  if (life.end === 'process' || isTheOnlyOne(file, life)) return undefined;
  // The author hands it to what ends the others.
  if ((acquisition.row.acquire.kind === 'made' || acquisition.row.rule === 'no-leaked-subscription') && isCollected(node)) return judgeUnemptied(file, acquisition, life) ?? judgePiled(file, acquisition, life) ?? { kept: { acquisition, life, releases: [node], atEnd: isEmptiedAtEnd(file, node, life) } };
  if (isLostOperand(node)) return { leak: { acquisition, life, breach: 'forgotten', rule: 'no-partial-release', certainty: 'certain', slots: [], because: ['the comma operator drops it: only what stands last is collected'] } };
  const replaced = replacedAtEnd(file, acquisition, life);
  if (replaced) return { leak: { acquisition, life, breach: 'overwritten', rule: 'no-partial-release', certainty: 'certain', slots: [replaced.slot], because: [`\`${replaced.slot.name}\` is given a new one, and then that one is released`], release: replaced.release } };
  if (pilesUpDropped(file, acquisition)) return breach(file, acquisition, life, 'piled', [], ['the function that makes it asks whether its source is there already'], undefined, 'likely');
  const held = holderOf(file, acquisition, life);
  if (!held) return undefined;
  if (held.endedBy) return { kept: { acquisition, life, releases: [held.endedBy], atEnd: true } };
  if (held.breach) return breach(file, acquisition, life, held.breach, [], held.because, undefined, held.most);
  const destination = row.givenTo ? givenToCallback(file, node) : destinationOf(file, node);
  if (!destination) return undefined;
  const judgement = judgeDestination(file, acquisition, life, destination);
  if (!judgement || !('leak' in judgement)) return judgement;
  const { leak } = judgement;
  if (row.optional) return judgeOptional(file, leak);
  const vacant = leak.breach === 'dropped' ? vacantField(file, life, acquisition.row) : undefined;
  if (vacant !== undefined) return { leak: { ...leak, certainty: held.most === 'certain' || held.beside === 'certain' || acquisition.row.yields === 'disposer' ? 'certain' : 'likely', because: [...held.because, ...leak.because, `\`${vacant}\` is released, and nothing fills it`] } };
  const outlives = leak.breach === 'dropped' ? outlivesMaker(file, acquisition, life) : undefined;
  if (outlives !== undefined) return { leak: { ...leak, certainty: 'certain', because: [...held.because, ...leak.because, outlives] } };
  return { leak: { ...leak, certainty: mayBeGiven(file, node) ? 'likely' : lesser(leak.certainty, held.most), ...(leak.beside ?? held.beside ? { beside: leak.beside ?? held.beside } : {}), because: [...held.because, ...leak.because] } };
}

/** An instance that nothing ends, and of which the class itself makes one: it lives as long as the process. */
const isTheOnlyOne = (file: FileFacts, { instance, end }: Life): boolean => end === 'open' && instance !== undefined && isClass(instance.node) && singletonOf(file, instance.node);

/** `fs.open(path, (error, fd) => …)`: the parameter that it comes in. */
function givenToCallback(file: FileFacts, { arguments: given }: Acquisition['node']): Destination | undefined {
  const callback = given.at(-1);
  const parameter = callback && file.scopes.functionOf(callback)?.params[1];
  const slot = parameter?.type === T.Identifier ? variableSlot(file, parameter) : undefined;
  return slot && { to: 'slots', slots: [slot] };
}

/** What is handed to a collector that nothing empties. */
function judgeUnemptied(file: FileFacts, acquisition: Acquisition, life: Life): Judgement {
  const taker = unemptiedField(file, acquisition.node, life);
  const held = taker && holderOf(file, acquisition, life);
  return held && !held.endedBy && !held.breach ? breach(file, acquisition, life, 'neverReleased', [taker.slot], [...held.because, `\`${taker.slot.name}\` takes it over, and nothing empties \`${taker.slot.name}\``], undefined, lesser(taker.certainty, held.most)) : undefined;
}

/** What each event adds to a collector that only the end empties. */
function judgePiled(file: FileFacts, acquisition: Acquisition, life: Life): Judgement {
  if (!pilesInCollection(file, acquisition.node, life)) return undefined;
  const held = holderOf(file, acquisition, life);
  return held && !held.endedBy && !held.breach ? breach(file, acquisition, life, 'piled', [], [...held.because, 'each event adds another to what only the end empties'], undefined, 'likely') : undefined;
}

function judgeDestination(file: FileFacts, acquisition: Acquisition, life: Life, destination: Destination): Judgement {
  const { row } = acquisition;
  switch (destination.to) {
    case 'moved':
      return judgeCopy(file, acquisition, life, destination.node);
    case 'method': {
      if (isDroppedByChain(acquisition.node) && isForOneAnswer(file, acquisition)) return breach(file, acquisition, life, 'dropped', [], ['one connection settles the promise', 'the result is not kept'], undefined, 'likely');
      // setInterval(f, 1000).unref() lets the program end; what each request leaves goes on until then.
      if (destination.name === 'unref' && life.kind === 'request' && row.rule === 'no-leaked-timer' && !row.finite?.includes('one-shot')) return breach(file, acquisition, life, 'dropped', [], ['`unref()` gives it back, and nothing keeps it']);
      // new ResizeObserver(f).observe(x): nothing is left to disconnect. Any other chain hands the handle on.
      if (row.lostAfter?.includes(destination.name) !== true) return undefined;
      return breach(file, acquisition, life, 'dropped', [], [`the ${row.what} is used in the expression that makes it`]);
    }
    case 'discarded':
      if (row.heldBy === 'target') return undefined;
      return breach(file, acquisition, life, 'dropped', [], ['the result is not kept']);
    case 'slots':
      return judgeSlots(file, acquisition, life, withReturned(file, destination.slots));
  }
}

/** A copy that is lost out of sight, in each call of a getter or a render. */
function judgeCopy(file: FileFacts, acquisition: Acquisition, life: Life, moved: TSESTree.Node): Judgement {
  const why = lostCopy(file, acquisition, moved);
  return why === undefined ? undefined : { leak: { acquisition, life, breach: 'dropped', rule: acquisition.row.rule, certainty: 'certain', slots: life.kind === 'render' ? (shownState(file, acquisition.row, moved) ?? []) : [], because: [why] } };
}
