import { defineCodemod } from '../src/codemod.ts';
import type { LinesPlan } from '../src/plans/waste/lines/plan.ts';
import { readLines } from '../src/rewrite/waste/lines.ts';

/** Walks the lines that a generator reads, instead of those of the whole text. */
export default defineCodemod<LinesPlan>({ name: 'no-buffered-read', edits: readLines });
