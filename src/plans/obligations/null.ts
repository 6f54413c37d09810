import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import type { Slot } from '../../facts/slots.ts';
import { isClass, isNullish } from '../../facts/syntax.ts';
import type { Leak } from '../../obligations/leak.ts';
import { isTypeScript } from '../../facts/language.ts';
import { isNumber } from './declarations.ts';
import type { Handle } from './plan.ts';

/** Whether the declared type of a kept handle has `null`, which `clearTimeout` and its like do not take, or `undefined`, which `cancelAnimationFrame` does not. */
export const mayBeNull = (file: FileFacts, { acquisition, slots }: Leak, { form }: Handle): boolean => form === 'named' && isTypeScript(file) && slots.some((slot) => (isNumber(acquisition) ? absent : /\bnull\b/).test(declarationOf(file, slot)));

/** Whether the declared type of a kept handle has `null` or `undefined`: its members are not to be called without asking. */
export const mayBeAbsent = (file: FileFacts, { slots }: Leak): boolean => isTypeScript(file) && slots.some((slot) => absent.test(declarationOf(file, slot)));

const absent = /\b(?:null|undefined)\b|\?:/;

function declarationOf(file: FileFacts, slot: Slot): string {
  const declared = slot.kind === 'field' ? declaredField(slot.instance.node, slot.name) : slot.variable.defs[0]?.node;
  // What the value itself is made of is no type.
  const type = declared && 'typeAnnotation' in declared ? declared.typeAnnotation : slot.kind === 'variable' && slot.variable.identifiers[0]?.typeAnnotation;
  if (slot.kind === 'ref' || !declared) return declared ? file.textOf(declared) : '';
  return `${'optional' in declared && declared.optional ? '?:' : ''}${type ? file.textOf(type) : ''}${'value' in declared && declared.value && isNullish(declared.value as TSESTree.Node) ? ' null' : ''}`;
}

function declaredField(owner: TSESTree.Node, name: string): TSESTree.Node | undefined {
  if (!isClass(owner)) return undefined;
  return owner.body.body.find((member) => member.type === T.PropertyDefinition && (member.key.type === T.Identifier ? member.key.name : member.key.type === T.PrivateIdentifier ? `#${member.key.name}` : '') === name);
}
