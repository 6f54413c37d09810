import { defineCodemod } from '../src/codemod.ts';
import type { ChunksPlan } from '../src/plans/waste/chunks.ts';
import type { CollectedPlan } from '../src/plans/waste/collected.ts';
import type { DirectPlan } from '../src/plans/waste/plan.ts';
import { bind } from '../src/rewrite/waste/bindings.ts';
import { collectChunks } from '../src/rewrite/waste/chunks.ts';
import { direct } from '../src/rewrite/waste/direct.ts';

/** Collects the chunks in a list that is joined once, or lets `stream/consumers` do it. */
export default defineCodemod<ChunksPlan | CollectedPlan | DirectPlan>({
  name: 'no-chunk-accumulation',
  edits: (plan, source) => ('declaration' in plan ? collectChunks(plan, source) : [...('imports' in plan ? bind(source, plan.imports) : []), ...direct(plan, source)]),
});
