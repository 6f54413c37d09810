import type { TSESTree } from '@typescript-eslint/utils';
import { AST_NODE_TYPES as T } from '@typescript-eslint/utils';

import { callsNamed } from '../../facts/called.ts';
import type { FileFacts } from '../../facts/file.ts';
import { lifeOf } from '../../facts/life.ts';
import { originOf } from '../../facts/origin.ts';
import { closureOf, isReached } from '../../facts/reach.ts';
import { enclosingFunction, memberName, methodCall, unwrap, type FunctionNode } from '../../facts/syntax.ts';
import { node as rows } from '../../resources/node.ts';
import type { Leak } from '../leak.ts';
import { compare, fluentRoot, matches, readAddition, removalsOf, type PairCall } from '../released/pairs.ts';
import { outlivesCall } from './call-listeners.ts';
import { comesOnce } from './events.ts';

interface Once extends PairCall {
  readonly call: TSESTree.CallExpression;
  readonly home: FunctionNode;
  readonly fn: FunctionNode;
}

/** What adds a listener for the next event alone. */
export const onceNames = ['once', 'prependOnceListener'];

/** `on` of an emitter; `once` is read like it. */
export const emitterRow = rows.find(({ id }) => id === 'node.emitter.on');

/**
 * Of two `once` listeners of one source, added by one call for what comes in its place: one removes the other when it
 * comes, the other does not. The source keeps the one that never came.
 */
export function alternativesOf(file: FileFacts): Leak[] {
  const row = emitterRow;
  if (!row) return [];
  const added = callsNamed(file, onceNames).flatMap((call) => onceOf(file, call) ?? []);
  const removals = added.length > 1 ? removalsOf(file, row) : [];
  const removes = (by: Once, other: Once): boolean => {
    const reached = closureOf(file, [by.fn]);
    return removals.some((removal) => isReached(removal.node, reached) && matches(compare(other, removal)));
  };
  const removesSurely = (by: Once, other: Once): boolean => {
    const reached = closureOf(file, [by.fn]);
    return removals.some((removal) => isReached(removal.node, reached) && compare(other, removal).event === 'yes' && compare(other, removal).handler === 'yes' && compare(other, removal).target !== 'no');
  };
  return added.flatMap((stays): Leak[] => {
    const other = added.find((candidate) => candidate !== stays && candidate.fn !== stays.fn && candidate.home === stays.home && isSameSource(stays, candidate));
    if (!other || !removesSurely(stays, other) || removes(other, stays)) return [];
    return [{ acquisition: { row, node: stays.call, ...(stays.receiver ? { receiver: stays.receiver } : {}) }, life: lifeOf(file, stays.call), breach: 'stays', rule: 'no-partial-release', certainty: 'likely', slots: [], because: ['it removes the other when it comes', 'the other does not remove it'], sibling: other.fn }];
  });
}

const isSameSource = (a: PairCall, b: PairCall): boolean => a.target.is === 'path' && b.target.is === 'path' && a.target.root === b.target.root && a.target.path === b.target.path;

function onceOf(file: FileFacts, call: TSESTree.Node): Once | undefined {
  const row = emitterRow;
  const method = methodCall(call);
  if (!row || !method || call.type !== T.CallExpression || comesOnce(call)) return undefined;
  const addition = readAddition(file, { row, node: call, receiver: method.receiver });
  const fn = addition.handlerNode && functionOf(file, addition.handlerNode);
  const home = enclosingFunction(call);
  return fn && home && isThere(file, method.receiver, home) ? { ...addition, call, home, fn } : undefined;
}

/** Whether the call finds the source: it is handed over, a field, a variable around it. */
function isThere(file: FileFacts, receiver: TSESTree.Node, home: FunctionNode): boolean {
  const root = fluentRoot(receiver);
  return originOf(file, root).from === 'parameter' || outlivesCall(file, root, home) === 'yes';
}

function functionOf(file: FileFacts, handler: TSESTree.Node): FunctionNode | undefined {
  const node = unwrap(handler);
  if (node.type !== T.MemberExpression) return file.scopes.functionOf(node);
  return unwrap(node.object).type === T.ThisExpression ? lifeOf(file, node).instance?.methods.get(memberName(node) ?? '') : undefined;
}
