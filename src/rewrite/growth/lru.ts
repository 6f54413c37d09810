import type { Edit } from '../../finding.ts';
import type { LruPlan } from '../../plans/growth/plan.ts';
import { after, before } from '../place.ts';
import type { RewriteSource } from '../source.ts';
import { declareLimit } from './limit.ts';
import { measureText } from './measure.ts';
import { renameType } from './weak.ts';

/** `new Map<K, V>()` becomes `new LRUCache<K, V>({ max: cacheLimit })`. */
export function becomeLru({ made, type, limit, className, option, measure, add }: LruPlan, source: RewriteSource): Edit[] {
  const { callee, typeArguments, range } = source.node(made, 'NewExpression');
  const head = (typeArguments ?? callee).range[1];
  return [
    ...(add ? [addImport(source, add)] : []),
    declareLimit(source, limit),
    { range: callee.range, text: className },
    { range: [head, range[1]], text: sizeOf({ ...(option === undefined ? {} : { option }), ...(measure ? { measure } : {}) }, limit) },
    ...(type ? [renameType(source, type, className)] : []),
  ];
}

/** The import of the cache, behind the last one that is there. */
export function addImport(source: RewriteSource, { text, after: last, before: first }: NonNullable<LruPlan['add']>): Edit {
  const quoted = source.quote === 'double' ? text.replaceAll("'", '"') : text;
  const line = source.semicolons ? quoted : quoted.replace(/;$/, '');
  if (last) return after(source, source.node(last, 'ImportDeclaration'), () => line);
  return before(source, source.node(first ?? [0, 0]), () => line);
}

/** `({ max: cacheLimit })`, `({ maxSize: cacheMaxBytes, sizeCalculation: … })`, or `(cacheLimit)` of a class that takes the size itself. */
export const sizeOf = ({ option, measure }: Pick<LruPlan, 'option' | 'measure'>, limit: LruPlan['limit']): string =>
  option === undefined ? `(${limit.name})` : `({ ${option}: ${limit.name}${measure ? `, sizeCalculation: ${measureText(measure)}` : ''} })`;
