import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from './file.ts';
import type { Life } from './life.ts';
import { isSettler } from './promises.ts';
import type { Variable } from './scopes.ts';
import { instanceOfThis } from './slots.ts';
import { methodCall, unwrap, within, type FunctionNode } from './syntax.ts';

/** Whether a function reaches anything that the life would otherwise let go: `this`, or names from around it. */
export function capturesLife(file: FileFacts, fn: FunctionNode, life: Life): boolean {
  // A comment that says `this` only makes the answer less silent than it could be.
  if (fn.type === T.ArrowFunctionExpression && /\b(?:this|super)\b/.test(file.textOf(fn))) return true;
  const scope = file.sourceCode.scopeManager?.acquire(fn);
  return scope?.through.some(({ resolved }) => resolved !== null && isOfLife(file, resolved, fn, life)) ?? true;
}

function isOfLife(file: FileFacts, variable: Variable, fn: FunctionNode, life: Life): boolean {
  const { block } = variable.scope;
  return variable.defs.length > 0 && !isSettler(file, variable) && block.type !== T.Program && !within(block, fn) && (life.fn ? within(block, life.fn) : true);
}

/** Whether a handler keeps the life that adds it: a function of the instance, bound to it, or reaching what the call has. */
export function keepsLife(file: FileFacts, handlerNode: TSESTree.Node, life: Life): boolean {
  const handler = unwrap(handlerNode);
  const bound = methodCall(handler);
  // this.resize.bind(this), throttle(() => this.resize(), 50)
  if (handler.type === T.CallExpression) return [...handler.arguments, ...(bound ? [bound.receiver] : [])].some((part) => unwrap(part).type === T.ThisExpression || keepsLife(file, part, life));
  const fn = file.scopes.functionOf(handler);
  if (fn) return capturesLife(file, fn, life);
  return (handler.type === T.MemberExpression && life.instance !== undefined && instanceOfThis(file, handler.object) === life.instance) || isOfCall(file, handler, life);
}

/** A variable of the call, or a part of one. */
function isOfCall(file: FileFacts, node: TSESTree.Node, life: Life): boolean {
  const root = unwrap(node);
  if (root.type === T.MemberExpression) return isOfCall(file, root.object, life);
  const name = file.scopes.variable(root)?.defs[0]?.name;
  return name !== undefined && life.fn !== undefined && within(name, life.fn) && life.kind === 'function';
}
