import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { unwrap, wrapped } from '../../facts/syntax.ts';
import type { Range } from '../../finding.ts';
import { refuse } from '../refusal.ts';

/** `as Order[]`, which becomes `as Iterable<Order>`. */
export interface RowCast {
  readonly cast: Range;
  readonly to: 'AsyncIterable' | 'Iterable';
}

/** The types that rows are cast to where they are made and where they are walked. */
export function castsOf(places: readonly TSESTree.Node[], isAsync: boolean): readonly RowCast[] {
  const casts = new Map<TSESTree.Node, RowCast>();
  for (const place of places) {
    for (let node = unwrap(place); node !== wrapped(place) && node.parent; ) {
      node = node.parent;
      if (node.type !== T.TSAsExpression && node.type !== T.TSTypeAssertion && node.type !== T.TSSatisfiesExpression) continue;
      const { typeAnnotation: type } = node;
      if (type.type === T.TSAnyKeyword || type.type === T.TSUnknownKeyword || type.type === T.TSNeverKeyword) continue;
      if (!elementOf(type)) refuse('The type of the rows has a name of its own', type);
      casts.set(node, { cast: node.range, to: isAsync ? 'AsyncIterable' : 'Iterable' });
    }
  }
  return [...casts.values()];
}

/** `T` of `T[]`, `readonly T[]` and `Array<T>`. */
export function elementOf(type: TSESTree.TypeNode): TSESTree.TypeNode | undefined {
  if (type.type === T.TSArrayType) return type.elementType;
  if (type.type === T.TSTypeOperator && type.operator === 'readonly' && type.typeAnnotation) return elementOf(type.typeAnnotation);
  const [only, ...others] = type.type === T.TSTypeReference ? (type.typeArguments?.params ?? []) : [];
  const isArray = type.type === T.TSTypeReference && type.typeName.type === T.Identifier && /^(?:Readonly)?Array$/.test(type.typeName.name);
  return isArray && others.length === 0 ? only : undefined;
}
