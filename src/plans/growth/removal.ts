import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { lifeOf } from '../../facts/life.ts';
import { listenerCall } from '../../facts/listener-call.ts';
import { enclosingFunction, isFunction, unwrap, type FunctionNode } from '../../facts/syntax.ts';
import type { Growth } from '../../growth/growth.ts';
import type { Addition } from '../../growth/uses.ts';
import type { Planned } from '../planned.ts';
import type { RemovalPlan } from './plan.ts';

const ends = /^(?:close|closed|disconnect|disconnected|end|exit|finish|destroy|unload|pagehide|dispose)$/;

/** The entry's removal at the end of what it is kept for: `socket.on('close', () => { … })` beside its addition. */
export function removalPlan(file: FileFacts, { collection, additions, uses }: Growth): Planned<RemovalPlan> | undefined {
  const [addition, ...others] = additions;
  if (others.length > 0 || uses.additions.length > 1 || !addition.key) return undefined;
  const end = endingOf(file, addition);
  const target = targetOf(addition.node);
  if (!end || !target) return undefined;
  const plan = { by: 'removal', collection: target.range, key: { range: addition.key.range }, form: addition.by === 'index' ? 'delete' : 'method' } as const;
  const verdict = { level: 'review', scope: 'file', reason: `Delete the entry of \`${collection.name}\` on \`${end.event === 'end' ? 'close' : end.event}\`` } as const;
  if (end.event !== 'end') return { plan: { ...plan, body: end.handler.body.range }, verdict };
  // A stream that is cut off never ends; closed it is either way.
  const statement = end.call.parent;
  return statement?.type === T.ExpressionStatement ? { plan: { ...plan, beside: { statement: statement.range, emitter: end.source.range } }, verdict } : undefined;
}

/** `sessions` of `sessions.set(id, socket)` and `sessions[id] = socket`. */
export const targetOf = (node: TSESTree.Node): TSESTree.Node | undefined => {
  const member = node.type === T.AssignmentExpression ? unwrap(node.left) : node.type === T.CallExpression ? unwrap(node.callee) : undefined;
  return member?.type === T.MemberExpression ? member.object : undefined;
};

/** The handler, in the same function, of the event that ends what the key is of, or what the function was called for. */
function endingOf(file: FileFacts, { node, key, value }: Addition): { call: TSESTree.Node; source: TSESTree.Node; handler: FunctionNode; event: string } | undefined {
  const fn = enclosingFunction(node);
  const root = key && rootOf(key);
  const owner = root && file.scopes.variable(root);
  if (!fn || !owner || owner.scope.block !== fn || owner.references.some((reference) => reference.isWrite() && !reference.init)) return undefined;
  const isForOne = lifeOf(file, node).kind === 'request';
  const held = value && file.scopes.variable(unwrap(value));
  const found = file.index.calls.flatMap((call) => {
    const { event, handler, source } = (enclosingFunction(call) === fn && listenerCall(call)) || {};
    const emitter = source && file.scopes.variable(unwrap(source));
    if (event === undefined || !ends.test(event) || !emitter || (emitter !== owner && emitter !== held && !(isForOne && emitter.defs[0]?.node === fn))) return [];
    return isFunction(handler) && handler.body.type === T.BlockStatement && !handler.async ? [{ call, source, handler, event }] : [];
  });
  const [first, ...others] = found.filter(({ event }) => event === 'close').length > 0 ? found.filter(({ event }) => event === 'close') : found;
  return others.length === 0 ? first : undefined;
}

/** `socket` of `socket.id`. */
function rootOf(key: TSESTree.Node): TSESTree.Identifier | undefined {
  let node = unwrap(key);
  while (node.type === T.MemberExpression && !node.computed) node = unwrap(node.object);
  return node.type === T.Identifier ? node : undefined;
}
