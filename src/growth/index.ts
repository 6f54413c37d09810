import type { TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../facts/file.ts';
import { boundsItself } from './bounds.ts';
import type { Collection } from './collection.ts';
import { doubtsOf, isEachTime } from './doubts.ts';
import type { Growth } from './growth.ts';
import { collectionsOf } from './holders.ts';
import { domainOf, type Domain } from './keys.ts';
import { onlyAtLoad } from './load.ts';
import { isToggle } from './toggles.ts';
import { usesOf, type Addition, type Uses } from './uses.ts';
import { isOnlyLookedUp } from './weak.ts';

/**
 * The collections of this file that only grow. The one analysis behind the family's rules: find who outlives whom ->
 * follow every use -> is anything taken out or counted -> are there ever new keys.
 */
export function growthsOf(file: FileFacts): readonly Growth[] {
  return file.once(judgeAll);
}

const judgeAll = (file: FileFacts): Growth[] => collectionsOf(file).flatMap((collection) => judge(file, collection) ?? []);

function judge(file: FileFacts, collection: Collection): Growth | undefined {
  const uses = usesOf(file, collection);
  if (uses.additions.length === 0 || uses.escapes.length > 0 || boundsItself(uses)) return undefined;
  const removals = uses.shrinks.filter((shrink) => !uses.additions.some(({ node }) => isToggle(node, shrink)));
  const repeated = uses.additions.filter(({ node }) => !onlyAtLoad(file, node));
  const [first] = repeated;
  if (removals.length > 0 || !first) return undefined;
  return collection.kind === 'array' ? piled(file, collection, uses, repeated) : keyed(file, collection, uses, repeated);
}

function keyed(file: FileFacts, collection: Collection, uses: Uses, additions: readonly Addition[]): Growth | undefined {
  const judged = additions.map((addition) => ({ addition, domain: addition.key ? domainOf(file, addition.key) : unknownKey })).filter(({ domain }) => domain.keys !== 'few');
  const [found] = [...judged.filter(({ domain }) => domain.keys === 'open'), ...judged];
  if (!found || (collection.holder === 'closure' && uses.lookups.length === 0)) return undefined;
  const chosen = [found.addition, ...judged.map(({ addition }) => addition).filter((addition) => addition !== found.addition)] as const;
  const isWeak = isOnlyLookedUp(file, collection, uses);
  // A switch that is set and unset for the same key is no end of the key.
  if (uses.shrinks.length > 0 && !isWeak) return undefined;
  const doubts = [...(found.domain.keys === 'open' || isDead(uses) ? [] : [found.domain.because]), ...doubtsOf(file, collection, uses, found.addition, found.domain, isWeak)];
  return { collection, uses, breach: isWeak ? 'weak' : 'keyed', additions: chosen, domain: found.domain, certainty: doubts.length > 0 ? 'likely' : 'certain', because: doubts.length > 0 ? doubts : [found.domain.because] };
}

const unknownKey: Domain = { keys: 'unknown', are: 'unknown', because: 'its keys are not known' };

function piled(file: FileFacts, collection: Collection, uses: Uses, additions: readonly Addition[]): Growth | undefined {
  const [first, ...others] = additions;
  if (!first || collection.holder === 'closure') return undefined;
  const repeats = isEachTime(file, first.node);
  const doubts = [...(repeats || isDead(uses) ? [] : ['how often it is added to is not known']), ...doubtsOf(file, collection, uses, first, unknownKey, false)];
  return { collection, uses, breach: 'piled', additions: [first, ...others], domain: unknownKey, certainty: doubts.length > 0 ? 'likely' : 'certain', because: doubts.length > 0 ? doubts : [repeats ?? 'nothing reads it'] };
}

/** Nothing ever reads it. */
const isDead = ({ lookups, walks, counts }: Uses): boolean => [lookups, walks, counts].every((list: readonly TSESTree.Node[]) => list.length === 0);
