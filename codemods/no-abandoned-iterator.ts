import { defineCodemod } from '../src/codemod.ts';
import type { LeakPlan } from '../src/plans/obligations/plan.ts';
import { repairLeak } from '../src/rewrite/obligations/leak.ts';

/** Ends the iterator where it is left, or where the life of its loop ends. */
export default defineCodemod<LeakPlan>({ name: 'no-abandoned-iterator', edits: repairLeak });
