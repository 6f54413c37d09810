import { cases } from './cases/no-weakref-misuse.ts';
import { runCases } from './run.ts';

runCases('no-weakref-misuse', cases);
