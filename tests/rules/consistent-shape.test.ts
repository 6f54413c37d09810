import { cases } from './cases/consistent-shape.ts';
import { runCases } from './run.ts';

runCases('consistent-shape', cases);
