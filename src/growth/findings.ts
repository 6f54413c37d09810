import { findingIds } from '../facts/finding-id.ts';
import type { FileFacts } from '../facts/file.ts';
import type { Finding, Verdict } from '../finding.ts';
import { planMissed } from '../plans/growth/missed.ts';
import { planMisuse } from '../plans/growth/misuse.ts';
import { planUncalled } from '../plans/growth/uncalled.ts';
import { planGrowth } from '../plans/growth/index.ts';
import { titleOf, type Collection, type HolderKind } from './collection.ts';
import { reportedNode, type Growth } from './growth.ts';
import { filledElsewhere, growthsElsewhere, growthsOf } from './index.ts';
import { missedRemovals } from './missed.ts';
import { misusesOf } from './misuse.ts';
import { uncalledRemovals } from './uncalled-removals.ts';

const lives: Readonly<Record<HolderKind, string>> = { module: 'the program', static: 'the program', singleton: 'the program', instance: 'its owner', closure: 'the function around it' };

/**
 * Exported collections that only grow, as far as this file goes: candidates, whose uses in other files decide. One that
 * nothing here writes to is grown by others, if at all.
 */
export function exportedFindings(file: FileFacts, rule: string): readonly Finding[] {
  const id = findingIds(file);
  const own = growthsElsewhere(file).map((growth) => candidate(growth.collection, findingOf(file, rule, growth, id), true));
  const filled = filledElsewhere(file).map((collection) => {
    const reason = 'other files add to it: let them do so through one function';
    const node = collection.made;
    const verdict: Verdict = { level: 'manual', scope: 'project', reason };
    const facts = [{ name: 'collection', value: `${titleOf(collection)} in a ${collection.holder} holder`, range: node.range }];
    return candidate(collection, { id: id(rule, node), rule, messageId: 'elsewhere', data: { what: titleOf(collection), name: collection.name, holder: lives[collection.holder] }, range: node.range, certainty: 'likely', facts, verdict }, false);
  });
  return [...own, ...filled];
}

function candidate({ declaration, getter }: Collection, finding: Finding, proved: boolean): Finding {
  const symbol = (getter?.key ?? (declaration?.type === 'VariableDeclarator' ? declaration.id : declaration?.key))?.range ?? finding.range;
  // A namespace may be asked for a name that is put together: no proof.
  const level = finding.verdict.level === 'safe' ? 'review' : finding.verdict.level;
  // Through what is not typed, nobody follows a getter.
  const certainty = getter ? 'likely' : finding.certainty;
  return { ...finding, certainty, candidate: true, proved, symbol, verdict: { ...finding.verdict, level, scope: 'project' } };
}

/** The findings of a rule of the family: those of its holders. */
export function growthFindings(file: FileFacts, rule: string, holds: (holder: HolderKind) => boolean): readonly Finding[] {
  const id = findingIds(file);
  return growthsOf(file)
    .filter(({ collection }) => holds(collection.holder))
    .map((growth) => findingOf(file, rule, growth, id))
    .sort((a, b) => a.range[0] - b.range[0]);
}

function findingOf(file: FileFacts, rule: string, growth: Growth, id: ReturnType<typeof findingIds>): Finding {
  const { collection, additions, breach, certainty, because, domain } = growth;
  const node = reportedNode(growth);
  const [{ key }] = additions;
  const { plan, verdict } = planGrowth(file, growth);
  return {
    id: id(rule, node),
    rule,
    messageId: breach === 'keyed' && collection.kind === 'dictionary' ? 'filled' : breach,
    data: { what: titleOf(collection), name: collection.name, holder: lives[collection.holder], key: key ? shortened(file.textOf(key)) : '' },
    range: node.range,
    certainty,
    facts: [
      { name: 'collection', value: `${titleOf(collection)} in a ${collection.holder} holder`, range: collection.made.range },
      { name: 'keys', value: `${domain.keys}: ${domain.because}`, ...(key ? { range: key.range } : {}) },
      ...because.map((value) => ({ name: 'because', value })),
    ],
    verdict,
    ...(plan ? { plan } : {}),
  };
}

/** Properties set on a WeakMap, where entries were meant. */
export function misuseFindings(file: FileFacts, rule: string): readonly Finding[] {
  const id = findingIds(file);
  return misusesOf(file).map((misuse): Finding => {
    const { assignment, member } = misuse;
    const { plan, verdict } = planMisuse(file, misuse);
    return {
      id: id(rule, assignment),
      rule,
      messageId: 'property',
      data: { name: shortened(file.textOf(member.object)), key: shortened(file.textOf(member.property)) },
      range: assignment.range,
      certainty: 'certain',
      facts: [{ name: 'collection', value: 'a WeakMap', range: member.object.range }],
      verdict,
      ...(plan ? { plan } : {}),
    };
  });
}

/** Removals that look for another value than was put in. */
export function missedFindings(file: FileFacts, rule: string): readonly Finding[] {
  const id = findingIds(file);
  return missedRemovals(file).map((missed): Finding => {
    const { node, place, sought, added, certainty } = missed;
    const line = String(node.loc.start.line);
    const { plan, verdict } = planMissed(file, missed);
    return {
      id: id(rule, added.node),
      rule,
      messageId: 'missed',
      data: { place: place.title, sought: shortened(file.textOf(sought)), added: shortened(file.textOf(added.value)), line },
      range: added.node.range,
      certainty,
      facts: [{ name: 'put in', value: shortened(file.textOf(added.value)), range: added.value.range }, { name: 'looked for', value: shortened(file.textOf(sought)), range: sought.range }],
      verdict,
      ...(plan ? { plan } : {}),
    };
  });
}

/** Registrations that the registry's own removal is never called for. */
export function uncalledFindings(file: FileFacts, rule: string): readonly Finding[] {
  const id = findingIds(file);
  return uncalledRemovals(file).map((uncalled): Finding => {
    const { collection, call, registry, key, name, remover, end, certainty } = uncalled;
    const { plan, verdict } = planUncalled(file, uncalled);
    return {
      id: id(rule, call),
      rule,
      messageId: 'uncalled',
      data: { name: collection.name, key: shortened(file.textOf(key)), removal: `${shortened(file.textOf(registry))}.${name}` },
      range: call.range,
      certainty,
      facts: [{ name: 'collection', value: `${titleOf(collection)} in a ${collection.holder} holder`, range: collection.made.range }, { name: 'removal', value: 'nothing calls it', range: remover.range }, { name: 'end', value: `\`${end.event}\``, range: end.call.range }],
      verdict,
      ...(plan ? { plan } : {}),
    };
  });
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 40 ? `${line.slice(0, 37)}…` : line;
}
