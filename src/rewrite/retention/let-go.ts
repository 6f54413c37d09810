import type { Edit } from '../../finding.ts';
import type { ScopePlan } from '../../plans/retention/plan.ts';
import { after } from '../place.ts';
import type { RewriteSource } from '../source.ts';
import { atEnd } from '../obligations/end.ts';
import { clearSlot } from './clear-slot.ts';
import { forget } from './forget.ts';
import { partScope, takeValue } from './part-scope.ts';

/** The edits of a plan, by what it does. */
export function letGo(plan: ScopePlan, source: RewriteSource): Edit[] {
  switch (plan.by) {
    case 'empty':
      return [after(source, source.node(plan.walk, 'ForOfStatement', 'ExpressionStatement'), (indent) => `${indent}${plan.text}${source.semicolons ? ';' : ''}`)];
    case 'forget':
      return forget(plan, source);
    case 'rename':
      source.node(plan.assignment, 'AssignmentExpression');
      return [{ range: source.node(plan.property, 'Identifier', 'PrivateIdentifier').range, text: plan.name }];
    case 'slot':
      return clearSlot(plan, source);
    case 'takeOff':
      source.node(plan.call, 'CallExpression');
      return atEnd(source, plan.end, (j, old) => [j.expressionStatement(j.callExpression(j.memberExpression(old(plan.field), j.identifier('remove')), []))]);
    case 'value':
      return takeValue(plan, source);
    default:
      return partScope(plan, source);
  }
}
