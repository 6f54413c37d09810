import type { FileFacts } from '../../facts/file.ts';
import type { Growth } from '../../growth/growth.ts';
import { attempt, type Planned } from '../index.ts';
import { refuse } from '../refusal.ts';
import type { GrowthPlan } from './plan.ts';

/** What is to be done about a growth: a plan that its codemod carries out, or the reason why there is none. */
export function planGrowth(_file: FileFacts, _growth: Growth): Planned<GrowthPlan> {
  return attempt(() => refuse('there is none yet'));
}
