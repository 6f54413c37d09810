import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../facts/file.ts';
import { hasManyInstances } from '../facts/instances.ts';
import { keyName, memberName, unwrap, type ClassNode } from '../facts/syntax.ts';
import type { Certainty } from '../finding.ts';

/** A function that each of many instances makes for itself, where one of the class would do. */
export interface InstanceClosure {
  readonly owner: ClassNode;
  readonly field: TSESTree.PropertyDefinition;
  readonly fn: TSESTree.ArrowFunctionExpression;
  readonly name: string;
  readonly certainty: Certainty;
}

export function instanceClosures(file: FileFacts): InstanceClosure[] {
  return file.index.classes.flatMap((owner) => {
    const closures = owner.body.body.flatMap((member): InstanceClosure[] => {
      const fn = member.type === T.PropertyDefinition && !member.static && member.value ? unwrap(member.value) : undefined;
      if (member.type !== T.PropertyDefinition || fn?.type !== T.ArrowFunctionExpression) return [];
      const name = keyName(member.key, member.computed);
      if (name === undefined || !isOnlyCalled(file, name)) return [];
      // Who else has an instance may take the function from it; a private one is seen here whole.
      const isPrivate = name.startsWith('#') || member.accessibility === 'private';
      return isPrivate || !isExported(file, owner) ? [{ owner, field: member, fn, name, certainty: isPrivate ? 'certain' : 'likely' }] : [];
    });
    return closures.length > 0 && hasManyInstances(file, owner) ? closures : [];
  });
}

/** Whether every use of a member of this name in the file calls it on its object, which a method can do as well. */
function isOnlyCalled(file: FileFacts, name: string): boolean {
  const uses = file.index.members.filter((member) => memberName(member) === name);
  const isCalled = uses.every((member) => {
    const { parent } = member;
    return parent.type === T.CallExpression && parent.callee === member;
  });
  return isCalled && uses.length > 0 && !file.once(takenApart).has(name);
}

/** Names that a pattern takes out of an object, and names of other members that would hide or be hidden. */
function takenApart(file: FileFacts): ReadonlySet<string> {
  return new Set(file.nodes(T.Property).flatMap(({ key, computed, parent }) => (parent.type === T.ObjectPattern ? [keyName(key, computed) ?? ''] : [])));
}

/** Whether another file can have the class or what it makes: its name is exported, or it is no declaration. */
function isExported(file: FileFacts, owner: ClassNode): boolean {
  const { parent } = owner;
  if (owner.type !== T.ClassDeclaration || !owner.id || parent.type === T.ExportNamedDeclaration || parent.type === T.ExportDefaultDeclaration) return true;
  return file.scopes.variable(owner.id)?.references.some(({ identifier }) => /^(?:Export|AssignmentExpression|Property$)/.test(identifier.parent.type)) ?? true;
}
