import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import type { Life } from '../../facts/life.ts';
import { originOf } from '../../facts/origin.ts';
import { enclosingFunction, inside, isClass, keyName, memberName, methodCall, unwrap, within, type FunctionNode } from '../../facts/syntax.ts';
import type { Acquisition } from '../acquired/acquisitions.ts';
import { fluentRoot } from '../released/pairs.ts';
import { comesOnce } from './events.ts';

/** What takes back what a method is given. */
const counterparts: ReadonlyMap<string, readonly string[]> = new Map(Object.entries({
  add: ['remove', 'delete'],
  append: ['remove'],
  insert: ['remove'],
  register: ['unregister', 'deregister'],
  attach: ['detach'],
  track: ['untrack'],
  bind: ['unbind'],
  mount: ['unmount'],
}));

/**
 * `addTrack(track) { track.on('change', …) }` in a class that has, or inherits, `removeTrack`: the name of the method that
 * takes back what is listened to, and leaves the listener.
 */
export function takenBackBy(file: FileFacts, { node, receiver }: Acquisition, { instance }: Life): string | undefined {
  const fn = enclosingFunction(node);
  const origin = receiver && originOf(file, fluentRoot(receiver));
  if (!instance || !fn || origin?.from !== 'parameter' || origin.of !== fn || comesOnce(node)) return undefined;
  const { parent } = fn;
  const name = parent.type === T.MethodDefinition || parent.type === T.Property ? keyName(parent.key, parent.computed) : parent.type === T.AssignmentExpression && parent.left.type === T.MemberExpression ? memberName(parent.left) : undefined;
  const [, hidden = '', verb = '', rest = ''] = /^(_*)(add|append|insert|register|attach|track|bind|mount)(?![a-z])(.*)$/.exec(name ?? '') ?? [];
  const names = (counterparts.get(verb) ?? []).map((other) => hidden + other + rest);
  const has = (other: string): boolean => instance.methods.has(other) || (isClass(instance.node) && file.types.inherits(instance.node, other));
  // An override of an adder: the base that it calls is a collection, and takes back what it has taken.
  const found = names.find(has) ?? (name !== undefined && callsBase(file, fn, name, origin.node) ? names[0] : undefined);
  // track.on('gone', () => this.removeTrack(track))
  return found !== undefined && !file.index.members.some((member) => within(member, node) && unwrap(member) === member && memberName(member) === found) ? found : undefined;
}

/** `super.addTrack(track)` */
const callsBase = (file: FileFacts, fn: FunctionNode, name: string, given: TSESTree.Node): boolean =>
  inside(file.index.calls, fn).some((call) => {
    const method = methodCall(call);
    const [first] = call.arguments;
    return method?.name === name && method.receiver.type === T.Super && first !== undefined && file.scopes.variable(unwrap(first)) === file.scopes.variable(given);
  });
