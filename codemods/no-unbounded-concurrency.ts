import { defineCodemod } from '../src/codemod.ts';
import type { ConcurrencyPlan } from '../src/plans/waste/concurrency.ts';
import { limitConcurrency } from '../src/rewrite/waste/concurrency.ts';

export default defineCodemod<ConcurrencyPlan>({ name: 'no-unbounded-concurrency', edits: limitConcurrency });
