import { AST_NODE_TYPES as T } from '@typescript-eslint/utils';

import { CorruptFindingError } from '../../codemod.ts';
import type { Edit, Range } from '../../finding.ts';
import type { BoundPlan } from '../../plans/growth/plan.ts';
import type { RewriteSource } from '../source.ts';
import { helperComments, helperText, type HelperKind } from './helper.ts';
import { declareLimit } from './limit.ts';

/** `cache.set(key, value)` becomes `setBounded(cache, key, value, limit)`, with the limit and the helper where they are missing. */
export const bind = ({ of, sites, limit, order, helper }: BoundPlan, source: RewriteSource): Edit[] => [
  declareLimit(source, limit, ...(order === undefined ? [] : [`const ${order} = new Set${helper.typed ? '<string>' : ''}()`])),
  ...sites.flatMap((site) => (order !== undefined ? assignment(source, site, helper.name, limit.name, order) : addition(source, site, helper.name, limit.name))),
  ...(helper.isThere ? [] : [declareHelper(source, of, helper)]),
];

function addition(source: RewriteSource, site: Range, name: string, limit: string): Edit[] {
  const call = source.node(site, 'CallExpression');
  const { callee } = call;
  const [first] = call.arguments;
  const last = call.arguments.at(-1);
  if (callee.type !== T.MemberExpression || !first || !last) throw new CorruptFindingError('addition', site);
  const object = source.asArgument(callee.object);
  const [, end] = source.around(last);
  return [
    { range: [call.range[0], source.around(first)[0]], text: `${name}(${object}, ` },
    { range: [end, end], text: `, ${limit}` },
  ];
}

/** `all[key] = value` becomes `assignBounded(all, allKeys, key, value, limit)`, beside the Set of its keys, or their sizes; `all[key] ??= value` is given what that answers with. */
export function assignment(source: RewriteSource, site: Range, name: string, limit: string, order?: string): Edit[] {
  const { left, right, range, operator } = source.node(site, 'AssignmentExpression');
  if (left.type !== T.MemberExpression) throw new CorruptFindingError('assignment', site);
  return [
    { range: [operator === '=' ? range[0] : source.around(right)[0], source.around(right)[0]], text: `${name}(${source.asArgument(left.object)}, ${order === undefined ? '' : `${order}, `}${source.asArgument(left.property)}, ` },
    { range: [range[1], range[1]], text: `, ${limit})` },
  ];
}

/** At the end of the file, where a function declaration is in nobody's way. */
export function declareHelper(source: RewriteSource, of: HelperKind, { name, typed }: BoundPlan['helper'], counter?: string): Edit {
  const { eol, step } = source;
  const lines = [helperComments[of], ...helperText(of, name, typed, counter).split('\n')].map((line) => line.replace(/^(?: {2})+/, (spaces) => step.repeat(spaces.length / 2)));
  const text = lines.map((line) => (source.semicolons ? line : line.replace(/;$/, ''))).join(eol);
  const end = source.text.trimEnd().length;
  return { range: [end, end], text: eol + eol + text };
}
