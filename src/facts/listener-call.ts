import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { methodCall, unwrap } from './syntax.ts';

/** A call that adds a listener, as Node's emitters and the DOM's targets are told: by name alone, so that more has to be known of the source. */
export interface ListenerCall {
  readonly call: TSESTree.CallExpression;
  readonly by: 'on' | 'once' | 'addListener' | 'addEventListener';
  readonly source: TSESTree.Expression;
  /** The event, where its name is written there. */
  readonly event?: string;
  readonly handler?: TSESTree.Node;
}

/** `socket.on('close', handler)`, `element.addEventListener('click', handler)` */
export function listenerCall(node: TSESTree.Node): ListenerCall | undefined {
  const method = methodCall(node);
  if (!method || !isAdding(method.name)) return undefined;
  const [event, handler] = method.call.arguments;
  const name = event && unwrap(event);
  return { call: method.call, by: method.name, source: method.receiver, ...(name?.type === T.Literal ? { event: String(name.value) } : {}), ...(handler ? { handler } : {}) };
}

/** `stream.on('data', (chunk) => …)`: whether a function is given a stream's chunks. */
export function isDataHandler(fn: TSESTree.Node): boolean {
  const added = fn.parent && listenerCall(fn.parent);
  return added?.handler === fn && added.event === 'data' && /^(?:on|addListener)$/.test(added.by);
}

const isAdding = (name: string): name is ListenerCall['by'] => /^(?:on|once|addListener|addEventListener)$/.test(name);
