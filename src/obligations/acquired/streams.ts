import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { destinationOf } from '../../facts/destination.ts';
import type { FileFacts } from '../../facts/file.ts';
import { isKind } from '../../facts/kinds.ts';
import { lifeOf, type Life } from '../../facts/life.ts';
import { originOf } from '../../facts/origin.ts';
import { instanceOfThis, usesOf } from '../../facts/slots.ts';
import { isFunction, isNullish, keyName, memberName, methodCall, unwrap, wrapped, type CallNode, type FunctionNode } from '../../facts/syntax.ts';
import { returnedValues } from '../../facts/teardowns.ts';
import { hasOperatorOfRxjs, pipeOf } from '../kept/pipes.ts';

/** Whether what is subscribed to is an observable by its use, where neither its type nor its origin tells. */
export function isStreamByUse(file: FileFacts, node: CallNode, receiver: TSESTree.Expression): boolean {
  return isProvenStream(file, node, receiver) || isAngularStream(file, node, receiver) || (isFunction(node.arguments[0]) && file.once(livesWithStreams).has(lifeOf(file, node)));
}

function isProvenStream(file: FileFacts, node: CallNode, receiver: TSESTree.Expression): boolean {
  if (hasOperatorOfRxjs(file, pipeOf(file, receiver))) return true;
  const fn = calledHere(file, receiver);
  return fn ? givesStream(file, fn) : takesObserver(node) || isUnsubscribed(file, node);
}

/** `subscribe(next, error)`, `subscribe({ next() { … } })`: the observer that only observables take. */
function takesObserver({ arguments: [next, ...others] }: CallNode): boolean {
  if (next?.type === T.ObjectExpression) return next.properties.some((property) => property.type === T.Property && keyName(property.key, property.computed) === 'next');
  return others.some(isFunction) && (isFunction(next) || isNullish(next));
}

/** `this.sub = xs.subscribe(…)`, and `this.sub.unsubscribe()` somewhere; or the place is declared for a subscription. */
function isUnsubscribed(file: FileFacts, node: CallNode): boolean {
  const destination = destinationOf(file, node);
  if (destination.to !== 'slots') return false;
  const isEnded = (use: TSESTree.Node): boolean => {
    const { parent } = wrapped(use);
    return parent?.type === T.MemberExpression && memberName(parent) === 'unsubscribe';
  };
  return destination.slots.some((slot) => isKind(file, slot.node, 'subscription') === 'yes' || usesOf(file, slot).some(isEnded));
}

/** The method of this class or the function of this file that a call runs. */
function calledHere(file: FileFacts, receiver: TSESTree.Expression): FunctionNode | undefined {
  const call = unwrap(receiver);
  if (call.type !== T.CallExpression) return undefined;
  const callee = unwrap(call.callee);
  return file.scopes.functionOf(callee) ?? (callee.type === T.MemberExpression ? instanceOfThis(file, callee.object)?.methods.get(memberName(callee) ?? '') : undefined);
}

/** Whether a function returns observables. */
function givesStream(file: FileFacts, fn: FunctionNode): boolean {
  const values = returnedValues(file, fn);
  return values.length > 0 && values.every((value) => isKind(file, value, 'observable') === 'yes' || hasOperatorOfRxjs(file, pipeOf(file, value)));
}

/** `this.service.changes.subscribe(…)` in an Angular class: what has such a method there is one of Angular's streams. */
function isAngularStream(file: FileFacts, node: CallNode, receiver: TSESTree.Expression): boolean {
  const from = unwrap(receiver);
  if (lifeOf(file, node).instance?.framework !== 'angular') return false;
  return from.type === T.MemberExpression || from.type === T.CallExpression || originOf(file, from).from === 'member';
}

/** The lives that subscribe to what is known to be an observable: what else they subscribe a function to is one too. */
function livesWithStreams(file: FileFacts): Set<Life> {
  const proven = file.index.calls.filter((call) => {
    const method = methodCall(call);
    return method?.name === 'subscribe' && (isKind(file, method.receiver, 'observable') === 'yes' || hasOperatorOfRxjs(file, pipeOf(file, method.receiver)));
  });
  return new Set(proven.map((call) => lifeOf(file, call)));
}
