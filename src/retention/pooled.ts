import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../facts/file.ts';
import { originOf } from '../facts/origin.ts';
import { memberName, unwrap } from '../facts/syntax.ts';
import { parts } from './retained-slices.ts';
import { repeatsAs } from './repeats.ts';
import { storesOf, type Store } from './stores.ts';

/** A small Buffer of Node's pool that is stored, one for each entry: it keeps the 8 KiB that it is cut from, and that what came and went meanwhile has used up. */
export interface PooledBuffer {
  /** What makes it. */
  readonly call: TSESTree.CallExpression;
  readonly by: 'from' | 'allocUnsafe';
  readonly store: Store;
}

/** Node pools what is smaller than half of its 8 KiB. */
const pooled = 4096;

export const pooledBuffers = (file: FileFacts): readonly PooledBuffer[] =>
  storesOf(file, (value) => parts(value).some((part) => madeIn(file, part) !== undefined)).flatMap((store) => {
    if (store.collection === undefined || store.as === 'key' || store.place.life !== 'process' || repeatsAs(file, store.node) === undefined) return [];
    return parts(store.value).flatMap((value) => {
      const made = madeIn(file, value);
      return made ? [{ ...made, store }] : [];
    });
  });

/** `Buffer.allocUnsafe(16)`, `Buffer.from(text)`, and a constant of it. */
function madeIn(file: FileFacts, node: TSESTree.Node): Pick<PooledBuffer, 'call' | 'by'> | undefined {
  const value = unwrap(node);
  const call = value.type === T.Identifier ? unwrap(file.scopes.constant(value) ?? value) : value;
  const origin = call.type === T.CallExpression ? originOf(file, call.callee) : undefined;
  if (call.type !== T.CallExpression || call.callee.type !== T.MemberExpression) return undefined;
  const isBuffer = (origin?.from === 'global' && /^Buffer\./.test(origin.path)) || (origin?.from === 'import' && /^(?:node:)?buffer$/.test(origin.module) && origin.name === 'Buffer');
  const [first, encoding] = call.arguments;
  const by = memberName(call.callee);
  if (!isBuffer || !first) return undefined;
  if (by === 'allocUnsafe') return first.type === T.Literal && Number(first.value) < pooled ? { call, by } : undefined;
  return by === 'from' && (encoding?.type === T.Literal || isText(file, first)) ? { call, by } : undefined;
}

/** Bytes of a text; of other bytes nobody knows how many they are. */
function isText(file: FileFacts, node: TSESTree.Node): boolean {
  const value = unwrap(node);
  if (value.type === T.TemplateLiteral || file.values.keysOf(value) === 'primitive') return true;
  const origin = value.type === T.CallExpression ? originOf(file, value.callee) : undefined;
  return origin?.from === 'global' && origin.path === 'String';
}
