import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import type { InstanceModel } from '../../facts/instance.ts';
import type { Life } from '../../facts/life.ts';
import { isReached, reachedAtEnd } from '../../facts/reach.ts';
import { fieldUses, meansInstance } from '../../facts/slots.ts';
import { releaseName } from '../../facts/teardowns.ts';
import { enclosingFunction, memberName, methodOn, unwrap, wrapped, type FunctionNode } from '../../facts/syntax.ts';
import { fluentRoot } from '../../obligations/released/pairs.ts';
import { readsLocals, runsOnce } from './often.ts';

/**
 * Whether what a field collects stays until its instance ends: nothing else empties it or makes it anew, such as
 * `this.itemSubscriptions`, which is disposed of whenever another item is chosen.
 */
export function lastsAsOwner(file: FileFacts, { object }: TSESTree.MemberExpression, acquired: TSESTree.Node, life: Life): boolean {
  const { instance } = life;
  const field = unwrap(object);
  const name = instance && field.type === T.MemberExpression && meansInstance(file, field.object, instance) ? memberName(field) : undefined;
  if (!instance || name === undefined) return true;
  const isOfPhase = (use: TSESTree.Node): boolean => !isOfEnd(file, use, instance, life) && (isWritten(use) ? !runsOnce(file, use, life) : releaseName.test(methodOn(use)?.name ?? ''));
  return fieldUses(file, instance, name).every((use) => enclosingFunction(use) === enclosingFunction(acquired) || !isOfPhase(use));
}

const isWritten = (use: TSESTree.Node): boolean => {
  const outer = wrapped(use);
  return outer.parent?.type === T.AssignmentExpression && outer.parent.left === outer;
};

/** Whether it stands in a teardown, or in what only the end calls. */
function isOfEnd(file: FileFacts, use: TSESTree.Node, instance: InstanceModel, life: Life): boolean {
  const fn = enclosingFunction(use);
  if (!fn || life.teardowns.some((teardown) => teardown.fn === fn)) return fn !== undefined;
  const reached = reachedAtEnd(file, life);
  return isReached(use, reached) && callsOf(file, fn, instance).every((call) => isReached(call, reached));
}

function callsOf(file: FileFacts, fn: FunctionNode, instance: InstanceModel): readonly TSESTree.Node[] {
  const name = [...instance.methods].find(([, method]) => method === fn)?.[0];
  return name === undefined ? [] : fieldUses(file, instance, name);
}

/** Why there is no rewrite then. */
export const eachCall = 'each call subscribes to something of its own, and what collects them all would keep that';

/**
 * Whether each call subscribes to something of its own, which was handed to it and may end before: what collects it would
 * keep that until the end of the instance, and only grow. A `Subscription` of RxJS lets go of what completes.
 */
export const isOfEachCall = (file: FileFacts, receiver: TSESTree.Node | undefined, life: Life): boolean => receiver !== undefined && readsLocals(file, fluentRoot(receiver), life);
