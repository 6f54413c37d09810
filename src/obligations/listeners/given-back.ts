import { AST_NODE_TYPES as T } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import type { Life } from '../../facts/life.ts';
import { originOf } from '../../facts/origin.ts';
import { enclosingFunction, isClass, keyName, memberName, unwrap, within } from '../../facts/syntax.ts';
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
  const found = names.find(has);
  // track.on('gone', () => this.removeTrack(track))
  return found !== undefined && !file.index.members.some((member) => within(member, node) && unwrap(member) === member && memberName(member) === found) ? found : undefined;
}
