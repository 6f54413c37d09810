import { cases } from './cases/no-unreleased-resource.ts';
import { runCases } from './run.ts';

runCases('no-unreleased-resource', cases);
