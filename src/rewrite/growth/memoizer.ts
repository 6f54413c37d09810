import type { Edit } from '../../finding.ts';
import type { MemoizerPlan } from '../../plans/growth/plan.ts';
import { after } from '../place.ts';
import type { RewriteSource } from '../source.ts';
import { giveCache } from './bounded-map.ts';
import { declareLimit } from './limit.ts';
import { giveOption } from './option.ts';

/** Tells a memoizing library its limit, or gives it a cache that has one or whose keys are weak. */
export function limitMemoizer(plan: MemoizerPlan, source: RewriteSource): Edit[] {
  if (plan.by === 'value') return [declareLimit(source, plan.limit), { range: source.node(plan.value).range, text: plan.limit.name }];
  if (plan.by === 'bounded') return giveCache(plan, source);
  if (plan.by === 'cache') return [after(source, source.node(plan.after), (indent) => `${indent}${plan.name}.cache = new WeakMap()${source.semicolons ? ';' : ''}`)];
  return [declareLimit(source, plan.limit), giveOption(source, plan, `${plan.option}: ${plan.limit.name}`)];
}
