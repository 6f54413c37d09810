import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { listenerCall } from '../../facts/listener-call.ts';
import { originOf } from '../../facts/origin.ts';
import { enclosingFunction, isFunction, keyName, memberName, methodCall, methodOn, unwrap, within, type CallNode, type FunctionNode } from '../../facts/syntax.ts';
import { comesOnce } from '../listeners/events.ts';
import { timerCallback } from './timer-facts.ts';

/** `element.addEventListener('transitionend', done); setTimeout(done, 500);`: the one that is there in case the other does not come. */
export function isFallback(file: FileFacts, timer: CallNode): boolean {
  const name = timer.arguments[0] && unwrap(timer.arguments[0]);
  const variable = name?.type === T.Identifier ? file.scopes.variable(name) : undefined;
  const fn = name && file.scopes.functionOf(name);
  const home = fn && enclosingFunction(fn);
  if (!variable || !home || !within(timer, home)) return false;
  return variable.references.some(({ identifier }) => {
    const call = identifier.parent;
    return call?.type === T.CallExpression && call.arguments[1] === identifier && within(call, home) && listensOnce(call);
  });
}

/** A listener for what comes once, by its event or its option. */
function listensOnce(call: TSESTree.CallExpression): boolean {
  const added = listenerCall(call);
  const [, , options] = call.arguments;
  if (!added) return false;
  const isOnce = options?.type === T.ObjectExpression && options.properties.some((property) => property.type === T.Property && keyName(property.key, property.computed) === 'once');
  return isOnce || added.by === 'once' || comesOnce(call);
}

/** What the one statement of the callback ends: a constant of the function that sets the timer. */
function endedBy(file: FileFacts, timer: CallNode, ends: RegExp): TSESTree.Identifier | undefined {
  const callback = timerCallback(file, timer);
  const [first, ...others] = callback ? statementsOf(callback) : [];
  const call = first && others.length === 0 ? methodCall(first.type === T.ExpressionStatement ? first.expression : first) : undefined;
  const ended = call && ends.test(call.name) ? unwrap(call.receiver) : undefined;
  const value = ended?.type === T.Identifier ? file.scopes.constant(ended) : undefined;
  return value && ended?.type === T.Identifier && enclosingFunction(value) === enclosingFunction(timer) ? ended : undefined;
}

/** `setTimeout(() => controller.abort(), 30_000)` beside an awaited call that is given the signal of that controller. */
export function isLateAbort(file: FileFacts, timer: CallNode): boolean {
  const controller = endedBy(file, timer, /^abort$/);
  const origin = controller && originOf(file, controller);
  if (origin?.from !== 'new' || origin.of.from !== 'global' || origin.of.path !== 'AbortController') return false;
  return (file.scopes.variable(controller as TSESTree.Node)?.references ?? []).some(({ identifier }) => {
    const member = identifier.parent;
    return member?.type === T.MemberExpression && memberName(member) === 'signal' && isAwaited(member);
  });
}

/** `setTimeout(() => request.destroy(), 30_000)` beside what listens to how that request ends. */
export function isLateEnd(file: FileFacts, timer: CallNode): boolean {
  const ended = endedBy(file, timer, /^(?:abort|destroy|kill|terminate|cancel|close)$/);
  return ended !== undefined && (file.scopes.variable(ended)?.references ?? []).some(({ identifier }) => {
    const call = methodOn(identifier)?.call;
    return call !== undefined && /^(?:end|close|exit|error|finish|response)$/.test(listenerCall(call)?.event ?? '') && enclosingFunction(call) === enclosingFunction(timer);
  });
}

const statementsOf = ({ body }: FunctionNode): readonly TSESTree.Node[] => (body.type === T.BlockStatement ? body.body : [body]);

/** Whether the function waits for a call that is given the value, or gives its promise on. */
function isAwaited(node: TSESTree.Node): boolean {
  let isGiven = false;
  for (let current: TSESTree.Node | undefined = node; current && !isFunction(current); current = current.parent) {
    isGiven ||= current.type === T.CallExpression;
    if (current.type === T.AwaitExpression || current.type === T.ReturnStatement) return isGiven;
  }
  return false;
}
