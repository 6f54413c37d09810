import { defineCodemod } from '../src/codemod.ts';
import type { RacePlan } from '../src/plans/retention/plan.ts';
import { race } from '../src/rewrite/retention/race.ts';

/** Races by a helper that takes the race off the promise that lasts. */
export default defineCodemod<RacePlan>({ name: 'no-race-leak', edits: race });
