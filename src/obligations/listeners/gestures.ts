import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { closureOf, functionsAt, isReached } from '../../facts/reach.ts';
import { enclosingFunction, isFunction, memberName, unwrap, type FunctionNode } from '../../facts/syntax.ts';
import { returnedValues } from '../../facts/teardowns.ts';
import type { Acquisition } from '../acquired/acquisitions.ts';
import { additionsOf, removalsFor } from '../released/additions.ts';
import { readAddition } from '../released/pairs.ts';

/**
 * `pointermove` until `pointerup`: what a listener removes that the same call adds ends by itself, where one of the two
 * is for a gesture.
 */
export function isOfGesture(file: FileFacts, acquisition: Acquisition): boolean {
  const addition = readAddition(file, acquisition);
  const home = enclosingFunction(acquisition.node);
  const beside = additionsOf(file).filter(({ node, eventNode }) => enclosingFunction(node) === home && (isOfHand(addition.eventNode) || isOfHand(eventNode)));
  const handlers = closureOf(file, beside.flatMap(({ handlerNode }) => (handlerNode ? runBy(file, handlerNode) : [])));
  return removalsFor(file, acquisition.row, addition).some(({ node }) => isReached(node, handlers));
}

/** An event of a gesture, by its name or by that of the constant that holds it: `EVENT.POINTER_UP`. */
function isOfHand(eventNode: TSESTree.Node | undefined): boolean {
  const event = eventNode && unwrap(eventNode);
  const name = event?.type === T.Literal ? String(event.value) : event?.type === T.MemberExpression ? memberName(event) : undefined;
  return /^(?:mouse|pointer|touch|drag)/i.test(name ?? '');
}

/** The functions that a handler may run: itself, those that it wraps, and what the own method that makes it returns. */
function runBy(file: FileFacts, handler: TSESTree.Node, depth = 0): readonly FunctionNode[] {
  const value = unwrap(file.scopes.constant(unwrap(handler)) ?? handler);
  if (isFunction(value)) return [value];
  if (value.type === T.AssignmentExpression && depth < 3) return runBy(file, value.right, depth + 1);
  if (value.type !== T.CallExpression || depth > 2) return functionsAt(file, handler);
  const made = functionsAt(file, value.callee).flatMap((maker) => returnedValues(file, maker));
  return [...value.arguments, ...made].flatMap((part) => runBy(file, part, depth + 1)).concat(functionsAt(file, value));
}
