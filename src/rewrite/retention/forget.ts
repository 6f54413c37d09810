import type { Edit } from '../../finding.ts';
import type { ForgetPlan } from '../../plans/retention/plan.ts';
import { atEnd } from '../obligations/end.ts';
import type { RewriteSource } from '../source.ts';

/** `if (latest === this) latest = null` where the instance ends. */
export function forget({ assignment, place, none, end }: ForgetPlan, source: RewriteSource): Edit[] {
  source.node(assignment, 'AssignmentExpression');
  return atEnd(source, end, (j, old) => {
    const empty = j.expressionStatement(j.assignmentExpression('=', old(place), none === 'null' ? j.nullLiteral() : j.identifier('undefined')));
    return [j.ifStatement(j.binaryExpression('===', old(place), j.thisExpression()), j.blockStatement([empty]))];
  });
}
