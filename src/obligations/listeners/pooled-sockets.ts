import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { identityOf, same } from '../../facts/identity.ts';
import { lifeOf } from '../../facts/life.ts';
import { listenerCall } from '../../facts/listener-call.ts';
import { originOf } from '../../facts/origin.ts';
import { isFunction, memberName, methodCall, unwrap, type FunctionNode } from '../../facts/syntax.ts';
import { comesFrom } from '../acquired/acquisitions.ts';
import { fluentRoot } from '../released/pairs.ts';

const http = { modules: ['http', 'node:http', 'https', 'node:https', 'follow-redirects'] };

/**
 * Whether a socket carries one request after the other: an agent that keeps connections alive, as Node's own does, gives
 * the same socket to the next request, and so does a server.
 */
export function isPooledSocket(file: FileFacts, receiver: TSESTree.Node): boolean {
  const socket = fluentRoot(receiver);
  if (socket.type === T.MemberExpression) return /^(?:socket|connection)$/.test(memberName(socket) ?? '') && isOfRequestHandler(file, socket);
  const definition = file.scopes.variable(socket)?.defs[0];
  return definition?.type === 'Parameter' && isFunction(definition.node) && isGivenByRequest(file, definition.node);
}

/** `request.socket` of what answers each request. What is upgraded keeps its socket for itself. */
function isOfRequestHandler(file: FileFacts, { object }: TSESTree.MemberExpression): boolean {
  const life = lifeOf(file, object);
  const origin = originOf(file, object);
  return life.kind === 'request' && origin.from === 'parameter' && origin.of === life.fn && /request/.test(life.title);
}

/** `request.on('socket', (socket) => …)` of an HTTP request. */
function isGivenByRequest(file: FileFacts, fn: FunctionNode): boolean {
  const added = listenerCall(fn.parent);
  if (added?.handler !== fn || added.event !== 'socket') return false;
  const request = fluentRoot(added.source);
  const origin = originOf(file, request);
  return (origin.from === 'call' && comesFrom(origin.of, ['request', 'get'], http)) || awaitsResponse(file, request);
}

/** What also comes with a response, or fails, is a request. */
function awaitsResponse(file: FileFacts, request: TSESTree.Node): boolean {
  const target = identityOf(file, request);
  return file.index.calls.some((call) => {
    const method = methodCall(call);
    const event = call.arguments[0] && unwrap(call.arguments[0]);
    if (!method || !/^(?:on|once)$/.test(method.name) || event?.type !== T.Literal || !/^(?:response|error|continue|abort)$/.test(String(event.value))) return false;
    return same(identityOf(file, fluentRoot(method.receiver)), target) === 'yes';
  });
}
