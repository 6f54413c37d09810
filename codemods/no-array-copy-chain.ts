import { defineCodemod } from '../src/codemod.ts';
import type { CopyChainPlan } from '../src/plans/waste/plan.ts';
import { onePass } from '../src/rewrite/waste/loop.ts';

/** Makes one pass of a chain or of a row of loops, in place where the source is ours. */
export default defineCodemod<CopyChainPlan>({ name: 'no-array-copy-chain', edits: onePass });
