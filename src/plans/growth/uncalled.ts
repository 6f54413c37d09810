import { AST_NODE_TYPES as T } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { unwrap } from '../../facts/syntax.ts';
import type { UncalledRemoval } from '../../growth/uncalled-removals.ts';
import { attempt, type Planned } from '../planned.ts';
import { refuse } from '../refusal.ts';
import type { RemovalPlan } from './plan.ts';
import { eventOf, placeAt } from './removal.ts';

/** The registry's own removal is called where what was registered ends. */
export function planUncalled(file: FileFacts, { registry, key, remover, name, end }: UncalledRemoval): Planned<RemovalPlan> {
  return attempt(() => {
    if (remover.params.length !== 1) refuse(`\`${name}\` is given more than the key`, remover);
    const root = unwrap(key);
    if (root.type !== T.Identifier) return refuse('the key has no name', key);
    if (file.sourceCode.scopeManager?.acquire(end.handler)?.set.has(root.name)) refuse(`\`${root.name}\` means something else where it ends`, end.handler);
    const place = placeAt(end) ?? refuse('what tells of the end stands amid another statement', end.call);
    return {
      plan: { by: 'removal', ...place, collection: registry.range, key: { range: key.range }, form: 'method', method: name },
      verdict: { level: 'review', scope: 'file', reason: `Call \`${file.textOf(registry)}.${name}\` on \`${eventOf(end)}\`` },
    };
  });
}
