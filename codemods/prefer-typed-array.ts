import { defineCodemod } from '../src/codemod.ts';
import type { TypedArrayPlan } from '../src/plans/waste/typed-array.ts';
import { typedArrayOf } from '../src/rewrite/waste/typed-array.ts';

/** Makes a large array of small integers, or of yes and no, a typed one. */
export default defineCodemod<TypedArrayPlan>({ name: 'prefer-typed-array', edits: typedArrayOf });
