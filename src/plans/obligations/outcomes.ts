import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { isExecutor } from '../../facts/promises.ts';
import type { Slot } from '../../facts/slots.ts';
import { enclosingFunction, enclosingStatement, isFunction, unwrap, within, type FunctionNode } from '../../facts/syntax.ts';
import type { Acquisition } from '../../obligations/acquired/acquisitions.ts';
import { unreleasedOutcomes } from '../../obligations/handles/settles.ts';
import { timerCallback } from '../../obligations/handles/timer-facts.ts';
import type { Leak } from '../../obligations/leak.ts';
import { usesOfHandle } from '../../obligations/released/releases.ts';
import { freeVariable } from '../names.ts';
import { refuse } from '../refusal.ts';
import { handleNames } from './handle-names.ts';
import type { End, ReleasePlan } from './plan.ts';
import { isVisible } from './reachable.ts';
import { undoOf } from './undo.ts';

/** A promise's timer that some outcomes clear: the others clear it too, right before they settle. */
export function planOutcomes(file: FileFacts, { acquisition, slots, sibling }: Leak): { plan: ReleasePlan; title: string } {
  const slot = slots.find(({ kind }) => kind === 'variable');
  if (slot?.kind !== 'variable') return refuse('it has no variable that the other outcomes see', acquisition.node);
  const releases = usesOfHandle(file, acquisition.row, slot).flatMap((use) => (use.does === 'release' ? [use.node] : []));
  const outcomes = unreleasedOutcomes(file, acquisition.node, releases, timerCallback(file, acquisition.node), acquisition.row.what === 'interval');
  const [first, ...others] = outcomes.map((outcome) => endBefore(file, outcome, slot.node));
  if (!first && isFunction(sibling)) return planFailure(file, acquisition, slot, sibling);
  if (!first) return refuse('every outcome releases it', acquisition.node);
  const undo = { ...undoOf(file, acquisition, outcomes[0] as TSESTree.Node), handle: slot.name };
  return { plan: { acquisition: acquisition.node.range, undo, end: first, ends: others }, title: `Clear the ${acquisition.row.what} on every outcome` };
}

/** The timer of a request that the handler of its success clears: the one of its failure does the same first. */
function planFailure(file: FileFacts, acquisition: Acquisition, { name, node }: Slot, handler: FunctionNode): { plan: ReleasePlan; title: string } {
  if (!isVisible(file, node, handler.body)) refuse('its variable is not seen there', handler);
  const [first] = handler.body.type === T.BlockStatement ? handler.body.body : [];
  const end: End = handler.body.type === T.BlockStatement ? { at: 'block', body: handler.body.range, ...(first ? { before: first.range } : {}) } : { at: 'arrow', fn: handler.range, returns: true };
  return { plan: { acquisition: acquisition.node.range, undo: { ...undoOf(file, acquisition, handler.body), handle: name }, end }, title: `Clear the ${acquisition.row.what} also when it fails` };
}

/** What an executor sets going and nothing releases: whatever settles the promise later releases it first. Undefined for what is no promise's own. */
export function settlingPlan(file: FileFacts, { acquisition, breach, slots }: Leak): { plan: ReleasePlan; title: string } | undefined {
  const { node, row } = acquisition;
  const executor = enclosingFunction(node);
  if (row.rule !== 'no-leaked-timer' || !['dropped', 'neverReleased', 'outrun'].includes(breach) || !isExecutor(file, executor)) return undefined;
  const [slot] = slots;
  const statement = enclosingStatement(node);
  if (slot ? slot.kind !== 'variable' || !within(slot.variable.scope.block, executor) : statement?.type !== T.ExpressionStatement || unwrap(statement.expression) !== node || statement.parent !== executor.body) return undefined;
  const settlers = executor.params.slice(0, 2).flatMap((parameter) => file.scopes.variable(parameter)?.references ?? []).map(({ identifier }) => identifier);
  // What the executor itself settles before it, it has not set going; a timeout that fires needs no clearing.
  const isOwn = (settler: TSESTree.Node): boolean => breach === 'outrun' && within(settler, node);
  const [first, ...others] = settlers.filter((settler) => !isOwn(settler) && (enclosingFunction(settler) !== executor || settler.range[0] > node.range[1])).map((settler) => endBefore(file, settler, slot?.node));
  if (!first) return refuse('nothing settles the promise', executor);
  const name = slot?.name ?? freeVariable(file, handleNames(file, acquisition));
  return {
    plan: {
      acquisition: node.range,
      handle: slot || !statement ? { form: 'named' } : { form: 'constant', name, statement: statement.range },
      undo: { ...undoOf(file, acquisition, node), handle: name },
      end: first,
      ends: others,
    },
    title: `Clear the ${row.what} when the promise settles`,
  };
}

/** Before the statement that settles; `() => resolve()` becomes a block. */
export function endBefore(file: FileFacts, outcome: TSESTree.Node, slot: TSESTree.Node | undefined): End {
  const call = outcome.parent;
  if (call?.type !== T.CallExpression || call.callee !== outcome) return refuse(`\`${file.textOf(outcome)}\` is handed on as it is`, outcome);
  if (slot && !isVisible(file, slot, outcome)) refuse('its variable is not seen there', outcome);
  const home = enclosingFunction(outcome);
  if (isFunction(home) && home.body.type !== T.BlockStatement) {
    return unwrap(home.body) === call && home.type === T.ArrowFunctionExpression ? { at: 'arrow', fn: home.range, returns: true } : refuse('it settles amid an expression', call);
  }
  const statement = enclosingStatement(call);
  const isOwn = statement?.type === T.ReturnStatement ? statement.argument === call : statement?.type === T.ExpressionStatement && statement.expression === call;
  return statement && isOwn ? { at: 'before', statement: statement.range } : refuse('it settles amid another statement', call);
}
