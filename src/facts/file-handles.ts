import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from './file.ts';
import { originOf } from './origin.ts';
import { memberName, unwrap } from './syntax.ts';

/** Whether what stands for a path is an open file: a descriptor, or a handle of promises. */
export function isFileHandle(file: FileFacts, node: TSESTree.Node): boolean {
  const written = unwrap(node);
  if (written.type === T.Literal) return typeof written.value === 'number';
  if (written.type === T.MemberExpression && memberName(written) === 'fd') return true;
  if (/^(?:number|FileHandle)$/.test(file.types.describe(node) ?? '')) return true;
  const origin = originOf(file, written);
  const made = origin.from === 'call' ? origin.of : undefined;
  const path = made?.from === 'import' ? `${made.name}.${made.path}` : made?.from === 'member' ? made.name : '';
  return /(?:^|\.)open(?:Sync)?(?:\.|$)/.test(path);
}
