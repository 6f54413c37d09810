import { CorruptFindingError } from '../../codemod.ts';
import type { Edit } from '../../finding.ts';
import type { HandOverPlan } from '../../plans/obligations/plan.ts';
import type { RewriteSource } from '../source.ts';

const insertion = (at: number, text: string): Edit => ({ range: [at, at], text });

/** Hands what is acquired to what the class ends already. */
export function handOver(plan: HandOverPlan, source: RewriteSource): Edit[] {
  const { range } = source.node(plan.acquisition, 'CallExpression', 'NewExpression');
  if ('collector' in plan) return [insertion(range[0], `${source.slice(source.node(plan.collector, 'MemberExpression').range)}(`), insertion(range[1], ')')];
  if ('last' in plan) return moveLast(source, plan);
  const operator = source.slice(source.node(plan.operator, 'CallExpression').range);
  const receiver = source.node(plan.source);
  if (!plan.pipe) return [insertion(source.around(receiver)[1], `.pipe(${operator})`)];
  const last = source.node(plan.pipe, 'CallExpression').arguments.at(-1);
  if (!last) return [insertion(plan.pipe[1] - 1, operator)];
  const gap = source.startsLine(last.range[0]) ? source.eol + source.indentAt(last.range[0]) : ' ';
  return [insertion(source.around(last)[1], `,${gap}${operator}`)];
}

/** An argument becomes the last one. */
function moveLast(source: RewriteSource, { last: range, pipe }: Extract<HandOverPlan, { last: unknown }>): Edit[] {
  const { arguments: operators } = source.node(pipe, 'CallExpression');
  const moved = source.node(range, 'CallExpression');
  const next = operators[operators.findIndex((operator) => operator === moved) + 1];
  const end = operators.at(-1);
  if (!next || !end) throw new CorruptFindingError('operator that is not the last', range);
  const gap = source.startsLine(end.range[0]) ? source.eol + source.indentAt(end.range[0]) : ' ';
  return [{ range: [source.around(moved)[0], source.around(next)[0]], text: '' }, insertion(source.around(end)[1], `,${gap}${source.slice(moved.range)}`)];
}
