import type { TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../facts/file.ts';
import type { Life } from '../facts/life.ts';
import { closureOf, isReached } from '../facts/reach.ts';

/**
 * Whether an instance acquires while it is shown and releases when it is hidden, `showDialog()` and `closeDialog()`: a
 * phase of its own, that whoever shows it ends before the instance goes.
 */
export function isOfPhase(file: FileFacts, { instance }: Life, acquired: TSESTree.Node, releases: readonly TSESTree.Node[]): boolean {
  const runs = (names: RegExp): ReturnType<typeof closureOf> => closureOf(file, [...(instance?.methods ?? [])].flatMap(([name, fn]) => (names.test(name) ? [fn] : [])));
  return isReached(acquired, runs(/^_?(?:show|open)/)) && releases.some((release) => isReached(release, runs(/close|hide/i)));
}
