import type { Edit } from '../../finding.ts';
import type { ReturnPlan } from '../../plans/obligations/plan.ts';
import { after } from '../place.ts';
import { print } from '../print.ts';
import type { RewriteSource } from '../source.ts';

/** Returns the clean-up on one more way out: in place of nothing, or behind the branch that returns it. */
export function handOut({ acquisition, way, cleanup }: ReturnPlan, source: RewriteSource): Edit[] {
  source.node(acquisition, 'CallExpression', 'NewExpression');
  const value = source.slice(source.node(cleanup).range);
  const statement = source.node(way, 'ReturnStatement', 'IfStatement');
  if (statement.type === 'IfStatement') return [after(source, statement, print(source, (j, old) => j.returnStatement(old(value))))];
  return statement.argument ? [{ range: source.node(statement.argument.range).range, text: value }] : [{ range: [statement.range[0] + 'return'.length, statement.range[0] + 'return'.length], text: ` ${value}` }];
}
