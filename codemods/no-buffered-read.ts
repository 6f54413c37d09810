import { defineCodemod } from '../src/codemod.ts';
import type { LinesPlan } from '../src/plans/waste/lines/plan.ts';
import type { PassPlan } from '../src/plans/waste/pass-on.ts';
import { readLines } from '../src/rewrite/waste/lines.ts';
import { passOn } from '../src/rewrite/waste/pass-on.ts';

/** Walks the lines that a generator reads, or lets a stream bring what only goes on. */
export default defineCodemod<LinesPlan | PassPlan>({ name: 'no-buffered-read', edits: (plan, source) => ('split' in plan ? readLines(plan, source) : passOn(plan, source)) });
