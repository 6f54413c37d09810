import type { Edit, Finding, Range } from './finding.ts';
import type { RewriteSource } from './rewrite/source.ts';

/** Thrown when a finding's ranges do not fit the source: a codemod must never edit on a guess. */
export class CorruptFindingError extends Error {
  constructor(what: string, [start, end]: Range) {
    super(`the finding does not fit the source: no ${what} at ${start}-${end}`);
    this.name = 'CorruptFindingError';
  }
}

export interface CodemodDefinition<P = never> {
  /** The name of its rule. */
  readonly name: string;
  /**
   * The edits of one finding: one atomic group on ranges of `source.text`, without overlaps.
   * @throws {CorruptFindingError} when the finding does not fit the source.
   */
  edits(plan: P, source: RewriteSource, finding: Finding<P>): readonly Edit[];
}

/** The one way to write a codemod: from a finding's plan to small edits. */
export const defineCodemod = <P>(definition: CodemodDefinition<P>): CodemodDefinition<P> => definition;
