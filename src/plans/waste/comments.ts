import type { FileFacts } from '../../facts/file.ts';
import type { Range } from '../../finding.ts';
import { refuse } from '../refusal.ts';
import type { LoopPlan, MapPlan } from './plan.ts';

/** Refuses where a comment would be lost: it stands between the pieces that are kept. */
export function checkComments(file: FileFacts, plan: LoopPlan | MapPlan): void {
  const [first, last] = [plan.statements[0], plan.statements.at(-1)];
  const hull: Range = first && last ? [first[0], last[1]] : (plan.chain ?? plan.source);
  const kept = [plan.source, ...('functions' in plan ? plan.functions.map(({ value }) => value) : []), ...plan.kept.flatMap(({ declarators }) => declarators), ...plan.steps.flatMap(({ body, value, pattern }) => [...body.map(({ range }) => range), value.range, ...(pattern ? [pattern.range] : [])])];
  const isInside = (range: Range, [start, end]: Range): boolean => range[0] >= start && range[1] <= end;
  const rest = plan.chain && first && last && plan.statements.length === 1 ? plan.chain : hull;
  const lost = file.sourceCode.getAllComments().find(({ range }) => isInside(range, rest) && !kept.some((part) => isInside(range, part)));
  if (lost) refuse('A comment stands between the steps', lost as never);
}
