import { CorruptFindingError } from '../../codemod.ts';
import type { Edit } from '../../finding.ts';
import type { MemoizerPlan } from '../../plans/growth/plan.ts';
import { after } from '../place.ts';
import type { RewriteSource } from '../source.ts';
import { declareLimit } from './limit.ts';

/** Tells a memoizing library its limit, or gives it a cache with weak keys. */
export function limitMemoizer(plan: MemoizerPlan, source: RewriteSource): Edit[] {
  if (plan.by === 'value') return [declareLimit(source, plan.limit), { range: source.node(plan.value).range, text: plan.limit.name }];
  const end = source.semicolons ? ';' : '';
  if (plan.by === 'cache') return [after(source, source.node(plan.after), (indent) => `${indent}${plan.name}.cache = new WeakMap()${end}`)];
  const property = `${plan.option}: ${plan.limit.name}`;
  const call = source.node(plan.call, 'CallExpression');
  if (!plan.options) {
    const last = call.arguments.at(-1);
    if (!last) throw new CorruptFindingError('argument', plan.call);
    const [, end] = source.around(last);
    return [declareLimit(source, plan.limit), { range: [end, end], text: `, { ${property} }` }];
  }
  const last = source.node(plan.options, 'ObjectExpression').properties.at(-1);
  const inside = last ? { range: [last.range[1], last.range[1]] as const, text: `, ${property}` } : { range: plan.options, text: `{ ${property} }` };
  return [declareLimit(source, plan.limit), inside];
}
