import type { FileFacts } from '../../facts/file.ts';
import type { Growth } from '../../growth/growth.ts';
import { attempt, type Planned } from '../planned.ts';
import { refuse } from '../refusal.ts';
import { mapPlan } from './becomes-map.ts';
import { boundPlan } from './bound.ts';
import { firedPlan } from './fired.ts';
import { hollowPlan } from './hollow.ts';
import { lruPlan } from './lru.ts';
import { checkNeeded } from './needed.ts';
import { overPlan } from './over.ts';
import type { GrowthPlan } from './plan.ts';
import { removalPlan } from './removal.ts';
import { settledPlan } from './settled.ts';
import { weakPlan } from './weak.ts';

/** What is to be done about a growth: a plan that its codemod carries out, or the reason why there is none. */
export function planGrowth(file: FileFacts, growth: Growth): Planned<GrowthPlan> {
  return attempt((): Planned<GrowthPlan> => {
    const { within } = growth.collection;
    if (within) return growth.breach === 'unsettled' || growth.breach === 'weak' ? refuse(`it is made for each key of \`${within.name}\``, growth.collection.made) : boundPlan(file, growth);
    if (growth.breach === 'weak') return weakPlan(file, growth);
    if (growth.breach === 'piled') return boundPlan(file, growth);
    if (growth.breach === 'unsettled') return refuse('what is to happen to the failure is for its author to say', growth.additions[0].node);
    const removed = hollowPlan(file, growth) ?? overPlan(growth) ?? removalPlan(file, growth) ?? settledPlan(file, growth) ?? firedPlan(file, growth);
    if (removed) return removed;
    checkNeeded(file, growth.uses);
    return lruPlan(file, growth) ?? mapPlan(file, growth) ?? boundPlan(file, growth);
  });
}
