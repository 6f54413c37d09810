import type { Edit } from '../../finding.ts';
import type { LeakPlan } from '../../plans/obligations/plan.ts';
import { firstEvent } from './first-event.ts';
import { guard } from './guard.ts';
import { handOut } from './hand-out.ts';
import { handOver } from './hand-over.ts';
import { release } from './release.ts';
import { repair } from './repair.ts';
import { keepCleanup } from './returned.ts';
import { scoped } from './scoped.ts';
import type { RewriteSource } from '../source.ts';

/** Carries out the plan of a broken obligation. */
export function repairLeak(plan: LeakPlan, source: RewriteSource): Edit[] {
  if ('returned' in plan) return keepCleanup(plan, source);
  if ('drops' in plan) return scoped(plan, source);
  if ('parts' in plan) return repair(plan, source);
  if ('way' in plan) return handOut(plan, source);
  if ('next' in plan) return firstEvent(plan, source);
  if ('undo' in plan) return release(plan, source);
  return 'guard' in plan ? guard(plan, source) : handOver(plan, source);
}
