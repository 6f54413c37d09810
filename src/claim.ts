import type { FileFacts } from './facts/file.ts';
import { enclosingFunction, isFunction } from './facts/syntax.ts';
import type { Edit, Range } from './finding.ts';

const declares = /(?:^|[\s;{(])(?:const|let|var|class|function)\b/;

/**
 * What a fix keeps to itself while ESLint applies others in the same pass: the function to which it adds a name. Two
 * fixes in one function have both found the same name free.
 */
export function claimOf(file: FileFacts, edits: readonly Edit[]): Range | undefined {
  if (!edits.some(({ text }) => declares.test(text))) return undefined;
  const start = Math.min(...edits.map(({ range }) => range[0]));
  const end = Math.max(...edits.map(({ range }) => range[1]));
  const node = file.sourceCode.getNodeByRangeIndex(start);
  let home = node && (isFunction(node) ? node : enclosingFunction(node));
  while (home && (home.range[0] > start || home.range[1] < end)) home = enclosingFunction(home);
  return home?.range ?? [0, file.text.length];
}
