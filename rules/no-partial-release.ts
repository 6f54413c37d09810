import { findingIds } from '../src/facts/finding-id.ts';
import { leaksOf } from '../src/obligations/findings.ts';
import { superlessOf } from '../src/obligations/partial.ts';
import { planOfSuperless } from '../src/plans/superless.ts';
import type { FileFacts } from '../src/facts/file.ts';
import type { Finding } from '../src/finding.ts';
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

export default defineRule({
  name: 'no-partial-release',
  description: 'disallow teardowns that release some of what was acquired and forget the rest',
  recommended: true,
  messages: {
    forgotten: 'This {{what}} is forgotten: others are released when {{owner}} ends ({{end}}), this one is not.',
    skipped: 'This {{what}} is released on some outcomes and not on others: there it goes on until it fires.',
    bypassed: 'This {{what}} is released at the end of the function, and a way out goes around it: release it in `finally`, or with `using`.',
    overwritten: 'This {{what}} overwrites the one before, which is then never released: {{owner}} ends only the last.',
    rearmed: 'This {{what}} can be set again after {{end}} has cleared it: the callback awaits before.',
    superless: '`{{name}}` overrides a teardown of the base class of {{owner}} and does not call `super.{{name}}()`: what the base acquired is never released.',
  },
  detect: (file) => [...forgotten(file), ...superless(file)].sort((a, b) => a.range[0] - b.range[0]),
});
