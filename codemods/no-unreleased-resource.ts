import { defineCodemod } from '../src/codemod.ts';
import type { LeakPlan, PipelinePlan } from '../src/plans/obligations/plan.ts';
import { repairLeak } from '../src/rewrite/obligations/leak.ts';
import { pipeline } from '../src/rewrite/obligations/pipeline.ts';

/** Gives the resource a name, and closes it where the life ends; what a function opens for itself is closed in `finally`, what is piped by `pipeline`. */
export default defineCodemod<LeakPlan | PipelinePlan>({
  name: 'no-unreleased-resource',
  edits: (plan, source) => ('targets' in plan ? pipeline(plan, source) : repairLeak(plan, source)),
});
