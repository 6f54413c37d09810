import { defineCodemod } from '../src/codemod.ts';
import type { KeptCleanupPlan, ReleasePlan, RepairPlan } from '../src/plans/obligations/plan.ts';
import { repairLeak } from '../src/rewrite/obligations/leak.ts';

/** Makes the removal name what was added, keeps what was made where the release looks for it, or hands a clean-up to what calls it. */
export default defineCodemod<RepairPlan | ReleasePlan | KeptCleanupPlan>({ name: 'no-mismatched-release', edits: repairLeak });
