import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { globalCallee, isArray } from '../facts/arrays.ts';
import type { FileFacts } from '../facts/file.ts';
import type { Variable } from '../facts/scopes.ts';
import { isFunction, memberName, methodCall, methodOn, unwrap, within } from '../facts/syntax.ts';
import { readsOf, soleVariableOf } from '../facts/value-uses.ts';
import { inputOf, type Input } from './inputs.ts';
import { workStartedAt, workStartedThrough, type StartedWork } from './started-work.ts';

/** Work that is started for every element of a list before any of it is awaited. */
export interface UnboundedStart {
  /** `Promise.all(…)` */
  readonly call: TSESTree.CallExpression;
  readonly waits: 'all' | 'allSettled';
  readonly list: TSESTree.Expression;
  readonly starts: MapStart | LoopStart;
  readonly work: StartedWork;
  readonly input: Input;
}

/** `list.map(callback)`, `Array.from(list, callback)` */
export interface MapStart {
  readonly by: 'map';
  readonly node: TSESTree.CallExpression;
  readonly callback: TSESTree.Expression;
  /** `const tasks = list.map(…)` */
  readonly kept: Variable | undefined;
}

/** `for (const element of list) tasks.push(load(element))`, or the same by `forEach`, by a loop that counts, or with `tasks[i] = load(list[i])`. */
export interface LoopStart {
  readonly by: 'loop';
  readonly node: TSESTree.ForOfStatement | TSESTree.ForStatement | TSESTree.ExpressionStatement;
  readonly element: TSESTree.Node | undefined;
  /** What the loop counts by. */
  readonly index?: TSESTree.Identifier;
  readonly body: TSESTree.Node;
  readonly push: TSESTree.AssignmentExpression | TSESTree.CallExpression;
  readonly started: TSESTree.Expression;
  readonly kept: Variable;
}

const waiting = /\ball(?:Settled)?\b/;

export function unboundedStarts(file: FileFacts): readonly UnboundedStart[] {
  if (!file.mentions(waiting)) return [];
  return file.index.calls.flatMap((call) => (call.type === T.CallExpression ? (startOf(file, call) ?? []) : []));
}

function startOf(file: FileFacts, call: TSESTree.CallExpression): UnboundedStart | undefined {
  const [argument, more] = call.arguments;
  if (!argument || more || argument.type === T.SpreadElement || isFunction(argument)) return undefined;
  const waits = /^Promise\.(all|allSettled)$/.exec(globalCallee(file, call) ?? '')?.[1] as UnboundedStart['waits'] | undefined;
  if (!waits) return undefined;
  const found = mapStart(file, argument) ?? loopStart(file, call, argument);
  const isFrom = found?.starts.by === 'map' && found.starts.node.arguments[0] === found.list;
  const isWalked = found?.starts.by === 'loop' && found.starts.node.type === T.ForOfStatement;
  if (!found || (!isFrom && !isWalked && isArray(file, found.list) === 'no')) return undefined;
  const work = found.starts.by === 'map' ? workStartedThrough(file, found.starts.callback) : workStartedAt(file, found.starts.started);
  const input = work && inputOf(file, isFrom ? found.starts.node : found.list);
  // A pool bounds the queries that run; only the whole of a table makes so many that they matter.
  if (!work || !input || input.size === 'few' || (work.is === 'query' && input.size !== 'large')) return undefined;
  return { call, waits, ...found, work, input };
}

function mapStart(file: FileFacts, argument: TSESTree.Expression): Pick<UnboundedStart, 'list'> & { starts: MapStart } | undefined {
  const written = unwrap(argument);
  const kept = written.type === T.Identifier ? file.scopes.constant(written) : undefined;
  const node = kept ? unwrap(kept) : written;
  if (node.type !== T.CallExpression) return undefined;
  const variable = kept && soleVariableOf(file, node);
  // Promises that others look at too may be waited for in another way.
  if (kept && (!variable || readsOf(variable).length !== 1)) return undefined;
  const isFrom = globalCallee(file, node) === 'Array.from';
  const list = isFrom ? node.arguments[0] : methodCall(node)?.name === 'map' ? methodCall(node)?.receiver : undefined;
  const callback = node.arguments[isFrom ? 1 : 0];
  if (!list || !callback || list.type === T.SpreadElement || callback.type === T.SpreadElement) return undefined;
  return { list, starts: { by: 'map', node, callback, kept: variable } };
}

