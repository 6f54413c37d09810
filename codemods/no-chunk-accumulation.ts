import { defineCodemod } from '../src/codemod.ts';
import type { ChunksPlan } from '../src/plans/waste/chunks.ts';
import { collectChunks } from '../src/rewrite/waste/chunks.ts';

/** Collects the chunks in a list that is joined once. */
export default defineCodemod<ChunksPlan>({ name: 'no-chunk-accumulation', edits: collectChunks });
