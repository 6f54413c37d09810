import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../facts/file.ts';
import { originOf } from '../facts/origin.ts';
import type { Variable } from '../facts/scopes.ts';
import { sizeOf } from '../facts/size.ts';
import { methodCall, methodOn, unwrap, wrapped } from '../facts/syntax.ts';
import { isResponse, largeOf, type Large } from './large.ts';

/** What takes much memory: a large text or buffer, the pieces of one, what is parsed of one, a response with its body, an array of very many. */
export type Bulk = Large | 'data' | 'response' | 'array' | 'chunks';

/** What an expression's value is when it takes much memory by where it comes from. */
export function bulkOf(file: FileFacts, node: TSESTree.Node): Bulk | undefined {
  const large = largeOf(file, node);
  if (large) return large;
  const expression = unwrap(node);
  const value = expression.type === T.AwaitExpression ? unwrap(expression.argument) : expression;
  if (value.type !== T.CallExpression && value.type !== T.NewExpression) return undefined;
  if (isData(file, value)) return 'data';
  const origin = originOf(file, value.callee);
  if (value !== expression && origin.from === 'global' && origin.path === 'fetch') return 'response';
  return sizeOf(file, value) === 'large' ? 'array' : undefined;
}

/** What a variable holds when that takes much memory: its value, or what is collected in it. */
export function bulkOfVariable(file: FileFacts, { identifiers: [name], references }: Variable): Bulk | undefined {
  const value = name && file.scopes.constant(name);
  const list = value && unwrap(value);
  if (!name || (list && (list.type !== T.ArrayExpression || list.elements.length > 0))) return value && bulkOf(file, value);
  return bulkOf(file, name) ?? (references.some(({ identifier }) => isForBytes(file, identifier)) ? 'chunks' : undefined);
}

/** `chunks.push(chunk)` of a stream's data, `Buffer.concat(chunks)`. */
function isForBytes(file: FileFacts, identifier: TSESTree.Node): boolean {
  const { parent } = wrapped(identifier);
  if (parent?.type === T.CallExpression && parent.arguments[0] && unwrap(parent.arguments[0]) === identifier) {
    const origin = originOf(file, parent.callee);
    return origin.from === 'global' && origin.path === 'Buffer.concat';
  }
  const method = methodOn(identifier);
  const [added] = method?.name === 'push' ? method.call.arguments : [];
  return added !== undefined && largeOf(file, added) !== undefined;
}

/** `JSON.parse(text)` of a large text, `await response.json()`. */
function isData(file: FileFacts, call: TSESTree.CallExpression | TSESTree.NewExpression): boolean {
  const [text] = call.arguments;
  const origin = originOf(file, call.callee);
  if (origin.from === 'global' && origin.path === 'JSON.parse') return text !== undefined && largeOf(file, text) === 'text';
  const method = methodCall(call);
  return method?.name === 'json' && isResponse(file, method.receiver);
}
