import type { TSESTree } from '@typescript-eslint/utils';

import type { Edit } from '../../finding.ts';
import type { BytesPlan, SizesPlan } from '../../plans/growth/plan.ts';
import type { RewriteSource } from '../source.ts';
import { assignment, declareHelper } from './bound.ts';
import { declareLimit } from './limit.ts';
import { measureText } from './measure.ts';

/** `new Map<K, V>()` becomes `mapOfBytes<K, V>(cacheMaxBytes, (value) => value.byteLength + 100)`. */
export function countBytes({ of, made, limit, measure, isUntold, helper, counter }: BytesPlan, source: RewriteSource): Edit[] {
  const { typeArguments, range } = source.node(made, 'NewExpression');
  const types = typeArguments ? typesOf(of, typeArguments, source) : isUntold ? (of === 'elements' ? '<any>' : '<any, any>') : '';
  return [
    declareLimit(source, limit),
    { range, text: `${helper.name}${types}(${limit.name}, ${measureText(measure)})` },
    ...(helper.isThere ? [] : [declareHelper(source, of, helper, counter?.name)]),
    ...(counter && !counter.isThere ? [declareHelper(source, 'bytes', counter)] : []),
  ];
}

/** `<string, Buffer>` of `<string, Promise<Buffer>>` */
function typesOf(of: BytesPlan['of'], given: TSESTree.TSTypeParameterInstantiation, source: RewriteSource): string {
  const value = given.params[1];
  const inner = of === 'promised' && value?.type === 'TSTypeReference' ? value.typeArguments?.params[0] : undefined;
  return value && inner ? source.slice([given.range[0], value.range[0]]) + source.slice(inner.range) + source.slice([value.range[1], given.range[1]]) : source.slice(given.range);
}

/** `all[key] = value` becomes `assignBytes(all, allSizes, key, value, (value) => value.byteLength + 100, allMaxBytes)`. */
export const countSizes = ({ sites, limit, measure, sizes, helper }: SizesPlan, source: RewriteSource): Edit[] => [
  declareLimit(source, limit, `const ${sizes} = { total: 0, of: new Map${helper.typed ? '<string, number>' : ''}() }`),
  ...sites.flatMap((site) => assignment(source, site, helper.name, `${measureText(measure)}, ${limit.name}`, sizes)),
  ...(helper.isThere ? [] : [declareHelper(source, 'sizes', helper)]),
];
