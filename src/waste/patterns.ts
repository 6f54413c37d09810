import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { globalCallee } from '../facts/arrays.ts';
import type { FileFacts } from '../facts/file.ts';
import { methodCall, methodOn, unwrap, wrapped } from '../facts/syntax.ts';
import { usesOfValue } from '../facts/value-uses.ts';

/** Methods of strings that begin at the start whatever the expression's `lastIndex` was, and leave it there. */
const stateless = /^(?:replace|replaceAll|match|matchAll|search|split)$/;

/** `new RegExp(…)` that is only asked, in ways that leave no trace in it. */
export interface Pattern {
  readonly call: TSESTree.CallExpression | TSESTree.NewExpression;
  readonly inputs: readonly TSESTree.Expression[];
}

export function patternOf(file: FileFacts, call: TSESTree.CallExpression | TSESTree.NewExpression): Pattern | undefined {
  const [pattern, flags] = call.arguments;
  if (globalCallee(file, call) !== 'RegExp' || !pattern || call.arguments.some((argument) => argument.type === T.SpreadElement)) return undefined;
  const written = flags && unwrap(flags);
  if (written && (written.type !== T.Literal || typeof written.value !== 'string' || written.value.includes('y'))) return undefined;
  const isGlobal = written?.type === T.Literal && String(written.value).includes('g');
  return usesOfValue(file, call).every((use) => isAsked(use, isGlobal)) ? { call, inputs: call.arguments as TSESTree.Expression[] } : undefined;
}

/** `pattern.test(text)`, unless it goes on where the last one ended; `text.replace(pattern, …)`. */
function isAsked(use: TSESTree.Node, isGlobal: boolean): boolean {
  const method = methodOn(use);
  if (method) return !isGlobal && /^(?:test|exec)$/.test(method.name);
  const outer = wrapped(use);
  const taken = outer.parent?.type === T.CallExpression && outer.parent.arguments[0] === outer ? methodCall(outer.parent) : undefined;
  return taken !== undefined && stateless.test(taken.name);
}
