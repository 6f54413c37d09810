import { cases } from './cases/no-mismatched-release.ts';
import { runCases } from './run.ts';

runCases('no-mismatched-release', cases);
