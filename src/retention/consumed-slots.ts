import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../facts/file.ts';
import { enclosingFunction, memberName, methodCall, unwrap, type FunctionNode } from '../facts/syntax.ts';
import { isSamePlace, placeOf, type Place } from './places.ts';

/** A queue's element that was handed out, and stays in its array because only the place where the queue begins moves on. */
export interface ConsumedSlot {
  /** `this.head[this.offset++]` */
  readonly read: TSESTree.MemberExpression & { readonly property: TSESTree.UpdateExpression };
  readonly list: Place;
}

/** Every read that moves a queue's beginning on and leaves the element behind. */
export const consumedSlots = (file: FileFacts): readonly ConsumedSlot[] => file.index.members.flatMap((member) => consumed(file, member) ?? []);

function consumed(file: FileFacts, read: TSESTree.MemberExpression): ConsumedSlot | undefined {
  if (!isMovingOn(read) || !isHandedOut(read)) return undefined;
  const [list, cursor] = [placeOf(file, read.object), placeOf(file, read.property.argument)];
  const fn = enclosingFunction(read);
  // Of the same queue: both are fields of one instance, or both variables around the function.
  if (!list || !cursor || !fn || list.life !== cursor.life || (list.instance !== cursor.instance && list.root !== cursor.root)) return undefined;
  const isQueue = isFilledBy(file, list, fn) && isBegunAnew(file, cursor, list);
  return isQueue && !isCleared(file, list) ? { read, list } : undefined;
}

const isMovingOn = (node: TSESTree.MemberExpression): node is ConsumedSlot['read'] =>
  node.computed && node.property.type === T.UpdateExpression && node.property.operator === '++' && !node.property.prefix && !node.optional;

/** Returned, or given to a variable: not written, and not taken apart. */
const isHandedOut = ({ parent }: TSESTree.MemberExpression): boolean => parent.type === T.ReturnStatement || parent.type === T.VariableDeclarator;

/** Whether other functions go on adding to the list, or to the one that takes its place. */
function isFilledBy(file: FileFacts, list: Place, fn: FunctionNode): boolean {
  const lists = [list, ...file.index.assignments.flatMap(({ left, right }) => (isAt(file, left, list) ? (placeOf(file, right) ?? []) : []))];
  return file.index.calls.some((call) => {
    const method = methodCall(call);
    const at = method?.name === 'push' && enclosingFunction(call) !== fn ? placeOf(file, method.receiver) : undefined;
    return at !== undefined && lists.some((other) => isSamePlace(other, at));
  });
}

/**
 * Whether the beginning is set back, as it is when what was handed out is cut off: a text or a list of tokens is read
 * once. Set back where the list stays as it is, each of them has its turn again.
 */
function isBegunAnew(file: FileFacts, cursor: Place, list: Place): boolean {
  const resets = file.index.assignments.filter(({ left, right, operator }) => isAt(file, left, cursor) && (operator === '-=' || (operator === '=' && right.type === T.Literal && right.value === 0)) && !isConstruction(file, left, cursor));
  return resets.length > 0 && resets.every((reset) => reset.operator === '-=' || isEmptiedBeside(file, reset, list));
}

/** `this.list = []`, `list.length = 0`, `list.splice(…)` in the same function. */
const isEmptiedBeside = (file: FileFacts, reset: TSESTree.Node, list: Place): boolean =>
  [...file.index.assignments.map(({ left }) => left), ...file.index.calls.map(({ callee }) => callee)].some((target) => {
    const node = unwrap(target);
    const emptied = node.type === T.MemberExpression && /^(?:length|splice)$/.test(memberName(node) ?? '') ? node.object : node;
    return enclosingFunction(target) === enclosingFunction(reset) && isAt(file, emptied, list);
  });

const isConstruction = (file: FileFacts, node: TSESTree.Node, { instance }: Place): boolean => {
  const fn = enclosingFunction(node);
  return fn === undefined || fn === instance?.node || (fn.parent.type === T.MethodDefinition && fn.parent.kind === 'constructor');
};

/** Whether any element of the list is overwritten or deleted. */
function isCleared(file: FileFacts, list: Place): boolean {
  return file.index.members.some((member) => {
    const { parent } = member;
    const isWritten = (parent.type === T.AssignmentExpression && parent.left === member) || (parent.type === T.UnaryExpression && parent.operator === 'delete');
    return isWritten && member.computed && isAt(file, member.object, list);
  });
}

function isAt(file: FileFacts, node: TSESTree.Node, place: Place): boolean {
  const other = placeOf(file, unwrap(node));
  return other !== undefined && isSamePlace(other, place);
}
