import { defineCodemod } from '../src/codemod.ts';
import type { LeakPlan } from '../src/plans/obligations/plan.ts';
import { repairLeak } from '../src/rewrite/obligations/leak.ts';

/** Gives the URL a name, and revokes it where the life ends. */
export default defineCodemod<LeakPlan>({ name: 'no-leaked-object-url', edits: repairLeak });
