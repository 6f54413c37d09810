import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { declaredField } from '../../facts/fields.ts';
import type { FileFacts } from '../../facts/file.ts';
import type { InstanceModel } from '../../facts/instance.ts';
import type { Life } from '../../facts/life.ts';
import { exportedName, originOf } from '../../facts/origin.ts';
import { isReached, reachedAtEnd } from '../../facts/reach.ts';
import { fieldUses, instanceOfThis, isWrite } from '../../facts/slots.ts';
import { isClass, memberName, methodCall, unwrap, wrapped } from '../../facts/syntax.ts';

/** A notifier that this class makes and never fires or hands out: nothing ends by it. */
export function isDead(file: FileFacts, notifier: TSESTree.Node): boolean {
  const member = unwrap(notifier);
  if (member.type !== T.MemberExpression) return false;
  const instance = instanceOfThis(file, member.object);
  const name = memberName(member);
  if (!instance || name === undefined || instance.form !== 'class' || originOf(file, member).from !== 'new') return false;
  return !isSeenBelow(instance, name) && fieldUses(file, instance, name).every((use) => isWrite(use) || isArgumentOf(file, use, 'takeUntil') || isMethodUse(use, 'complete'));
}

/** Whether a subclass is there to fire it: the field is protected, or the class is abstract and the field not private. */
function isSeenBelow({ node, bodies }: InstanceModel, name: string): boolean {
  const accessibility = declaredField(bodies, name)?.accessibility;
  return accessibility === 'protected' || (isClass(node) && node.abstract && accessibility !== 'private' && !name.startsWith('#'));
}

const isMethodUse = (use: TSESTree.Node, name: string): boolean => {
  const parent = wrapped(use).parent;
  return parent?.type === T.MemberExpression && memberName(parent) === name;
};

const isArgumentOf = (file: FileFacts, use: TSESTree.Node, name: string): boolean => {
  const parent = wrapped(use).parent;
  return parent?.type === T.CallExpression && exportedName(file, parent.callee) === name;
};

/**
 * Whether a life fires a notifier of its own when it ends, and completes it: `this.gone.next(); this.gone.complete()`.
 * It is there for what should end with the instance.
 */
export function hasEndNotifier(file: FileFacts, life: Life): boolean {
  const fired = (name: string): Set<string> => new Set(callsAtEnd(file, life, name));
  const completed = fired('complete');
  return [...fired('next')].some((field) => completed.has(field));
}

/** The own fields, made in the class, whose method of a name runs at the end. */
function callsAtEnd(file: FileFacts, life: Life, name: string): string[] {
  const { instance } = life;
  const reached = reachedAtEnd(file, life);
  return file.index.calls.flatMap((call) => {
    const method = methodCall(call);
    const field = method?.name === name && isReached(call, reached) ? unwrap(method.receiver) : undefined;
    if (field?.type !== T.MemberExpression || !instance || instanceOfThis(file, field.object) !== instance || originOf(file, field).from !== 'new') return [];
    return memberName(field) ?? [];
  });
}
