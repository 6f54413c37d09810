import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from './file.ts';
import { originOf } from './origin.ts';

/** What `$(window)` wraps: each call gives another object, and the listeners are the element's. */
export function wrappedByJQuery(file: FileFacts, { callee, arguments: [only, ...others] }: TSESTree.CallExpression): TSESTree.Expression | undefined {
  if (callee.type !== T.Identifier || !only || others.length > 0 || only.type === T.SpreadElement) return undefined;
  const origin = originOf(file, callee);
  const isWrapper = origin.from === 'global' ? /^(?:\$|jQuery)$/.test(origin.path) : origin.from === 'import' && /^(?:jquery|cash-dom|zepto)(?:$|\/)/.test(origin.module);
  return isWrapper ? only : undefined;
}
