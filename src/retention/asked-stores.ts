import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { Answer } from '../facts/answer.ts';
import { callsNamed } from '../facts/called.ts';
import type { FileFacts } from '../facts/file.ts';
import { isExported } from '../facts/known-calls.ts';
import { originOf, type ValueOrigin } from '../facts/origin.ts';
import { closureOf, functionsAt, isReached } from '../facts/reach.ts';
import type { Variable } from '../facts/scopes.ts';
import { inside, isFunction, methodCall, unwrap, type CallNode, type FunctionNode } from '../facts/syntax.ts';

const getting = /^getStore$/;

/** Whether what a call starts asks for the store of a run. `no` takes proof: either nobody else can ask, or all that it calls is known. */
export function asksForStore(file: FileFacts, started: CallNode, storage: Variable): { readonly answer: Answer; readonly node: TSESTree.Node } {
  const asking = callsNamed(file, getting);
  const values = started.arguments.map(unwrap);
  const callbacks = values.flatMap((value) => (isFunction(value) ? [value] : functionsAt(file, value)));
  const reached = closureOf(file, callbacks);
  const asked = asking.find((call) => isReached(call, reached));
  if (asked) return { answer: 'yes', node: asked };
  if (isOnlyHere(file, storage) && asking.length === 0) return { answer: 'no', node: started };
  const handed = values.find((value) => !isFunction(value) && functionsAt(file, value).length === 0 && !isPlain(file, value));
  const stranger = handed ?? [...reached].flatMap((fn) => inside(file.index.calls, fn)).find((call) => !isKnown(file, call, reached));
  return stranger ? { answer: 'unknown', node: stranger } : { answer: 'no', node: started };
}

/** Nobody outside of the file can ask a storage that is neither exported nor handed on. */
const isOnlyHere = (file: FileFacts, storage: Variable): boolean =>
  storage.defs[0]?.type === 'Variable' && !isExported(file, storage) && storage.references.every(({ init, identifier: { parent }, identifier }) => init || (parent?.type === T.MemberExpression && parent.object === identifier));

/** A number, a text, options. */
const isPlain = (file: FileFacts, value: TSESTree.Node): boolean => value.type === T.Literal || value.type === T.TemplateLiteral || value.type === T.ObjectExpression || value.type === T.BinaryExpression || file.values.isFunction(value) === 'no';

/** A function of the file, or one of JavaScript, the platform or Node, which calls nothing but what it is given here. */
function isKnown(file: FileFacts, call: CallNode, reached: ReadonlySet<FunctionNode>): boolean {
  const functions = functionsAt(file, call.callee);
  if (functions.length > 0) return functions.every((fn) => reached.has(fn));
  const method = methodCall(call);
  const isOurs = isPlatform(originOf(file, call.callee)) || (method !== undefined && isPlatform(originOf(file, method.receiver)));
  return isOurs && call.arguments.map(unwrap).every((value) => isFunction(value) || functionsAt(file, value).some((fn) => reached.has(fn)) || isPlain(file, value) || isPlatform(originOf(file, value)));
}

function isPlatform(origin: ValueOrigin): boolean {
  if (origin.from === 'new' || origin.from === 'call') return isPlatform(origin.of);
  return origin.from === 'global' || (origin.from === 'literal' && origin.node.type !== T.ObjectExpression) || (origin.from === 'import' && origin.module.startsWith('node:'));
}
