import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { expect, it } from 'vitest';

import { applyEdits } from '../../src/apply/edits.ts';
import plugin from '../../src/index.ts';

const growing = (made: string): string => `
const cache = ${made};
export function slug(text) {
  if (!cache.has(text)) cache.set(text, text.trim());
  return cache.get(text);
}
`;

/** The first suggestion in a project with these dependencies. */
function rewritten(text: string, extension: string, dependencies: Record<string, string>): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'memopt-lru-'));
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ dependencies }));
  const [problem] = new Linter({ cwd: folder }).verify(text, [{ ...plugin.configs.strict, files: ['**/*.*'], languageOptions: { parser } }] as Linter.Config[], path.join(folder, `file.${extension}`));
  const fix = problem?.suggestions?.[0]?.fix;
  return fix ? applyEdits(text, [fix]) : text;
}

it.each([
  ['a named class', 'js', 'new Map()', { 'lru-cache': '^11.0.0' }, "import { LRUCache } from 'lru-cache';", 'new LRUCache({ max: cacheLimit })'],
  ['a default export', 'js', 'new Map()', { 'lru-cache': '^7.18.0' }, "import LRUCache from 'lru-cache';", 'new LRUCache({ max: cacheLimit })'],
  ['another package', 'ts', 'new Map<string, string>()', { 'quick-lru': '7.0.0' }, "import QuickLRU from 'quick-lru';", 'new QuickLRU<string, string>({ maxSize: cacheLimit })'],
])('the LRU that the project depends on: %s', (_, extension, made, dependencies, head, call) => {
  const text = rewritten(growing(made), extension, dependencies);
  expect(text).toContain(head);
  expect(text).toContain(call);
  expect(text).toContain('const cacheLimit = 500;');
});

it('a required one, where the file requires its modules', () => {
  const text = rewritten(`const path = require('path');\n${growing('new Map()').replace('export ', '')}module.exports = { slug, sep: path.sep };\n`, 'js', { 'lru-cache': '11.1.0' });
  expect(text).toContain("const { LRUCache } = require('lru-cache');");
});

it('none for values that may be absent, nor without the dependency', () => {
  expect(rewritten(growing('new Map<string, string | undefined>()'), 'ts', { 'lru-cache': '^11.0.0' })).toContain('setBounded(cache');
  expect(rewritten(growing('new Map()'), 'js', {})).toContain('setBounded(cache');
});
