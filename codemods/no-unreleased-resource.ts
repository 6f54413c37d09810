import { defineCodemod } from '../src/codemod.ts';
import type { LeakPlan } from '../src/plans/plan.ts';
import { repairLeak } from '../src/rewrite/leak.ts';

/** Gives the resource a name, and closes it where the life ends; what a function opens for itself is closed in `finally`. */
export default defineCodemod<LeakPlan>({ name: 'no-unreleased-resource', edits: repairLeak });
