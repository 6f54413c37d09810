import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { callsNamed } from '../../facts/called.ts';
import type { FileFacts } from '../../facts/file.ts';
import { functionsAt } from '../../facts/reach.ts';
import { enclosingFunction, isFunction, methodCall, unwrap, type CallNode, type FunctionNode } from '../../facts/syntax.ts';
import type { Row } from '../../resources/row.ts';

/** Helpers of this file: `on(target, event, handler)` adds a listener for its caller, `off(target, event, handler)` removes it. */
interface Forwarders {
  readonly adders: ReadonlyMap<FunctionNode, TSESTree.CallExpression>;
  readonly removers: ReadonlyMap<FunctionNode, TSESTree.CallExpression>;
}

const forwardersOf = (file: FileFacts): Forwarders => ({ adders: forwarding(file, adding), removers: forwarding(file, removing) });

const adding = ['addEventListener'];
const removing = ['removeEventListener'];

/** The functions that hand their first three parameters to a method of the first, each with that call. */
function forwarding(file: FileFacts, names: readonly string[]): ReadonlyMap<FunctionNode, TSESTree.CallExpression> {
  return new Map(
    callsNamed(file, names).flatMap((call): [FunctionNode, TSESTree.CallExpression][] => {
      const method = methodCall(call);
      const fn = method && enclosingFunction(call);
      return method && fn && [method.receiver, ...method.call.arguments].slice(0, 3).every((part, place) => isParameter(file, part, fn.params[place])) ? [[fn, method.call]] : [];
    }),
  );
}

const isParameter = (file: FileFacts, part: TSESTree.Node, parameter: TSESTree.Node | undefined): boolean =>
  parameter !== undefined && unwrap(part).type === T.Identifier && file.scopes.variable(unwrap(part))?.defs[0]?.name === (parameter.type === T.AssignmentPattern ? parameter.left : parameter);

const forwarded: Row = {
  id: 'dom.forwarded',
  rule: 'no-leaked-listener',
  what: 'listener',
  acquire: { kind: 'helper', names: [], on: 'event-target' },
  yields: 'nothing',
  release: [{ by: 'pair', names: [], identity: ['event', 'handler'], helper: true }, { by: 'pair', names: ['removeEventListener'], identity: ['event', 'handler'] }],
  heldBy: 'receiver',
};

/** The row of a call of a helper that adds for its caller. */
export function forwardedRow(file: FileFacts, node: CallNode): Row | undefined {
  const { adders } = file.once(forwardersOf);
  return adders.size > 0 && node.arguments.length > 2 && calls(file, node, adders) ? forwarded : undefined;
}

/** The calls of helpers that remove for their caller. */
export const forwardedRemovals = (file: FileFacts): readonly TSESTree.CallExpression[] => file.once(findRemovals);

function findRemovals(file: FileFacts): readonly TSESTree.CallExpression[] {
  const { removers } = file.once(forwardersOf);
  return removers.size === 0 ? [] : file.index.calls.filter((call): call is TSESTree.CallExpression => call.type === T.CallExpression && call.arguments.length > 2 && calls(file, call, removers));
}

/** The calls with which the helpers that a call means add for it. */
export const addedByHelper = (file: FileFacts, { callee }: CallNode): readonly TSESTree.CallExpression[] => {
  const { adders } = file.once(forwardersOf);
  return functionsAt(file, callee).flatMap((fn) => adders.get(fn) ?? []);
};

const calls = (file: FileFacts, { callee }: CallNode, helpers: ReadonlyMap<FunctionNode, unknown>): boolean => !isFunction(unwrap(callee)) && functionsAt(file, callee).some((fn) => helpers.has(fn));
