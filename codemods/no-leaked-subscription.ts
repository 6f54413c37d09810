import { defineCodemod } from '../src/codemod.ts';
import type { ReleasePlan } from '../src/plans/plan.ts';
import { release } from '../src/rewrite/release.ts';

/** Gives what undoes the subscription a name, and uses it where the life ends. */
export default defineCodemod<ReleasePlan>({ name: 'no-leaked-subscription', edits: release });
