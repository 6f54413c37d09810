import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../src/facts/file.ts';
import { findingIds } from '../src/facts/finding-id.ts';
import { lifetimeOf } from '../src/facts/lifetimes.ts';
import { reportRange } from '../src/facts/syntax.ts';
import type { Finding } from '../src/finding.ts';
import { deadHooksOf } from '../src/obligations/faults/dead-hooks.ts';
import { emptiedFieldsOf } from '../src/obligations/faults/emptied-fields.ts';
import { isGivenNowhere } from '../src/obligations/faults/given-nowhere.ts';
import { idleReleasesOf } from '../src/obligations/faults/idle-releases.ts';
import { isOfFrame } from '../src/obligations/again/comes-again.ts';
import { mismatchesOf, type Mismatch } from '../src/obligations/faults/mismatches.ts';
import { namedOnlyOf } from '../src/obligations/faults/named-only.ts';
import { readdedOf } from '../src/obligations/faults/readded.ts';
import { stoppedWalksOf } from '../src/obligations/faults/stopped-walks.ts';
import { unassignedReleasesOf } from '../src/obligations/faults/unassigned.ts';
import { uncalledOf } from '../src/obligations/faults/uncalled.ts';
import { factsOf } from '../src/obligations/findings.ts';
import { endTogether } from '../src/obligations/listeners/shared-ends.ts';
import { planOfMismatch } from '../src/plans/obligations/mismatch.ts';
import type { RepairPlan } from '../src/plans/obligations/plan.ts';
import { planOfUncalled } from '../src/plans/obligations/returned.ts';
import { planOfUnassigned } from '../src/plans/obligations/vacant.ts';
import { defineRule } from '../src/rule.ts';

