import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { declaredField } from '../../facts/fields.ts';
import type { FileFacts } from '../../facts/file.ts';
import { hasMembers } from '../../facts/kinds.ts';
import { hasStrongTeardown, lifeOf, type Life } from '../../facts/life.ts';
import { aliasesOf, isWrite, targetSlot, usesOf, type Slot } from '../../facts/slots.ts';
import { isClass, memberName, methodCall, methodOn, unwrap, wrapped } from '../../facts/syntax.ts';

/** A collection of an own field that keeps objects with a teardown, and that the end of its owner passes over. */
export interface UnendedElements {
  /** The first object that is put there. The reported node. */
  readonly made: TSESTree.NewExpression;
  readonly slot: Slot;
  readonly life: Life;
}

const puts = /^(?:set|push|add|unshift)$/;
const looks = /^(?:set|push|add|unshift|get|has|at|includes|indexOf|length|size|clear)$/;

export function unendedElementsOf(file: FileFacts): readonly UnendedElements[] {
  const found = new Map<string, UnendedElements>();
  for (const made of file.index.calls) {
    const put = made.type === T.NewExpression ? wrapped(made).parent : undefined;
    const method = put?.type === T.CallExpression && put.arguments.at(-1) === wrapped(made) ? methodCall(put) : undefined;
    if (made.type !== T.NewExpression || !method || !puts.test(method.name)) continue;
    const slot = targetSlot(file, unwrap(method.receiver));
    const life = slot?.kind === 'field' ? lifeOf(file, made) : undefined;
    if (slot?.kind !== 'field' || !life || life.instance !== slot.instance || !hasStrongTeardown(file, life) || life.end === 'process') continue;
    const key = `${slot.instance.node.range[0]}.${slot.name}`;
    if (found.has(key) || !isMadeHere(file, slot) || hasMembers(file, made, [['dispose', 'destroy']]) !== 'yes' || hasMembers(file, made, [['fire', 'emit']]) === 'yes') continue;
    const uses = usesOf(file, slot);
    if (uses.every((use) => isWrite(use) || isAlias(use) || onlyKeeps(file, use)) && aliasesOf(file, uses).every((use) => onlyKeeps(file, use))) found.set(key, { made, slot, life });
  }
  return [...found.values()];
}

/** `parts = new Map()`, `parts: Part[] = []`: nobody else has it. */
function isMadeHere(file: FileFacts, { instance, name }: Extract<Slot, { kind: 'field' }>): boolean {
  if (!isClass(instance.node)) return false;
  const made = declaredField([instance.node.body], name)?.value;
  const value = made && unwrap(made);
  return (value?.type === T.ArrayExpression && value.elements.length === 0) || (value?.type === T.NewExpression && value.arguments.length === 0 && value.callee.type === T.Identifier && file.scopes.isGlobal(value.callee) && /^(?:Map|Set)$/.test(value.callee.name));
}

const isAlias = (use: TSESTree.Node): boolean => {
  const { parent } = wrapped(use);
  return parent?.type === T.VariableDeclarator && parent.id.type === T.Identifier;
};

/** A put or a look; not a walk, and nothing that ends the one that is looked up. */
function onlyKeeps(file: FileFacts, use: TSESTree.Node): boolean {
  const member = wrapped(use).parent;
  if (member?.type !== T.MemberExpression || unwrap(member.object) !== unwrap(use) || !looks.test(memberName(member) ?? '')) return false;
  const method = methodOn(use);
  if (method?.name !== 'get' && method?.name !== 'at') return true;
  const variable = file.scopes.variableOf(method.call);
  const values = variable ? variable.references.filter(({ init }) => !init).map(({ identifier }) => identifier as TSESTree.Node) : [method.call];
  return values.every((value) => !/^(?:dispose|destroy)$/.test(methodOn(value)?.name ?? ''));
}
