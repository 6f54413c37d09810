import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { usesOf } from '../../facts/slots.ts';
import { enclosingFunction, enclosingStatement, wrapped, type CallNode } from '../../facts/syntax.ts';
import { timerCallback } from '../../obligations/handles/timer-facts.ts';
import { unaskedWait, type Wait } from '../../obligations/handles/waits.ts';
import { obligationsOf } from '../../obligations/index.ts';
import type { Leak } from '../../obligations/leak.ts';
import { refuse } from '../refusal.ts';
import type { Ending } from './ends/index.ts';
import { flagOf } from './flag.ts';
import type { Guard, ReleasePlan } from './plan.ts';

/** What the life waits for before it acquires, so that its end may come first and find nothing to release. */
export function lateBy(file: FileFacts, { acquisition, life }: Leak, node: TSESTree.Node): Wait | undefined {
  const { kept, leaks } = obligationsOf(file);
  const callback = timerCallback(file, acquisition.node);
  // The start of a loop and its renewal have one handle.
  const isStopped = (call: CallNode): boolean => (callback !== undefined && timerCallback(file, call) === callback) || kept.some((one) => one.acquisition.node === call && one.atEnd) || leaks.some((one) => one.acquisition.node === call && one.life === life);
  return unaskedWait(file, node, life, isStopped);
}

/** Refuses what only the end would release, where the end may come before it is acquired. */
export function refuseLate(file: FileFacts, leak: Leak): void {
  const wait = lateBy(file, leak, leak.acquisition.node);
  if (wait) refuse('the end may come before it is acquired, which is behind a wait', wait.node);
}

/** The question in front of what is acquired behind a wait; undefined where nothing waits, or where an aborted signal does the same. */
export function lateGuard(file: FileFacts, leak: Leak, { scope }: Ending, { handle, handler, undo }: Pick<ReleasePlan, 'handle' | 'handler' | 'undo'>): Guard | undefined {
  const { acquisition, life } = leak;
  const ranges = handle?.form === 'assigned' ? handle.sites : [acquisition.node.range];
  const late = ranges.flatMap((range) => file.nodesAt(range).find((node) => (node.type === T.CallExpression || node.type === T.NewExpression) && lateBy(file, leak, node)) ?? []);
  if (late.length === 0) return undefined;
  // An aborted signal adds nothing, and a Subscription that has ended ends what it is given.
  const isFinal = undo.reset === undefined && (handler?.form === 'signal' || (handle?.form === 'collected' && handle.collector.endsWith('.add')));
  if (isFinal) return undefined;
  if (handler?.form === 'signal' || handle?.form === 'collected') return refuse('the end may come before it is acquired, and what is made anew then would take it', life.node);
  if (handle?.form === 'constant') return undefined;
  const statements = late.map((node) => ({ at: statementOf(node).range, by: mayBeSkipped(file, leak, node, handle) ? ('if' as const) : ('return' as const) }));
  for (const [index, { by }] of statements.entries()) if (by === 'return') checkReturn(file, late[index] as TSESTree.Node);
  return { ...flagOf(file, leak, scope), statements };
}

function statementOf(node: TSESTree.Node): TSESTree.Statement {
  const statement = enclosingStatement(node);
  const isPlain = statement?.type === T.ExpressionStatement || statement?.type === T.VariableDeclaration;
  return statement && isPlain && statement.parent.type === T.BlockStatement ? statement : refuse('the end may come before it is acquired, amid another statement', node);
}

/** Whether a statement does nothing but acquire, so that what follows can do without. */
function mayBeSkipped(file: FileFacts, { slots }: Leak, node: TSESTree.Node, handle: ReleasePlan['handle']): boolean {
  const { parent } = wrapped(node);
  const isAssigned = parent?.type === T.AssignmentExpression && parent.right === wrapped(node);
  const { type } = (isAssigned ? parent.parent : parent) as TSESTree.Node;
  const isAlone = type === T.ExpressionStatement || (handle?.form === 'lifted' && !handle.keeps);
  const goesOn = slots.flatMap((slot) => usesOf(file, slot)).some((use) => use.range[0] > node.range[1] && enclosingFunction(use) === enclosingFunction(node));
  return isAlone && handle?.form !== 'pending' && !goesOn;
}

/** Whether a function can be left before a node: nobody waits for what it gives. */
function checkReturn(file: FileFacts, node: TSESTree.Node): void {
  const fn = enclosingFunction(node);
  const value = file.index.returns.find((found) => found.argument !== null && enclosingFunction(found) === fn);
  if (value) refuse('the end may come before it is acquired, and the function gives something back', value);
  if (fn?.returnType && !/\b(?:void|undefined|any|unknown)\b/.test(file.textOf(fn.returnType))) refuse('the end may come before it is acquired, and the function gives something back', fn);
}
