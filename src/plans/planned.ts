import type { Verdict } from '../finding.ts';
import { Refusal } from './refusal.ts';

/** A plan that a codemod carries out, or the verdict alone, which says why there is none. */
export interface Planned<P> {
  readonly plan?: P;
  readonly verdict: Verdict;
}

/** What the uses of a name in another file mean for a finding that reaches there. */
export interface Followed<P> extends Planned<P> {
  /**
   * Whether these uses make a candidate a finding, whatever becomes of its rewrite. Absent where the rewrite alone
   * decides: then a refusal says that it is none.
   */
  readonly proves?: boolean;
}

/** Makes a plan; a refusal becomes a manual verdict. */
export function attempt<P>(make: () => Planned<P>): Planned<P> {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { verdict: { level: 'manual', scope: 'file', reason: error.message, ...(error.blocker ? { blocker: error.blocker } : {}) } };
  }
}
