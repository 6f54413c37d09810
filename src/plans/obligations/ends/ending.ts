import type { TSESTree } from '@typescript-eslint/utils';

import type { End } from '../plan.ts';

/** Where a life's release goes, with what the rest of a plan needs to know of the place. */
export interface Ending {
  readonly end: End;
  /** What the release will stand in: it must see the names that the release uses. */
  readonly place: TSESTree.Node;
  /** The block in which a variable lives as long as the life does; none when a field is needed. */
  readonly scope?: TSESTree.Node;
  /** When the release runs, for titles: `in \`dispose()\``, `when the effect is cleaned up`. */
  readonly when: string;
}