function mismatched(file: FileFacts): Finding[] {
  const id = findingIds(file);
  return mismatchesOf(file).map((mismatch) => {
    const { kind, life, addition, removal, left = [], byName } = mismatch;
    const { plan, verdict } = planOfMismatch(file, mismatch);
    return {
      id: id('no-mismatched-release', removal.node),
      rule: 'no-mismatched-release',
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

function uncalled(file: FileFacts): Finding[] {
  const id = findingIds(file);
  return uncalledOf(file).map((found) => {
    const { statement, cleanup, life, ignoredBy } = found;
    return {
      id: id('no-mismatched-release', statement),
      rule: 'no-mismatched-release',
      messageId: 'uncalledCleanup',
      data: { ignoredBy },
      range: statement.range,
      certainty: 'certain',
      facts: [{ name: 'clean-up', value: 'it releases, and nothing calls it', range: cleanup.range }, ...factsOf(life)],
      ...planOfUncalled(file, found),
    };
  });
}

function readded(file: FileFacts): Finding[] {
  const id = findingIds(file);
  return readdedOf(file).map(({ call, name, removes, original, life }) => ({
    id: id('no-mismatched-release', call),
    rule: 'no-mismatched-release',
    messageId: 'acquiredAtEnd',
    data: { added: lineOf(file, original) },
    range: reportRange(call),
    certainty: 'certain',
    facts: [{ name: 'acquires', value: file.textOf(original), range: original.range }, { name: 'again', value: file.textOf(call), range: call.range }, ...factsOf(life)],
    verdict: { level: 'review', scope: 'file', reason: `Remove it with \`${removes}\` instead of adding it again` },
    plan: { call: call.range, parts: [{ part: name.range, by: { text: removes } }] } satisfies RepairPlan,
  }));
}

function unassigned(file: FileFacts): Finding[] {
  const id = findingIds(file);
  return unassignedReleasesOf(file).map((release) => {
    const { call, named, life, certainty } = release;
    return {
      id: id('no-mismatched-release', call),
      rule: 'no-mismatched-release',
      messageId: 'unassigned',
      data: { name: file.textOf(named) },
      range: reportRange(call),
      certainty,
      facts: [{ name: 'release', value: `nothing in this file assigns \`${file.textOf(named)}\``, range: named.range }, ...factsOf(life)],
      ...planOfUnassigned(file, release),
    };
  });
}

function emptied(file: FileFacts): Finding[] {
  const id = findingIds(file);
  return emptiedFieldsOf(file).map(({ assignment, acquisition, name, release, life }): Finding => ({
    id: id('no-mismatched-release', assignment),
    rule: 'no-mismatched-release',
    messageId: 'emptied',
    data: { name, filled: lineOf(file, acquisition.node) },
    range: assignment.range,
    certainty: 'certain',
    facts: [{ name: 'acquires', value: file.textOf(acquisition.node), range: acquisition.node.range }, { name: 'release', value: file.textOf(release), range: release.range }, ...factsOf(life)],
    verdict: { level: 'manual', scope: 'file', reason: `whether the line goes, or declares \`${name}\` and belongs before, is for the author to say` },
  }));
}

function namedOnly(file: FileFacts): Finding[] {
  const id = findingIds(file);
  const known = file.once(namedOnlyOf).map(({ written, named, leak: { acquisition, life, certainty } }) => ({ written, named, life, certainty, acquires: [{ name: 'acquires', value: file.textOf(acquisition.node), range: acquisition.node.range }] }));
  const others = idleReleasesOf(file).flatMap((release) => (known.some(({ named }) => named === release.named) ? [] : [{ ...release, certainty: 'likely' as const, acquires: [] }]));
  return [...known, ...others].map(({ written, named, life, certainty, acquires }): Finding => ({
    id: id('no-mismatched-release', written),
    rule: 'no-mismatched-release',
    messageId: 'namedOnly',
    data: { name: file.textOf(named) },
    range: written.range,
    certainty,
    facts: [...acquires, ...factsOf(life)],
    verdict: { level: 'review', scope: 'file', reason: `Call \`${file.textOf(named)}\`` },
    plan: { call: written.range, ...(written.type === T.CallExpression ? {} : { instead: written.type === T.ChainExpression ? T.ChainExpression : T.MemberExpression }), parts: [{ part: written.range, by: { text: `${file.textOf(named)}()` } }] } satisfies RepairPlan,
  }));
}

function stopped(file: FileFacts): Finding[] {
  const id = findingIds(file);
  return stoppedWalksOf(file).map(({ call, name, life, isSure }): Finding => ({
    id: id('no-mismatched-release', call),
    rule: 'no-mismatched-release',
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

function dead(file: FileFacts): Finding[] {
  const id = findingIds(file);
  return deadHooksOf(file).map(({ property, name, instead, major, life }): Finding => ({
    id: id('no-mismatched-release', property),
    rule: 'no-mismatched-release',
    messageId: 'deadHook',
    data: { name, instead, major: String(major) },
    range: property.key.range,
    certainty: isOfFrame(file, life) ? 'likely' : 'certain',
    facts: [{ name: 'version', value: `package.json takes Vue ${String(major)}`, range: property.key.range }, ...factsOf(life)],
    verdict: { level: 'review', scope: 'file', reason: `Name it \`${instead}\`, which Vue ${String(major)} calls` },
    plan: { call: property.range, instead: T.Property, parts: [{ part: property.key.range, by: { text: instead } }] } satisfies RepairPlan,
  }));
}

/** One release, one report: the first that says what is wrong with it. */
function found(file: FileFacts): Finding[] {
  const all = [...mismatched(file), ...readded(file), ...unassigned(file), ...emptied(file), ...namedOnly(file), ...stopped(file), ...uncalled(file), ...dead(file)];
  return all.filter((finding, i) => !all.slice(0, i).some(({ range }) => range[0] === finding.range[0])).sort((a, b) => a.range[0] - b.range[0]);
}

export default defineRule({
  name: 'no-mismatched-release',
  description: 'disallow releases that cannot work: of another handler, event, target or capture than was acquired',
  recommended: true,
  messages: {
    freshHandler: 'This removes nothing: the function is made anew here, so it is not the one that was added ({{added}}).',
    otherHandler: 'This removes nothing: another function was added ({{added}}).',
    otherEvent: 'This removes nothing: the function was added for another event ({{added}}).',
    otherTarget: 'This removes nothing: the function was added to another target ({{added}}).',
    otherCapture: 'This removes nothing: the function was added with another `capture` ({{added}}).',
    fewerEvents: 'This leaves the listener for {{left}}: the function was added for more events ({{added}}).',
    neverAssigned: 'This removes nothing: no function is ever assigned to what it names ({{added}}).',
    unassigned: 'This releases nothing: nothing is ever assigned to `{{name}}`.',
    emptied: 'This empties `{{name}}`, which the same call has filled ({{filled}}): its release finds nothing there.',
    namedOnly: 'This releases nothing: it names `{{name}}` and does not call it.',
    stopped: 'This releases the first and leaves the others: `every` goes on only as long as it is told `true`.',
    uncalledCleanup: 'Nobody calls this clean-up: {{ignoredBy}} ignores what is returned.',
    deadHook: 'Nobody calls this clean-up: Vue {{major}} calls `{{instead}}` instead of `{{name}}`.',
    acquiredAtEnd: 'This adds the listener again where it should be removed ({{added}}).',
  },
  detect: found,
});
