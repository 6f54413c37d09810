import { AST_NODE_TYPES as T } from '@typescript-eslint/utils';

import type { FileFacts } from './file.ts';
import type { Life } from './life.ts';
import type { Variable } from './scopes.ts';
import { isExecutor, within, type FunctionNode } from './syntax.ts';

/** Whether a function reaches anything that the life would otherwise let go: `this`, or names from around it. */
export function capturesLife(file: FileFacts, fn: FunctionNode, life: Life): boolean {
  // A comment that says `this` only makes the answer less silent than it could be.
  if (fn.type === T.ArrowFunctionExpression && /\b(?:this|super)\b/.test(file.textOf(fn))) return true;
  const scope = file.sourceCode.scopeManager?.acquire(fn);
  return scope?.through.some(({ resolved }) => resolved !== null && isOfLife(resolved, fn, life)) ?? true;
}

function isOfLife(variable: Variable, fn: FunctionNode, life: Life): boolean {
  const { block } = variable.scope;
  return variable.defs.length > 0 && !isSettler(variable) && block.type !== T.Program && !within(block, fn) && (life.fn ? within(block, life.fn) : true);
}

/** `resolve` of `new Promise((resolve) => setTimeout(resolve, 1000))`: it holds a promise, which is there to be settled. */
export const isSettler = (variable: Variable | undefined): boolean => variable?.defs[0]?.type === 'Parameter' && isExecutor(variable.defs[0].node);
