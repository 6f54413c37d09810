import { defineCodemod } from '../src/codemod.ts';
import type { ReleasePlan } from '../src/plans/plan.ts';
import { release } from '../src/rewrite/release.ts';

/** Gives the URL a name, and revokes it where the life ends. */
export default defineCodemod<ReleasePlan>({ name: 'no-leaked-object-url', edits: release });
