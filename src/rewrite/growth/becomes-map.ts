import type { Edit } from '../../finding.ts';
import type { MapPlan } from '../../plans/growth/plan.ts';
import type { RewriteSource } from '../source.ts';
import { assignment, declareHelper } from './bound.ts';
import { declareLimit } from './limit.ts';

/** `{}` becomes `new Map()`, `all[key]` `all.get(key)`, and `all[key] = value` goes through the helper that keeps it small. */
export const becomeMap = ({ made, uses, limit, helper }: MapPlan, source: RewriteSource): Edit[] => [
  declareLimit(source, limit),
  { range: source.node(made, 'ObjectExpression', 'CallExpression').range, text: 'new Map()' },
  ...uses.flatMap((use) => (use.is === 'set' ? assignment(source, use.node, helper.name, limit.name) : asked(source, use))),
  ...(helper.isThere ? [] : [declareHelper(source, 'map', helper)]),
];

function asked(source: RewriteSource, { is, node, object, key }: Exclude<MapPlan['uses'][number], { is: 'set' }>): Edit {
  const { range } = source.node(node, 'BinaryExpression', 'CallExpression', 'MemberExpression');
  const holder = source.slice(source.around(source.node(object)));
  return { range, text: `${holder}.${is}(${source.asArgument(source.node(key))})` };
}
