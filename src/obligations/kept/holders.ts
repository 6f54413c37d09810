import type { TSESTree } from '@typescript-eslint/utils';

import { calledName } from '../../facts/called.ts';
import type { FileFacts } from '../../facts/file.ts';
import { describeIdentity } from '../../facts/identity.ts';
import { hasMembers } from '../../facts/kinds.ts';
import { hasStrongTeardown, type Life } from '../../facts/life.ts';
import { lifetimeOf } from '../../facts/lifetimes.ts';
import { isExecutor } from '../../facts/promises.ts';
import { enclosingFunction, type CallNode } from '../../facts/syntax.ts';
import type { Certainty } from '../../finding.ts';
import type { Row } from '../../resources/row.ts';
import type { Acquisition } from '../acquired/acquisitions.ts';
import { isBurden } from '../acquired/own-objects.ts';
import { isForOneAnswer } from '../handles/for-one-answer.ts';
import type { Beside, Breach } from '../leak.ts';
import { isEndedWithOwner } from './ended-receivers.ts';
import { hasCollectedSibling, isOfHost } from './extension-hosts.ts';
import { isGivenSource } from './given-sources.ts';
import { hasEndNotifier } from './notifiers.ts';
import { fateOf } from './observables.ts';
import { isOfApplication } from './stream-lifetimes.ts';

export const lesser = (a: Certainty, b: Certainty): Certainty => (a === 'likely' || b === 'likely' ? 'likely' : 'certain');

/** What keeps an acquisition going. */
export interface Holder {
  /** The most that can be said, by how long the holder lives. */
  readonly most: Certainty;
  readonly because: readonly string[];
  /** It is broken whatever becomes of the handle. */
  readonly breach?: Breach;
  /** What siblings would add to the verdict. */
  readonly beside?: Beside;
  /** An operator that ends it with its life. */
  readonly endedBy?: TSESTree.Node;
}

/** The holder of an acquisition; undefined when it ends by itself or together with its life. */
export function holderOf(file: FileFacts, acquisition: Acquisition, life: Life): Holder | undefined {
  const { row, node, receiver } = acquisition;
  if (row.lived && life.kind === 'function' && !isForOneAnswer(file, acquisition)) return undefined;
  if (isOfHost(file, acquisition, life)) return hasCollectedSibling(file, node) ? { most: 'likely', because: ['the extension collects others'], beside: 'only' } : undefined;
  if (row.owned) return { most: 'likely', because: ['its type has a teardown'], ...(isOwedByDesign(file, row, node, life) ? {} : { beside: 'only' }) };
  if (row.acquire.kind === 'made' && row.acquire.local) return { most: 'likely', because: ['its type has a teardown, and only this call sees it'] };
  // A cancellation token goes with its request. A promise may wait for it beside other things, and be settled long before.
  if (calledName(node) === 'onCancellationRequested') return isExecutor(file, enclosingFunction(node)) ? { most: 'likely', because: ['a token mostly goes with its request'] } : undefined;
  // A composable ends with the scope that calls it.
  if (row.acquire.kind === 'result' && !receiver && (life.kind === 'setup' || life.kind === 'render' || life.effect?.framework === 'vue')) return undefined;
  if (row.acquire.kind === 'result' && givesCollector(file, node)) return undefined;
  return holderBySource(file, row.acquire.kind === 'result' ? { ...acquisition, ...listenedTo(acquisition) } : acquisition, life);
}

/** `addDisposableListener(window, 'resize', listener)`: what is listened to comes first. */
const listenedTo = ({ node: { arguments: [first, second] } }: Acquisition): Pick<Acquisition, 'receiver'> => (first && first.type !== 'SpreadElement' && second?.type === 'Literal' ? { receiver: first } : {});

function holderBySource(file: FileFacts, { row, receiver, byShape }: Acquisition, life: Life): Holder | undefined {
  // What a declared type alone tells may be of a kind that goes with the page's own elements.
  if (row.heldBy !== 'receiver' || !receiver) return { most: row.acquire.kind === 'kept' || row.acquire.kind === 'given' || row.parts ? 'likely' : 'certain', because: [] };
  if (row.finite?.includes('completes')) return holderOfStream(file, receiver, life);
  const lifetime = lifetimeOf(file, receiver, life);
  if (lifetime === 'own' || (lifetime !== 'process' && isEndedWithOwner(file, receiver, life))) return undefined;
  const text = describeIdentity(file, receiver);
  const open = row.acquire.kind === 'result' || row.acquire.kind === 'kept';
  if (lifetime === 'process') return { most: byShape ? 'likely' : 'certain', because: [`\`${text}\` lives as long as the program`], ...(open ? { beside: 'certain' as const } : {}) };
  // What was handed in may be one's own for good: only siblings that are undone tell that it is not.
  return { most: lifetime === 'outer' && !open ? 'certain' : 'likely', because: [`\`${text}\` may live longer`], ...(open ? { beside: isGivenSource(file, receiver, life) ? ('certain' as const) : ('likely' as const) } : {}) };
}

/** `event(listener, thisArgument, collector)`; `addDisposableListener(window, 'resize', listener)` hands none over. */
const givesCollector = (file: FileFacts, { arguments: [, second, third] }: CallNode): boolean => third !== undefined && second?.type !== 'Literal' && file.scopes.functionsOf(third).length === 0;

/** An instance with a teardown of its own makes what has one by its type: beside siblings or not, who else would end it? */
const isOwedByDesign = (file: FileFacts, { acquire }: Row, node: CallNode, life: Life): boolean => acquire.kind === 'made' && !acquire.bySibling && hasStrongTeardown(file, life) && hasMembers(file, node, acquire.members) === 'yes' && isBurden(file, node);

function holderOfStream(file: FileFacts, observable: TSESTree.Node, life: Life): Holder | undefined {
  const fate = fateOf(file, observable, life);
  switch (fate.is) {
    case 'finite':
      return fate.by ? { most: 'certain', because: [], endedBy: fate.by } : undefined;
    case 'unknown':
      return { most: 'likely', because: ['whether the stream completes cannot be told'] };
    case 'endless': {
      if (fate.lifetime === 'own' || (fate.lifetime !== 'process' && isEndedWithOwner(file, fate.source, life))) return undefined;
      const text = describeIdentity(file, fate.source);
      if (life.instance?.framework === 'angular' && fate.lifetime !== 'process' && !isOfApplication(file, fate.source)) return { most: 'likely', because: [`\`${text}\` may go on after the end`], beside: 'likely' };
      if (fate.lifetime === 'unknown' || fate.lifetime === 'foreign') return { most: hasEndNotifier(file, life) ? 'certain' : 'likely', because: [`\`${text}\` may go on after the end`], beside: 'certain' };
      return { most: 'certain', because: [`\`${text}\` goes on after the end`] };
    }
    case 'deadNotifier':
      return { most: fate.goesOn ? 'certain' : 'likely', breach: 'deadNotifier', because: [`nothing ever fires \`${file.textOf(fate.notifier)}\``] };
    case 'unsafeTakeUntil':
      return { most: fate.goesOn === 'yes' ? 'certain' : 'likely', breach: 'unsafeTakeUntil', because: [`\`${fate.after}\` comes after \`takeUntil\` and goes on by itself`] };
  }
}
