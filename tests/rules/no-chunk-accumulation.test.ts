import { cases } from './cases/no-chunk-accumulation.ts';
import { runCases } from './run.ts';

runCases('no-chunk-accumulation', cases);
