import { defineCodemod } from '../src/codemod.ts';
import type { ReleasePlan } from '../src/plans/plan.ts';
import { release } from '../src/rewrite/release.ts';

/** Gives the observer a name, and disconnects it where the life ends. */
export default defineCodemod<ReleasePlan>({ name: 'no-leaked-observer', edits: release });
