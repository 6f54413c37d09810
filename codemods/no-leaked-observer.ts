import { defineCodemod } from '../src/codemod.ts';
import type { LeakPlan } from '../src/plans/obligations/plan.ts';
import { repairLeak } from '../src/rewrite/obligations/leak.ts';

/** Gives the observer a name, and disconnects it where the life ends. */
export default defineCodemod<LeakPlan>({ name: 'no-leaked-observer', edits: repairLeak });
