import { defineCodemod } from '../src/codemod.ts';
import type { GrowthPlan } from '../src/plans/growth/plan.ts';
import { contain } from '../src/rewrite/growth/index.ts';

/** Lets a memoized function forget: by the library's own limit, by weak keys, or by a bound on its cache. */
export default defineCodemod<GrowthPlan>({ name: 'no-unbounded-memoize', edits: contain });
