import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from './file.ts';
import { lifeOf } from './life.ts';
import { originOf } from './origin.ts';
import { enclosingFunction, isFunction, keyName, memberName, methodCall, unwrap, type FunctionNode } from './syntax.ts';

/** The call whose value is what a function returns: of a wrapper that gives its callback's result back, or of the own method. */
export function resultThrough(file: FileFacts, fn: TSESTree.Node | undefined): TSESTree.CallExpression | undefined {
  if (!isFunction(fn)) return undefined;
  const call = fn.parent;
  if (call.type !== T.CallExpression || call.arguments[0] !== fn) return ownCall(file, fn);
  const callee = unwrap(call.callee);
  const name = callee.type === T.Identifier ? callee.name : callee.type === T.MemberExpression ? memberName(callee) : undefined;
  return (name !== undefined && passing.test(name)) || isReactHook(file, call, /^(?:useMemo|useState)$/) ? call : undefined;
}

/** `zone.runOutsideAngular(() => …)`, `untracked(() => …)` */
const passing = /^(?:runOutsideAngular|runGuarded|runInInjectionContext|untracked|untrack|runWithOwner)$/;

/** Whether a call is one of these hooks of React, by whatever name. */
export function isReactHook(file: FileFacts, call: TSESTree.CallExpression, names: RegExp): boolean {
  const origin = originOf(file, call.callee);
  return origin.from === 'import' && /^(?:react|preact\/hooks|preact\/compat)$/.test(origin.module) && names.test(origin.path || origin.name);
}

/** The one `this.create()` of a method that makes something for its own instance. */
function ownCall(file: FileFacts, fn: FunctionNode): TSESTree.CallExpression | undefined {
  const { parent } = fn;
  if (fn.async || fn.generator || parent.type !== T.MethodDefinition || parent.kind !== 'method' || parent.static) return undefined;
  const name = keyName(parent.key, parent.computed);
  const calls = file.index.calls.flatMap((other) => {
    const method = methodCall(other);
    return method !== undefined && method.name === name && unwrap(method.receiver).type === T.ThisExpression ? [method.call] : [];
  });
  const [call] = calls;
  return calls.length === 1 && call && enclosingFunction(call) !== fn && lifeOf(file, call).instance === lifeOf(file, fn).instance ? call : undefined;
}
