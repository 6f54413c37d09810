import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { CorruptFindingError } from '../../codemod.ts';
import type { Edit, Range } from '../../finding.ts';
import type { EntryPlan } from '../../plans/growth/plan.ts';
import type { RewriteSource } from '../source.ts';

/** `weak[key] = value` becomes `weak.set(key, value)`; `weak[key]` becomes `weak.get(key)`. */
export const setEntry = ({ assignment, reads }: EntryPlan, source: RewriteSource): Edit[] => [...entrySet(source, assignment), ...reads.map((read) => entry(source.node(read, 'MemberExpression'), source))];

/** `.set(key, value)` in the place of an assignment to `[key]`. */
export function entrySet(source: RewriteSource, assignment: Range): Edit[] {
  const { left, right, range } = source.node(assignment, 'AssignmentExpression');
  if (left.type !== T.MemberExpression) throw new CorruptFindingError('property', assignment);
  return [
    { range: [source.around(left.object)[1], source.around(right)[0]], text: `.set(${source.asArgument(left.property)}, ` },
    { range: [range[1], range[1]], text: ')' },
  ];
}

const entry = ({ object, property, range }: TSESTree.MemberExpression, source: RewriteSource): Edit => ({ range: [source.around(object)[1], range[1]], text: `.get(${source.asArgument(property)})` });
