import { cases } from './cases/no-unbounded-collection.ts';
import { runCases } from './run.ts';

runCases('no-unbounded-collection', cases);
