import type { Edit } from '../../finding.ts';
import type { WeakPlan } from '../../plans/growth/plan.ts';
import type { RewriteSource } from '../source.ts';

/** Another class, where the collection is made and in its written type. */
export const weaken = ({ made, type, name }: WeakPlan, source: RewriteSource): Edit[] => [
  { range: source.node(made, 'NewExpression').callee.range, text: name },
  ...(type ? [{ range: source.node(type, 'TSTypeReference').typeName.range, text: name }] : []),
];
