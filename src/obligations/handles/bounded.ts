import type { TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { closureOf, isReached } from '../../facts/reach.ts';
import { enclosingFunction, within } from '../../facts/syntax.ts';
import { acquisitionsOf, type Acquisition } from '../acquired/acquisitions.ts';
import { timerCallback } from './timer-facts.ts';

/** `timer = setInterval(…); setTimeout(() => clearInterval(timer), 2000)`: a timeout of the same call releases it, come what may. */
export const isBounded = (file: FileFacts, node: Acquisition['node'], releases: readonly TSESTree.Node[]): boolean =>
  releases.length > 0 &&
  acquisitionsOf(file).some(({ row, node: timeout }) => {
    const callback = row.what === 'timeout' && timeout !== node && enclosingFunction(timeout) === enclosingFunction(node) ? timerCallback(file, timeout) : undefined;
    const runs = callback && closureOf(file, [callback]);
    return runs !== undefined && releases.some((release) => isReached(release, runs));
  });

/** Whether the callback of a timeout does it: time is up, and what was waited for has not come. */
export const isOfTimeout = (file: FileFacts, place: TSESTree.Node): boolean =>
  acquisitionsOf(file).some(({ row, node }) => {
    const callback = row.what === 'timeout' ? timerCallback(file, node) : undefined;
    return callback !== undefined && within(place, callback);
  });
