import type { FileFacts } from '../facts/file.ts';
import { teardownStrength } from '../facts/teardown-names.ts';
import { findingIds } from '../facts/finding-id.ts';
import { reportRange } from '../facts/syntax.ts';
import type { Finding } from '../finding.ts';
import { planOf } from '../plans/obligations/index.ts';
import type { RuleName } from '../resources/row.ts';
import { mismatchesOf } from './faults/mismatches.ts';
import { namedOnlyOf } from './faults/named-only.ts';
import { meantFor, unassignedReleasesOf } from './faults/unassigned.ts';
import { obligationsOf } from './index.ts';
import { fateOf } from './kept/observables.ts';
import type { Leak } from './leak.ts';

/** The findings of the rules whose obligations are leaked outright, by the row's rule. */
export function leaksOf(rule: RuleName): (file: FileFacts) => readonly Finding[] {
  return (file) => {
    const id = findingIds(file);
    // One obligation, one report: where a release cannot work, that is what is said.
    const unassigned = file.once(unassignedReleasesOf).flatMap((release) => meantFor(file, release)?.node ?? []);
    const named = file.once(namedOnlyOf).map(({ leak }) => leak.acquisition.node);
    const mismatched = new Set([...mismatchesOf(file).flatMap(({ addition, removal }) => [addition.node, removal.node]), ...unassigned, ...named]);
    return obligationsOf(file)
      .leaks.filter((leak) => leak.rule === rule && !mismatched.has(leak.acquisition.node))
      .map((leak) => findingOf(file, leak, id));
  };
}

function findingOf(file: FileFacts, leak: Leak, id: (rule: string, node: Leak['acquisition']['node']) => string): Finding {
  const { acquisition, life, breach } = leak;
  const { plan, verdict } = planOf(file, leak);
  return {
    id: id(leak.rule, acquisition.node),
    rule: leak.rule,
    messageId: breach,
    data: { what: acquisition.row.what, owner: life.title, end: endOf(file, leak), slot: leak.slots.map(({ name }) => name).join(', ') },
    range: rangeOf(file, leak),
    certainty: leak.certainty,
    facts: [
      { name: 'acquires', value: `${acquisition.row.what} (${acquisition.row.id})`, range: acquisition.node.range },
      ...factsOf(life),
      ...leak.because.map((value) => ({ name: 'because', value })),
      ...(leak.release ? [{ name: 'release', value: file.textOf(leak.release), range: leak.release.range }] : []),
    ],
    verdict,
    ...(plan ? { plan } : {}),
  };
}

/** What a report marks: the call that acquires, or the operator that stands in the wrong place. */
function rangeOf(file: FileFacts, { acquisition: { node, receiver }, life, breach }: Leak): Finding['range'] {
  const fate = breach === 'unsafeTakeUntil' && receiver ? fateOf(file, receiver, life) : undefined;
  return fate?.is === 'unsafeTakeUntil' ? fate.operator.range : reportRange(node);
}

/** What ends the life, for messages: `` `dispose()` ``, `it unmounts`. */
function endOf(file: FileFacts, { life, acquisition: { row } }: Leak): string {
  // Of `hide()` and `destroy()`, it is the second that ends the life.
  const teardown = life.teardowns.find(({ name }) => teardownStrength(name, file.settings.teardown) === 'strong') ?? life.teardowns[0];
  if (row.acquire.kind === 'made' && row.acquire.local) return 'each call';
  if (!teardown && life.instance?.framework) return 'the component is destroyed';
  if (life.kind === 'function') return 'each call';
  if (life.kind === 'effect' || life.kind === 'render' || life.kind === 'setup') return 'the component unmounts';
  if (life.kind === 'request') return 'it returns';
  return teardown && life.kind === 'instance' ? `\`${teardown.name}()\`` : 'it is done';
}

/** What a verdict knows of the acquirer's life, for people. */
export const factsOf = (life: Leak['life']): Finding['facts'] => [
  { name: 'life', value: `${life.kind} ${life.title}, its end is ${life.end}`, range: life.node.range },
  ...life.teardowns.map(({ name, fn }) => ({ name: 'teardown', value: name, range: fn.range })),
];
