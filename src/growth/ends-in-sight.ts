import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../facts/file.ts';
import { lifeOf } from '../facts/life.ts';
import { listenerCall } from '../facts/listener-call.ts';
import { enclosingFunction, isFunction, unwrap, type FunctionNode } from '../facts/syntax.ts';
import type { Addition } from './uses.ts';

/** What tells that the thing an entry is kept for is over: `socket.on('close', () => { … })`. */
export interface EndInSight {
  readonly call: TSESTree.Node;
  readonly source: TSESTree.Node;
  readonly handler: FunctionNode;
  readonly event: string;
  /** `on`, `once`, `addEventListener` */
  readonly by: string;
}

const ends = /^(?:close|closed|disconnect|disconnected|end|exit|finish|destroy|unload|pagehide|dispose)$/;

/** The handler, in the same function, of the event that ends what the key is of, or what the function was called for. */
export function endInSight(file: FileFacts, { node, key, value }: Pick<Addition, 'key' | 'node' | 'value'>): EndInSight | undefined {
  const fn = enclosingFunction(node);
  const root = key && rootOf(key);
  const owner = root && file.scopes.variable(root);
  if (!fn || !owner || owner.scope.block !== fn || owner.references.some((reference) => reference.isWrite() && !reference.init)) return undefined;
  const isForOne = lifeOf(file, node).kind === 'request';
  const held = value && file.scopes.variable(unwrap(value));
  const found = file.index.calls.flatMap((call) => {
    const { event, handler, source, by } = (enclosingFunction(call) === fn && listenerCall(call)) || {};
    const emitter = source && file.scopes.variable(unwrap(source));
    if (event === undefined || !ends.test(event) || !emitter || (emitter !== owner && emitter !== held && !(isForOne && emitter.defs[0]?.node === fn))) return [];
    return by !== undefined && isFunction(handler) && !handler.async ? [{ call, source, handler, event, by }] : [];
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
