import { cases } from './cases/no-abandoned-iterator.ts';
import { runCases } from './run.ts';

runCases('no-abandoned-iterator', cases);
