import { isReceiver } from '../../facts/syntax.ts';
import type { Edit, Range } from '../../finding.ts';
import type { SlicePlan } from '../../plans/retention/plan.ts';
import type { RewriteSource } from '../source.ts';

/** Stores a copy: `cache.set(id, structuredClone(title))`. */
export function copySlice({ value, by, method, key }: SlicePlan, source: RewriteSource): Edit[] {
  const node = source.node(value);
  if (method) return [{ range: source.node(method, 'Identifier').range, text: by === 'slow' ? 'allocUnsafeSlow' : 'slice' }];
  const label = key === undefined ? '' : `${key}: `;
  if (by === 'own') return wrap(value, 'Buffer.from(new Uint8Array(', ').buffer)');
  const [open, close] = by === 'slice' ? (isReceiver(node) ? ['', '.slice()'] : ['(', ').slice()']) : [`${by === 'buffer' ? 'Buffer.from' : 'structuredClone'}(`, ')'];
  return wrap(value, label + open, close);
}

const wrap = ([start, end]: Range, open: string, close: string): Edit[] => [
  { range: [start, start], text: open },
  { range: [end, end], text: close },
];
