import type { TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { closureOf, isReached } from '../../facts/reach.ts';
import { enclosingFunction } from '../../facts/syntax.ts';
import { acquisitionsOf, type Acquisition } from '../acquired/acquisitions.ts';
import { timerCallback } from './timer-facts.ts';

/** `timer = setInterval(…); setTimeout(() => clearInterval(timer), 2000)`: a timeout of the same call releases it. */
export const isBounded = (file: FileFacts, node: Acquisition['node'], releases: readonly TSESTree.Node[]): boolean =>
  releases.length > 0 &&
  acquisitionsOf(file).some(({ row, node: timeout }) => {
    const callback = row.what === 'timeout' && timeout !== node && enclosingFunction(timeout) === enclosingFunction(node) ? timerCallback(file, timeout) : undefined;
    const runs = callback && closureOf(file, [callback]);
    return runs !== undefined && releases.some((release) => isReached(release, runs));
  });
