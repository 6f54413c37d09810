import { defineCodemod } from '../src/codemod.ts';
import type { ReleasePlan, SuperPlan } from '../src/plans/plan.ts';
import { atEnd } from '../src/rewrite/end.ts';
import { release } from '../src/rewrite/release.ts';

/** Releases what the teardown forgets beside its siblings; calls the teardown that an override leaves out. */
export default defineCodemod<ReleasePlan | SuperPlan>({
  name: 'no-partial-release',
  edits: (plan, source) => {
    if ('acquisition' in plan) return release(plan, source);
    const { body, callee, awaits } = plan;
    return atEnd(source, { at: 'block', body }, (j, old) => {
      const call = j.callExpression(old(callee), []);
      return j.expressionStatement(awaits ? j.awaitExpression(call) : call);
    });
  },
});
