import { defineCodemod } from '../src/codemod.ts';
import type { SlicePlan } from '../src/plans/retention/plan.ts';
import { copySlice } from '../src/rewrite/retention/slice.ts';

/** Stores a copy instead of the slice. */
export default defineCodemod<SlicePlan>({ name: 'no-retained-slice', edits: copySlice });
