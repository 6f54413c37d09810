import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { memberName, within } from '../../facts/syntax.ts';
import { contains } from '../../facts/walk.ts';
import type { Range } from '../../finding.ts';
import type { InstanceClosure } from '../../waste/instance-closures.ts';
import { attempt, type Planned } from '../planned.ts';
import { refuse } from '../refusal.ts';

/** The plan of a function that becomes a method: `private f = (x) => x + this.y;` */
export interface MethodPlan {
  readonly field: Range;
  readonly key: Range;
  readonly fn: Range;
  /** A word that a method cannot have. */
  readonly isReadonly: boolean;
}

export function planMethod(file: FileFacts, { field, fn, name, owner, certainty }: InstanceClosure): Planned<MethodPlan> {
  return attempt(() => {
    if (field.typeAnnotation && (fn.params.length > 0 || !fn.returnType)) refuse('Its type is written beside it', field.typeAnnotation);
    // ESLint's own parser gives fields no decorators.
    if (((field.decorators as typeof field.decorators | undefined) ?? []).length > 0) refuse('A decorator looks at it', field);
    if (field.computed) refuse('Its name is computed', field.key);
    if (owner.superClass && !name.startsWith('#') && file.types.inheritedMember(owner, name) !== 'no') refuse('The base class may have one of this name', owner.superClass);
    if (contains(file, owner.body, (node) => node.type === T.MemberExpression && memberName(node) === name && !within(node, fn) && isInInitialiser(node, owner))) refuse('Another field calls it while the instance is made', field);
    const lost = file.sourceCode.getCommentsInside(field).find(({ range: [start, end] }) => !(start >= fn.body.range[0] && end <= fn.body.range[1]) && !fn.params.some(({ range }) => start >= range[0] && end <= range[1]));
    if (lost) refuse('A comment stands in what is rewritten', lost as never);
    const reason = certainty === 'certain' && name.startsWith('#') ? 'Make it a method' : 'Make it a method; it is no property of each instance any more';
    return { plan: { field: field.range, key: field.key.range, fn: fn.range, isReadonly: field.readonly }, verdict: { level: name.startsWith('#') ? 'safe' : 'review', scope: 'file', reason } };
  });
}

/** A field that is made before would throw where a method answers. */
function isInInitialiser(node: TSESTree.Node, owner: InstanceClosure['owner']): boolean {
  return owner.body.body.some((member) => member.type === T.PropertyDefinition && member.value && member.value.type !== T.ArrowFunctionExpression && within(node, member.value));
}
