import type { TSESTree } from '@typescript-eslint/utils';

import type { Certainty } from '../finding.ts';
import type { Collection } from './collection.ts';
import type { EndedEntry } from './ended-entries.ts';
import type { Domain } from './keys.ts';
import type { Addition, Uses } from './uses.ts';

/**
 * In what way a collection grows. keyed: an entry for each new key. piled: one more each time. weak: it keeps objects
 * alive that it only looks up. unsettled: what fails under way stays in it.
 */
export type Breach = 'keyed' | 'piled' | 'weak' | 'unsettled';

/** A collection that outlives those who write to it, and that nothing makes smaller. */
export interface Growth {
  readonly collection: Collection;
  readonly uses: Uses;
  readonly breach: Breach;
  /** What is added again and again; the first of them is reported. */
  readonly additions: readonly [Addition, ...Addition[]];
  readonly domain: Domain;
  /** Where its entries are over, and stay. */
  readonly over?: readonly EndedEntry[];
  readonly certainty: Certainty;
  readonly because: readonly string[];
}

/** What a report marks: what makes the collection, where that is to change; else what adds to it. */
export const reportedNode = ({ breach, collection, additions }: Growth): TSESTree.Node => (breach === 'weak' ? collection.made : additions[0].node);
