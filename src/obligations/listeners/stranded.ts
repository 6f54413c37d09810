import type { TSESTree } from '@typescript-eslint/utils';
import { AST_NODE_TYPES as T } from '@typescript-eslint/utils';

import { callsNamed } from '../../facts/called.ts';
import type { FileFacts } from '../../facts/file.ts';
import { same } from '../../facts/identity.ts';
import { lifeOf } from '../../facts/life.ts';
import { originOf } from '../../facts/origin.ts';
import { enclosingFunction, methodCall, type FunctionNode } from '../../facts/syntax.ts';
import type { Leak } from '../leak.ts';
import { compare, fluentRoot, matches, readAddition, removalsOf, type PairCall } from '../released/pairs.ts';
import { emitterRow, onceNames } from './alternatives.ts';
import { onlySettles, outlivesCall, runsOnceByName, waiterOf, waitsAgain } from './call-listeners.ts';
import { comesOnce } from './events.ts';

interface Waiting extends PairCall {
  readonly call: TSESTree.CallExpression;
  readonly executor: FunctionNode;
}

/**
 * Of two `once` listeners that settle one promise, the one whose event did not come: `once('drain', resolve)` beside
 * `once('error', reject)`. The source was there before the call and goes on, so each call leaves another.
 */
export function strandedOf(file: FileFacts): Leak[] {
  const row = emitterRow;
  if (!row) return [];
  const waiting = callsNamed(file, onceNames).flatMap((call) => waitingOf(file, call));
  return waiting.flatMap((stays): Leak[] => {
    if (!comesOnce(stays.call) || !stays.receiver) return [];
    const comes = waiting.find((other) => other.executor === stays.executor && !comesOnce(other.call) && same(other.target, stays.target) === 'yes');
    const certainty = comes && certaintyOf(file, stays.receiver, stays.executor);
    if (!comes || !certainty) return [];
    return [{ acquisition: { row, node: stays.call, receiver: stays.receiver }, life: lifeOf(file, stays.call), breach: 'spent', rule: row.rule, certainty, slots: [], because: [`\`${file.textOf(stays.receiver)}\` is there before the call and after it`, 'another event settles the promise first'], sibling: comes.call }];
  });
}

/** A field or a variable around the call stays; what is handed in mostly does. */
function certaintyOf(file: FileFacts, receiver: TSESTree.Node, executor: FunctionNode): Leak['certainty'] | undefined {
  const waiter = waiterOf(file, executor.body);
  if (!waiter) return undefined;
  const root = fluentRoot(receiver);
  if (originOf(file, root).from === 'parameter' && root.type === T.Identifier) return 'likely';
  return outlivesCall(file, root, waiter) !== 'yes' ? undefined : runsOnceByName(waiter) || !waitsAgain(file, waiter) ? 'likely' : 'certain';
}

/** A `once` of an executor that does nothing but settle its promise, and that nothing removes. */
function waitingOf(file: FileFacts, call: TSESTree.Node): Waiting[] {
  const method = methodCall(call);
  const executor = waiterOf(file, call) && enclosingFunction(call);
  if (!emitterRow || !method || !executor) return [];
  const addition = readAddition(file, { row: emitterRow, node: method.call, receiver: method.receiver });
  const { handlerNode, event } = addition;
  if (!handlerNode || event?.is !== 'value' || addition.target.is !== 'path' || !onlySettles(file, handlerNode, executor)) return [];
  return removalsOf(file, emitterRow).some((removal) => matches(compare(addition, removal))) ? [] : [{ ...addition, call: method.call, executor }];
}
