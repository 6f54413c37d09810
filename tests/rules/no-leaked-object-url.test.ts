import { cases } from './cases/no-leaked-object-url.ts';
import { runCases } from './run.ts';

runCases('no-leaked-object-url', cases);
