import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { declaredField } from '../../facts/fields.ts';
import type { FileFacts } from '../../facts/file.ts';
import { isWrite, usesOf, type Slot } from '../../facts/slots.ts';
import { isFunction, isNullish } from '../../facts/syntax.ts';
import { closureOf, isReached } from '../../facts/reach.ts';
import { isTypeScript } from '../../facts/language.ts';
import { refuse } from '../refusal.ts';

/** What a field that the code asks for holds when there is nothing in it; undefined where the place of the release empties it. */
export function resetOf(file: FileFacts, slot: Extract<Slot, { kind: 'field' }>, place: TSESTree.Node): string | undefined {
  const values = usesOf(file, slot).flatMap((use) => (isWrite(use) && use.parent?.type === T.AssignmentExpression && use.parent.operator === '=' && isNone(use.parent.right) ? [use.parent.right] : []));
  if (isFunction(place) && values.some((value) => isReached(value, closureOf(file, [place])))) return undefined;
  const [value] = values;
  if (value) return file.textOf(value);
  const field = declaredField(slot.instance.bodies, slot.name);
  if (field?.value && isNone(field.value)) return file.textOf(field.value);
  const type = field?.typeAnnotation ? file.textOf(field.typeAnnotation) : '';
  if (/\bnull\b/.test(type)) return 'null';
  if (field?.optional || /\bundefined\b/.test(type) || !isTypeScript(file)) return 'undefined';
  return refuse(`\`${slot.name}\` is tested elsewhere, and has no value for none`, slot.node);
}

const isNone = (node: TSESTree.Node): boolean => isNullish(node) || (node.type === T.Literal && (node.value === 0 || node.value === false));

