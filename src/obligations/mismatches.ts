import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../facts/file.ts';
import { lifeOf, type Life } from '../facts/life.ts';
import { enclosingFunction, isFunction, within, type FunctionNode } from '../facts/syntax.ts';
import { acquisitionsOf, type Acquisition } from './acquisitions.ts';
import { compare, matches, readAddition, removalsOf, type Comparison, type PairCall, type Removal } from './pairs.ts';
import { isReached, reachedAtEnd } from './reach.ts';

/** Why a release that is there cannot work. */
export type MismatchKind =
  /** The removal names a function that is made anew: a closure, a `bind`, a factory's product. */
  | 'freshHandler'
  /** The removal names another function than was added. */
  | 'otherHandler'
  | 'otherEvent'
  | 'otherTarget'
  | 'otherCapture'
  /** `addEventListener` where the teardown should remove. */
  | 'acquiredAtEnd';

export interface Mismatch {
  readonly kind: MismatchKind;
  readonly life: Life;
  /** The addition whose removal cannot work. */
  readonly addition: PairCall & { readonly acquisition: Acquisition };
  /** The removal that cannot work, or the addition in the teardown. The reported node. */
  readonly removal: PairCall;
}

/** Releases of this file that are there and cannot work. */
export function mismatchesOf(file: FileFacts): readonly Mismatch[] {
  return file.once(findMismatches);
}

interface Addition extends PairCall {
  readonly acquisition: Acquisition;
}

function findMismatches(file: FileFacts): Mismatch[] {
  const additions = additionsOf(file);
  const atEnd = additions.filter((addition) => isTeardownAddition(file, addition, additions));
  const real = additions.filter((addition) => !atEnd.includes(addition));
  const rows = new Set(real.map(({ acquisition }) => acquisition.row));
  const removals = [...new Map([...rows].flatMap((row) => removalsOf(file, row)).map((removal) => [removal.node, removal])).values()].filter(({ release }) => release.by === 'pair');
  const matched = new Set(removals.filter((removal) => real.some((addition) => matches(compare(addition, removal)))));
  const found = removals.filter((removal) => !matched.has(removal)).flatMap((removal) => nearMiss(file, removal, real, removals) ?? []);
  return [...found, ...atEnd.flatMap((addition) => acquiredAtEnd(file, addition, real) ?? [])].sort((a, b) => a.removal.node.range[0] - b.removal.node.range[0]);
}

function additionsOf(file: FileFacts): Addition[] {
  return acquisitionsOf(file)
    .filter(({ row }) => row.release.some(({ by }) => by === 'pair'))
    .map((acquisition) => ({ ...readAddition(file, acquisition), acquisition }))
    .filter(({ handlerNode }) => handlerNode !== undefined);
}

/** An addition that stands among removals in a teardown, and repeats an addition made before. */
function isTeardownAddition(file: FileFacts, addition: Addition, all: readonly Addition[]): boolean {
  const home = teardownAround(file, addition.node);
  if (!home) return false;
  const repeats = all.some((other) => other !== addition && !within(other.node, home) && isExact(compare(other, { ...addition, release: { by: 'pair', names: [], identity: [] } })));
  return repeats;
}

/** The teardown that a node stands in: at its end a life, or a function named by the removal that it is full of. */
function teardownAround(file: FileFacts, node: TSESTree.Node): FunctionNode | undefined {
  const life = lifeOf(file, node);
  const reached = reachedAtEnd(file, life);
  if (isReached(node, reached)) {
    for (let current: TSESTree.Node | undefined = node; current; current = current.parent) if (isFunction(current) && reached.has(current)) return current;
  }
  const home = enclosingFunction(node);
  const name = home && (home.id?.name ?? (home.parent.type === T.MethodDefinition || home.parent.type === T.PropertyDefinition || home.parent.type === T.Property ? (home.parent.key.type === T.Identifier ? home.parent.key.name : undefined) : undefined));
  return name !== undefined && /^_*(?:off|unsubscribe|removeListener|removeEventListener|unlisten|unbind|unbindEvents|removeListeners|removeEventListeners|detach|stopListening)$/.test(name) ? home : undefined;
}

const isExact = ({ target, event, handler }: Comparison): boolean => target === 'yes' && event === 'yes' && handler === 'yes';

function acquiredAtEnd(file: FileFacts, addition: Addition, real: readonly Addition[]): Mismatch | undefined {
  const original = real.find((other) => isExact(compare(other, { ...addition, release: { by: 'pair', names: [], identity: [] } })));
  return original && { kind: 'acquiredAtEnd', life: lifeOf(file, addition.node), addition: original, removal: addition };
}

/** A removal that no addition matches, and the addition that it misses by one part. */
function nearMiss(file: FileFacts, removal: Removal, additions: readonly Addition[], removals: readonly Removal[]): Mismatch | undefined {
  if (!removal.handlerNode) return undefined;
  const unremoved = additions.filter((addition) => !removals.some((other) => matches(compare(addition, other))));
  for (const addition of unremoved) {
    const kind = missBy(compare(addition, removal), addition, removal);
    if (kind && !isOneShotHere(file, addition, removal)) return { kind, life: lifeOf(file, addition.node), addition, removal };
  }
  return undefined;
}

function missBy({ target, event, handler, capture }: Comparison, addition: Addition, removal: Removal): MismatchKind | undefined {
  if (capture === 'no') return target === 'yes' && event === 'yes' && handler === 'yes' ? 'otherCapture' : undefined;
  if (target === 'yes' && event === 'yes' && handler === 'no') return removal.handler?.is === 'fresh' || addition.handler?.is === 'fresh' ? 'freshHandler' : 'otherHandler';
  if (target === 'yes' && event === 'no' && handler === 'yes') return 'otherEvent';
  if (target === 'no' && event === 'yes' && handler === 'yes') return 'otherTarget';
  return undefined;
}

/** A removal just before the addition in one function is a guard against adding twice; with another identity it guards nothing, and says so. */
function isOneShotHere(file: FileFacts, addition: Addition, removal: Removal): boolean {
  return removal.handlerNode !== undefined && addition.handlerNode !== undefined && within(removal.node, addition.handlerNode);
}
