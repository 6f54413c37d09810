import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { declaredField } from '../../facts/fields.ts';
import type { FileFacts } from '../../facts/file.ts';
import type { InstanceModel } from '../../facts/instance.ts';
import { isTypeScript } from '../../facts/language.ts';
import type { Life } from '../../facts/life.ts';
import { isReached, reachedAtEnd } from '../../facts/reach.ts';
import { fieldUses, meansInstance, isWrite } from '../../facts/slots.ts';
import { decoratorsOn, isNullish, memberName, methodCall, unwrap } from '../../facts/syntax.ts';
import type { Row } from '../../resources/row.ts';

/**
 * A field that a class declares and releases in the row's way, and that nothing fills: what should be in it was dropped
 * where it was acquired. Private ones are reported where they are released.
 */
export function vacantField(file: FileFacts, life: Life, row: Row): string | undefined {
  const { instance } = life;
  if (!instance) return undefined;
  const reached = reachedAtEnd(file, life);
  const methods = new Set(row.release.flatMap((release) => (release.by === 'method' ? release.names : [])));
  const isInvoked = row.release.some(({ by }) => by === 'invoke');
  for (const call of file.index.calls) {
    const method = methodCall(call);
    const field = method && methods.has(method.name) ? unwrap(method.receiver) : isInvoked && call.arguments.length === 0 && isReached(call, reached) ? unwrap(call.callee) : undefined;
    if (field?.type !== T.MemberExpression || !meansInstance(file, field.object, instance)) continue;
    const name = memberName(field);
    if (name !== undefined && !instance.methods.has(name) && isVacant(file, instance, name)) return name;
  }
  return undefined;
}

function isVacant(file: FileFacts, instance: InstanceModel, name: string): boolean {
  const writes = fieldUses(file, instance, name).filter(isWrite);
  if (!writes.every((use) => isEmptied(file, instance, name, use))) return false;
  const declared = declaredField(instance.bodies, name);
  // Without a declaration, in plain JavaScript, only what empties it tells a field from a base's method.
  if (!declared) return !isTypeScript(file) && writes.length > 0;
  return declared.accessibility !== 'private' && decoratorsOn(declared).length === 0 && isEmpty(declared.value);
}

/** `this.stop = null`, `this.stop = this.stop()` */
function isEmptied(file: FileFacts, instance: InstanceModel, name: string, use: TSESTree.Node): boolean {
  const value = use.parent?.type === T.AssignmentExpression ? use.parent.right : null;
  const callee = value?.type === T.CallExpression ? unwrap(value.callee) : undefined;
  return isEmpty(value) || (callee?.type === T.MemberExpression && memberName(callee) === name && meansInstance(file, callee.object, instance));
}

/** Nothing, or RxJS's `Subscription.EMPTY`. */
const isEmpty = (value: TSESTree.Expression | null): boolean => value === null || isNullish(value) || (value.type === T.MemberExpression && memberName(value) === 'EMPTY');
