import { type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { findingIds } from '../../facts/finding-id.ts';
import { lifetimeOf } from '../../facts/lifetimes.ts';
import { reportRange } from '../../facts/syntax.ts';
import type { Finding } from '../../finding.ts';
import { planOfMismatch } from '../../plans/obligations/mismatch.ts';
import type { RepairPlan } from '../../plans/obligations/plan.ts';
import { isOfFrame } from '../again/comes-again.ts';
import { factsOf } from '../findings.ts';
import { endTogether } from '../listeners/shared-ends.ts';
import { emptiedFieldsOf } from './emptied-fields.ts';
import { isGivenNowhere } from './given-nowhere.ts';
import { mismatchesOf, type Mismatch } from './mismatches.ts';
import { readdedOf } from './readded.ts';
import { stoppedWalksOf } from './stopped-walks.ts';

const rule = 'no-mismatched-release';

/** Releases that are carried out and reach something else than what was acquired, or not all of it. */
export const misdirectedReleases = (file: FileFacts): readonly Finding[] => [...mismatched(file), ...readded(file), ...emptied(file), ...stopped(file)];

function mismatched(file: FileFacts): Finding[] {
  const id = findingIds(file);
  return mismatchesOf(file).map((mismatch) => {
    const { kind, life, addition, removal, left = [], byName } = mismatch;
    const { plan, verdict } = planOfMismatch(file, mismatch);
    return {
      id: id(rule, removal.node),
      rule,
      messageId: kind,
      data: { added: lineOf(file, addition.node), left: left.map((name) => `\`${name}\``).join(', ') },
      range: reportRange(removal.node),
      certainty: byName || !staysWithout(file, mismatch) ? 'likely' : 'certain',
      facts: [{ name: 'acquires', value: file.textOf(addition.node), range: addition.node.range }, { name: 'release', value: file.textOf(removal.node), range: removal.node.range }, ...factsOf(life)],
      verdict,
      ...(plan ? { plan } : {}),
    };
  });
}

/**
 * Whether what is added stays for sure: what is on a target of its owner's own goes with it, and what else a removal of
 * another function may be for, a reader finds more often than the file tells. Where the target's end is the owner's, both
 * go together, and what stands in the page's frame ends with the page. What is added in the place of a removal was handed in, whatever the target.
 */
function staysWithout(file: FileFacts, { kind, life, addition, removal }: Mismatch): boolean {
  if (kind === 'acquiredAtEnd') return true;
  const lifetime = addition.receiver ? lifetimeOf(file, addition.receiver, life) : 'process';
  if (lifetime === 'own' || lifetime === 'unknown' || (lifetime !== 'process' && endTogether(file, addition.acquisition, life))) return false;
  return !isOfFrame(file, life) && (kind !== 'otherHandler' || isGivenNowhere(file, removal));
}

function readded(file: FileFacts): Finding[] {
  const id = findingIds(file);
  return readdedOf(file).map(({ call, name, removes, original, life }) => ({
    id: id(rule, call),
    rule,
    messageId: 'acquiredAtEnd',
    data: { added: lineOf(file, original) },
    range: reportRange(call),
    certainty: 'certain',
    facts: [{ name: 'acquires', value: file.textOf(original), range: original.range }, { name: 'again', value: file.textOf(call), range: call.range }, ...factsOf(life)],
    verdict: { level: 'review', scope: 'file', reason: `Remove it with \`${removes}\` instead of adding it again` },
    plan: { call: call.range, parts: [{ part: name.range, by: { text: removes } }] } satisfies RepairPlan,
  }));
}

function emptied(file: FileFacts): Finding[] {
  const id = findingIds(file);
  return emptiedFieldsOf(file).map(({ assignment, acquisition, name, release, life }): Finding => ({
    id: id(rule, assignment),
    rule,
    messageId: 'emptied',
    data: { name, filled: lineOf(file, acquisition.node) },
    range: assignment.range,
    certainty: 'certain',
    facts: [{ name: 'acquires', value: file.textOf(acquisition.node), range: acquisition.node.range }, { name: 'release', value: file.textOf(release), range: release.range }, ...factsOf(life)],
    verdict: { level: 'manual', scope: 'file', reason: `whether the line goes, or declares \`${name}\` and belongs before, is for the author to say` },
  }));
}

function stopped(file: FileFacts): Finding[] {
  const id = findingIds(file);
  return stoppedWalksOf(file).map(({ call, name, life, isSure }): Finding => ({
    id: id(rule, call),
    rule,
    messageId: 'stopped',
    data: {},
    range: reportRange(call),
    certainty: isSure ? 'certain' : 'likely',
    facts: [{ name: 'walk', value: '`every` goes on only as long as it is told `true`', range: name.range }, ...factsOf(life)],
    verdict: { level: 'review', scope: 'file', reason: 'Walk over all of them with `forEach`' },
    plan: { call: call.range, parts: [{ part: name.range, by: { text: 'forEach' } }] } satisfies RepairPlan,
  }));
}

const lineOf = (file: FileFacts, node: TSESTree.Node): string => `line ${file.sourceCode.getLocFromIndex(node.range[0]).line}`;
