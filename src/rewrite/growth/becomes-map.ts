import type { Edit } from '../../finding.ts';
import type { MapPlan } from '../../plans/growth/plan.ts';
import type { RewriteSource } from '../source.ts';
import { assignment, declareHelper } from './bound.ts';
import { entrySet } from './entry.ts';
import { declareLimit } from './limit.ts';
import { measureText } from './measure.ts';

/** `{}` becomes `new Map()`, `all[key]` `all.get(key)`, and `all[key] = value` goes through the helper that keeps it small. */
export const becomeMap = ({ made, uses, limit, measure, helper }: MapPlan, source: RewriteSource): Edit[] => [
  declareLimit(source, limit),
  { range: source.node(made, 'ObjectExpression', 'CallExpression').range, text: measure ? `${helper.name}(${limit.name}, ${measureText(measure)})` : 'new Map()' },
  ...uses.flatMap((use) => (use.is !== 'set' ? asked(source, use) : measure ? entrySet(source, use.node) : assignment(source, use.node, helper.name, limit.name))),
  ...(helper.isThere ? [] : [declareHelper(source, measure ? 'bytes' : 'map', helper)]),
];

function asked(source: RewriteSource, { is, node, object, key }: Exclude<MapPlan['uses'][number], { is: 'set' }>): Edit {
  const { range } = source.node(node, 'BinaryExpression', 'CallExpression', 'MemberExpression');
  const holder = source.slice(source.around(source.node(object)));
  return { range, text: `${holder}.${is}(${source.asArgument(source.node(key))})` };
}
