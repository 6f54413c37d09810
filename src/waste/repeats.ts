import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { isArray } from '../facts/arrays.ts';
import type { FileFacts } from '../facts/file.ts';
import { isInvariant } from '../facts/invariant.ts';
import { isFunction, methodCall } from '../facts/syntax.ts';

const iterating = /^(?:map|filter|flatMap|forEach|some|every|find|findIndex|findLast|reduce|sort)$/;

/** The loop, or the callback of an array's method, that runs some code anew each time although what it reads stays the same. */
export function repeatsAround(file: FileFacts, expression: TSESTree.Expression, code: TSESTree.Node = expression): TSESTree.Node | undefined {
  for (let node: TSESTree.Node | undefined = code; node?.parent; node = node.parent) {
    const { parent }: TSESTree.Node = node;
    if (isFunction(parent)) {
      const call: TSESTree.Node = parent.parent;
      const method = call.type === T.CallExpression && call.arguments[0] === parent ? methodCall(call) : undefined;
      if (!method || !iterating.test(method.name) || isArray(file, method.receiver) !== 'yes') return undefined;
      if (isInvariant(file, expression, parent) !== 'no') return parent;
    } else if (isOpenLoop(file, parent) && 'body' in parent && parent.body === node && isInvariant(file, expression, parent) !== 'no') return parent;
  }
  return undefined;
}

/** A loop over data; one that counts to a number in the code has few turns. */
const isOpenLoop = (file: FileFacts, node: TSESTree.Node): boolean =>
  (node.type === T.ForOfStatement && isArray(file, node.right) !== 'no') || node.type === T.ForInStatement || (node.type === T.ForStatement && node.test?.type === T.BinaryExpression && node.test.right.type !== T.Literal);
