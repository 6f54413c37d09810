import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { callsNamed } from '../facts/called.ts';
import type { FileFacts } from '../facts/file.ts';
import { isNullish, methodCall, unwrap, type CallNode } from '../facts/syntax.ts';
import { collectionAt, type Collection } from './collections.ts';
import { handedStores } from './handed-stores.ts';
import { placeOf, type Place } from './places.ts';

/** A value that is put in a long-lived place. */
export interface Store {
  readonly value: TSESTree.Expression;
  /** The place itself, or one element, key or value of the collection that stands there. */
  readonly as: 'whole' | 'element' | 'key' | 'value';
  readonly place: Place;
  readonly collection: Collection | undefined;
  readonly node: CallNode | TSESTree.AssignmentExpression;
}

/** What the file puts in long-lived places, of the values that are looked for: of these alone the place is asked. */
export function storesOf(file: FileFacts, isLookedFor: (value: TSESTree.Expression) => boolean): readonly Store[] {
  const nodes = [...callsNamed(file, putting), ...file.index.assignments].filter((node) => (node.type === T.AssignmentExpression ? isLookedFor(node.right) : node.arguments.some((value) => value.type !== T.SpreadElement && isLookedFor(value))));
  return [...nodes.flatMap((node) => file.per(node, storesBy)), ...file.once(byOthers)].filter(({ value }) => isLookedFor(value)).sort((a, b) => a.node.range[0] - b.node.range[0]);
}

/** Everything that the file puts in long-lived places. */
export const stores = (file: FileFacts): readonly Store[] => storesOf(file, () => true);

const putting = ['add', 'set', 'push', 'unshift', 'splice'];

const storesBy = (file: FileFacts, node: CallNode | TSESTree.AssignmentExpression): readonly Store[] => (node.type === T.AssignmentExpression ? assignedBy(file, node) : putBy(file, node));

function putBy(file: FileFacts, node: CallNode): Store[] {
  const method = methodCall(node);
  if (!method) return [];
  const place = placeOf(file, method.receiver);
  const collection = place && collectionAt(file, method.receiver, place);
  if (!place || !collection) return [];
  const values = valuesOf(method.call, method.name, collection);
  return values.flatMap(([value, as]) => (value && value.type !== T.SpreadElement ? [{ value, as, place, collection, node }] : []));
}

/** `keep(recent, name)`: what a function of this file puts there for its caller. */
const byOthers = (file: FileFacts): readonly Store[] =>
  handedStores(file, putting).flatMap(({ node, into, value, by, name }) => {
    const place = placeOf(file, into);
    const collection = place && collectionAt(file, into, place);
    if (!place || !collection) return [];
    const stored: Values = by.type === T.CallExpression ? valuesOf(by, methodCall(by)?.name ?? '', collection) : collection === 'object' || collection === 'array' ? [[by.right, 'value']] : [];
    return stored.flatMap(([put, as]) => (put && unwrap(put) === name ? [{ value, as, place, collection, node }] : []));
  });

type Values = readonly (readonly [TSESTree.CallExpressionArgument | undefined, Store['as']])[];

function valuesOf({ arguments: given }: TSESTree.CallExpression, name: string, collection: Collection): Values {
  if (name === 'add') return collection === 'set' ? [[given[0], 'element']] : [];
  if (name === 'set') return collection === 'map' ? [[given[0], 'key'], [given[1], 'value']] : collection === 'weak' ? [[given[1], 'value']] : [];
  return collection === 'array' ? given.slice(name === 'splice' ? 2 : 0).map((value) => [value, 'element'] as const) : [];
}

function assignedBy(file: FileFacts, node: TSESTree.AssignmentExpression): Store[] {
  if (!/^(?:=|\?\?=|\|\|=)$/.test(node.operator) || isNullish(node.right)) return [];
  const left = unwrap(node.left);
  // cache[key] = value
  if (left.type === T.MemberExpression && left.computed) {
    const place = placeOf(file, left.object);
    const collection = place && collectionAt(file, left.object, place);
    return place && (collection === 'object' || collection === 'array') ? [{ value: node.right, as: 'value', place, collection, node }] : [];
  }
  const place = placeOf(file, left);
  return place ? [{ value: node.right, as: 'whole', place, collection: undefined, node }] : [];
}
