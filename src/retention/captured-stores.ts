import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { callbackRole } from '../facts/callbacks.ts';
import type { FileFacts } from '../facts/file.ts';
import { closureOf, isReached } from '../facts/reach.ts';
import type { FunctionNode } from '../facts/syntax.ts';
import { enclosingFunction, enclosingFunctions, isFunction, memberName, unwrap, within, wrapped } from '../facts/syntax.ts';
import { descendants } from '../facts/walk.ts';
import type { Certainty } from '../finding.ts';
import { acquisitionsOf, type Acquisition } from '../obligations/acquisitions.ts';
import { runsOf, type StorageCall } from './contexts.ts';
import { placeOf, type Place } from './places.ts';

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
      const place = row.keepsContext && isReached(node, reached) ? keptIn(file, node) : undefined;
      if (place?.life !== 'process' || isStartedOutside(file, node, run.callback, reached) || isEndedWithin(file, place, reached)) return [];
      return [{ acquisition, place, run, certainty: holdsRequest(file, run.call) ? 'certain' : 'likely' }];
    });
  });
}

/** `timer = setInterval(…)`, `timer ??= setInterval(…)`, `setInterval(…).unref()` */
function keptIn(file: FileFacts, node: TSESTree.Node): Place | undefined {
  let value = wrapped(node);
  while (value.parent?.type === T.MemberExpression && value.parent.object === value && value.parent.parent.type === T.CallExpression) value = wrapped(value.parent.parent);
  return value.parent?.type === T.AssignmentExpression && value.parent.right === value ? placeOf(file, value.parent.left) : undefined;
}

/** Started by what also runs outside of the callback, or in an `exit(…)` on the way there. */
function isStartedOutside(file: FileFacts, node: TSESTree.Node, callback: FunctionNode, reached: ReadonlySet<FunctionNode>): boolean {
  const around = [...enclosingFunctions(node)];
  if (around.some((fn) => isExit(fn))) return true;
  if (around.includes(callback)) return false;
  const [home] = around;
  return home === undefined || file.index.calls.some((call) => file.scopes.functionOf(call.callee) === home && !isReached(call, reached)) || isExported(file, home);
}

const isExit = ({ parent }: FunctionNode): boolean => parent.type === T.CallExpression && parent.callee.type === T.MemberExpression && /^(?:exit|run|runInAsyncScope)$/.test(memberName(parent.callee) ?? '') && parent.arguments.length === 1;

const isExported = (file: FileFacts, fn: FunctionNode): boolean => {
  const declared = fn.type === T.FunctionDeclaration ? fn : fn.parent.type === T.VariableDeclarator ? fn.parent.parent : undefined;
  const name = fn.id ?? (fn.parent.type === T.VariableDeclarator && fn.parent.id.type === T.Identifier ? fn.parent.id : undefined);
  if (declared && /^Export/.test(declared.parent?.type ?? '')) return true;
  return name === undefined || (file.scopes.variable(name)?.references ?? []).some(({ identifier: { parent } }) => parent?.type !== T.CallExpression);
};

/** Whether the run itself empties the place again, or ends what stands there. */
const isEndedWithin = (file: FileFacts, place: Place, reached: ReadonlySet<FunctionNode>): boolean =>
  [...file.index.calls].some((call) => isReached(call, reached) && call.arguments.some((argument) => isAt(file, argument, place)) && /^(?:clear|remove)/.test(file.textOf(unwrap(call.callee)).split('.').at(-1) ?? '')) ||
  file.index.members.some((member) => /^(?:close|terminate)$/.test(memberName(member) ?? '') && isReached(member, reached) && isAt(file, member.object, place));

const isAt = (file: FileFacts, node: TSESTree.Node, place: Place): boolean => {
  const found = placeOf(file, node);
  return found !== undefined && found.root === place.root && found.path === place.path;
};

/** Whether the store holds what a request handler is called with. */
function holdsRequest(file: FileFacts, { arguments: [store] }: TSESTree.CallExpression): boolean {
  if (!store || store.type === T.SpreadElement) return false;
  const value = file.scopes.constant(store) ?? store;
  return [...descendants(file, value)].some((node) => {
    const definition = node.type === T.Identifier ? file.scopes.variable(node)?.defs[0] : undefined;
    if (definition?.type !== 'Parameter' || !isFunction(definition.node)) return false;
    return callbackRole(file, definition.node)?.kind === 'request' && !isPart(node) && within(definition.name, definition.node) && enclosingFunction(definition.name) === definition.node;
  });
}

/** `request.headers.id`: a part of it. */
const isPart = ({ parent }: TSESTree.Node): boolean => parent?.type === T.MemberExpression;
