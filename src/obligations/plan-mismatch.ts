import type { FileFacts } from '../facts/file.ts';
import type { Verdict } from '../finding.ts';
import type { Mismatch } from './mismatches.ts';
import type { Superless } from './partial.ts';

interface Planned {
  readonly plan?: unknown;
  readonly verdict: Verdict;
}

export function planOfMismatch(_file: FileFacts, _mismatch: Mismatch): Planned {
  return { verdict: { level: 'manual', scope: 'file', reason: 'no rewrite is known' } };
}

export function planOfSuperless(_file: FileFacts, _superless: Superless): Planned {
  return { verdict: { level: 'manual', scope: 'file', reason: 'no rewrite is known' } };
}
