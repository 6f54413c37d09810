import type { Edit } from '../../finding.ts';
import type { RestPlan } from '../../plans/waste/rest.ts';
import type { RewriteSource } from '../source.ts';
import { removedAll } from './removals.ts';

/** Takes a copy apart instead of deleting from it. */
export function restOf({ name, copy, source: from, keys, deletions }: RestPlan, source: RewriteSource): Edit[] {
  const id = source.node(name, 'Identifier');
  const parts = keys.map(({ key, as }) => (key === as ? key : `${/^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key)}: ${as}`));
  return [
    { range: id.range, text: `{ ${[...parts, `...${id.name}`].join(', ')} }${source.slice([id.range[0] + id.name.length, id.range[1]])}` },
    { range: source.node(copy).range, text: source.slice(source.node(from).range) },
    ...removedAll(source, deletions.map((range) => source.node(range, 'ExpressionStatement').range), 'stays'),
  ];
}
