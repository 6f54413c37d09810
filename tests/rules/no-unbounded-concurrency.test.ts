import { cases } from './cases/no-unbounded-concurrency.ts';
import { runCases } from './run.ts';

runCases('no-unbounded-concurrency', cases);
