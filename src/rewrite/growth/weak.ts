import { CorruptFindingError } from '../../codemod.ts';
import type { Edit, Range } from '../../finding.ts';
import type { WeakPlan } from '../../plans/growth/plan.ts';
import type { RewriteSource } from '../source.ts';

/** Another class, where the collection is made and wherever its type is written. */
export const weaken = ({ made, type, others = [], name }: WeakPlan, source: RewriteSource): Edit[] => [{ range: source.node(made, 'NewExpression').callee.range, text: name }, ...[...(type ? [type] : []), ...others].map((range) => renameType(source, range, name))];

/** Another name for `Map` or `Set` in a written type, which is no node of the code. */
export function renameType(source: RewriteSource, range: Range, name: string): Edit {
  if (!/^(?:Map|Set)$/.test(source.slice(range))) throw new CorruptFindingError('type', range);
  return { range, text: name };
}
