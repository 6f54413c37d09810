import { cases } from './cases/no-eager-import.ts';
import { runCases } from './run.ts';

runCases('no-eager-import', cases);
