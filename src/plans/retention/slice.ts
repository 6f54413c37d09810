import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { memberName, unwrap } from '../../facts/syntax.ts';
import type { PooledBuffer } from '../../retention/pooled.ts';
import type { RetainedSlice } from '../../retention/retained-slices.ts';
import { attempt, type Planned } from '../planned.ts';
import { refuse } from '../refusal.ts';
import type { SlicePlan } from './plan.ts';

/** How a copy is stored instead of a slice, or why not. */
export function planSlice(file: FileFacts, { value, slice, store }: RetainedSlice): Planned<SlicePlan> {
  return attempt(() => {
    const title = store.place.title;
    if (slice.kind === 'text') {
      checkMeaning(file, 'structuredClone');
      return planned({ value: value.range, by: 'clone', ...keyOf(value) }, `Store a copy of the string in ${title}, so that the text it is cut from can go`);
    }
    if (slice.kind === 'buffer') {
      checkMeaning(file, 'Buffer');
      return planned({ value: value.range, by: 'buffer', ...keyOf(value) }, `Store a copy of these bytes in ${title}; what is written to the Buffer later does not show in it`);
    }
    const callee = unwrap(value).type === T.CallExpression ? unwrap((unwrap(value) as TSESTree.CallExpression).callee) : undefined;
    const method = callee?.type === T.MemberExpression && memberName(callee) === 'subarray' && !callee.computed ? { method: callee.property.range } : {};
    return planned({ value: value.range, by: 'slice', ...method, ...keyOf(value) }, `Store a copy of these bytes in ${title}; what is written to the array later does not show in it`);
  });
}

/** How a Buffer that is kept gets bytes of its own, or why not. */
export function planPooled(file: FileFacts, { call, by, store }: PooledBuffer): Planned<SlicePlan> {
  return attempt(() => {
    const { callee } = call;
    if (callee.type !== T.MemberExpression || callee.computed) return refuse('how it is made is written in another way', call);
    if (by === 'allocUnsafe') return planned({ value: call.range, by: 'slow', method: callee.property.range }, `Give the Buffer in ${store.place.title} bytes of its own: \`allocUnsafeSlow\` takes none of the pool`);
    checkMeaning(file, 'Buffer');
    checkMeaning(file, 'Uint8Array');
    return planned({ value: call.range, by: 'own' }, `Give the Buffer in ${store.place.title} bytes of its own, so that the pool can go`);
  });
}

const planned = (plan: SlicePlan, reason: string): Planned<SlicePlan> => ({ plan, verdict: { level: 'review', scope: 'file', reason } });

const keyOf = (value: TSESTree.Expression): Pick<SlicePlan, 'key'> => (value.parent.type === T.Property && value.parent.shorthand && value.type === T.Identifier ? { key: value.name } : {});

/** The name must mean the platform's own: nothing in the file is called so, unless it is imported from `node:buffer`. */
function checkMeaning(file: FileFacts, name: string): void {
  const declared = (file.sourceCode.scopeManager?.scopes ?? []).flatMap((scope) => scope.variables.filter((variable) => variable.name === name).flatMap(({ defs }) => defs));
  const isOther = declared.some((definition) => definition.type !== 'ImportBinding' || definition.parent?.type !== T.ImportDeclaration || !/^(?:node:)?buffer$/.test(definition.parent.source.value));
  if (isOther) refuse(`\`${name}\` means something else in this file`);
}
