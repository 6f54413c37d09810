import { defineCodemod } from '../src/codemod.ts';
import type { AccumulatePlan, DirectPlan, FlatPlan } from '../src/plans/waste/plan.ts';
import { accumulate } from '../src/rewrite/waste/accumulate.ts';
import { direct } from '../src/rewrite/waste/direct.ts';
import { flat } from '../src/rewrite/waste/flat.ts';

/** Pushes to the accumulator, or sets on it, where a copy was made; joins lists with `flatMap`, and makes objects of their entries. */
export default defineCodemod<AccumulatePlan | DirectPlan | FlatPlan>({ name: 'no-accumulating-spread', edits: (plan, source) => ('reduce' in plan ? flat(plan, source) : 'by' in plan ? direct(plan, source) : accumulate(plan, source)) });
