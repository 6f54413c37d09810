import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { enclosingFunction, isFunction, methodCall, unwrap, within, type FunctionNode } from '../../facts/syntax.ts';
import type { Growth } from '../../growth/growth.ts';
import type { Addition } from '../../growth/uses.ts';
import type { Planned } from '../index.ts';
import type { RemovalPlan } from './plan.ts';

const ends = /^(?:close|closed|disconnect|disconnected|end|exit|finish|destroy|unload|pagehide|dispose)$/;

/** The entry's removal at the end of what it is kept for: `socket.on('close', () => { … })` beside its addition. */
export function removalPlan(file: FileFacts, { collection, additions, uses }: Growth): Planned<RemovalPlan> | undefined {
  const [addition, ...others] = additions;
  if (others.length > 0 || uses.additions.length > 1 || !addition.key) return undefined;
  const end = endingOf(file, addition);
  const target = targetOf(addition.node);
  if (!end || !target) return undefined;
  return {
    plan: { by: 'removal', body: end.handler.body.range, collection: target.range, key: { range: addition.key.range }, form: addition.by === 'index' ? 'delete' : 'method' },
    verdict: { level: 'review', scope: 'file', reason: `Delete the entry of \`${collection.name}\` on \`${end.event}\`` },
  };
}

const targetOf = (node: TSESTree.Node): TSESTree.Node | undefined => {
  const member = node.type === T.AssignmentExpression ? unwrap(node.left) : node.type === T.CallExpression ? unwrap(node.callee) : undefined;
  return member?.type === T.MemberExpression ? member.object : undefined;
};

/** The handler, in the same function, of the event that ends what the key is of. */
export function endingOf(file: FileFacts, { node, key }: Addition): { handler: FunctionNode; event: string } | undefined {
  const fn = enclosingFunction(node);
  const root = key && rootOf(key);
  if (!fn || !root || !key) return undefined;
  for (const call of file.index.calls) {
    const method = within(call, fn) && enclosingFunction(call) === fn ? methodCall(call) : undefined;
    if (!method || !/^(?:on|once|addEventListener|addListener)$/.test(method.name)) continue;
    const [event, handler] = method.call.arguments;
    const receiver = unwrap(method.receiver);
    if (event?.type !== T.Literal || !ends.test(String(event.value)) || !handler || receiver.type !== T.Identifier || file.scopes.variable(receiver) !== file.scopes.variable(root)) continue;
    if (isFunction(handler) && handler.body.type === T.BlockStatement && !handler.async) return { handler, event: String(event.value) };
  }
  return undefined;
}

/** `socket` of `socket.id`: a constant place, so that the key is the same at the end. */
function rootOf(key: TSESTree.Node): TSESTree.Identifier | undefined {
  let node = unwrap(key);
  while (node.type === T.MemberExpression && !node.computed) node = unwrap(node.object);
  return node.type === T.Identifier ? node : undefined;
}
