import { AST_NODE_TYPES as T } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { enclosingStatement } from '../../facts/syntax.ts';
import type { Leak } from '../../obligations/leak.ts';
import { refuse } from '../refusal.ts';
import { endingOf } from './ends/index.ts';
import { flagOf } from './flag.ts';
import type { GuardPlan } from './plan.ts';

/** A timer that its callback sets again after a wait, and what is acquired behind one: it asks first whether the clean-up has run. */
export function guardPlan(file: FileFacts, leak: Leak): { plan: GuardPlan; title: string } {
  const { acquisition } = leak;
  const statement = enclosingStatement(acquisition.node);
  if (statement?.type !== T.ExpressionStatement || statement.parent.type !== T.BlockStatement) return refuse(leak.breach === 'late' ? 'it is acquired amid another statement' : 'it is set again amid another statement', acquisition.node);
  const ending = endingOf(file, { ...leak, slots: [] });
  const asked = flagOf(file, leak, ending.scope);
  const guard = { ...asked, statements: [{ at: statement.range, by: 'if' as const }] };
  return { plan: { acquisition: acquisition.node.range, guard, ...(asked.flag ? { end: ending.end } : {}) }, title: `${leak.breach === 'late' ? `Begin the ${acquisition.row.what}` : `Set the ${acquisition.row.what} again`} only while nothing has ended it` };
}
