import { cases } from './cases/no-allocation-in-loop.ts';
import { runCases } from './run.ts';

runCases('no-allocation-in-loop', cases);
