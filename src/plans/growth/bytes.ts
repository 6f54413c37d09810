import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { isTypeScript } from '../../facts/language.ts';
import { methodCall, unwrap } from '../../facts/syntax.ts';
import type { Measure } from '../../growth/byte-sized.ts';
import type { Growth } from '../../growth/growth.ts';
import type { Planned } from '../planned.ts';
import { refuse } from '../refusal.ts';
import { helperOf, orderOf } from './bound.ts';
import { byteLimitOf } from './limit.ts';
import type { BytesPlan, Limit, SizesPlan } from './plan.ts';

/** The bytes of the values are bounded, not their number: five hundred pictures are no bound. */
export function bytesPlan(file: FileFacts, { collection, uses }: Growth, measure: Measure | 'uneven'): Planned<BytesPlan | SizesPlan> {
  const { kind, name, made, declaration, places } = collection;
  const [first] = uses.additions;
  if (measure === 'uneven') return refuse('its values are bytes or long texts, and not each addition shows how many', first?.node);
  if (collection.within) return refuse('what is within its entries is bytes or long texts, and a number of them is no bound', first?.node);
  if (kind === 'array') return refuse('its elements are bytes or long texts, and a number of them is no bound', first?.node);
  const verdict = (limit: Limit) => ({ level: 'review', scope: 'file', reason: `Keep at most ${mebibytes(limit)} in \`${name}\`: the oldest goes first` }) as const;
  if (kind === 'dictionary') {
    if (measure.settles) return refuse('its values are promises of bytes or long texts, whose size is known only later: a Map could count them', first?.node);
    const sizes = orderOf(file, collection, 'Sizes');
    const limit = byteLimitOf(file, collection);
    return { plan: { by: 'sizes', sites: uses.additions.map(({ node }) => node.range), limit, measure, sizes, helper: helperOf(file, 'sizes') }, verdict: verdict(limit) };
  }
  const map = unwrap(made);
  if (map.type !== T.NewExpression || map.arguments.length > 0) return refuse('it does not begin empty', made);
  const other = places.find((place) => place.parent?.type === T.AssignmentExpression && place.parent.left === place && unwrap(place.parent.right) !== map);
  if (other) return refuse('it is made anew in another place too', other);
  const inserted = uses.additions.find(({ node }) => methodCall(node)?.name !== (kind === 'set' ? 'add' : 'set'));
  if (inserted) return refuse('one of its additions is more than a plain call', inserted.node);
  const limit = byteLimitOf(file, collection);
  const annotation = declaration?.type === T.VariableDeclarator ? declaration.id.typeAnnotation : declaration?.typeAnnotation;
  const of = kind === 'set' ? 'elements' : measure.settles ? 'promised' : 'bytes';
  if (of === 'promised' && map.typeArguments && !isPromise(map.typeArguments.params[1])) return refuse('the type of its values has another name than that of a promise', map.typeArguments);
  const counter = of === 'promised' ? helperOf(file, 'bytes') : undefined;
  return { plan: { by: 'bytes', of, made: map.range, limit, measure, isUntold: isTypeScript(file) && !map.typeArguments && !annotation, helper: helperOf(file, of, counter?.name), ...(counter ? { counter } : {}) }, verdict: verdict(limit) };
}

const isPromise = (type: TSESTree.TypeNode | undefined): boolean => type?.type === T.TSTypeReference && type.typeName.type === T.Identifier && type.typeName.name === 'Promise' && type.typeArguments?.params.length === 1;

/** `64 MiB` */
export const mebibytes = ({ value }: Limit): string => `${value / 2 ** 20} MiB`;
