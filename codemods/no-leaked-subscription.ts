import { defineCodemod } from '../src/codemod.ts';
import type { HandOverPlan, ReleasePlan } from '../src/plans/plan.ts';
import { handOver } from '../src/rewrite/hand-over.ts';
import { release } from '../src/rewrite/release.ts';

/** Ends the subscription as its siblings are ended; else gives what undoes it a name, and uses it where the life ends. */
export default defineCodemod<HandOverPlan | ReleasePlan>({
  name: 'no-leaked-subscription',
  edits: (plan, source) => ('end' in plan ? release(plan, source) : handOver(plan, source)),
});
