import { defineCodemod } from '../src/codemod.ts';
import type { LeakPlan } from '../src/plans/obligations/plan.ts';
import { repairLeak } from '../src/rewrite/obligations/leak.ts';

/** Gives the handler a name, and removes it where the life ends; several without a name share one signal. */
export default defineCodemod<LeakPlan>({ name: 'no-leaked-listener', edits: repairLeak });
