import { defineCodemod } from '../src/codemod.ts';
import type { AccumulatePlan } from '../src/plans/waste/plan.ts';
import { accumulate } from '../src/rewrite/waste/accumulate.ts';

/** Pushes to the accumulator, or sets on it, where a copy was made. */
export default defineCodemod<AccumulatePlan>({ name: 'no-accumulating-spread', edits: accumulate });
