import { defineCodemod } from '../src/codemod.ts';
import type { ContextPlan } from '../src/plans/retention/plan.ts';
import { context } from '../src/rewrite/retention/context.ts';

/** Gives a store its end: the rest of the function in `run`, and what lives on started outside. */
export default defineCodemod<ContextPlan>({ name: 'no-unbounded-context', edits: context });
