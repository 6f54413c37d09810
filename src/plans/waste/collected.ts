import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { isExecutor } from '../../facts/promises.ts';
import type { FileFacts } from '../../facts/file.ts';
import { originOf } from '../../facts/origin.ts';
import { enclosingFunction, isFunction, methodCall, unwrap, within, type FunctionNode } from '../../facts/syntax.ts';
import { contains } from '../../facts/walk.ts';
import type { Range } from '../../finding.ts';
import type { ChunkJoin } from '../../waste/chunk-joins.ts';
import type { Piece } from '../piece.ts';
import type { Planned } from '../planned.ts';
import { Imports, type ImportChange } from './bindings.ts';

/** The plan of a function or promise that only collects a stream: `text(stream)`, `buffer(stream)` of `stream/consumers`. */
export interface CollectedPlan {
  readonly node: Range;
  readonly by: readonly Piece[];
  readonly imports: readonly ImportChange[];
}

const consumers = /^(?:node:)?stream\/consumers$/;

/** Undefined where more happens than collecting. */
export function planCollected(file: FileFacts, join: ChunkJoin): Planned<CollectedPlan> | undefined {
  const { of: kind, reads, total, lengthRead } = join;
  const [read, ...others] = reads;
  if (kind === 'arrays' || lengthRead || !read || others.length > 0) return undefined;
  const whole = promiseAlone(file, join, read);
  const begins = total.defs[0]?.type === 'Variable' ? total.defs[0].node.init : undefined;
  if (!whole || !begins || !/^(?:''|""|[\w$]+\.alloc\(0\)|[\w$]+\.from\(\[\]\))$/.test(file.textOf(begins)) || file.sourceCode.getCommentsInside(whole.node).length > 0) return undefined;
  const imports = new Imports(file);
  const name = kind === 'text' ? 'text' : 'buffer';
  if (whole.hidden.includes(name)) return undefined;
  imports.take(consumers, 'node:stream/consumers', [name]);
  return {
    plan: { node: whole.node.range, by: [{ text: `${imports.called(name)}(` }, { range: whole.stream.range }, { text: ')' }], imports: imports.changes },
    verdict: { level: 'review', scope: 'file', reason: ['Collect it with `stream/consumers`', 'a stream that fails rejects', ...(whole.isOpened ? ['one that cannot be made throws at once'] : []), ...(kind === 'text' ? ['characters that lie across two chunks stay whole', 'a byte order mark is left out'] : [])].join('; ') },
  };
}

interface Whole {
  readonly node: TSESTree.Node;
  readonly stream: TSESTree.Expression;
  /** Names that mean something else there. */
  readonly hidden: readonly string[];
  /** The stream is made there: what fails at once is then thrown, where the promise was rejected. */
  readonly isOpened: boolean;
}

/** Names of variables that a node sees, but for those that the file has of `stream/consumers` already. */
const namesAround = (file: FileFacts, node: TSESTree.Node): string[] => {
  const names: string[] = [];
  for (let scope: ReturnType<FileFacts['sourceCode']['getScope']> | null = file.sourceCode.getScope(node); scope; scope = scope.upper) {
    for (const { name, defs } of scope.variables) if (!defs.some((definition) => isOfConsumers(file, definition.name))) names.push(name);
  }
  return names;
};

const isOfConsumers = (file: FileFacts, name: TSESTree.Node): boolean => {
  const origin = originOf(file, name);
  return origin.from === 'import' && consumers.test(origin.module);
};

/** `new Promise((resolve, reject) => { let body = ''; stream.on('data', …); stream.on('end', () => resolve(body)); stream.on('error', reject); })` */
function promiseAlone(file: FileFacts, { home, node, total }: ChunkJoin, read: TSESTree.Node): Whole | undefined {
  const fn = home.by === 'handler' ? home.fn : undefined;
  const executor = fn && enclosingFunction(fn);
  if (!fn || !executor || !isExecutor(file, executor) || executor.body.type !== T.BlockStatement || executor.async) return undefined;
  const [declaration, ...statements] = executor.body.body;
  const [resolve, reject] = executor.params;
  if (declaration !== total.defs[0]?.node.parent || !onlyJoins(fn, node)) return undefined;
  const listens = statements.map(listening);
  const stream = listens[0]?.stream;
  const isPlace = stream !== undefined && /^(?:Identifier|MemberExpression|ThisExpression)$/.test(stream.type);
  const isOne = isPlace ? listens.every((listen) => listen && file.textOf(listen.stream) === file.textOf(stream)) : listens.length === 1;
  const calls = listens.flatMap((listen) => listen?.calls ?? []);
  const isKnown = calls.every(({ arguments: [event, listener, more] }) => {
    if (more || event?.type !== T.Literal || !listener) return false;
    if (event.value === 'data') return listener === fn;
    if (event.value === 'end') return isFunction(listener) && within(read, listener) && listener.params.length === 0 && onlyCalls(file, listener, resolve, (given) => given === read);
    return event.value === 'error' && (means(file, listener, reject) || (isFunction(listener) && listener.params.length === 1 && onlyCalls(file, listener, reject, (given) => means(file, given, listener.params[0]))));
  });
  const whole = executor.parent;
  if (!stream || !isOne || !isKnown || calls.length < 2 || whole.type !== T.NewExpression) return undefined;
  if (contains(file, stream, (part) => isFunction(part) || executor.params.some((parameter) => means(file, part, parameter)))) return undefined;
  return { node: whole, stream, hidden: namesAround(file, whole), isOpened: !isPlace };
}

/** `stream.on('data', …).on('end', …)`: what is listened to, and each of the calls. */
function listening(statement: TSESTree.Statement): { stream: TSESTree.Expression; calls: TSESTree.CallExpression[] } | undefined {
  const calls: TSESTree.CallExpression[] = [];
  let stream: TSESTree.Expression | undefined;
  for (let method = statement.type === T.ExpressionStatement ? methodCall(statement.expression) : undefined; method && /^(?:on|once)$/.test(method.name); method = methodCall(stream)) {
    calls.unshift(method.call);
    stream = method.receiver;
  }
  return stream && { stream, calls };
}

const onlyJoins = (fn: TSESTree.Node & { body?: unknown }, join: TSESTree.AssignmentExpression): boolean => {
  const { parent } = join;
  return parent === fn || (parent.type === T.ExpressionStatement && parent.parent.type === T.BlockStatement && parent.parent.parent === fn && parent.parent.body.length === 1);
};

const means = (file: FileFacts, node: TSESTree.Node, parameter: TSESTree.Node | undefined): boolean =>
  node.type === T.Identifier && parameter?.type === T.Identifier && file.scopes.variable(node)?.identifiers[0] === parameter;

/** `() => resolve(total)`, `(error) => { reject(error); }` */
function onlyCalls(file: FileFacts, listener: FunctionNode, called: TSESTree.Node | undefined, isGiven: (given: TSESTree.Node) => boolean): boolean {
  const [only, ...others] = listener.body.type === T.BlockStatement ? listener.body.body : [];
  const call = unwrap(listener.body.type !== T.BlockStatement ? listener.body : only?.type === T.ExpressionStatement && others.length === 0 ? only.expression : listener);
  const [given, ...more] = call.type === T.CallExpression ? call.arguments : [];
  return call.type === T.CallExpression && given !== undefined && more.length === 0 && isGiven(given) && means(file, call.callee, called);
}
