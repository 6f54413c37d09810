import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../facts/file.ts';
import { unwrap, within } from '../facts/syntax.ts';
import type { Certainty } from '../finding.ts';
import { placeOf } from './places.ts';
import { repeatsAs } from './repeats.ts';
import { sliceOf, type Slice } from './slices.ts';
import { stores, storesOf, type Store } from './stores.ts';

/** A slice that is stored for long, while what it is cut from is not. */
export interface RetainedSlice {
  /** The stored expression. */
  readonly value: TSESTree.Expression;
  readonly slice: Slice;
  readonly store: Store;
  readonly certainty: Certainty;
}

export function retainedSlices(file: FileFacts): readonly RetainedSlice[] {
  return storesOf(file, (value) => parts(value).some((part) => sliceOf(file, part) !== undefined)).flatMap((store) =>
    parts(store.value).flatMap((value) => {
      const slice = sliceOf(file, value);
      if (!slice || isKept(file, slice) || (store.collection === 'object' && store.as === 'key')) return [];
      return [{ value, slice, store, certainty: isCertain(file, store) ? ('certain' as const) : ('likely' as const) }];
    }),
  );
}

/** The stored value itself, or what stands in the object or array that is stored. */
export function parts(value: TSESTree.Node, depth = 0): TSESTree.Expression[] {
  const expression = unwrap(value) as TSESTree.Expression;
  if (depth > 2) return [];
  if (expression.type === T.ObjectExpression) return expression.properties.flatMap((part) => (part.type === T.Property && part.kind === 'init' && !part.method ? parts(part.value, depth + 1) : []));
  if (expression.type === T.ArrayExpression) return expression.elements.flatMap((part) => (part && part.type !== T.SpreadElement ? parts(part, depth + 1) : []));
  return [expression];
}

/** Whether the whole is kept as well, so that its slices cost nothing: it stands in a place, or is stored in one. */
function isKept(file: FileFacts, { whole }: Slice): boolean {
  if (placeOf(file, whole)) return true;
  const expression = unwrap(whole);
  const variable = expression.type === T.Identifier ? file.scopes.variable(expression) : undefined;
  return variable?.references.some(({ identifier }) => file.once(stores).some(({ value }) => parts(value).some((part) => within(identifier, part) && unwrap(part) === identifier))) ?? false;
}

/** One after the other, in a collection that lives as long as the program. */
const isCertain = (file: FileFacts, { place, collection, node }: Store): boolean => place.life === 'process' && collection !== undefined && repeatsAs(file, node) === 'certain';
