import type { Edit } from '../../finding.ts';
import type { SlicePlan } from '../../plans/retention/plan.ts';
import type { RewriteSource } from '../source.ts';

/** Stores a copy: `cache.set(id, structuredClone(title))`. */
export function copySlice({ value, by, method, key }: SlicePlan, source: RewriteSource): Edit[] {
  source.node(value);
  if (method) return [{ range: source.node(method, 'Identifier').range, text: 'slice' }];
  const [start, end] = value;
  const label = key === undefined ? '' : `${key}: `;
  const [open, close] = by === 'slice' ? ['', '.slice()'] : [`${by === 'buffer' ? 'Buffer.from' : 'structuredClone'}(`, ')'];
  return [
    { range: [start, start], text: label + open },
    { range: [end, end], text: close },
  ];
}
