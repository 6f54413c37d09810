import type { TSESTree } from '@typescript-eslint/utils';

import { findingIds } from '../facts/finding-id.ts';
import type { FileFacts } from '../facts/file.ts';
import type { Certainty, Fact, Finding, Range } from '../finding.ts';
import type { Planned } from '../plans/planned.ts';

/** What is kept, for a report. */
export interface Retained<P> {
  readonly node: TSESTree.Node;
  readonly messageId: string;
  readonly data: Readonly<Record<string, string>>;
  readonly certainty: Certainty;
  readonly facts: readonly Fact[];
  readonly planned: Planned<P>;
  /** The name whose uses in other files have a say. */
  readonly symbol?: Range;
  readonly witness?: Range;
  readonly candidate?: boolean;
  readonly proved?: boolean;
}

/** The findings of a rule, in source order. */
export function findingsOf<P>(file: FileFacts, rule: string, retained: readonly Retained<P>[]): readonly Finding<P>[] {
  const id = findingIds(file);
  return retained
    .toSorted((a, b) => a.node.range[0] - b.node.range[0])
    .map(({ node, planned: { plan, verdict }, ...said }) => ({ id: id(rule, node), rule, range: node.range, ...said, verdict, ...(plan ? { plan } : {}) }));
}
