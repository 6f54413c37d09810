import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../facts/file.ts';
import { isClass, memberName } from '../facts/syntax.ts';

const written = (file: FileFacts): Set<string> => {
  const names = new Set<string>();
  for (const scope of file.sourceCode.scopeManager?.scopes ?? []) {
    for (const { name } of scope.variables) names.add(name);
    for (const { identifier } of scope.through) names.add(String(identifier.name));
  }
  return names;
};

const memberNames = (file: FileFacts): Set<string> => {
  const names = new Set<string>();
  for (const member of file.index.members) names.add(memberName(member) ?? '');
  for (const owner of file.index.classes) for (const member of owner.body.body) if ('key' in member && member.key.type === T.Identifier) names.add(member.key.name);
  for (const object of file.index.objects) for (const property of object.properties) if (property.type === T.Property && property.key.type === T.Identifier) names.add(property.key.name);
  return names;
};

function firstFree(wanted: readonly string[], taken: (name: string) => boolean): string {
  const free = wanted.find((name) => !taken(name));
  if (free !== undefined) return free;
  for (let number = 2; ; number++) if (!taken(`${wanted[0]}${number}`)) return `${wanted[0]}${number}`;
}

/** The first of these names that no variable of the file has, so that nothing is shadowed. */
export const freeVariable = (file: FileFacts, wanted: readonly string[]): string => firstFree(wanted, (name) => file.once(written).has(name));

/** The first of these names that no member of a class or object in the file has, nor one that the class inherits. */
export function freeField(file: FileFacts, owner: TSESTree.Node, wanted: readonly string[]): string {
  return firstFree(wanted, (name) => file.once(memberNames).has(name) || (isClass(owner) && file.types.inherits(owner, name)));
}
