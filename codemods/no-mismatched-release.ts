import { defineCodemod } from '../src/codemod.ts';
import type { ReleasePlan, RepairPlan } from '../src/plans/obligations/plan.ts';
import { repairLeak } from '../src/rewrite/obligations/leak.ts';

/** Makes the removal name what was added, or keeps what was made where the release looks for it. */
export default defineCodemod<RepairPlan | ReleasePlan>({ name: 'no-mismatched-release', edits: repairLeak });
