import { cases } from './cases/no-retained-scope.ts';
import { runCases } from './run.ts';

runCases('no-retained-scope', cases);
