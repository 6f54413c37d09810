import type { Edit } from '../../finding.ts';
import type { BytesPlan, SizesPlan } from '../../plans/growth/plan.ts';
import type { RewriteSource } from '../source.ts';
import { assignment, declareHelper } from './bound.ts';
import { declareLimit } from './limit.ts';
import { measureText } from './measure.ts';

/** `new Map<K, V>()` becomes `mapOfBytes<K, V>(cacheMaxBytes, (value) => value.byteLength + 100)`. */
export function countBytes({ made, limit, measure, isUntold, helper }: BytesPlan, source: RewriteSource): Edit[] {
  const { typeArguments, range } = source.node(made, 'NewExpression');
  const types = typeArguments ? source.slice(typeArguments.range) : isUntold ? '<any, any>' : '';
  return [
    declareLimit(source, limit),
    { range, text: `${helper.name}${types}(${limit.name}, ${measureText(measure)})` },
    ...(helper.isThere ? [] : [declareHelper(source, 'bytes', helper)]),
  ];
}

/** `all[key] = value` becomes `assignBytes(all, allSizes, key, value, (value) => value.byteLength + 100, allMaxBytes)`. */
export const countSizes = ({ sites, limit, measure, sizes, helper }: SizesPlan, source: RewriteSource): Edit[] => [
  declareLimit(source, limit, `const ${sizes} = { total: 0, of: new Map${helper.typed ? '<string, number>' : ''}() }`),
  ...sites.flatMap((site) => assignment(source, site, helper.name, `${measureText(measure)}, ${limit.name}`, sizes)),
  ...(helper.isThere ? [] : [declareHelper(source, 'sizes', helper)]),
];
