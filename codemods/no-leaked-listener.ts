import { defineCodemod } from '../src/codemod.ts';
import type { ReleasePlan } from '../src/plans/plan.ts';
import { release } from '../src/rewrite/release.ts';

/** Gives the handler a name, and removes it where the life ends; several without a name share one signal. */
export default defineCodemod<ReleasePlan>({ name: 'no-leaked-listener', edits: release });
