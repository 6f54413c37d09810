import { AST_NODE_TYPES as T } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { same } from '../../facts/identity.ts';
import { enclosingFunction, inLoop, unwrap, within } from '../../facts/syntax.ts';
import type { Row } from '../../resources/row.ts';
import { acquisitionsOf, type Acquisition } from '../acquired/acquisitions.ts';
import { compare, matches, readAddition, removalsOf, type Comparison, type PairCall, type Removal } from './pairs.ts';
import { isOfOthersCollection, recordedRemovals } from './records.ts';

/** A listener that is added, part by part. */
export interface Addition extends PairCall {
  readonly acquisition: Acquisition;
}

/** Every addition of the file whose removal names a handler. */
export const additionsOf = (file: FileFacts): readonly Addition[] => file.once(findAdditions);

function findAdditions(file: FileFacts): readonly Addition[] {
  return acquisitionsOf(file)
    .filter(({ row }) => row.release.some((release) => release.by === 'pair' && release.identity.includes('handler')))
    .map((acquisition) => ({ ...readAddition(file, acquisition), acquisition }))
    .filter(({ handlerNode }) => handlerNode !== undefined);
}

/** The removals that may be of this addition: one that another addition fits in every part is of that one. */
export function removalsFor(file: FileFacts, row: Row, addition: PairCall): readonly Removal[] {
  const recorded = new Set(recordedRemovals(file, row, addition).map(({ node }) => node));
  return removalsOf(file, row).filter((removal) => {
    if (recorded.has(removal.node)) return true;
    const comparison = compare(addition, removal);
    if (!matches(comparison) || (isBlind(comparison) && (isRemovedByName(file, row, addition) || isOfOthersCollection(file, row, addition, removal)))) return false;
    return (comparison.event === 'yes' && comparison.handler === 'yes') || !additionsOf(file).some((other) => other.node !== addition.node && fits(other, removal));
  });
}

/** `source.off(key, handlers[key])`: nothing tells whose listener it removes. */
const isBlind = ({ target, event, handler }: Comparison): boolean => target !== 'yes' && event !== 'yes' && handler !== 'yes';

/** Whether the same target's listeners are removed one by one: a table of others is not theirs. */
const isRemovedByName = (file: FileFacts, row: Row, { node, target, eventNode }: PairCall): boolean =>
  eventNode?.type === T.Literal &&
  additionsOf(file).some((other) => other.node !== node && same(other.target, target) === 'yes' && removalsOf(file, row).some((removal) => fits(other, removal)));

function fits(addition: Addition, removal: Removal): boolean {
  const { target, event, handler } = compare(addition, removal);
  return removal.handlerNode !== undefined && target !== 'no' && event === 'yes' && handler === 'yes';
}

/**
 * `off(event, f); on(event, f);` in one call, which makes `f` itself: the removal comes before the addition, and what an
 * earlier call added was another `f`.
 */
export function precedesItsOwn(file: FileFacts, addition: Addition, removal: Removal): boolean {
  const home = enclosingFunction(addition.node);
  const handler = addition.handlerNode && file.scopes.functionOf(addition.handlerNode);
  const variables = [addition.handlerNode, removal.handlerNode].map((name) => name && file.scopes.variable(unwrap(name)));
  // A variable outside keeps what the call before added, for this one to remove.
  if (!home || !handler || variables.some((variable) => variable && !within(variable.scope.block, home)) || handler === addition.handlerNode || !within(handler, home) || handler === home) return false;
  if (enclosingFunction(removal.node) !== home || removal.node.range[0] > addition.node.range[0] || inLoop(addition.node)) return false;
  const { target, event, handler: same } = compare(addition, removal);
  return target === 'yes' && event === 'yes' && same === 'yes';
}
