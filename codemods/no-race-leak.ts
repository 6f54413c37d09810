import { defineCodemod } from '../src/codemod.ts';
import type { LoserPlan, RacePlan, ReactionPlan, UnlistenPlan } from '../src/plans/retention/plan.ts';
import type { RewriteSource } from '../src/rewrite/source.ts';
import { takeOffLoser } from '../src/rewrite/retention/loser.ts';
import { forgetReaction, race } from '../src/rewrite/retention/race.ts';
import { unlisten } from '../src/rewrite/retention/unlisten.ts';

type RaceLeakPlan = LoserPlan | RacePlan | ReactionPlan | UnlistenPlan;

/** Races by a helper that takes the race off the promise that lasts, and takes off a reaction when its connection closes, a listener when its race or its call is over. */
export default defineCodemod<RaceLeakPlan>({ name: 'no-race-leak', edits });

function edits(plan: RaceLeakPlan, source: RewriteSource) {
  if (!('by' in plan)) return race(plan, source);
  return plan.by === 'loser' ? takeOffLoser(plan, source) : plan.by === 'unlisten' ? unlisten(plan, source) : forgetReaction(plan, source);
}
