import type { FileFacts } from '../../facts/file.ts';
import type { MissedRemoval } from '../../growth/missed.ts';
import { attempt, type Planned } from '../planned.ts';
import { refuse } from '../refusal.ts';
import type { SoughtPlan } from './plan.ts';

/** The removal looks for what was put in, where that has a name. */
export function planMissed(file: FileFacts, { sought, name, place, added }: MissedRemoval): Planned<SoughtPlan> {
  return attempt((): Planned<SoughtPlan> => {
    if (name === undefined) return refuse('what was put in has no name here: keep it, so that the removal can look for it', added.value);
    return { plan: { by: 'sought', sought: sought.range, name }, verdict: { level: 'review', scope: 'file', reason: `Take \`${name}\` out of ${place.title}, which is what was put in` } };
  });
}
