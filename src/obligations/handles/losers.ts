import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { destinationOf } from '../../facts/destination.ts';
import type { FileFacts } from '../../facts/file.ts';
import type { Life } from '../../facts/life.ts';
import { enclosingFunction, isFunction, methodOn, within, wrapped, type CallNode } from '../../facts/syntax.ts';
import type { Acquisition } from '../acquired/acquisitions.ts';
import type { Leak } from '../leak.ts';
import { usesOfHandle } from '../released/releases.ts';
import { outrunOf, type Outrun } from './outrun.ts';
import { wayAround } from './paths.ts';

/** A timeout that loses, and that nothing clears then, or only where all goes well. Not the program's, while the modules load. */
export function judgeLoser(file: FileFacts, { row, node }: Acquisition, life: Life): Leak | undefined {
  const outran = row.what === 'timeout' && life.kind !== 'module' ? outrunOf(file, node) : undefined;
  const destination = outran && destinationOf(file, node);
  if (!outran || (destination?.to !== 'discarded' && destination?.to !== 'slots')) return undefined;
  const slots = destination.to === 'slots' ? destination.slots : [];
  const uses = slots.flatMap((slot) => usesOfHandle(file, row, slot)).filter((use) => use.does !== 'write');
  const releases = uses.flatMap((use) => (use.does === 'release' ? [use.node] : []));
  if (uses.some((use) => use.does === 'move' || methodOn(use.node)?.name === 'unref')) return undefined;
  const leak = { acquisition: { row, node }, life, certainty: outran.certainty, slots };
  if (releases.length === 0) return { ...leak, breach: 'outrun', rule: row.rule, because: [outran.because, 'nothing clears it'], ...(outran.race ? { sibling: outran.race } : {}) };
  const around = wayOut(file, node, outran, releases);
  return around && { ...leak, breach: 'bypassed', rule: 'no-partial-release', because: [outran.because, 'a way out of the function goes around the release'], sibling: around };
}

/** Where what it waits for fails, or is left early, without a release. */
function wayOut(file: FileFacts, timer: CallNode, { settles, race }: Outrun, releases: readonly TSESTree.Node[]): TSESTree.Node | undefined {
  if (settles === 'beside') return undefined;
  const begin = settles === 'race' ? (enclosingFunction(timer)?.parent ?? timer) : timer;
  return wayAround(file, begin, releases) ?? (race && (failingRace(race, begin, releases) ?? thenOnly(race, releases)));
}

/** `const first = await Promise.race([work, new Promise(…)]); clearTimeout(timer);`, with no `try` around it. */
function failingRace(race: TSESTree.Node, promise: TSESTree.Node, releases: readonly TSESTree.Node[]): TSESTree.Node | undefined {
  const awaited = wrapped(race).parent;
  if (awaited?.type !== T.AwaitExpression || !within(promise, race) || releases.some((release) => enclosingFunction(release) !== enclosingFunction(race) || release.range[0] < race.range[1])) return undefined;
  for (let current: TSESTree.Node = awaited; current.parent && !isFunction(current); current = current.parent) if (current.parent.type === T.TryStatement && current.parent.block === current) return undefined;
  return awaited;
}

/** `race.then((value) => { clearTimeout(timer); … })`, where nothing clears it when the race fails. */
function thenOnly(race: TSESTree.Node, releases: readonly TSESTree.Node[]): TSESTree.Node | undefined {
  const next = methodOn(race);
  const [succeeded, failed] = next?.call.arguments ?? [];
  return next?.name === 'then' && succeeded && !failed && releases.every((release) => within(release, succeeded)) ? next.call : undefined;
}
