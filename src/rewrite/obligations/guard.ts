import type { Edit } from '../../finding.ts';
import type { GuardPlan } from '../../plans/obligations/plan.ts';
import { declared } from './declare.ts';
import { atEnd } from './end.ts';
import type { RewriteSource } from '../source.ts';

/** Lets a statement run only while nothing has ended it; the end says so. */
export function guard({ acquisition, guarded, test, flag }: GuardPlan, source: RewriteSource): Edit[] {
  source.node(acquisition, 'CallExpression');
  const [start] = source.node(guarded, 'ExpressionStatement').range;
  const end = flag ? atEnd(source, flag.end, (j, old) => [j.expressionStatement(j.assignmentExpression('=', old(flag.name), j.booleanLiteral(true)))]) : [];
  return [...declared(source, flag?.declare), { range: [start, start], text: `if (${test}) ` }, ...end];
}
