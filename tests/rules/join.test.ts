import { Linter } from 'eslint';
import { expect, it, onTestFinished } from 'vitest';

import { crashChannel } from '../../src/channel.ts';
import type { CodemodDefinition } from '../../src/codemod.ts';
import type { Finding } from '../../src/finding.ts';
import { join } from '../../src/join.ts';
import { defineRule } from '../../src/rule.ts';

const rule = defineRule({
  name: 'no-thing',
  description: 'disallow things',
  recommended: true,
  messages: { thing: 'A thing.' },
  detect: () => [{ id: 'one', rule: 'no-thing', messageId: 'thing', data: {}, range: [0, 5], certainty: 'certain', facts: [], verdict: { level: 'review', scope: 'file', reason: 'Mend it' }, plan: {} } satisfies Finding],
});

const withEdits = (...ranges: readonly (readonly [number, number])[]): CodemodDefinition<unknown> => ({ rule: 'no-thing', edits: () => ranges.map((range) => ({ range, text: 'x' })) }) as unknown as CodemodDefinition<unknown>;

function lint(codemod: CodemodDefinition<unknown>): { readonly messages: readonly Linter.LintMessage[]; readonly crashes: number } {
  let crashes = 0;
  const count = (): void => void crashes++;
  crashChannel.subscribe(count);
  onTestFinished(() => void crashChannel.unsubscribe(count));
  const messages = new Linter().verify('thing;', [{ plugins: { memopt: { rules: { 'no-thing': join(rule, codemod) as never } } }, rules: { 'memopt/no-thing': 'error' } }], { filename: 'file.js' });
  return { messages, crashes };
}

it('offers edits that touch', () => {
  const { messages, crashes } = lint(withEdits([0, 2], [2, 2], [2, 5]));
  expect(messages[0]?.suggestions).toHaveLength(1);
  expect(crashes).toBe(0);
});

it('loses a rewrite whose edits overlap, and keeps the finding', () => {
  const { messages, crashes } = lint(withEdits([0, 5], [3, 4]));
  expect(messages.map(({ message, suggestions }) => [message, suggestions])).toEqual([['A thing.', undefined]]);
  expect(crashes).toBe(1);
});
