import { cases } from './cases/no-leaked-observer.ts';
import { runCases } from './run.ts';

runCases('no-leaked-observer', cases);
