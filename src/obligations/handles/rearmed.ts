import type { FileFacts } from '../../facts/file.ts';
import type { Life } from '../../facts/life.ts';
import type { Certainty } from '../../finding.ts';
import type { Acquisition } from '../acquired/acquisitions.ts';
import { renewal } from './renewals.ts';
import { isGuarded } from './timer-facts.ts';
import { unaskedWait } from './waits.ts';

/**
 * Whether a timer that its clean-up clears is set again after it: the callback waits, the clean-up runs, the callback
 * goes on and sets the next one. That surely happens where the function itself awaits.
 */
export function rearmed(file: FileFacts, { row, node }: Acquisition, life: Life): Certainty | undefined {
  const renews = row.finite?.includes('one-shot') ? renewal(file, node) : 'never';
  if (renews === 'never' || isGuarded(file, node, life)) return undefined;
  const wait = unaskedWait(file, node, life, () => true);
  if (!wait || wait.steps.some(({ fn }) => asks.test(file.textOf(fn)))) return undefined;
  return wait.by === 'await' && wait.steps.length === 1 && (life.instance?.framework !== undefined || renews === 'always') ? 'certain' : 'likely';
}

/** Words for what has ended, wherever they stand. */
const asks = /\b(?:aborted|cancel\w*|disposed|destroyed|stopped|active|running|unmounted|mounted|closed|isConnected)\b/i;
