import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { lifeOf } from '../../facts/life.ts';
import { memberName, methodCall, unwrap, wrapped } from '../../facts/syntax.ts';

/** Where a release is named and its value goes nowhere: `worker.terminate;`, `client.end.bind(client);`, an end `() => socket.close`. Undefined where somebody gets it. */
export function namedInVain(file: FileFacts, named: TSESTree.MemberExpression): TSESTree.Expression | undefined {
  const written = boundBy(named) ?? (wrapped(named) as TSESTree.Expression);
  const { parent } = written;
  if (parent?.type === T.ExpressionStatement) return written;
  return parent?.type === T.ArrowFunctionExpression && parent.body === written && lifeOf(file, parent).teardowns.some(({ fn }) => fn === parent) ? written : undefined;
}

/** `x.end.bind(x)` */
function boundBy(named: TSESTree.MemberExpression): TSESTree.Expression | undefined {
  const bind = wrapped(named).parent;
  const call = bind?.type === T.MemberExpression && unwrap(bind.object) === named && memberName(bind) === 'bind' ? wrapped(bind).parent : undefined;
  return call?.type === T.CallExpression && unwrap(call.callee) === bind && call.arguments.length === 1 ? (wrapped(call) as TSESTree.Expression) : undefined;
}

/** Whether a call is the `bind` of such a name. */
export function bindsInVain(file: FileFacts, call: TSESTree.CallExpression): boolean {
  const bound = methodCall(call);
  const named = bound?.name === 'bind' ? unwrap(bound.receiver) : undefined;
  return named?.type === T.MemberExpression && namedInVain(file, named) !== undefined;
}
