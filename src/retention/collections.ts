import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../facts/file.ts';
import { isKind } from '../facts/kinds.ts';
import { originOf } from '../facts/origin.ts';
import { unwrap } from '../facts/syntax.ts';
import type { Place } from './places.ts';

export type Collection = 'array' | 'map' | 'object' | 'set' | 'weak';

const classes: ReadonlyMap<string, Collection> = new Map(Object.entries<Collection>({ Array: 'array', ReadonlyArray: 'array', Map: 'map', ReadonlyMap: 'map', Set: 'set', ReadonlySet: 'set', Record: 'object', WeakMap: 'weak', WeakSet: 'weak' }));

/** Which built-in collection stands at a place: by what it was given and how it is typed, else by the checker. */
export function collectionAt(file: FileFacts, expression: TSESTree.Node, place: Place): Collection | undefined {
  return madeBy(file, place.initial) ?? written(file, place.annotation) ?? checked(file, expression);
}

function madeBy(file: FileFacts, initial: TSESTree.Expression | undefined): Collection | undefined {
  const value = initial && unwrap(initial);
  if (value?.type === T.ArrayExpression) return 'array';
  if (value?.type === T.ObjectExpression) return 'object';
  if (value?.type !== T.NewExpression) return undefined;
  const origin = originOf(file, value.callee);
  return origin.from === 'global' ? classes.get(origin.path) : undefined;
}

function written(file: FileFacts, annotation: TSESTree.TypeNode | undefined): Collection | undefined {
  if (annotation?.type === T.TSArrayType) return 'array';
  if (annotation?.type !== T.TSTypeReference || annotation.typeName.type !== T.Identifier) return undefined;
  // A global type: a class or an import of that name is something else.
  return file.scopes.isGlobal(annotation.typeName) ? classes.get(annotation.typeName.name) : undefined;
}

function checked(file: FileFacts, expression: TSESTree.Node): Collection | undefined {
  if (!file.types.typed) return undefined;
  if (isKind(file, expression, 'map') === 'yes') return 'map';
  if (isKind(file, expression, 'array') === 'yes') return 'array';
  return isKind(file, expression, 'set') === 'yes' ? 'set' : undefined;
}
