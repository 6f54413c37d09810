import { defineCodemod } from '../src/codemod.ts';
import type { LeakPlan, SuperPlan } from '../src/plans/obligations/plan.ts';
import { atEnd } from '../src/rewrite/obligations/end.ts';
import { repairLeak } from '../src/rewrite/obligations/leak.ts';
import type { RewriteSource } from '../src/rewrite/source.ts';

/** Releases what the teardown forgets beside its siblings; calls the teardown that an override leaves out. */
export default defineCodemod<LeakPlan | SuperPlan>({
  name: 'no-partial-release',
  edits: (plan, source) => ('callee' in plan ? callSuper(plan, source) : repairLeak(plan, source)),
});

function callSuper({ body, callee, awaits }: SuperPlan, source: RewriteSource) {
  return atEnd(source, { at: 'block', body }, (j, old) => {
    const call = j.callExpression(old(callee), []);
    return [j.expressionStatement(awaits ? j.awaitExpression(call) : call)];
  });
}
