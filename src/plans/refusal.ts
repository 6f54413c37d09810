import type { TSESTree } from '@typescript-eslint/utils';

import type { Range } from '../finding.ts';

/** Why there is no rewrite: thrown while a plan is made, and caught by `planOf`. */
export class Refusal extends Error {
  readonly blocker: Range | undefined;

  constructor(reason: string, blocker?: TSESTree.Node) {
    super(reason);
    this.blocker = blocker?.range;
  }
}

export function refuse(reason: string, blocker?: TSESTree.Node): never {
  throw new Refusal(reason, blocker);
}
