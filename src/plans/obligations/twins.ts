import type { TSESTree } from '@typescript-eslint/utils';

import { destinationOf } from '../../facts/destination.ts';
import type { FileFacts } from '../../facts/file.ts';
import { lifeOf } from '../../facts/life.ts';
import { within } from '../../facts/syntax.ts';
import { acquisitionsOf } from '../../obligations/acquired/acquisitions.ts';
import { renewal } from '../../obligations/handles/renewals.ts';
import { timerCallback } from '../../obligations/handles/timer-facts.ts';
import type { Leak } from '../../obligations/leak.ts';
import type { Ending } from './ends/index.ts';

export interface Twins {
  /** Every place that drops a handle of the same timer, the leak's own among them. */
  readonly sites: readonly TSESTree.Node[];
  /** The name under which another place keeps it. */
  readonly kept?: string;
}

/** The start of a timer's loop and its own renewal set one timer: one name serves them all. */
export function twinsOf(file: FileFacts, { acquisition, life }: Leak, { place }: Ending): Twins {
  const callback = timerCallback(file, acquisition.node);
  const alone = { sites: [acquisition.node] };
  if (acquisition.row.rule !== 'no-leaked-timer' || !callback) return alone;
  const twins = file.once(acquisitionsOf).filter(({ row, node }) => row === acquisition.row && timerCallback(file, node) === callback && lifeOf(file, node) === life);
  if (!twins.some(({ node }) => renewal(file, node) !== 'never')) return alone;
  const destinations = twins.map(({ node }) => ({ node, destination: destinationOf(file, node) }));
  const names = destinations.flatMap(({ destination }) => (destination.to === 'slots' ? destination.slots : [])).flatMap((slot) => (slot.kind === 'field' ? [`this.${slot.name}`] : within(place, slot.variable.scope.block) && slot.variable.defs[0]?.parent?.type === 'VariableDeclaration' && slot.variable.defs[0].parent.kind !== 'const' ? [slot.name] : []));
  const sites = destinations.filter(({ destination }) => destination.to === 'discarded').map(({ node }) => node);
  return { sites, ...(names[0] === undefined ? {} : { kept: names[0] }) };
}
