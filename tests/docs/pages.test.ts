import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';

import plugin from '../../src/index.ts';

const linter = new Linter();
const reported = (code: string): (string | null)[] => linter.verify(code, [{ files: ['**/*.tsx'], languageOptions: { parser }, ...plugin.configs.strict }], 'page.tsx').map(({ ruleId }) => ruleId);

/** The code below a heading of a page. */
function examples(page: string, heading: string): string[] {
  const section = page.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? '';
  return [...section.matchAll(/```tsx?\n([\s\S]*?)```/g)].map(([, code = '']) => code);
}

describe.each(Object.keys(plugin.rules))('docs/rules/%s.md', (rule) => {
  const page = readFileSync(path.join('docs/rules', `${rule}.md`), 'utf8');

  it('has code of each kind', () => {
    expect(examples(page, 'Bad').length).toBeGreaterThan(0);
    expect(examples(page, 'Good').length).toBeGreaterThan(0);
  });

  it.each(examples(page, 'Bad'))('reports bad code %#', (code) => {
    expect(new Set(reported(code))).toEqual(new Set([`memopt/${rule}`]));
  });

  it.each(examples(page, 'Good'))('is silent on good code %#', (code) => {
    expect(reported(code)).toEqual([]);
  });
});

it('there is a page for each rule and no other', () => {
  expect(readdirSync('docs/rules').map((file) => path.basename(file, '.md'))).toEqual(Object.keys(plugin.rules).sort());
});
