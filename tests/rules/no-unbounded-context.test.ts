import { cases } from './cases/no-unbounded-context.ts';
import { runCases } from './run.ts';

runCases('no-unbounded-context', cases);
