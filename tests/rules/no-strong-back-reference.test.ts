import { cases } from './cases/no-strong-back-reference.ts';
import { runCases } from './run.ts';

runCases('no-strong-back-reference', cases);
