import { defineCodemod } from '../src/codemod.ts';
import type { LeakPlan } from '../src/plans/plan.ts';
import { repairLeak } from '../src/rewrite/leak.ts';

/** Gives the handler a name, and removes it where the life ends; several without a name share one signal. */
export default defineCodemod<LeakPlan>({ name: 'no-leaked-listener', edits: repairLeak });
