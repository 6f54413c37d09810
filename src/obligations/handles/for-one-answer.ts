import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { isExecutor } from '../../facts/promises.ts';
import { closureOf, isReached } from '../../facts/reach.ts';
import { enclosingFunction, memberName, methodCall, methodOn, unwrap } from '../../facts/syntax.ts';
import type { Acquisition } from '../acquired/acquisitions.ts';

/**
 * A server that is made where a promise is, and whose handlers alone settle it: it is there for one answer, such as the
 * code of a login, and goes on when that has come. What is settled by `listen` is a server that is to stay.
 */
export function isForOneAnswer(file: FileFacts, { row, node }: Acquisition): boolean {
  const executor = enclosingFunction(node);
  if (!row.lived || !isExecutor(file, executor)) return false;
  const [resolve] = executor.params;
  const settled = resolve?.type === T.Identifier ? (file.scopes.variable(resolve)?.references ?? []) : [];
  const handlers = closureOf(file, node.arguments.flatMap((argument) => file.scopes.functionsOf(argument)));
  return settled.length > 0 && settled.every(({ identifier }) => isReached(identifier, handlers)) && !file.index.calls.some((call) => isReached(call, handlers) && isCloseOfServer(call));
}

/** `this.close()`, `request.socket.server.close()` */
function isCloseOfServer(call: TSESTree.Node): boolean {
  const method = methodCall(call);
  const receiver = method?.name === 'close' ? unwrap(method.receiver) : undefined;
  return receiver?.type === T.ThisExpression || (receiver?.type === T.MemberExpression && memberName(receiver) === 'server');
}

/** `createServer(…).once('error', reject).listen(port);`: calls that give the server back, and nothing keeps it. */
export function isDroppedByChain(node: TSESTree.Node): boolean {
  const next = methodOn(node);
  if (!next) return node.parent?.type === T.ExpressionStatement;
  return /^(?:listen|on|once|addListener|setTimeout)$/.test(next.name) && isDroppedByChain(next.call);
}
