import { cases } from './cases/prefer-generator.ts';
import { runCases } from './run.ts';

runCases('prefer-generator', cases);
