import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { enclosingFunction, unwrap } from '../../facts/syntax.ts';
import type { Mismatch } from '../../obligations/faults/mismatches.ts';
import type { Leak } from '../../obligations/leak.ts';
import type { PairCall } from '../../obligations/released/pairs.ts';
import type { Piece } from '../piece.ts';
import { attempt, type Planned } from '../planned.ts';
import { refuse } from '../refusal.ts';
import { handlerOf } from './handler.ts';
import { removalName } from './listener.ts';
import type { RepairPlan } from './plan.ts';
import { whereVisible } from './reachable.ts';

type Parts = Omit<RepairPlan, 'call'>;

/** The release with the part put right by which it misses what was acquired. */
export function planOfMismatch(file: FileFacts, mismatch: Mismatch): Planned<RepairPlan> {
  return attempt(() => {
    const { parts, title } = repairs[mismatch.kind](file, mismatch);
    return { plan: { call: mismatch.removal.node.range, ...parts }, verdict: { level: 'review', scope: 'file', reason: title } };
  });
}

const repairs: Readonly<Record<Mismatch['kind'], (file: FileFacts, mismatch: Mismatch) => { parts: Parts; title: string }>> = {
  otherEvent: (file, { addition, removal }) => ({ parts: replace(removal.eventNode, copy(file, addition.eventNode, removal)), title: `Remove it for the event that it was added for` }),
  fewerEvents: (file, { addition, removal, left = [] }) => ({ parts: replace(removal.eventNode, allEvents(file, addition, removal, left)), title: 'Remove it for all the events that it was added for' }),
  otherTarget: (file, { addition, removal }) => ({ parts: replace(removal.receiver, copy(file, addition.receiver, removal)), title: 'Remove it from the target that it was added to' }),
  otherHandler: (file, mismatch) => ({ ...handlerRepair(file, mismatch), title: 'Remove the function that was added' }),
  neverAssigned: (file, mismatch) => ({ ...handlerRepair(file, mismatch), title: 'Remove the function that was added' }),
  freshHandler: (file, mismatch) => ({ ...handlerRepair(file, mismatch), title: 'Add and remove one and the same function' }),
  otherCapture: (file, { addition, removal }) => ({ parts: captureRepair(file, addition, removal), title: 'Remove it with the `capture` that it was added with' }),
  acquiredAtEnd: (file, { addition, removal }) => {
    const callee = unwrap(removal.node.callee);
    const name = callee.type === T.MemberExpression ? callee.property : callee;
    const removes = removalName(file, addition.acquisition.row, removal.node);
    return { parts: replace(name, { text: removes }), title: `Remove it with \`${removes}\` instead of adding it again` };
  },
};

const replace = (part: TSESTree.Node | undefined, by: Piece): Parts => ({ parts: [{ part: (part ?? refuse('the removal has no such part')).range, by }] });

/** The addition's events, where the removal takes none but those; else the missing ones behind its own. */
function allEvents(file: FileFacts, addition: PairCall, removal: PairCall, left: readonly string[]): Piece {
  const { events = [], eventNode } = removal;
  const isRest = addition.events?.every((event) => left.includes(event) || events.includes(event));
  if (isRest && events.every((event) => addition.events?.includes(event))) return copy(file, addition.eventNode, removal);
  const text = eventNode?.type === T.Literal ? eventNode.raw : undefined;
  return text === undefined ? refuse('its events are not written down here', eventNode ?? removal.node) : { text: `${text.slice(0, -1)} ${left.join(' ')}${text.slice(-1)}` };
}

/** What the addition names, where the removal sees the same. */
function copy(file: FileFacts, node: TSESTree.Node | undefined, removal: PairCall): Piece {
  const seen = node && whereVisible(file, node, placeOf(removal));
  if (!seen) return refuse(node ? `\`${file.textOf(node)}\` is not seen where it is removed` : 'the addition has no such part', node ?? removal.node);
  return { range: seen.range };
}

const placeOf = ({ node }: PairCall): TSESTree.Node => enclosingFunction(node) ?? node;

/** The function that was added; one without a name gets one. */
function handlerRepair(file: FileFacts, { addition, removal, life }: Mismatch): { parts: Parts } {
  const leak: Leak = { acquisition: addition.acquisition, life, breach: 'neverReleased', rule: 'no-mismatched-release', certainty: 'certain', slots: [], because: [] };
  const place = placeOf(removal);
  const { handler, piece } = handlerOf(file, leak, addition, { end: { at: 'effect', fn: place.range }, place, when: '', ...(life.fn ? { scope: life.fn.body } : {}) });
  const isSame = removal.handlerNode && ('text' in piece ? piece.text : file.text.slice(...piece.range)) === file.textOf(removal.handlerNode);
  if (isSame && !handler) refuse('the same name means another function there', removal.handlerNode);
  return { parts: { ...replace(removal.handlerNode, piece), ...(handler ? { handler } : {}) } };
}

function captureRepair(file: FileFacts, addition: PairCall, removal: PairCall): Parts {
  const [, , options] = addition.node.arguments;
  const [, , given] = removal.node.arguments;
  const capture: Piece = addition.capture && options ? (options.type === T.ObjectExpression ? { text: '{ capture: true }' } : copy(file, options, removal)) : { text: 'false' };
  return given ? replace(given, capture) : { parts: [], append: capture };
}
