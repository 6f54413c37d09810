import { expect, it } from 'vitest';

import { rewrittenIn } from './in-project.ts';

const growing = (made: string): string => `
const cache = ${made};
export function slug(text) {
  if (!cache.has(text)) cache.set(text, text.trim());
  return cache.get(text);
}
`;

/** The first suggestion in a project with these dependencies. */
const rewritten = (text: string, extension: string, dependencies: Record<string, string>): string => rewrittenIn({ dependencies }, `file.${extension}`, text);

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
