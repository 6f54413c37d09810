import { cases } from './cases/no-leaked-subscription.ts';
import { runCases } from './run.ts';

runCases('no-leaked-subscription', cases);
