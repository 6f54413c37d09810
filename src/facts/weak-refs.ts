import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from './file.ts';
import { isNamed } from './kinds.ts';
import { originOf } from './origin.ts';
import { unwrap } from './syntax.ts';

/** What tells a FinalizationRegistry of a target. */
export const registering = ['register'];

/** Which class of weak references an expression's values are of, with the `new` that makes them. */
export function weakClassOf(file: FileFacts, expression: TSESTree.Node): { name: string; node: TSESTree.NewExpression } | undefined {
  const origin = originOf(file, expression);
  return origin.from === 'new' && origin.of.from === 'global' && /^(?:WeakRef|FinalizationRegistry)$/.test(origin.of.path) ? { name: origin.of.path, node: origin.node } : undefined;
}

/** Whether an expression's values are WeakRefs: made as such here, or typed so. */
export function isWeakRef(file: FileFacts, expression: TSESTree.Node): boolean {
  if (weakClassOf(file, expression)?.name === 'WeakRef') return true;
  const node = unwrap(expression);
  if (node.type === T.NewExpression) return false;
  return isNamed(file, node, { from: 'lib', name: 'WeakRef' }) === 'yes';
}
