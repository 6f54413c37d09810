import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { closureOf, functionsAt, isReached } from '../../facts/reach.ts';
import { targetSlot, usesOf, type Slot } from '../../facts/slots.ts';
import { enclosingFunction, isNullish, methodCall, unwrap, within } from '../../facts/syntax.ts';

/**
 * Whether the function in which a node stands makes the field behind a receiver only where it is not there yet, and
 * never gives it up: `this.popup ??= open()`, `if (!this.popup) this.open();`. By its own word it runs again, with the same one.
 */
export function isMadeOnceHere(file: FileFacts, receiver: TSESTree.Node, node: TSESTree.Node): boolean {
  const home = enclosingFunction(node);
  const slot = fieldOf(file, receiver);
  if (!home || !slot) return false;
  const writes = usesOf(file, slot).flatMap(({ parent, range }) => (parent?.type === T.AssignmentExpression && parent.left.range[0] === range[0] ? [parent] : []));
  if (writes.length !== 1 || writes.some(({ right }) => isNullish(right))) return false;
  const [write] = writes;
  if (write?.operator === '??=' || write?.operator === '||=') return enclosingFunction(write) === home && write.range[1] <= node.range[0];
  return file.nodes(T.IfStatement).some((asked) => enclosingFunction(asked) === home && asked.range[1] <= node.range[0] && asksFor(file, asked.test, slot) && write !== undefined && fills(file, asked.consequent, write));
}

/** The field at the root of `this.popup.clicks()`. */
function fieldOf(file: FileFacts, receiver: TSESTree.Node): Slot | undefined {
  const value = unwrap(receiver);
  const slot = value.type === T.MemberExpression ? targetSlot(file, value) : undefined;
  if (slot) return slot.kind === 'field' ? slot : undefined;
  const inner = methodCall(value)?.receiver ?? (value.type === T.MemberExpression ? value.object : undefined);
  return inner && fieldOf(file, inner);
}

/** `!this.popup`, `this.popup == null` */
function asksFor(file: FileFacts, test: TSESTree.Node, slot: Slot): boolean {
  const asked = test.type === T.UnaryExpression && test.operator === '!' ? test.argument : test.type === T.BinaryExpression && /^={2,3}$/.test(test.operator) && isNullish(test.right) ? test.left : undefined;
  const place = asked && unwrap(asked);
  return place !== undefined && usesOf(file, slot).includes(place);
}

/** Whether a branch writes it, itself or by what it calls. */
function fills(file: FileFacts, branch: TSESTree.Node, write: TSESTree.Node): boolean {
  if (within(write, branch)) return true;
  const calls = file.index.calls.filter((call) => within(call, branch));
  return isReached(write, closureOf(file, calls.flatMap((call) => functionsAt(file, call.callee))));
}
