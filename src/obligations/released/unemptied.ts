import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { declaredField } from '../../facts/fields.ts';
import type { FileFacts } from '../../facts/file.ts';
import type { Life } from '../../facts/life.ts';
import { originOf } from '../../facts/origin.ts';
import { fieldUses, isWrite, targetSlot, type Slot } from '../../facts/slots.ts';
import { isClass, memberName, unwrap, wrapped, type CallNode } from '../../facts/syntax.ts';
import type { Certainty } from '../../finding.ts';
import { collectorOf } from './collectors.ts';

/**
 * The field that takes over what a call gives and is never emptied: `this.subscriptions.add(…)`, where the class makes
 * the collector, adds to it and does nothing else with it, though its end is told.
 */
export function unemptiedField(file: FileFacts, made: CallNode, { end, instance }: Life): { readonly slot: Slot; readonly certainty: Certainty } | undefined {
  const collector = collectorOf(made);
  const slot = collector && targetSlot(file, collector.object);
  if (slot?.kind !== 'field' || end !== 'called' || !instance || slot.instance !== instance || !isClass(instance.node) || instance.node.superClass !== null) return undefined;
  // `subscriptions = new Subscription()`, `subscriptions: Subscription[] = []`
  const value = declaredField([instance.node.body], slot.name)?.value;
  if (!value || !isFresh(unwrap(value))) return undefined;
  return fieldUses(file, instance, slot.name).every((use) => isWrite(use) || onlyAdds(use)) ? { slot, certainty: endsByItself(file, unwrap(value)) ? 'likely' : 'certain' } : undefined;
}

/** A collector of another file may see to its own end: its constructor may ask for what is there around it. */
function endsByItself(file: FileFacts, value: TSESTree.Node): boolean {
  if (value.type !== T.NewExpression) return false;
  const origin = originOf(file, value.callee);
  return origin.from !== 'global' && origin.from !== 'class' && !(origin.from === 'import' && /^(?:rxjs|subsink|vscode)$/.test(origin.module));
}

const isFresh = (value: TSESTree.Node): boolean => (value.type === T.NewExpression && value.arguments.length === 0) || (value.type === T.ArrayExpression && value.elements.length === 0);

/** `this.subscriptions.add(source.subscribe(…))`, `this.subscriptions.length` */
function onlyAdds(use: TSESTree.Node): boolean {
  const member = wrapped(use).parent;
  if (member?.type !== T.MemberExpression || unwrap(member.object) !== use) return false;
  const call = wrapped(member).parent;
  const isCalled = call?.type === T.CallExpression && unwrap(call.callee) === member;
  return isCalled ? /^(?:add|push)$/.test(memberName(member) ?? '') && wrapped(call).parent?.type === T.ExpressionStatement : /^(?:length|size|closed)$/.test(memberName(member) ?? '');
}
