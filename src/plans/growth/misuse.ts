import { AST_NODE_TYPES as T } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { unwrap, wrapped } from '../../facts/syntax.ts';
import { readsBeside, type Misuse } from '../../growth/misuse.ts';
import { attempt, type Planned } from '../planned.ts';
import { refuse } from '../refusal.ts';
import type { EntryPlan } from './plan.ts';

/** An entry instead of a property. Reads change with the first of several writes. */
export function planMisuse(file: FileFacts, misuse: Misuse): Planned<EntryPlan> {
  return attempt((): Planned<EntryPlan> => {
    const { assignment, member } = misuse;
    if (assignment.operator !== '=' || wrapped(assignment).parent?.type !== T.ExpressionStatement || unwrap(member.object).type !== T.Identifier) return refuse('it is more than an assignment to a variable’s property', assignment);
    const reads = readsBeside(file, misuse);
    const odd = reads.find(({ parent }) => parent.type === T.UpdateExpression || (parent.type === T.UnaryExpression && parent.operator === 'delete'));
    if (odd) return refuse('the property is also deleted or counted', odd);
    return {
      plan: { by: 'entry', assignment: assignment.range, reads: reads.map(({ range }) => range) },
      verdict: { level: 'review', scope: 'file', reason: `Set an entry of \`${file.textOf(member.object)}\`, and read it as one` },
    };
  });
}
