import { cases } from './cases/no-redundant-copy.ts';
import { runCases } from './run.ts';

runCases('no-redundant-copy', cases);
