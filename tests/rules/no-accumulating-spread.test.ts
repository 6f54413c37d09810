import { cases } from './cases/no-accumulating-spread.ts';
import { runCases } from './run.ts';

runCases('no-accumulating-spread', cases);
