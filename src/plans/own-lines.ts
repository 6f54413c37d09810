import type { TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../facts/file.ts';

/** Whether nothing else stands in the lines of a statement but a comment behind it. */
export function hasOwnLines({ text }: FileFacts, { range: [start, end] }: TSESTree.Statement): boolean {
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  return before.trim() === '' && /^[\t ]*(?:\/\/.*|\/\*.*\*\/[\t ]*)?\r?$/.test(text.slice(end).split('\n', 1)[0] ?? '');
}
