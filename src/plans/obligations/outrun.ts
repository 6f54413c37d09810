import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { enclosingFunction, enclosingStatement, within } from '../../facts/syntax.ts';
import type { Leak } from '../../obligations/leak.ts';
import { freeVariable } from '../names.ts';
import { refuse } from '../refusal.ts';
import { variableDeclaration } from './declarations.ts';
import { handleNames } from './handle-names.ts';
import { settlingPlan } from './outcomes.ts';
import type { Handle, ReleasePlan } from './plan.ts';
import { isVisible } from './reachable.ts';
import { undoOf } from './undo.ts';

/** A timeout of a race goes when the race is over; one that settles a promise beside others, when one of these does. */
export function outrunPlan(file: FileFacts, leak: Leak): { plan: ReleasePlan; title: string } {
  const { acquisition, sibling: race } = leak;
  if (!race) return settlingPlan(file, leak) ?? refuse('where it loses is not in the code around it', acquisition.node);
  const { handle, name } = namedBefore(file, leak, race);
  return {
    plan: { acquisition: acquisition.node.range, handle, undo: { ...undoOf(file, acquisition, race), handle: name }, end: { at: 'settled', promise: race.range } },
    title: `Clear the ${acquisition.row.what} when the race is over`,
  };
}

/** A name that the race sees: its own, or that of a variable before the race and the promise. */
function namedBefore(file: FileFacts, { acquisition, slots: [slot] }: Leak, race: TSESTree.Node): { handle: Handle; name: string } {
  if (slot) return slot.kind === 'variable' && isVisible(file, slot.node, race) ? { handle: { form: 'named' }, name: slot.name } : refuse('the race does not see its variable', slot.node);
  const executor = enclosingFunction(acquisition.node);
  const statement = executor && enclosingStatement(executor.parent);
  const block = statement?.parent;
  if (!statement || block?.type !== T.BlockStatement || !within(race, block) || enclosingFunction(statement) !== enclosingFunction(race)) return refuse('the race stands in no statement of its own', race);
  const name = freeVariable(file, handleNames(file, acquisition));
  return { handle: { form: 'assigned', name, sites: [acquisition.node.range], declare: { of: 'variable', text: variableDeclaration(file, name, acquisition), before: statement.range } }, name };
}
