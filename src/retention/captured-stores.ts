import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { callbackRole } from '../facts/callbacks.ts';
import type { FileFacts } from '../facts/file.ts';
import { knownCalls } from '../facts/known-calls.ts';
import { closureOf, isReached } from '../facts/reach.ts';
import { targetSlot } from '../facts/slots.ts';
import { enclosingFunctions, isFunction, memberName, methodCall, wrapped, type FunctionNode } from '../facts/syntax.ts';
import { descendants } from '../facts/walk.ts';
import type { Certainty } from '../finding.ts';
import { acquisitionsOf, type Acquisition } from '../obligations/acquired/acquisitions.ts';
import { usesOfHandle } from '../obligations/released/releases.ts';
import { runsOf, type StorageCall } from './contexts.ts';
import { placeOf, type Place } from './places.ts';
import { shrinksOf } from './shrinks.ts';

/** What a run of a storage starts for the whole program: it keeps the store of that run. */
export interface Captured {
  readonly acquisition: Acquisition;
  readonly place: Place;
  readonly run: StorageCall;
  readonly certainty: Certainty;
}

/** Everything that lives as long as the program and is started within a `run`. */
export function capturedStores(file: FileFacts): readonly Captured[] {
  return runsOf(file).flatMap((run) => {
    const reached = closureOf(file, [run.callback]);
    return acquisitionsOf(file).flatMap((acquisition): Captured[] => {
      const { row, node } = acquisition;
      const kept = row.keepsContext && isReached(node, reached) ? keptIn(node) : undefined;
      const place = kept && placeOf(file, kept);
      if (!kept || place?.life !== 'process' || isStartedOutside(file, node, run.callback, reached)) return [];
      if (isCollected(node) ? shrinksOf(file, place).length > 0 : isEndedWithin(file, acquisition, kept, reached)) return [];
      return [{ acquisition, place, run, certainty: holdsRequest(file, run.call) ? 'certain' : 'likely' }];
    });
  });
}

/** `timer = setInterval(…)`, `timer ??= setInterval(…)`, `setInterval(…).unref()`, `timers.set(host, setInterval(…))` */
function keptIn(node: TSESTree.Node): TSESTree.Node | undefined {
  const value = chained(node);
  const { parent } = value;
  if (parent?.type === T.AssignmentExpression && parent.right === value) return parent.left.type === T.MemberExpression && parent.left.computed ? parent.left.object : parent.left;
  return isCollected(node) && parent ? methodCall(parent)?.receiver : undefined;
}

function chained(node: TSESTree.Node): TSESTree.Node {
  let value = wrapped(node);
  while (value.parent?.type === T.MemberExpression && value.parent.object === value && value.parent.parent.type === T.CallExpression) value = wrapped(value.parent.parent);
  return value;
}

/** Given to a collection: `timers.add(…)`, `timers[host] = …`. */
function isCollected(node: TSESTree.Node): boolean {
  const value = chained(node);
  const { parent } = value;
  const method = parent?.type === T.CallExpression && parent.arguments.at(-1) === value ? methodCall(parent) : undefined;
  if (parent?.type === T.AssignmentExpression) return parent.right === value && parent.left.type === T.MemberExpression && parent.left.computed;
  return method !== undefined && /^(?:add|push|set)$/.test(method.name);
}

/** Started by what also runs outside of the callback, or in an `exit(…)` on the way there. */
function isStartedOutside(file: FileFacts, node: TSESTree.Node, callback: FunctionNode, reached: ReadonlySet<FunctionNode>): boolean {
  const around = [...enclosingFunctions(node)];
  if (around.some(isExit)) return true;
  if (around.includes(callback)) return false;
  const [home] = around;
  const known = home && knownCalls(file, home);
  return known?.areAll !== true || known.calls.some((call) => !isReached(call, reached));
}

const isExit = ({ parent }: FunctionNode): boolean => parent.type === T.CallExpression && parent.callee.type === T.MemberExpression && /^(?:exit|run|runInAsyncScope)$/.test(memberName(parent.callee) ?? '') && parent.arguments.length === 1;

/** Whether the run itself ends what stands there. */
const isEndedWithin = (file: FileFacts, { row }: Acquisition, kept: TSESTree.Node, reached: ReadonlySet<FunctionNode>): boolean => {
  const slot = targetSlot(file, kept);
  return slot !== undefined && usesOfHandle(file, row, slot).some((use) => use.does === 'release' && isReached(use.node, reached));
};

/** Whether the store holds what a request handler is called with. */
function holdsRequest(file: FileFacts, { arguments: [store] }: TSESTree.CallExpression): boolean {
  if (!store || store.type === T.SpreadElement) return false;
  const value = file.scopes.constant(store) ?? store;
  return [...descendants(file, value)].some((node) => {
    const definition = node.type === T.Identifier ? file.scopes.variable(node)?.defs[0] : undefined;
    if (definition?.type !== 'Parameter' || !isFunction(definition.node)) return false;
    return callbackRole(file, definition.node)?.kind === 'request' && !isPart(node);
  });
}

/** `request.headers.id`: a part of it. */
const isPart = ({ parent }: TSESTree.Node): boolean => parent?.type === T.MemberExpression;
