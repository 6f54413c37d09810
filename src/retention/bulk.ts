import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../facts/file.ts';
import { originOf } from '../facts/origin.ts';
import { sizeOf } from '../facts/size.ts';
import { methodCall, unwrap } from '../facts/syntax.ts';
import { isResponse, largeOf, type Large } from './large.ts';

/** What takes much memory: a large text or buffer, what is parsed of one, a response with its body, an array of very many. */
export type Bulk = Large | 'data' | 'response' | 'array';

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

/** `JSON.parse(text)` of a large text, `await response.json()`. */
function isData(file: FileFacts, call: TSESTree.CallExpression | TSESTree.NewExpression): boolean {
  const [text] = call.arguments;
  const origin = originOf(file, call.callee);
  if (origin.from === 'global' && origin.path === 'JSON.parse') return text !== undefined && largeOf(file, text) === 'text';
  const method = methodCall(call);
  return method?.name === 'json' && isResponse(file, method.receiver);
}
