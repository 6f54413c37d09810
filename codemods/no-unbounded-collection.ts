import { defineCodemod } from '../src/codemod.ts';
import type { GrowthPlan } from '../src/plans/growth/plan.ts';
import { contain } from '../src/rewrite/growth/index.ts';

/** Holds the keys weakly where nobody can tell; else removes entries where their keys end, or bounds the collection. */
export default defineCodemod<GrowthPlan>({ name: 'no-unbounded-collection', edits: contain });
