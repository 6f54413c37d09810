import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../facts/file.ts';
import { enclosingStatement, isFunction, memberName, methodCall, unwrap, within } from '../facts/syntax.ts';
import { isSamePlace, placeOf, type Place } from './places.ts';

/** How entries leave a collection. size: only to keep it small, whatever they are. chosen: because of what they are. */
export type Shrink = 'size' | 'chosen';

/** Every way in which the file takes entries out of what stands at a place. */
export function shrinksOf(file: FileFacts, place: Place): readonly Shrink[] {
  return file.once(removals).flatMap(({ at, node }) => (isSamePlace(at, place) ? [isBySize(file, node) ? 'size' : 'chosen'] : []));
}

function removals(file: FileFacts): { at: Place; node: TSESTree.Node }[] {
  const calls = file.index.calls.flatMap((node) => {
    const method = methodCall(node);
    const at = method && /^(?:delete|clear|splice|shift|pop)$/.test(method.name) ? placeOf(file, method.receiver) : undefined;
    return at && method && !isRefresh(file, method) ? [{ at, node }] : [];
  });
  const assignments = file.index.assignments.flatMap((node) => {
    const left = unwrap(node.left);
    const emptied = left.type === T.MemberExpression && memberName(left) === 'length' ? left.object : left;
    const at = placeOf(file, emptied);
    return at ? [{ at, node }] : [];
  });
  const deletions = file.index.members.flatMap((member) => {
    const at = member.parent.type === T.UnaryExpression && member.parent.operator === 'delete' ? placeOf(file, member.object) : undefined;
    return at ? [{ at, node: member.parent }] : [];
  });
  return [...calls, ...assignments, ...deletions];
}

/** `recent.delete(item); recent.add(item)`: what goes comes back as the newest. */
function isRefresh(file: FileFacts, { receiver, name, call }: NonNullable<ReturnType<typeof methodCall>>): boolean {
  const [key] = call.arguments;
  const block = enclosingStatement(call)?.parent;
  if (name !== 'delete' || !key || !block) return false;
  return file.index.calls.some((other) => {
    const put = other.range[0] > call.range[1] && within(other, block) ? methodCall(other) : undefined;
    return put !== undefined && /^(?:add|set)$/.test(put.name) && file.textOf(put.receiver) === file.textOf(receiver) && put.call.arguments[0] !== undefined && file.textOf(put.call.arguments[0]) === file.textOf(key);
  });
}

/** `if (recent.size > 10) recent.delete(oldest)`, `while (list.length >= max) list.shift()`, `list = [x, ...list].slice(0, 9)`. */
function isBySize(file: FileFacts, node: TSESTree.Node): boolean {
  if (node.type === T.AssignmentExpression && /\.slice\(/.test(file.textOf(node.right))) return true;
  for (let current: TSESTree.Node | undefined = node; current?.parent && !isFunction(current); current = current.parent) {
    const parent: TSESTree.Node = current.parent;
    const test: TSESTree.Node | undefined = parent.type === T.IfStatement || parent.type === T.WhileStatement ? parent.test : parent.type === T.LogicalExpression && parent.right === current ? parent.left : undefined;
    if (test && test !== current && /\.(?:size|length)\b/.test(file.textOf(test)) && /[<>]/.test(file.textOf(test))) return true;
  }
  return false;
}
