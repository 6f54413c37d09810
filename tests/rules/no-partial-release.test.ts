import { cases } from './cases/no-partial-release.ts';
import { runCases } from './run.ts';

runCases('no-partial-release', cases);
