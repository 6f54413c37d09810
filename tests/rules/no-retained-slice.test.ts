import { cases } from './cases/no-retained-slice.ts';
import { runCases } from './run.ts';

runCases('no-retained-slice', cases);
