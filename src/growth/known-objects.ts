import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../facts/file.ts';
import { lifeOf } from '../facts/life.ts';
import { listenerCall } from '../facts/listener-call.ts';
import type { Variable } from '../facts/scopes.ts';
import { isFunction, memberName, unwrap } from '../facts/syntax.ts';
import { isBehindTest } from '../facts/tested.ts';

/** Whether the code itself shows that an expression is an object, whatever types say: `instanceof` has been asked, a server has given it to its handler, or it is what an event happened to. */
export function isShownAsObject(file: FileFacts, node: TSESTree.Node): boolean {
  const expression = unwrap(node);
  if (isEventTarget(file, expression)) return true;
  const variable = file.scopes.variable(expression);
  if (!variable || variable.references.some((reference) => reference.isWrite() && !reference.init)) return false;
  return isOfRequest(file, variable) || isTested(file, expression, variable);
}

/** `event.target` of what a listener is given. */
export function isEventTarget(file: FileFacts, node: TSESTree.Node): boolean {
  if (node.type !== T.MemberExpression || !/^(?:target|currentTarget)$/.test(memberName(node) ?? '')) return false;
  const definition = file.scopes.variable(unwrap(node.object))?.defs[0];
  const handler = definition?.type === 'Parameter' && isFunction(definition.node) ? definition.node : undefined;
  if (!handler || handler.params[0] !== definition?.name) return false;
  const named = file.scopes.variableOf(handler)?.references.map(({ identifier }) => identifier) ?? [];
  return [handler, ...named].some((use) => use.parent && listenerCall(use.parent)?.by === 'addEventListener' && listenerCall(use.parent)?.handler === use);
}

/** The request and the response: `createServer((req, res) => …)`, `app.get('/', (req, res) => …)`. */
function isOfRequest(file: FileFacts, { defs: [definition] }: Variable): boolean {
  if (definition?.type !== 'Parameter' || !isFunction(definition.node)) return false;
  const life = lifeOf(file, definition.node.body);
  if (life.kind !== 'request' || life.fn !== definition.node) return false;
  const { params } = definition.node;
  // `(error, request, response, next)`: what is thrown may be anything.
  const place = params.indexOf(definition.name) - (params.length === 4 ? 1 : 0);
  return place === 0 || (place === 1 && params.length > 1);
}

/** `if (!(node instanceof Element)) throw …` before it, or `if (node instanceof Element) …` around it. */
const isTested = (file: FileFacts, use: TSESTree.Node, variable: Variable): boolean => isBehindTest(use, (test) => test.type === T.BinaryExpression && test.operator === 'instanceof' && file.scopes.variable(unwrap(test.left)) === variable);
