import { cases } from './cases/no-load-all-rows.ts';
import { runCases } from './run.ts';

runCases('no-load-all-rows', cases);
