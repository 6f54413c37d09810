import { defineCodemod } from '../src/codemod.ts';
import type { RacePlan, ReactionPlan } from '../src/plans/retention/plan.ts';
import { forgetReaction, race } from '../src/rewrite/retention/race.ts';

/** Races by a helper that takes the race off the promise that lasts, and takes a reaction off when its connection closes. */
export default defineCodemod<RacePlan | ReactionPlan>({ name: 'no-race-leak', edits: (plan, source) => ('by' in plan ? forgetReaction(plan, source) : race(plan, source)) });
