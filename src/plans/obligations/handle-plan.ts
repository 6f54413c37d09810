import { AST_NODE_TYPES as T } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { originOf } from '../../facts/origin.ts';
import { enclosingStatement, isFunction, unwrap } from '../../facts/syntax.ts';
import type { Leak } from '../../obligations/leak.ts';
import { collectorOf } from '../../obligations/released/collectors.ts';
import { refuse } from '../refusal.ts';
import { endingOf } from './ends/index.ts';
import { handleOf } from './handle.ts';
import { lateGuard } from './late.ts';
import { notifierPlan } from './notifier.ts';
import { mayBeAbsent, mayBeNull } from './null.ts';
import { planOutcomes, settlingPlan } from './outcomes.ts';
import { outrunPlan } from './outrun.ts';
import type { ReleasePlan, Undo } from './plan.ts';
import { titleOf } from './titles.ts';
import { isAwaited, undoOf } from './undo.ts';

/** What no edit in this place can put right. */
const refusals: Partial<Readonly<Record<Leak['breach'], string>>> = {
  unsafeTakeUntil: 'the operator behind `takeUntil` is there for a reason that only its author knows',
};

/** The plan of an acquisition that yields what is to be released. */
export function planHandle(file: FileFacts, leak: Leak): { plan: ReleasePlan; title: string } {
  const { acquisition, breach } = leak;
  if (breach === 'skipped') return planOutcomes(file, leak);
  if (breach === 'outrun') return outrunPlan(file, leak);
  if (breach === 'overwritten') return planOverwritten(file, leak);
  if (breach === 'deadNotifier') return notifierPlan(file, leak);
  const reason = refusals[breach];
  if (reason !== undefined) refuse(reason, leak.sibling ?? acquisition.node);
  if (breach === 'endless' && acquisition.row.releasesAtNext) refuse('its `return()` waits for the next value: give it a signal, and expect its `AbortError`', acquisition.node);
  if (!isReleasedLike(file, leak)) refuse('what releases it is a function of something else than what gives it', leak.release ?? acquisition.node);
  if (!isEndedLike(file, leak)) refuse('how what takes it over is emptied, only its author knows', acquisition.node);
  const settling = settlingPlan(file, leak);
  if (settling) return settling;
  const ending = endingOf(file, leak);
  const { handle, name, isSure: isNamedSurely, isReleased, renew, each, reset } = handleOf(file, leak, ending);
  // The field of a collector is made with the instance.
  const isSure = (isNamedSurely && !mayBeAbsent(file, leak)) || (leak.slots.length > 0 && collectorOf(acquisition.node) !== undefined);
  const undo = undoOf(file, acquisition, ending.place);
  // URL.revokeObjectURL and the like take no undefined, unlike clearTimeout.
  const isStrict = acquisition.row.release[0].by === 'static' && !isSure;
  const when = whenOf(undo, isSure, isStrict || mayBeNull(file, leak, handle));
  // A failure of what is waited for must not go around what stands behind it.
  const awaits = ending.end.at === 'block' && ending.end.before === undefined && isAwaited(file, acquisition, isFunction(ending.place) ? ending.place : undefined);
  const made = { handle, undo: { ...undo, handle: name, ...(awaits ? { awaits } : {}), ...(when ? { when } : {}), ...(each === undefined ? {} : { each }), ...(reset === undefined ? {} : { reset }) } };
  const guard = lateGuard(file, leak, ending, made);
  const plan: ReleasePlan = { acquisition: acquisition.node.range, ...made, ...(isReleased ? {} : { end: ending.end }), ...(renew ? { renew: renew.range } : {}), ...(guard ? { guard } : {}) };
  return { plan, title: titleOf(leak, ending, { renews: renew !== undefined, several: each !== undefined, isLate: guard !== undefined }) };
}

/** Whether its place ends as it does: itself, or the `Subscription` of RxJS that takes it over. */
function isEndedLike(file: FileFacts, { acquisition: { node } }: Leak): boolean {
  const collector = collectorOf(node);
  const origin = collector && originOf(file, collector.object);
  return !origin || (origin.from === 'new' && origin.of.from === 'import' && /^rxjs(?:\/|$)/.test(origin.of.module) && origin.of.name === 'Subscription');
}

/** `events.listen(…)` and `events.unlisten(key)`, `listen(…)` and `unlisten(key)`: what the sibling's release is called on. */
function isReleasedLike(file: FileFacts, { acquisition: { row, node }, release }: Leak): boolean {
  const [form] = row.release;
  if (row.id !== 'any.key' || form.by !== 'call' || release?.type !== T.CallExpression) return true;
  const [given, undone] = [unwrap(node.callee), unwrap(release.callee)];
  return given.type === T.MemberExpression && undone.type === T.MemberExpression ? file.textOf(given.object) === file.textOf(undone.object) : given.type === undone.type;
}

/** A slot that is filled again: what it holds is released first. */
function planOverwritten(file: FileFacts, leak: Leak): { plan: ReleasePlan; title: string } {
  const { acquisition, slots } = leak;
  const [slot] = slots;
  const statement = enclosingStatement(acquisition.node);
  if (!slot || statement?.type !== T.ExpressionStatement) return refuse('it is filled amid an expression', acquisition.node);
  const name = slot.kind === 'field' ? `this.${slot.name}` : slot.name;
  const undo = undoOf(file, acquisition, acquisition.node);
  const when = whenOf(undo, false, mayBeNull(file, leak, { form: 'named' }));
  const plan: ReleasePlan = { acquisition: acquisition.node.range, undo: { ...undo, handle: name, ...(when ? { when } : {}) }, end: { at: 'before', statement: statement.range } };
  return { plan, title: `Release the former ${acquisition.row.what} before \`${name}\` is filled again` };
}

/** `clearInterval(undefined)` does nothing; a method of nothing throws, and a type may forbid null. */
function whenOf({ by }: Pick<Undo, 'by'>, isSure: boolean, isNull: boolean): Undo['when'] {
  if (by === 'call') return isNull ? 'tested' : undefined;
  return isSure ? undefined : 'optional';
}
