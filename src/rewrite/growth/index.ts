import type { Edit } from '../../finding.ts';
import type { GrowthPlan } from '../../plans/growth/plan.ts';
import type { RewriteSource } from '../source.ts';
import { becomeMap } from './becomes-map.ts';
import { bind } from './bound.ts';
import { countBytes, countSizes } from './bytes.ts';
import { setEntry } from './entry.ts';
import { becomeLru } from './lru.ts';
import { limitMemoizer } from './memoizer.ts';
import { removeAtEnd, removeFired, removeHollow, removeSettled } from './removal.ts';
import { weaken } from './weak.ts';

/** Carries out what is planned about a collection that grows. */
export function contain(plan: GrowthPlan, source: RewriteSource): readonly Edit[] {
  switch (plan.by) {
    case 'weak':
      return weaken(plan, source);
    case 'bound':
      return bind(plan, source);
    case 'bytes':
      return countBytes(plan, source);
    case 'sizes':
      return countSizes(plan, source);
    case 'lru':
      return becomeLru(plan, source);
    case 'map':
      return becomeMap(plan, source);
    case 'removal':
      return removeAtEnd(plan, source);
    case 'hollow':
      return removeHollow(plan, source);
    case 'fired':
      return removeFired(plan, source);
    case 'settled':
      return removeSettled(plan, source);
    case 'sought':
      return [{ range: source.node(plan.sought).range, text: plan.name }];
    case 'entry':
      return setEntry(plan, source);
    default:
      return limitMemoizer(plan, source);
  }
}
