import type { FileFacts } from '../../facts/file.ts';
import { mayBeGiven } from '../../facts/given-or-made.ts';
import { isWaitedFor } from '../../obligations/acquired/acquisitions.ts';
import type { Leak } from '../../obligations/leak.ts';
import { firstEventPlan } from './first-event.ts';
import { planImageUrl } from './image-url.ts';
import { guardPlan } from './guard.ts';
import { handOverPlan } from './hand-over.ts';
import { planHandle } from './handle-plan.ts';
import { planListener } from './listener.ts';
import { refuseLate } from './late.ts';
import { levelOf } from './level.ts';
import type { LeakPlan } from './plan.ts';
import { planObjectUrl } from './object-url.ts';
import { oncePlan } from './once.ts';
import { refuseOwed } from './owed.ts';
import { attempt, type Planned } from '../planned.ts';
import { refuse, Refusal } from '../refusal.ts';
import { releaserPlan } from './releaser.ts';
import { scopedPlan } from './scoped.ts';
import { vacantPlan } from './vacant.ts';
import { withheldPlan } from './withheld.ts';

/** What is to be done about a leak: a plan that its codemod carries out, or the reason why there is none. */
export function planOf(file: FileFacts, leak: Leak): Planned<LeakPlan> {
  return attempt(() => {
    const { plan, title } = planLeak(file, leak);
    return { plan, verdict: { level: levelOf(file, leak), scope: 'file', reason: title } };
  });
}

function planLeak(file: FileFacts, leak: Leak): { plan: LeakPlan; title: string } {
  if (leak.breach === 'rearmed' || leak.breach === 'late') return guardPlan(file, leak);
  if (leak.breach === 'withheld') return withheldPlan(file, leak);
  if (leak.breach === 'spent') return oncePlan(file, leak);
  if (leak.acquisition.byShape && leak.acquisition.row.yields === 'disposer') refuse('whether its result is called or has a method to call, nothing here tells', leak.acquisition.node);
  if (leak.acquisition.row.comesLater && !isWaitedFor(leak.acquisition.node)) refuse('it comes by a promise, which has to be kept to undo it when it is there', leak.acquisition.node);
  if (leak.breach === 'piled') refuse('whether it should be added once, or removed before it is added again, is for the author to say', leak.acquisition.node);
  if (leak.slots.length > 0 && mayBeGiven(file, leak.acquisition.node)) refuse('its place may hold what was handed in, which others go on to use', leak.acquisition.node);
  refuseOwed(file, leak);
  try {
    return leak.acquisition.row.yields === 'nothing' ? planListener(file, leak) : (firstEventPlan(file, leak) ?? inTime(file, leak, vacantPlan(file, leak)) ?? handOverPlan(file, leak) ?? planObjectUrl(file, leak) ?? planImageUrl(file, leak) ?? scopedPlan(file, leak) ?? planHandle(file, leak));
  } catch (refusal) {
    const plan = refusal instanceof Refusal ? inTime(file, leak, releaserPlan(file, leak)) : undefined;
    if (!plan) throw refusal;
    return plan;
  }
}

/** A plan by which the end alone releases: nothing must come after it. */
function inTime<P>(file: FileFacts, leak: Leak, plan: P | undefined): P | undefined {
  if (plan) refuseLate(file, leak);
  return plan;
}
