import { cases } from './cases/no-leaked-timer.ts';
import { runCases } from './run.ts';

runCases('no-leaked-timer', cases);
