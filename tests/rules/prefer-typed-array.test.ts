import { cases } from './cases/prefer-typed-array.ts';
import { runCases } from './run.ts';

runCases('prefer-typed-array', cases);
