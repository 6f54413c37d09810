import { cases } from './cases/no-array-copy-chain.ts';
import { runCases } from './run.ts';

runCases('no-array-copy-chain', cases);
