import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../facts/file.ts';
import { callsOf } from '../facts/known-calls.ts';
import { lifeOf } from '../facts/life.ts';
import { enclosingFunction, inLoop, isFunction, methodCall, type FunctionNode } from '../facts/syntax.ts';

/** Whether code runs only while the module loads: at its top, or in functions that only such code calls. */
export function onlyAtLoad(file: FileFacts, node: TSESTree.Node, depth = 0): boolean {
  const fn = enclosingFunction(node);
  if (!fn) return lifeOf(file, node).kind === 'module';
  if (depth > 4) return false;
  // The module's own function, or a `main` that is called once.
  if (!enclosingFunction(fn) && lifeOf(file, fn.body).kind === 'module') return true;
  if (runsInPlace(fn)) return onlyAtLoad(file, fn.parent, depth + 1);
  const calls = callsOf(file, fn);
  return calls !== undefined && calls.length > 0 && calls.every((call) => enclosingFunction(call) === fn || onlyAtLoad(file, call, depth + 1));
}

/** Whether a function is called once in all, while the module loads: its variables are then as good as the module's. */
export function runsAtLoad(file: FileFacts, fn: FunctionNode): boolean {
  const calls = callsOf(file, fn);
  const [call] = calls ?? [];
  return calls?.length === 1 && call !== undefined && !inLoop(call) && lifeOf(file, call).kind === 'module';
}

/** `(() => { … })()`, `NAMES.forEach((name) => …)`, `text.replace(pattern, (match) => …)`: it runs when its call does, and then only. */
export function runsInPlace({ parent }: FunctionNode): boolean {
  if (parent.type !== T.CallExpression) return false;
  return isFunction(parent.callee) || /^(?:forEach|map|filter|flatMap|reduce|replace|replaceAll|some|every)$/.test(methodCall(parent)?.name ?? '');
}
