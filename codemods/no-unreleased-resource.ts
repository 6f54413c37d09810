import { defineCodemod } from '../src/codemod.ts';
import type { ReleasePlan } from '../src/plans/plan.ts';
import { release } from '../src/rewrite/release.ts';

/** Gives the resource a name, and closes it where the life ends. */
export default defineCodemod<ReleasePlan>({ name: 'no-unreleased-resource', edits: release });
