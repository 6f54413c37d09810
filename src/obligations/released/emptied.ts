import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { assignedNames } from '../../facts/assigned-names.ts';
import { destinationOf } from '../../facts/destination.ts';
import type { FileFacts } from '../../facts/file.ts';
import type { Life } from '../../facts/life.ts';
import { originOf } from '../../facts/origin.ts';
import { isReached, reachedAtEnd } from '../../facts/reach.ts';
import { fieldUses, instanceOfThis, isWrite } from '../../facts/slots.ts';
import { isClass, memberName, unwrap, wrapped, type CallNode } from '../../facts/syntax.ts';
import { collectorOf } from './collectors.ts';

/** Whether the end of a life reaches the collector that takes over what a call gives: `this.toDispose` of `this.toDispose.push(made)`. */
export function isEmptiedAtEnd(file: FileFacts, made: CallNode, life: Life): boolean {
  if (collectorOf(made)) return isTakenOver(file, made, life);
  const [, , collector] = made.arguments;
  if (collector) return isReachedPlace(file, collector, life);
  // this.listeners = [a, b], this.stop = Disposable.from(a, b)
  const { parent } = wrapped(made);
  if (!parent) return false;
  const taken = collectorOf(parent);
  if (taken) return isReachedPlace(file, taken.object, life);
  const destination = destinationOf(file, parent);
  return destination.to === 'slots' && destination.slots.some(({ node }) => isReachedPlace(file, node, life));
}

/** Whether a value is handed to a collector that the end of a life reaches: `this._register(value)`, `this.toDispose.push(value)`. */
export function isTakenOver(file: FileFacts, value: TSESTree.Node, life: Life): boolean {
  const callee = collectorOf(value);
  return callee !== undefined && (unwrap(callee.object).type === T.ThisExpression ? isOwnMethod(life) : isReachedPlace(file, callee.object, life));
}

/** `this._register(made)` of a class that somebody ends. */
const isOwnMethod = ({ instance, end }: Life): boolean => end !== 'open' || (instance !== undefined && isClass(instance.node) && instance.node.superClass !== null);

function isReachedPlace(file: FileFacts, place: TSESTree.Node, life: Life): boolean {
  const node = unwrap(place);
  // `context.subscriptions` of `activate(context)`: who hands it in ends what is in it.
  if (life.kind === 'function' && originOf(file, node.type === T.MemberExpression ? node.object : node).from === 'parameter') return true;
  const reached = reachedAtEnd(file, life);
  const isEmptied = (use: TSESTree.Node): boolean => !isWrite(use) && (isReached(use, reached) || collectorOf(use)?.object.type === T.ThisExpression);
  if (node.type === T.Identifier) return (file.scopes.variable(node)?.references ?? []).some(({ identifier }) => isEmptied(identifier));
  const name = node.type === T.MemberExpression ? memberName(node) : undefined;
  const instance = node.type === T.MemberExpression ? instanceOfThis(file, node.object) : undefined;
  if (!instance || name === undefined) return false;
  // What the base keeps, the base ends.
  const isOfBase = isClass(instance.node) && instance.node.superClass !== null && !assignedNames(file).has(name);
  return fieldUses(file, instance, name).some(isEmptied) || (isOfBase && life.end !== 'open');
}
