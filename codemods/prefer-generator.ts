import { defineCodemod } from '../src/codemod.ts';
import type { GeneratorPlan } from '../src/plans/waste/generator/plan.ts';
import { yieldValues } from '../src/rewrite/waste/generator.ts';

/** Yields each value instead of pushing it, and adapts the walks over them. */
export default defineCodemod<GeneratorPlan>({ name: 'prefer-generator', edits: yieldValues });
