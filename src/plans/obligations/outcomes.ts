import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { enclosingFunction, enclosingStatement, isFunction, unwrap } from '../../facts/syntax.ts';
import type { Leak } from '../../obligations/leak.ts';
import { usesOfHandle } from '../../obligations/releases.ts';
import { unreleasedOutcomes } from '../../obligations/settles.ts';
import { timerCallback } from '../../obligations/timer-facts.ts';
import type { End, ReleasePlan } from './plan.ts';
import { refuse } from '../refusal.ts';
import { isVisible } from './reachable.ts';
import { undoOf } from './undo.ts';

/** A promise's timer that some outcomes clear: the others clear it too, right before they settle. */
export function planOutcomes(file: FileFacts, { acquisition, slots }: Leak): { plan: ReleasePlan; title: string } {
  const [slot] = slots;
  if (slot?.kind !== 'variable') return refuse('it has no variable that the other outcomes see', acquisition.node);
  const releases = usesOfHandle(file, acquisition.row, slot).flatMap((use) => (use.does === 'release' ? [use.node] : []));
  const outcomes = unreleasedOutcomes(file, acquisition.node, releases, timerCallback(file, acquisition.node));
  const [first, ...others] = outcomes.map((outcome) => endBefore(file, outcome, slot.node));
  if (!first) return refuse('every outcome releases it', acquisition.node);
  const undo = { ...undoOf(file, acquisition, outcomes[0] as TSESTree.Node), handle: slot.name };
  return { plan: { acquisition: acquisition.node.range, undo, end: first, ends: others }, title: `Clear the ${acquisition.row.what} on every outcome` };
}

/** Before the statement that settles; `() => resolve()` becomes a block. */
function endBefore(file: FileFacts, outcome: TSESTree.Node, slot: TSESTree.Node): End {
  const call = outcome.parent;
  if (call?.type !== T.CallExpression || call.callee !== outcome) return refuse(`\`${file.textOf(outcome)}\` is handed on as it is`, outcome);
  if (!isVisible(file, slot, outcome)) refuse('its variable is not seen there', outcome);
  const home = enclosingFunction(outcome);
  if (isFunction(home) && home.body.type !== T.BlockStatement) {
    return unwrap(home.body) === call && home.type === T.ArrowFunctionExpression ? { at: 'arrow', fn: home.range, returns: true } : refuse('it settles amid an expression', call);
  }
  const statement = enclosingStatement(call);
  const isOwn = statement?.type === T.ReturnStatement ? statement.argument === call : statement?.type === T.ExpressionStatement && statement.expression === call;
  return statement && isOwn ? { at: 'before', statement: statement.range } : refuse('it settles amid another statement', call);
}
