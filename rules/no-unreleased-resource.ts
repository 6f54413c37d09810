import type { FileFacts } from '../src/facts/file.ts';
import { findingIds } from '../src/facts/finding-id.ts';
import { reportRange } from '../src/facts/syntax.ts';
import type { Finding } from '../src/finding.ts';
import { unendedElementsOf } from '../src/obligations/faults/elements.ts';
import { pipedOf } from '../src/obligations/faults/piped.ts';
import { factsOf, leaksOf } from '../src/obligations/findings.ts';
import { planOfPiped } from '../src/plans/obligations/pipeline.ts';
import { defineRule } from '../src/rule.ts';

const open = leaksOf('no-unreleased-resource');

function piped(file: FileFacts): Finding[] {
  const id = findingIds(file);
  return pipedOf(file).flatMap((found) => {
    const [first] = found.calls;
    const { plan, verdict } = planOfPiped(file, found);
    if (!first) return [];
    return {
      id: id('no-unreleased-resource', first),
      rule: 'no-unreleased-resource',
      messageId: 'piped',
      data: {},
      range: first.range,
      certainty: found.certainty,
      facts: [{ name: 'acquires', value: found.what, range: (found.streams[0] ?? first).range }, ...factsOf(found.life)],
      verdict,
      ...(plan ? { plan } : {}),
    };
  });
}

function unendedElements(file: FileFacts): Finding[] {
  const id = findingIds(file);
  return unendedElementsOf(file).map(({ made, slot, life }): Finding => ({
    id: id('no-unreleased-resource', made),
    rule: 'no-unreleased-resource',
    messageId: 'unended',
    data: { slot: slot.name, end: life.teardowns[0]?.name ?? 'the teardown' },
    range: reportRange(made),
    certainty: 'likely',
    facts: [{ name: 'acquires', value: 'an object with a teardown', range: made.range }, ...factsOf(life), { name: 'because', value: `\`${slot.name}\` keeps it, and is never walked` }],
    verdict: { level: 'manual', scope: 'file', reason: `which objects of \`${slot.name}\` are still to be ended, and in which order, cannot be told` },
  }));
}

export default defineRule({
  name: 'no-unreleased-resource',
  description: 'disallow files, sockets, workers and other resources that are opened and not closed',
  recommended: true,
  messages: {
    dropped: 'This {{what}} is dropped, so nothing can close it.',
    neverReleased: 'This {{what}} is never closed: it stays open after {{end}}.',
    notAtEnd: 'This {{what}} is closed only to be opened again: the last one stays open after {{end}}.',
    unreached: 'This {{what}} is closed, but not when {{owner}} ends ({{end}} does not reach it).',
    unended: '`{{slot}}` keeps objects with a teardown, and `{{end}}()` ends none of them.',
    piped: 'This pipe leaves a stream open when the other fails or is closed early: `pipe` closes neither for the other, `pipeline` does.',
  },
  detect: (file) => [...open(file), ...piped(file), ...unendedElements(file)].sort((a, b) => a.range[0] - b.range[0]),
});
