import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { lifeOf, type Life } from '../../facts/life.ts';
import { instanceOfThis, targetSlot, usesOf, type Slot } from '../../facts/slots.ts';
import { enclosingFunction, enclosingStatement, inside, isNullish, unwrap, within, wrapped } from '../../facts/syntax.ts';
import { acquisitionsOf, type Acquisition } from '../acquired/acquisitions.ts';
import { compare, matches, readAddition, removalsOf } from '../released/pairs.ts';
import { usesOfHandle } from '../released/releases.ts';

/** A field that the call which fills it empties again, so that the release at the end finds nothing in it. */
export interface EmptiedField {
  readonly assignment: TSESTree.AssignmentExpression;
  readonly acquisition: Acquisition;
  readonly name: string;
  readonly release: TSESTree.Node;
  readonly life: Life;
}

/**
 * `this.onResize = () => …; window.addEventListener('resize', this.onResize); … this.onResize = null;` in one call, as of
 * a constructor that lists its fields below: what releases it names the field.
 */
export function emptiedFieldsOf(file: FileFacts): readonly EmptiedField[] {
  const emptied = file.index.assignments.filter(({ left, right, operator, parent }) => operator === '=' && isNullish(right) && parent.type === T.ExpressionStatement && isOwnField(file, left));
  if (emptied.length === 0) return [];
  return acquisitionsOf(file).flatMap((acquisition) => {
    const kept = keptIn(file, acquisition);
    const assignment = kept && emptied.find((each) => empties(file, each, kept));
    const release = assignment && releaseOf(file, acquisition, kept.slot);
    return release ? [{ assignment, acquisition, name: kept.slot.name, release, life: lifeOf(file, acquisition.node) }] : [];
  });
}

interface KeptField {
  readonly slot: Slot;
  /** Where it is filled, and the call that acquires: what comes after both may empty it. */
  readonly filled: TSESTree.AssignmentExpression;
  readonly last: TSESTree.Node;
}

const isOwnField = (file: FileFacts, node: TSESTree.Node): boolean => {
  const target = unwrap(node);
  return target.type === T.MemberExpression && unwrap(target.object).type === T.ThisExpression && instanceOfThis(file, target.object) !== undefined;
};

/** The field of the handler that a call adds, or of the handle that it gives; filled in the same call, and nowhere else. */
function keptIn(file: FileFacts, acquisition: Acquisition): KeptField | undefined {
  const { node } = acquisition;
  const { parent } = wrapped(node);
  const place = acquisition.row.yields === 'nothing' ? readAddition(file, acquisition).handlerNode : parent?.type === T.AssignmentExpression ? parent.left : undefined;
  const slot = place && isOwnField(file, place) ? targetSlot(file, place) : undefined;
  const fills = slot ? usesOf(file, slot).flatMap(({ parent: write }) => (write?.type === T.AssignmentExpression && targetSlot(file, write.left)?.name === slot.name && !isNullish(write.right) ? [write] : [])) : [];
  const [filled, ...others] = [...new Set(fills)];
  const isHere = filled && others.length === 0 && enclosingFunction(filled) === enclosingFunction(node) && filled.range[0] <= node.range[0];
  return slot && isHere ? { slot, filled, last: node } : undefined;
}

/** Whether an assignment comes after the acquisition on each of its ways and at once, with nothing that looks at the field between: what is waited for may have ended it. */
function empties(file: FileFacts, assignment: TSESTree.AssignmentExpression, { slot, filled, last }: KeptField): boolean {
  if (targetSlot(file, assignment.left)?.name !== slot.name || !usesOf(file, slot).includes(unwrap(assignment.left))) return false;
  const block = enclosingStatement(assignment)?.parent;
  if (block?.type !== T.BlockStatement || !within(filled, block) || !within(last, block) || enclosingFunction(assignment) !== enclosingFunction(last) || assignment.range[0] < last.range[1]) return false;
  if (![file.index.returns, file.index.awaits, file.nodes(T.ThrowStatement), file.nodes(T.YieldExpression)].every((ways) => inside<TSESTree.Node>(ways, block).every((way) => way.range[0] < last.range[1] || way.range[0] > assignment.range[0] || enclosingFunction(way) !== enclosingFunction(last)))) return false;
  return !usesOf(file, slot).some((use) => use.range[0] >= last.range[1] && use.range[1] < assignment.range[0] && enclosingFunction(use) === enclosingFunction(last));
}

/** What names the field to release it, in another function. */
function releaseOf(file: FileFacts, acquisition: Acquisition, slot: Slot): TSESTree.Node | undefined {
  const home = enclosingFunction(acquisition.node);
  if (acquisition.row.yields !== 'nothing') return usesOfHandle(file, acquisition.row, slot).find((use) => use.does === 'release' && enclosingFunction(use.node) !== home)?.node;
  const addition = readAddition(file, acquisition);
  return removalsOf(file, acquisition.row).find((removal) => enclosingFunction(removal.node) !== home && removal.handlerNode && usesOf(file, slot).includes(unwrap(removal.handlerNode)) && matches(compare(addition, removal)))?.node;
}
