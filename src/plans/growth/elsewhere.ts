import type { TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import type { Finding, Range } from '../../finding.ts';
import { boundsItself } from '../../growth/bounds.ts';
import { kindTitled, type Collection, type CollectionKind } from '../../growth/collection.ts';
import { domainOf } from '../../growth/keys.ts';
import { onlyAtLoad } from '../../growth/load.ts';
import { keyProof } from '../../growth/object-keys.ts';
import { usesOf, type Addition, type Uses } from '../../growth/uses.ts';
import { usesElsewhere } from '../elsewhere.ts';
import type { Followed } from '../planned.ts';
import type { GrowthPlan } from './plan.ts';

/**
 * What another file's uses of an exported collection say: that something takes entries out, or may do so, which makes
 * it no finding; that the file adds to it as well; or nothing, where it only asks.
 */
export function planElsewhere(file: FileFacts, { data, messageId, plan }: Finding, ranges: readonly Range[]): Followed<GrowthPlan> {
  const places = usesElsewhere(file, ranges);
  const kind = kindTitled(data['what']);
  const unknown = places.indexOf(undefined);
  if (!kind || unknown >= 0) return denied('what is done with it is not known', ranges[unknown]);
  const uses = usesIn(file, kind, places as readonly TSESTree.Node[]);
  const [out] = [...uses.shrinks, ...uses.escapes];
  if (out) return denied('entries are, or may be, taken out', out.range);
  if (boundsItself(file, { ...uses, additions: [] })) return denied('its size is compared', uses.counts[0]?.range);
  const isWeak = messageId === 'weak';
  const [listed] = isWeak ? [...uses.walks, ...uses.counts, ...uses.additions.filter(({ key }) => !key || keyProof(file, key) === 'not' || keyProof(file, key) === 'claimed').map(({ node }) => node)] : [];
  if (listed) return denied('a weak collection could not be used so', listed.range);
  const [addition] = uses.additions;
  const proves = uses.additions.some((each) => isRepeated(file, each));
  if (addition && !isOpenTo(plan as GrowthPlan | undefined)) return { proves, verdict: { level: 'manual', scope: 'project', reason: 'other files add to it: let them do so through one function', blocker: addition.node.range } };
  return { proves, verdict: { level: 'review', scope: 'project', reason: '' } };
}

const denied = (reason: string, blocker: Range | undefined): Followed<never> => ({ verdict: { level: 'manual', scope: 'project', reason, ...(blocker ? { blocker } : {}) } });

function usesIn(file: FileFacts, kind: CollectionKind, places: readonly TSESTree.Node[]): Uses {
  const collection: Collection = { kind, holder: 'module', name: '', made: file.sourceCode.ast as never, declaration: undefined, places, livesOn: 'yes', reach: 'project' };
  return usesOf(file, collection);
}

/** It runs again, and not for the same few keys. */
const isRepeated = (file: FileFacts, { node, key }: Addition): boolean => !onlyAtLoad(file, node) && (!key || domainOf(file, key).keys !== 'few');

/** Whoever adds to a cache or to a weak collection goes on doing so; a helper is one file's own. */
const isOpenTo = (plan: GrowthPlan | undefined): boolean => plan?.by === 'weak' || plan?.by === 'lru';
