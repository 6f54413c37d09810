import { defineCodemod } from '../src/codemod.ts';
import type { LeakPlan } from '../src/plans/obligations/plan.ts';
import { repairLeak } from '../src/rewrite/obligations/leak.ts';

/** Gives the timer's handle a name, and clears it where the life ends. */
export default defineCodemod<LeakPlan>({ name: 'no-leaked-timer', edits: repairLeak });
