import type { FileFacts } from '../../facts/file.ts';
import { lifeOf, type Life } from '../../facts/life.ts';
import { lifetimeOf } from '../../facts/lifetimes.ts';
import { isReached, reachedAtEnd } from '../../facts/reach.ts';
import { isEndedAtEnd } from '../kept/ended-receivers.ts';
import { additionsOf, type Addition } from '../released/additions.ts';
import { takesAway } from '../released/event-lists.ts';
import { helperRemovals } from '../released/helpers.ts';
import { compare, fluentRoot, matches, removalsOf, type Removal } from '../released/pairs.ts';

/** A removal at the end of a life that names some of the events of an addition, and the others are never removed. */
export interface FewerEvents {
  readonly addition: Addition;
  readonly removal: Removal;
  readonly life: Life;
  /** The events that stay. */
  readonly left: readonly string[];
}

/**
 * `on('click touchstart', f)`, `off('click', f)`: whether the source reads lists or takes the text as one name, a
 * listener stays. Only what this file says of the same target and function counts.
 */
export function fewerEventsOf(file: FileFacts): readonly FewerEvents[] {
  const additions = additionsOf(file);
  return additions.flatMap((addition) => {
    const { events = [], receiver, acquisition, node } = addition;
    if (events.length < 2 || !receiver || additions.some((other) => sharesWords(addition, other))) return [];
    const removals = removalsOf(file, acquisition.row).filter((removal) => matches(compare(addition, removal)));
    const life = lifeOf(file, node);
    const reached = reachedAtEnd(file, life);
    const [atEnd] = removals.filter((removal) => isReached(removal.node, reached));
    const left = events.filter((added) => !removals.some((removal) => !removal.events || removal.events.some((removed) => takesAway(removed, added))));
    if (!atEnd || left.length === 0 || removals.some((removal) => !isSure(addition, removal)) || helperRemovals(file, acquisition).length > 0) return [];
    if (lifetimeOf(file, receiver, life) === 'own' || isEndedAtEnd(file, fluentRoot(receiver), life)) return [];
    return [{ addition, removal: atEnd, life, left }];
  });
}

/** `on('config change', f)` beside `on('plugins change', f)`: nobody adds one function twice for `change`, each text is one name. */
function sharesWords(addition: Addition, other: Addition): boolean {
  if (other.acquisition.row !== addition.acquisition.row || other.event?.is !== 'value' || addition.event?.is !== 'value' || other.event.value === addition.event.value) return false;
  const { target, handler } = compare(addition, { ...other, release: { by: 'pair', names: [], identity: [] } });
  return target === 'yes' && handler === 'yes' && other.events?.some((event) => addition.events?.includes(event)) === true;
}

function isSure(addition: Addition, removal: Removal): boolean {
  const { target, handler } = compare(addition, removal);
  return target === 'yes' && handler === 'yes';
}
