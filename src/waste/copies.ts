import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { globalCallee, isArray } from '../facts/arrays.ts';
import type { FileFacts } from '../facts/file.ts';
import { methodCall, unwrap } from '../facts/syntax.ts';

/** What a mere copy is made of: `[...values]`, `Array.from(values)`, `values.slice()`. */
export function copyOf(file: FileFacts, node: TSESTree.Node): TSESTree.Expression | undefined {
  const expression = unwrap(node);
  if (expression.type === T.ArrayExpression) {
    const [only] = expression.elements;
    return expression.elements.length === 1 && only?.type === T.SpreadElement ? only.argument : undefined;
  }
  if (expression.type !== T.CallExpression || expression.optional) return undefined;
  const [first] = expression.arguments;
  if (globalCallee(file, expression) === 'Array.from') return expression.arguments.length === 1 && first && first.type !== T.SpreadElement ? first : undefined;
  const method = methodCall(expression);
  return method?.name === 'slice' && expression.arguments.length === 0 && isArray(file, method.receiver) === 'yes' ? method.receiver : undefined;
}
