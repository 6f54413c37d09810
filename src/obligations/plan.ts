import type { FileFacts } from '../facts/file.ts';
import type { Verdict } from '../finding.ts';
import type { Leak } from './leak.ts';

export function planOf(_file: FileFacts, _leak: Leak): { plan?: unknown; verdict: Verdict } {
  return { verdict: { level: 'manual', scope: 'file', reason: 'no rewrite is known' } };
}