function loopStart(file: FileFacts, call: TSESTree.CallExpression, argument: TSESTree.Expression): Pick<UnboundedStart, 'list'> & { starts: LoopStart } | undefined {
  const tasks = unwrap(argument);
  const value = tasks.type === T.Identifier ? file.scopes.constant(tasks) : undefined;
  const kept = tasks.type === T.Identifier ? file.scopes.variable(tasks) : undefined;
  if (!kept || !value || !isEmptyList(file, value)) return undefined;
  // Whoever looks at the list elsewhere may wait in between.
  const [fill, ...others] = readsOf(kept).filter((use) => use !== tasks);
  const filled = fill && others.length === 0 ? filledBy(file, fill) : undefined;
  const loop = filled && loopAround(filled.push);
  // What is set under a place stands where the turn is counted.
  const isPlaced = filled?.place === undefined || (loop?.index && file.scopes.variable(filled.place) === file.scopes.variable(loop.index));
  return filled && loop && isPlaced && !within(call, loop.node) ? { list: loop.list, starts: { by: 'loop', ...loop, push: filled.push, started: filled.started, kept } } : undefined;
}

/** `[]`, `new Array(n)` */
const isEmptyList = (file: FileFacts, value: TSESTree.Node): boolean => (value.type === T.ArrayExpression ? value.elements.length === 0 : globalCallee(file, value) === 'Array');

/** `tasks.push(load(x))`, `tasks[i] = load(x)`, also where the promise has a name. */
function filledBy(file: FileFacts, fill: TSESTree.Node): Pick<LoopStart, 'push' | 'started'> & { place?: TSESTree.Expression } | undefined {
  const push = methodOn(fill);
  const [started, more] = push?.call.arguments ?? [];
  if (push?.name === 'push' && started && !more && started.type !== T.SpreadElement) return { push: push.call, started: namedPromise(file, started) ?? started };
  const member = fill.parent;
  const set = member?.type === T.MemberExpression && member.computed && member.object === fill ? member.parent : undefined;
  return set?.type === T.AssignmentExpression && set.operator === '=' && set.left === member && member?.type === T.MemberExpression ? { push: set, started: set.right, place: member.property as TSESTree.Expression } : undefined;
}

/** `const task = load(x); tasks.push(task);`: nothing else looks at it, so nothing waits for it in between. */
function namedPromise(file: FileFacts, node: TSESTree.Expression): TSESTree.Expression | undefined {
  const variable = node.type === T.Identifier ? file.scopes.variable(node) : undefined;
  return variable && readsOf(variable).length === 1 ? file.scopes.constant(node) : undefined;
}

type Loop = Pick<LoopStart, 'body' | 'element' | 'index' | 'node'> & Pick<UnboundedStart, 'list'>;

function loopAround(push: TSESTree.Node): Loop | undefined {
  for (let node: TSESTree.Node = push; node.parent; node = node.parent) {
    const { parent }: TSESTree.Node = node;
    if (parent.type === T.ForOfStatement && parent.body === node && !parent.await) {
      const [declarator] = parent.left.type === T.VariableDeclaration ? parent.left.declarations : [];
      return { node: parent, list: parent.right, element: declarator?.id, body: parent.body };
    }
    if (parent.type === T.ForStatement && parent.body === node) return countedBy(parent);
    if (/^(?:For|While|DoWhile)/.test(parent.type)) return undefined;
    if (isFunction(parent)) return walkedBy(parent);
  }
  return undefined;
}

/** `for (let i = 0; i < list.length; i++)` */
function countedBy(loop: TSESTree.ForStatement): Loop | undefined {
  const [counter] = loop.init?.type === T.VariableDeclaration ? loop.init.declarations : [];
  const { test, update } = loop;
  if (counter?.id.type !== T.Identifier || counter.init?.type !== T.Literal || counter.init.value !== 0 || test?.type !== T.BinaryExpression || test.operator !== '<') return undefined;
  const bound = unwrap(test.right);
  const isByOne = update?.type === T.UpdateExpression ? update.operator === '++' : update?.type === T.AssignmentExpression && update.operator === '+=' && update.right.type === T.Literal && update.right.value === 1;
  if (!isByOne || test.left.type !== T.Identifier || test.left.name !== counter.id.name || bound.type !== T.MemberExpression || memberName(bound) !== 'length' || !/^(?:Identifier|MemberExpression)$/.test(unwrap(bound.object).type)) return undefined;
  return { node: loop, list: bound.object, element: undefined, index: counter.id, body: loop.body };
}

/** `list.forEach((element) => …)` as a statement. */
function walkedBy(fn: TSESTree.Node & { params?: unknown }): Loop | undefined {
  if (!isFunction(fn) || fn.async || fn.generator || fn.params.length > 2) return undefined;
  const [element, index] = fn.params;
  const method = fn.parent.type === T.CallExpression && fn.parent.arguments.length === 1 ? methodCall(fn.parent) : undefined;
  const statement = method?.call.parent;
  return method?.name === 'forEach' && statement?.type === T.ExpressionStatement ? { node: statement, list: method.receiver, element, ...(index?.type === T.Identifier ? { index } : {}), body: fn.body } : undefined;
}
