import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { isExecutor } from '../../facts/promises.ts';
import type { FileFacts } from '../../facts/file.ts';
import { enclosingFunction, isFunction, methodCall, unwrap, within } from '../../facts/syntax.ts';
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
  imports.take(/^(?:node:)?stream\/consumers$/, 'node:stream/consumers', [name]);
  return {
    plan: { node: whole.node.range, by: [{ text: `${imports.called(name)}(` }, { range: whole.stream.range }, { text: ')' }], imports: imports.changes },
    verdict: { level: 'review', scope: 'file', reason: ['Collect it with `stream/consumers`', 'a stream that fails rejects', ...(kind === 'text' ? ['characters that lie across two chunks stay whole', 'a byte order mark is left out'] : [])].join('; ') },
  };
}

interface Whole {
  readonly node: TSESTree.Node;
  readonly stream: TSESTree.Expression;
  /** Names that mean something else there. */
  readonly hidden: readonly string[];
}

const namesAround = (file: FileFacts, node: TSESTree.Node): string[] => {
  const names: string[] = [];
  for (let scope: ReturnType<FileFacts['sourceCode']['getScope']> | null = file.sourceCode.getScope(node); scope; scope = scope.upper) names.push(...scope.set.keys());
  return names;
};

/** `new Promise((resolve, reject) => { let body = ''; stream.on('data', …); stream.on('end', () => resolve(body)); stream.on('error', reject); })` */
function promiseAlone(file: FileFacts, { home, node, total }: ChunkJoin, read: TSESTree.Node): Whole | undefined {
  const fn = home.by === 'handler' ? home.fn : undefined;
  const executor = fn && enclosingFunction(fn);
  const data = fn ? methodCall(fn.parent) : undefined;
  if (!fn || !executor || !data || !/^(?:Identifier|MemberExpression|ThisExpression)$/.test(data.receiver.type) || !isExecutor(file, executor) || executor.body.type !== T.BlockStatement || executor.async) return undefined;
  const [declaration, ...listeners] = executor.body.body;
  const [resolve, reject] = executor.params;
  if (declaration !== total.defs[0]?.node.parent || !onlyJoins(fn, node)) return undefined;
  const isKnown = listeners.every((statement) => {
    const call = statement.type === T.ExpressionStatement ? methodCall(statement.expression) : undefined;
    const [event, listener, more] = call?.call.arguments ?? [];
    if (!call || more || !/^(?:on|once)$/.test(call.name) || event?.type !== T.Literal || !listener || file.textOf(call.receiver) !== file.textOf(data.receiver)) return false;
    if (event.value === 'data') return listener === fn;
    if (event.value === 'end') return isFunction(listener) && within(read, listener) && onlyResolves(file, listener, resolve, read);
    return event.value === 'error' && listener.type === T.Identifier && reject?.type === T.Identifier && listener.name === reject.name;
  });
  const whole = executor.parent;
  return isKnown && listeners.length >= 2 && whole.type === T.NewExpression ? { node: whole, stream: data.receiver, hidden: namesAround(file, whole) } : undefined;
}

const onlyJoins = (fn: TSESTree.Node & { body?: unknown }, join: TSESTree.AssignmentExpression): boolean => {
  const { parent } = join;
  return parent === fn || (parent.type === T.ExpressionStatement && parent.parent.type === T.BlockStatement && parent.parent.parent === fn && parent.parent.body.length === 1);
};

/** `() => resolve(total)` */
function onlyResolves(file: FileFacts, listener: TSESTree.Node, resolve: TSESTree.Node | undefined, read: TSESTree.Node): boolean {
  if (!isFunction(listener) || listener.params.length > 0) return false;
  const [only, ...others] = listener.body.type === T.BlockStatement ? listener.body.body : [];
  const call = unwrap(listener.body.type !== T.BlockStatement ? listener.body : only?.type === T.ExpressionStatement && others.length === 0 ? only.expression : listener);
  return call.type === T.CallExpression && call.arguments.length === 1 && call.arguments[0] === read && resolve?.type === T.Identifier && file.scopes.variable(call.callee)?.identifiers[0] === resolve;
}
