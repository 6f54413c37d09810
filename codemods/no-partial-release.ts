import { defineCodemod } from '../src/codemod.ts';
import type { HandOverPlan, ReleasePlan, SuperPlan } from '../src/plans/plan.ts';
import { atEnd } from '../src/rewrite/end.ts';
import { handOver } from '../src/rewrite/hand-over.ts';
import { release } from '../src/rewrite/release.ts';
import type { RewriteSource } from '../src/rewrite/source.ts';

/** Releases what the teardown forgets beside its siblings; calls the teardown that an override leaves out. */
export default defineCodemod<HandOverPlan | ReleasePlan | SuperPlan>({
  name: 'no-partial-release',
  edits: (plan, source) => ('callee' in plan ? callSuper(plan, source) : 'end' in plan ? release(plan, source) : handOver(plan, source)),
});

function callSuper({ body, callee, awaits }: SuperPlan, source: RewriteSource) {
  return atEnd(source, { at: 'block', body }, (j, old) => {
    const call = j.callExpression(old(callee), []);
    return j.expressionStatement(awaits ? j.awaitExpression(call) : call);
  });
}
