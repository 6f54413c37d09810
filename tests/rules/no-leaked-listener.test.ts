import { cases } from './cases/no-leaked-listener.ts';
import { runCases } from './run.ts';

runCases('no-leaked-listener', cases);
