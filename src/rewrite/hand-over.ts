import type { Edit } from '../finding.ts';
import type { HandOverPlan } from '../plans/plan.ts';
import type { RewriteSource } from './source.ts';

const insertion = (at: number, text: string): Edit => ({ range: [at, at], text });

/** Hands what is acquired to what the class ends already. */
export function handOver(plan: HandOverPlan, source: RewriteSource): Edit[] {
  const { range } = source.node(plan.acquisition, 'CallExpression', 'NewExpression');
  if ('collector' in plan) return [insertion(range[0], `${source.slice(source.node(plan.collector, 'MemberExpression').range)}(`), insertion(range[1], ')')];
  const operator = source.slice(source.node(plan.operator, 'CallExpression').range);
  const receiver = source.node(plan.source);
  if (!plan.pipe) return [insertion(receiver.range[1], `.pipe(${operator})`)];
  const last = source.node(plan.pipe, 'CallExpression').arguments.at(-1);
  if (!last) return [insertion(plan.pipe[1] - 1, operator)];
  const gap = source.startsLine(last.range[0]) ? source.eol + source.indentAt(last.range[0]) : ' ';
  return [insertion(last.range[1], `,${gap}${operator}`)];
}
