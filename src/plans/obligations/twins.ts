import type { TSESTree } from '@typescript-eslint/utils';

import { destinationOf } from '../../facts/destination.ts';
import type { FileFacts } from '../../facts/file.ts';
import { lifeOf } from '../../facts/life.ts';
import { closureOf, isReached } from '../../facts/reach.ts';
import type { Slot } from '../../facts/slots.ts';
import { isFunction, within } from '../../facts/syntax.ts';
import { acquisitionsOf } from '../../obligations/acquired/acquisitions.ts';
import { renewal } from '../../obligations/handles/renewals.ts';
import { timerCallback } from '../../obligations/handles/timer-facts.ts';
import type { Leak } from '../../obligations/leak.ts';
import { usesOfHandle } from '../../obligations/released/releases.ts';
import type { Ending } from './ends/index.ts';

export interface Twins {
  /** Every place that drops a handle of the same timer, the leak's own among them. */
  readonly sites: readonly TSESTree.Node[];
  /** The name under which another place keeps it. */
  readonly kept?: string;
  /** Whether the end releases what has that name. */
  readonly isReleased?: boolean;
}

/** The start of a timer's loop and its own renewal set one timer: one name serves them all. */
export function twinsOf(file: FileFacts, { acquisition, life }: Leak, { place }: Ending): Twins {
  const callback = timerCallback(file, acquisition.node);
  const alone = { sites: [acquisition.node] };
  if (acquisition.row.rule !== 'no-leaked-timer' || !callback) return alone;
  const twins = file.once(acquisitionsOf).filter(({ row, node }) => row === acquisition.row && timerCallback(file, node) === callback && lifeOf(file, node) === life);
  if (!twins.some(({ node }) => renewal(file, node) !== 'never')) return alone;
  const destinations = twins.map(({ node }) => ({ node, destination: destinationOf(file, node) }));
  const slots = destinations.flatMap(({ destination }) => (destination.to === 'slots' ? destination.slots : [])).filter((slot) => slot.kind === 'field' || isSeenAt(place, slot));
  const sites = destinations.filter(({ destination }) => destination.to === 'discarded').map(({ node }) => node);
  const [slot] = slots;
  if (!slot) return { sites };
  const reached = isFunction(place) ? closureOf(file, [place]) : undefined;
  const isReleased = reached !== undefined && usesOfHandle(file, acquisition.row, slot).some((use) => use.does === 'release' && isReached(use.node, reached));
  return { sites, kept: slot.kind === 'field' ? `this.${slot.name}` : slot.name, isReleased };
}

/** A variable around the place, that can be given another value. */
const isSeenAt = (place: TSESTree.Node, { variable }: Exclude<Slot, { kind: 'field' }>): boolean =>
  within(place, variable.scope.block) && variable.defs[0]?.parent?.type === 'VariableDeclaration' && variable.defs[0].parent.kind !== 'const';
