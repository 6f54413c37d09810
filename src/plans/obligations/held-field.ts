import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import type { InstanceModel } from '../../facts/instance.ts';
import type { Life } from '../../facts/life.ts';
import { isReached, reachedAtEnd } from '../../facts/reach.ts';
import { fieldUses, isWrite, meansInstance, targetSlot, type Slot } from '../../facts/slots.ts';
import { isNullish, unwrap } from '../../facts/syntax.ts';
import { isMadeWithInstance } from './sure.ts';

export interface HeldField {
  readonly slot: Slot;
  /** Whether it is filled whenever the instance is there. */
  readonly isSure: boolean;
}

/** The field that holds a name's value for good: `this.camera = camera`, `constructor(private camera)`. Undefined where it may hold something else. */
export function heldField(file: FileFacts, name: TSESTree.Node, life: Life): HeldField | undefined {
  const { instance } = life;
  const variable = file.scopes.variable(unwrap(name));
  if (!instance || !variable || variable.references.some((reference) => reference.isWrite() && !reference.init)) return undefined;
  const [definition] = variable.defs;
  if (definition?.type === 'Parameter' && definition.name.parent.type === T.TSParameterProperty) {
    const slot: Slot = { kind: 'field', instance, name: variable.name, node: definition.name, isPrivate: definition.name.parent.accessibility === 'private' };
    return isKept(file, instance, slot.name, life) ? { slot, isSure: true } : undefined;
  }
  const stored = variable.references.flatMap(({ identifier }) => {
    const { parent } = identifier;
    const target = parent.type === T.AssignmentExpression && parent.operator === '=' && parent.right === identifier ? unwrap(parent.left) : undefined;
    return target?.type === T.MemberExpression && meansInstance(file, target.object, instance) ? [target] : [];
  });
  const [target] = stored;
  const slot = target && targetSlot(file, target);
  return slot?.kind === 'field' && isKept(file, instance, slot.name, life, target) ? { slot, isSure: isMadeWithInstance(target as TSESTree.Node) } : undefined;
}

/** Whether nothing else is put in a field, and nothing empties it before the end does. */
const isKept = (file: FileFacts, instance: InstanceModel, name: string, life: Life, own?: TSESTree.Node): boolean =>
  fieldUses(file, instance, name).every((use) => {
    const { parent } = use;
    if (use === own || !isWrite(use)) return true;
    return parent?.type === T.AssignmentExpression && isNullish(parent.right) && isReached(use, reachedAtEnd(file, life));
  });
