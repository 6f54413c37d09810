import { AST_NODE_TYPES as T } from '@typescript-eslint/utils';

import { calledName } from '../../facts/called.ts';
import { destinationOf } from '../../facts/destination.ts';
import type { FileFacts } from '../../facts/file.ts';
import type { Life } from '../../facts/life.ts';
import { closureOf, isReached, reachedAtEnd } from '../../facts/reach.ts';
import { usesOf, type Slot } from '../../facts/slots.ts';
import { enclosingFunction, methodOn, type CallNode, type FunctionNode } from '../../facts/syntax.ts';
import { releaseName } from '../../facts/teardowns.ts';
import { acquisitionsOf, type Acquisition } from '../acquired/acquisitions.ts';
import { compare, readAddition, removalsOf } from '../released/pairs.ts';
import { isGuarded, timerCallback } from './timer-facts.ts';

/**
 * Whether a timer that fires after the end brings back what the end has released: its callback adds a listener that a
 * teardown removes, or fills a place with something made anew that a teardown releases. Nobody undoes that a second time.
 */
export function revives(file: FileFacts, timer: CallNode, life: Life): boolean {
  const callback = timerCallback(file, timer);
  if (!callback || life.teardowns.length === 0 || isGuarded(file, timer, life)) return false;
  const ends = reachedAtEnd(file, life);
  // What the end itself runs does not come after it.
  const runs = new Set([...closureOf(file, [callback])].filter((fn) => !ends.has(fn)));
  return acquisitionsOf(file).some((acquisition) => acquisition.node !== timer && acquisition.row.yields === 'nothing' && isReached(acquisition.node, runs) && isRemovedIn(file, acquisition, ends)) || madeIn(file, runs).some((made) => made !== timer && isReleasedIn(file, made, ends));
}

function isRemovedIn(file: FileFacts, acquisition: Acquisition, ends: ReadonlySet<FunctionNode>): boolean {
  const addition = readAddition(file, acquisition);
  return removalsOf(file, acquisition.row).some((removal) => isReached(removal.node, ends) && Object.values(compare(addition, removal)).every((answer) => answer === 'yes'));
}

/** What these functions make: `new X(…)`, `createX(…)`, `x.subscribe(…)`; not what they look up. */
const madeIn = (file: FileFacts, runs: ReadonlySet<FunctionNode>): CallNode[] => file.index.calls.filter((call) => (call.type === T.NewExpression || /^(?:create|make|build|open|connect|subscribe|spawn)/.test(calledName(call) ?? '')) && isReached(call, runs));

/** Whether a place that outlives the call gets it, and the end releases what is there: `stop() { runner.stop(); }`. */
function isReleasedIn(file: FileFacts, made: CallNode, ends: ReadonlySet<FunctionNode>): boolean {
  const destination = destinationOf(file, made);
  return destination.to === 'slots' && destination.slots.some((slot) => isWider(slot, made) && usesOf(file, slot).some((use) => isReached(use, ends) && releaseName.test(methodOn(use)?.name ?? '')));
}

/** A field, or a variable of a function further out. */
const isWider = (slot: Slot, made: CallNode): boolean => slot.kind !== 'variable' || slot.variable.defs.every(({ name }) => enclosingFunction(name) !== enclosingFunction(made));
