import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { targetSlot } from '../../facts/slots.ts';
import { memberName, methodCall, unwrap } from '../../facts/syntax.ts';
import type { Leak } from '../../obligations/leak.ts';
import { fluentRoot, readAddition, type PairCall } from '../../obligations/released/pairs.ts';
import type { Row } from '../../resources/row.ts';
import type { Piece } from '../piece.ts';
import { refuse } from '../refusal.ts';
import { besideEnding } from './ends/beside.ts';
import { endingOf, type Ending } from './ends/index.ts';
import { handlerOf } from './handler.ts';
import { heldField } from './held-field.ts';
import { lateGuard } from './late.ts';
import type { ReleasePlan, Undo } from './plan.ts';
import { whereVisible } from './reachable.ts';
import { receiverOf } from './receiver.ts';
import { settledPlan } from './settled.ts';
import { signalPlan } from './signal.ts';
import { skippedOutcomes } from './skipped.ts';
import { titleOf } from './titles.ts';

/** The plan of an acquisition whose release names receiver, event and handler again. */
export function planListener(file: FileFacts, leak: Leak): { plan: ReleasePlan; title: string } {
  const { acquisition } = leak;
  if (pairOf(acquisition.row)?.helper) refuse('a helper of the project adds it', acquisition.node);
  if (leak.breach === 'pooled') refuse('which end of the request should remove it is for the author to say', acquisition.node);
  if (leak.breach === 'departed') refuse('what is taken out has no name where it is taken out', acquisition.node);
  const settled = settledPlan(file, leak);
  if (settled) return settled;
  const skipped = skippedOutcomes(file, leak);
  if (skipped?.helper) return { plan: { acquisition: acquisition.node.range, undo: skipped.helper, end: skipped.ending.end, ends: skipped.ends }, title: `Call \`${skipped.helper.handle}()\` ${skipped.ending.when}` };
  const addition = readAddition(file, acquisition);
  // A teardown that empties the target's field must remove first.
  const root = addition.receiver && fluentRoot(addition.receiver);
  const target = root && (heldField(file, root, leak.life)?.slot ?? targetSlot(file, root));
  const ending = skipped?.ending ?? besideEnding(leak) ?? endingOf(file, { ...leak, slots: target ? [target] : [] });
  const plan = skipped || isBeside(leak) ? undefined : signalPlan(file, leak, addition, ending);
  if (plan) return { plan, title: titleOf(leak, ending) };
  if (leak.life.kind === 'render') refuse('a component that renders would need an effect to add and remove it', acquisition.node);
  const { handler, piece } = handlerOf(file, ofCall(leak, ending), addition, ending);
  const { keep, renew, ...object } = receiverOf(file, leak, addition, ending);
  const undo: Undo = { by: 'pair', name: removalName(file, acquisition.row, acquisition.node), handle: '', ...object, arguments: [...eventOf(file, addition, ending), piece, ...(pairOf(acquisition.row)?.identity.includes('capture') ? captureOf(file, addition, ending) : contextOf(file, addition, ending))] };
  const made = { ...(handler ? { handler } : {}), undo };
  const guard = skipped || isBeside(leak) ? undefined : lateGuard(file, leak, ending, made);
  return {
    plan: { acquisition: acquisition.node.range, ...made, ...(keep ? { keep } : {}), end: ending.end, ...(skipped ? { ends: skipped.ends } : {}), ...(renew ? { renew } : {}), ...(guard ? { guard } : {}) },
    title: titleOf(leak, ending, { renews: renew !== undefined, isLate: guard !== undefined }),
  };
}

/** What another's release is followed by: there is no end of a life. */
const isBeside = ({ breach }: Leak): boolean => breach === 'passedOver' || breach === 'stays';

/** What one call adds and a function within it removes belongs to that call, not to the instance. */
const ofCall = (leak: Leak, { scope }: Ending): Leak => (leak.breach === 'passedOver' && scope ? { ...leak, life: { ...leak.life, kind: 'function' } } : leak);

const pairOf = ({ release }: Row) => release.find((candidate) => candidate.by === 'pair');

const partners: ReadonlyMap<string, string> = new Map(Object.entries({
  addEventListener: 'removeEventListener',
  on: 'off',
  $on: '$off',
  bind: 'unbind',
  addListener: 'removeListener',
  prependListener: 'removeListener',
  subscribe: 'unsubscribe',
}));

/** What undoes a method of that name; Node's two names for it, as the file has it. */
export function removalName(file: FileFacts, row: Row, node: TSESTree.Node): string {
  const callee = node.type === T.CallExpression ? unwrap(node.callee) : node;
  const added = callee.type === T.MemberExpression ? memberName(callee) : callee.type === T.Identifier ? callee.name : undefined;
  const [release] = row.release;
  const names = release.by === 'pair' ? release.names : [];
  const name = partners.get(added ?? '');
  if (name === undefined || !names.includes(name)) return names[0] ?? refuse('nothing removes it', node);
  const usesLongName = name === 'off' && file.index.calls.some((call) => methodCall(call)?.name === 'removeListener') && !file.index.calls.some((call) => methodCall(call)?.name === 'off');
  return usesLongName ? 'removeListener' : name;
}

function eventOf(file: FileFacts, { eventNode }: PairCall, { place }: Ending): Piece[] {
  if (!eventNode) return [];
  const seen = whereVisible(file, eventNode, place) ?? refuse(`the event \`${file.textOf(eventNode)}\` is not seen where the listener would be removed`, eventNode);
  return [{ range: seen.range }];
}

/** `on(event, handler, this)`: emitters that take the handler's `this` beside it tell listeners apart by it. */
function contextOf(file: FileFacts, { node, eventNode }: PairCall, { place }: Ending): Piece[] {
  const context = eventNode && node.arguments[2];
  if (!context) return [];
  const seen = whereVisible(file, context, place) ?? refuse('what it is called on is not seen where the listener would be removed', context);
  return [{ range: seen.range }];
}

/** Of the options only `capture` counts (DOM Standard, "flatten"). */
function captureOf(file: FileFacts, { node, capture }: PairCall, { place }: Ending): Piece[] {
  const [, , options] = node.arguments;
  if (!options || capture === false) return [];
  if (capture) return [{ text: options.type === T.ObjectExpression ? '{ capture: true }' : 'true' }];
  const seen = whereVisible(file, options, place) ?? refuse('its options are not seen where the listener would be removed', options);
  return [{ range: seen.range }];
}
