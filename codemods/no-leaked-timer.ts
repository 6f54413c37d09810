import { defineCodemod } from '../src/codemod.ts';
import type { ReleasePlan } from '../src/plans/plan.ts';
import { release } from '../src/rewrite/release.ts';

/** Gives the timer's handle a name, and clears it where the life ends. */
export default defineCodemod<ReleasePlan>({ name: 'no-leaked-timer', edits: release });
