import { defineCodemod } from '../src/codemod.ts';
import type { RepairPlan } from '../src/plans/obligations/plan.ts';
import { repair } from '../src/rewrite/obligations/repair.ts';

/** Makes the removal name what was added. */
export default defineCodemod<RepairPlan>({ name: 'no-mismatched-release', edits: repair });
