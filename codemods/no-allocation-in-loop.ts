import { defineCodemod } from '../src/codemod.ts';
import type { HoistPlan } from '../src/plans/waste/hoist.ts';
import { hoist } from '../src/rewrite/waste/hoist.ts';

/** Makes what is the same each time once, before the loop or the function. */
export default defineCodemod<HoistPlan>({ name: 'no-allocation-in-loop', edits: hoist });
