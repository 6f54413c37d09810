import type { FileFacts } from '../src/facts/file.ts';
import { findingIds } from '../src/facts/finding-id.ts';
import type { Finding } from '../src/finding.ts';
import { displacedOf } from '../src/obligations/faults/displaced.ts';
import { superlessOf } from '../src/obligations/faults/partial.ts';
import { uncollectedOf } from '../src/obligations/faults/uncollected.ts';
import { leaksOf } from '../src/obligations/findings.ts';
import { planOfSuperless } from '../src/plans/obligations/superless.ts';
import { defineRule } from '../src/rule.ts';

const forgotten = leaksOf('no-partial-release');

function superless(file: FileFacts): Finding[] {
  const id = findingIds(file);
  return superlessOf(file).map((found) => {
    const { plan, verdict } = planOfSuperless(file, found);
    return {
      id: id('no-partial-release', found.method.key),
      rule: 'no-partial-release',
      messageId: 'superless',
      data: { name: found.name, owner: found.owner.id ? `\`${found.owner.id.name}\`` : 'this class' },
      range: found.method.key.range,
      certainty: found.certainty,
      facts: [{ name: 'override', value: `${found.name} overrides a teardown of the base class`, range: found.method.range }, { name: 'because', value: found.because }],
      verdict,
      ...(plan ? { plan } : {}),
    };
  });
}

function uncollected(file: FileFacts): Finding[] {
  const id = findingIds(file);
  return uncollectedOf(file).map(({ call, parameter, sibling }): Finding => ({
    id: id('no-partial-release', call),
    rule: 'no-partial-release',
    messageId: 'uncollected',
    data: { parameter: parameter.name, callee: file.textOf(call.callee) },
    range: call.range,
    certainty: 'certain',
    facts: [
      { name: 'collector', value: `\`${parameter.name}\` is handed to event functions, whose results are dropped`, range: parameter.range },
      { name: 'sibling', value: 'this call hands one over', range: sibling.range },
    ],
    verdict: { level: 'manual', scope: 'file', reason: 'which collector is meant cannot be told' },
  }));
}

function displaced(file: FileFacts): Finding[] {
  const id = findingIds(file);
  return displacedOf(file).map(({ acquisition: { node, row }, store, map, taken }): Finding => ({
    id: id('no-partial-release', node),
    rule: 'no-partial-release',
    messageId: 'displaced',
    data: { what: row.what, slot: map.name },
    range: store.range,
    certainty: 'likely',
    facts: [
      { name: 'acquires', value: `${row.what} (${row.id})`, range: node.range },
      { name: 'release', value: `entries of \`${map.name}\` are released one by one`, range: taken.range },
    ],
    verdict: { level: 'manual', scope: 'file', reason: 'whether the entry before is to be released, or the new one refused, is for the author to say' },
  }));
}

export default defineRule({
  name: 'no-partial-release',
  description: 'disallow teardowns that release some of what was acquired and forget the rest',
  recommended: true,
  messages: {
    forgotten: 'This {{what}} is forgotten: others are released when {{owner}} ends ({{end}}), this one is not.',
    departed: 'This {{what}} stays on what is taken out of `{{slot}}` before: only the end removes it.',
    stays: 'This {{what}} stays when its alternative comes first: it removes the other, the other does not remove it.',
    passedOver: 'This {{what}} is forgotten: one function removes what is added beside it, and leaves this one.',
    skipped: 'This {{what}} is released on some outcomes and not on others: there it goes on.',
    bypassed: 'This {{what}} is released at the end of the function, and a way out goes around it: release it in `finally`, or with `using`.',
    withheld: 'This {{what}} stays on one way out, which does not return the clean-up that another returns.',
    overwritten: 'This {{what}} overwrites the one before, which is then never released: {{owner}} ends only the last.',
    displaced: 'This {{what}} may take the place of one that `{{slot}}` holds under the same key, and nothing releases that one.',
    rearmed: 'This {{what}} can be set again after {{end}} has cleared it: the callback awaits before.',
    late: 'This {{what}} comes behind a wait: where {{end}} runs before, it finds nothing to release.',
    superless: '`{{name}}` overrides a teardown of the base class of {{owner}} and does not call `super.{{name}}()`: what the base acquired is never released.',
    uncollected: 'This call leaves out `{{parameter}}`, which takes over what `{{callee}}` subscribes: nothing can undo that. Other calls hand one over.',
  },
  detect: (file) => [...forgotten(file), ...superless(file), ...uncollected(file), ...displaced(file)].sort((a, b) => a.range[0] - b.range[0]),
});
