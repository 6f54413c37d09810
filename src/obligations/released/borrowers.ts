import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { calledName, callsByName } from '../../facts/called.ts';
import { destinationOf } from '../../facts/destination.ts';
import type { FileFacts } from '../../facts/file.ts';
import { originOf } from '../../facts/origin.ts';
import { isWrite, usesOf } from '../../facts/slots.ts';
import { memberName, methodOn, unwrap, wrapped } from '../../facts/syntax.ts';
import type { Row } from '../../resources/row.ts';

/** `fs.readSync(fd, …)`, `context.drawImage(bitmap, 0, 0)`: it is used there, and nothing takes it over. */
export function isBorrowed(file: FileFacts, { borrowedBy }: Row, call: TSESTree.CallExpression | TSESTree.NewExpression): boolean {
  if (!borrowedBy || call.type !== T.CallExpression) return false;
  const { names, from } = borrowedBy;
  if (!from) return names.includes(calledName(call) ?? '');
  const origin = originOf(file, call.callee);
  return origin.from === 'import' ? from.modules?.includes(origin.module) === true && names.includes((origin.path || origin.name).split('.').at(-1) as string) : origin.from === 'global' && from.global === true && names.includes(origin.path);
}

/** `video.srcObject = stream`, where the file does not end what such a field shows. */
export function isShown(file: FileFacts, { borrowedBy, release }: Row, target: TSESTree.Node): boolean {
  const member = unwrap(target);
  if (member.type !== T.MemberExpression || !borrowedBy?.fields?.includes(memberName(member) ?? '')) return false;
  return !release.some((form) => 'names' in form && form.names.some((name) => file.once(callsByName).has(name)));
}

/** `return client.db('x')`, `this.db = client.db('x')`: what it gives goes on using it, out of this sight. */
export function isKeptByView(file: FileFacts, { views }: Row, member: TSESTree.MemberExpression): boolean {
  const call = wrapped(member).parent;
  return call?.type === T.CallExpression && unwrap(call.callee) === member && (views?.includes(memberName(member) ?? '') ?? false) && leavesWithView(file, call, views as readonly string[]);
}

function leavesWithView(file: FileFacts, view: TSESTree.CallExpression, views: readonly string[]): boolean {
  const next = methodOn(view);
  if (next) return views.includes(next.name) && leavesWithView(file, next.call, views);
  const destination = destinationOf(file, view);
  if (destination.to !== 'slots') return destination.to === 'moved';
  return destination.slots.some((slot) => slot.kind !== 'variable' || usesOf(file, slot).some((use) => !isWrite(use) && !isSpent(use, views)));
}

/** `db.command(…)` of what is kept in a variable: a call whose result is no further view. */
function isSpent(use: TSESTree.Node, views: readonly string[]): boolean {
  const method = methodOn(use);
  return method !== undefined && (!views.includes(method.name) || methodOn(method.call) !== undefined);
}
