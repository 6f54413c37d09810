import { defineCodemod } from '../src/codemod.ts';
import type { LeakPlan } from '../src/plans/plan.ts';
import { repairLeak } from '../src/rewrite/leak.ts';

/** Gives the URL a name, and revokes it where the life ends. */
export default defineCodemod<LeakPlan>({ name: 'no-leaked-object-url', edits: repairLeak });
