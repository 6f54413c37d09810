import { defineCodemod } from '../src/codemod.ts';
import type { AccumulatePlan, FlatPlan } from '../src/plans/waste/plan.ts';
import { accumulate } from '../src/rewrite/waste/accumulate.ts';
import { flat } from '../src/rewrite/waste/flat.ts';

/** Pushes to the accumulator, or sets on it, where a copy was made; joins lists with `flatMap`. */
export default defineCodemod<AccumulatePlan | FlatPlan>({ name: 'no-accumulating-spread', edits: (plan, source) => ('reduce' in plan ? flat(plan, source) : accumulate(plan, source)) });
