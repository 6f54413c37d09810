import { defineCodemod } from '../src/codemod.ts';
import type { LeakPlan } from '../src/plans/obligations/plan.ts';
import { repairLeak } from '../src/rewrite/obligations/leak.ts';

/** Ends the subscription as its siblings are ended; else gives what undoes it a name, and uses it where the life ends. */
export default defineCodemod<LeakPlan>({ name: 'no-leaked-subscription', edits: repairLeak });
