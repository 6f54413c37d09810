import { AST_NODE_TYPES as T } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { findingIds } from '../../facts/finding-id.ts';
import { reportRange } from '../../facts/syntax.ts';
import type { Finding } from '../../finding.ts';
import type { RepairPlan } from '../../plans/obligations/plan.ts';
import { planOfUncalled } from '../../plans/obligations/returned.ts';
import { planOfUnassigned } from '../../plans/obligations/vacant.ts';
import { isOfFrame } from '../again/comes-again.ts';
import { factsOf } from '../findings.ts';
import { deadHooksOf } from './dead-hooks.ts';
import { idleReleasesOf } from './idle-releases.ts';
import { namedOnlyOf } from './named-only.ts';
import { unassignedReleasesOf } from './unassigned.ts';
import { uncalledOf } from './uncalled.ts';

const rule = 'no-mismatched-release';

/** Releases that are written and never carried out. */
export const unheardReleases = (file: FileFacts): readonly Finding[] => [...unassigned(file), ...namedOnly(file), ...uncalled(file), ...dead(file)];

function unassigned(file: FileFacts): Finding[] {
  const id = findingIds(file);
  return unassignedReleasesOf(file).map((release) => {
    const { call, named, life, certainty } = release;
    return {
      id: id(rule, call),
      rule,
      messageId: 'unassigned',
      data: { name: file.textOf(named) },
      range: reportRange(call),
      certainty,
      facts: [{ name: 'release', value: `nothing in this file assigns \`${file.textOf(named)}\``, range: named.range }, ...factsOf(life)],
      ...planOfUnassigned(file, release),
    };
  });
}

function namedOnly(file: FileFacts): Finding[] {
  const id = findingIds(file);
  const known = file.once(namedOnlyOf).map(({ written, named, leak: { acquisition, life, certainty } }) => ({ written, named, life, certainty, acquires: [{ name: 'acquires', value: file.textOf(acquisition.node), range: acquisition.node.range }] }));
  const others = idleReleasesOf(file).flatMap((release) => (known.some(({ named }) => named === release.named) ? [] : [{ ...release, certainty: 'likely' as const, acquires: [] }]));
  return [...known, ...others].map(({ written, named, life, certainty, acquires }): Finding => ({
    id: id(rule, written),
    rule,
    messageId: 'namedOnly',
    data: { name: file.textOf(named) },
    range: written.range,
    certainty,
    facts: [...acquires, ...factsOf(life)],
    verdict: { level: 'review', scope: 'file', reason: `Call \`${file.textOf(named)}\`` },
    plan: { call: written.range, ...(written.type === T.CallExpression ? {} : { instead: written.type === T.ChainExpression ? T.ChainExpression : T.MemberExpression }), parts: [{ part: written.range, by: { text: `${file.textOf(named)}()` } }] } satisfies RepairPlan,
  }));
}

function uncalled(file: FileFacts): Finding[] {
  const id = findingIds(file);
  return uncalledOf(file).map((found) => {
    const { statement, cleanup, life, ignoredBy } = found;
    return {
      id: id(rule, statement),
      rule,
      messageId: 'uncalledCleanup',
      data: { ignoredBy },
      range: statement.range,
      certainty: 'certain',
      facts: [{ name: 'clean-up', value: 'it releases, and nothing calls it', range: cleanup.range }, ...factsOf(life)],
      ...planOfUncalled(file, found),
    };
  });
}

function dead(file: FileFacts): Finding[] {
  const id = findingIds(file);
  return deadHooksOf(file).map(({ property, name, instead, major, life }): Finding => ({
    id: id(rule, property),
    rule,
    messageId: 'deadHook',
    data: { name, instead, major: String(major) },
    range: property.key.range,
    certainty: isOfFrame(file, life) ? 'likely' : 'certain',
    facts: [{ name: 'version', value: `package.json takes Vue ${String(major)}`, range: property.key.range }, ...factsOf(life)],
    verdict: { level: 'review', scope: 'file', reason: `Name it \`${instead}\`, which Vue ${String(major)} calls` },
    plan: { call: property.range, instead: T.Property, parts: [{ part: property.key.range, by: { text: instead } }] } satisfies RepairPlan,
  }));
}
