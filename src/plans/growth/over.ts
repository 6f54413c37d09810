import { AST_NODE_TYPES as T } from '@typescript-eslint/utils';

import type { Growth } from '../../growth/growth.ts';
import type { Planned } from '../planned.ts';
import { refuse } from '../refusal.ts';
import type { SettledPlan } from './plan.ts';

/** `this.undos.delete(key);` where what is under the key is ended, or its key is taken out of a sibling. */
export function overPlan({ collection, over = [] }: Growth): Planned<SettledPlan> | undefined {
  const [first] = over;
  if (!first) return undefined;
  const crossed = over.find((entry) => entry.crossed);
  if (crossed) return refuse('its key is what stands under the other key there', crossed.statement);
  const amid = over.find(({ statement }) => statement.parent.type !== T.BlockStatement && statement.parent.type !== T.Program);
  if (amid) return refuse('nothing can stand behind what ends it', amid.statement);
  return {
    plan: { by: 'settled', from: [{ collection: first.collection, form: collection.kind === 'dictionary' ? 'delete' : 'method' }], sites: over.map(({ statement, key }) => ({ statement: statement.range, key: key.range })) },
    verdict: { level: 'review', scope: 'file', reason: `Delete the entry of \`${collection.name}\` where it is over` },
  };
}
