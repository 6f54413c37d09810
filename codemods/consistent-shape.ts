import { defineCodemod } from '../src/codemod.ts';
import type { MethodPlan } from '../src/plans/waste/method.ts';
import type { RestPlan } from '../src/plans/waste/rest.ts';
import { methodOf } from '../src/rewrite/waste/method.ts';
import { restOf } from '../src/rewrite/waste/rest.ts';

/** Makes copies without what was deleted from them, and methods of functions that each instance had. */
export default defineCodemod<MethodPlan | RestPlan>({ name: 'consistent-shape', edits: (plan, source) => ('copy' in plan ? restOf(plan, source) : methodOf(plan, source)) });
