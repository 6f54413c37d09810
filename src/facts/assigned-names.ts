import { AST_NODE_TYPES as T } from '@typescript-eslint/utils';

import type { FileFacts } from './file.ts';
import { keyName, memberName } from './syntax.ts';

/** The names of all members that this file assigns or initialises, on whatever object: what is not among them is somebody else's. */
export const assignedNames = (file: FileFacts): ReadonlySet<string> => file.once(findAssignedNames);

function findAssignedNames(file: FileFacts): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { left } of file.index.assignments) {
    const name = left.type === T.MemberExpression ? memberName(left) : undefined;
    if (name !== undefined) names.add(name);
  }
  for (const { body } of file.index.classes) {
    for (const member of body.body) {
      const name = member.type === T.PropertyDefinition && member.value ? keyName(member.key, member.computed) : undefined;
      if (name !== undefined) names.add(name);
    }
  }
  return names;
}
