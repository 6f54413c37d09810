import { cases } from './cases/no-race-leak.ts';
import { runCases } from './run.ts';

runCases('no-race-leak', cases);
