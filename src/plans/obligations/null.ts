import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { isClass } from '../../facts/syntax.ts';
import type { Leak } from '../../obligations/leak.ts';
import { isTypeScript } from '../../facts/language.ts';
import { isNumber } from './declarations.ts';
import type { Handle } from './plan.ts';

/** Whether the declared type of a kept handle has `null`, which `clearTimeout` and its like do not take, or `undefined`, which `cancelAnimationFrame` does not. */
export function mayBeNull(file: FileFacts, { acquisition, slots }: Leak, { form }: Handle): boolean {
  if (form !== 'named' || !isTypeScript(file)) return false;
  const none = isNumber(acquisition) ? /\b(?:null|undefined)\b|\?:/ : /\bnull\b/;
  return slots.some((slot) => {
    const declared = slot.kind === 'field' ? declaredField(slot.instance.node, slot.name) : slot.variable.defs[0]?.node;
    return declared !== undefined && none.test(file.textOf(declared));
  });
}

function declaredField(owner: TSESTree.Node, name: string): TSESTree.Node | undefined {
  if (!isClass(owner)) return undefined;
  return owner.body.body.find((member) => member.type === T.PropertyDefinition && (member.key.type === T.Identifier ? member.key.name : member.key.type === T.PrivateIdentifier ? `#${member.key.name}` : '') === name);
}
