import { cases } from './cases/no-buffered-read.ts';
import { runCases } from './run.ts';

runCases('no-buffered-read', cases);
