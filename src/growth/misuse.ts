import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../facts/file.ts';
import { originOf } from '../facts/origin.ts';
import { keyName, unwrap, wrapped } from '../facts/syntax.ts';

/** `weak[key] = value` on a WeakMap: a property of that name, held strongly, where an entry was meant. */
export interface Misuse {
  readonly assignment: TSESTree.AssignmentExpression;
  readonly member: TSESTree.MemberExpression;
}

export const misusesOf = (file: FileFacts): readonly Misuse[] =>
  /\bWeakMap\b/.test(file.text)
    ? file.index.assignments.flatMap((assignment) => {
        const member = unwrap(assignment.left);
        if (member.type !== T.MemberExpression || !member.computed || keyName(member.property, true) !== undefined || !isWeakMap(file, member.object)) return [];
        return [{ assignment, member }];
      })
    : [];

function isWeakMap(file: FileFacts, node: TSESTree.Node): boolean {
  const typed = file.types.isNamed(node, { from: 'lib', name: 'WeakMap' });
  if (typed !== 'unknown') return typed === 'yes';
  const origin = originOf(file, node);
  return origin.from === 'new' && origin.of.from === 'global' && origin.of.path === 'WeakMap';
}

/** Every read `weak[key]` of the same variable: they have to change along with the writes. */
export const readsBeside = (file: FileFacts, { member }: Misuse): readonly TSESTree.MemberExpression[] =>
  file.index.members.filter((other) => {
    if (!other.computed || keyName(other.property, true) !== undefined || file.scopes.variable(unwrap(other.object)) !== file.scopes.variable(unwrap(member.object))) return false;
    const outer = wrapped(other);
    return !(outer.parent?.type === T.AssignmentExpression && outer.parent.left === outer);
  });
