import { cases } from './cases/no-unbounded-memoize.ts';
import { runCases } from './run.ts';

runCases('no-unbounded-memoize', cases);
