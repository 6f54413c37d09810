import { defineCodemod } from '../src/codemod.ts';
import type { DirectPlan } from '../src/plans/waste/plan.ts';
import { direct } from '../src/rewrite/waste/direct.ts';

/** Asks directly, or changes in place what nobody else has. */
export default defineCodemod<DirectPlan>({ name: 'no-redundant-copy', edits: direct });
