import type { Verdict } from '../finding.ts';
import { Refusal } from './refusal.ts';

/** A plan that a codemod carries out, or the verdict alone, which says why there is none. */
export interface Planned<P> {
  readonly plan?: P;
  readonly verdict: Verdict;
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
