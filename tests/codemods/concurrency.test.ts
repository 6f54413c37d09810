import { runInThisContext } from 'node:vm';

import { describe, expect, it } from 'vitest';

import { rewrittenIn } from './in-project.ts';

const starting = (waits: string): string => `
export const load = async (urls) => {
  const responses = await Promise.${waits}(urls.map((url) => fetch(url)));
  return responses.length;
};
`;

/** The first suggestion in a project with this manifest. */
const rewritten = (text: string, manifest: object, extension = 'js'): string => rewrittenIn(manifest, `file.${extension}`, text);

describe('the limiter that the project depends on', () => {
  it('p-map', () => {
    const text = rewritten(starting('all'), { type: 'module', dependencies: { 'p-map': '^7.0.0' } });
    expect(text).toContain("import pMap from 'p-map';\n\nconst maxConcurrency = 10;");
    expect(text).toContain('await pMap(urls, (url) => fetch(url), { concurrency: maxConcurrency })');
  });

  it('p-limit, since p-map does not settle', () => {
    const text = rewritten(starting('allSettled'), { type: 'module', dependencies: { 'p-map': '^7.0.0', 'p-limit': '^6.0.0' } });
    expect(text).toContain("import pLimit from 'p-limit';\n");
    expect(text).toContain('const limit = pLimit(maxConcurrency);\n  const responses = await Promise.allSettled(urls.map((url) => limit(() => fetch(url))));');
  });

  it('p-limit over a list that is awaited, in its parentheses', () => {
    const program = "import { readdir, readFile } from 'node:fs/promises';\n\nexport const load = async (folder) => Promise.allSettled((await readdir(folder)).map((name) => readFile(name)));\n";
    expect(rewritten(program.replace('async (folder) => Promise', 'async (folder) => {\n  return Promise').replace(/;\n$/, ';\n};\n'), { type: 'module', dependencies: { 'p-limit': '^6.0.0' } })).toContain('Promise.allSettled((await readdir(folder)).map((name) => limit(() => readFile(name))))');
  });

  it('a required one, below what the file requires', () => {
    const text = rewritten(`const path = require('path');\n${starting('all').replace('export const load', 'exports.load')}`, { dependencies: { 'p-map': '^4.0.0' } });
    expect(text).toContain("const pMap = require('p-map');");
    expect(text).toContain('await pMap(urls, (url) => fetch(url), { concurrency: maxConcurrency })');
  });

  it('none that the file cannot load, or that is not there', () => {
    expect(rewritten(starting('all').replace('export const load', 'exports.load'), { dependencies: { 'p-map': '^7.0.0' } })).toContain('await mapLimit(urls');
    expect(rewritten(starting('all'), { dependencies: { 'p-map': '^7.0.0' } }, 'ts')).toContain('await mapLimit(urls');
    expect(rewritten(starting('all'), { type: 'module' })).toContain('await mapLimit(urls');
  });
});

describe('the helper', () => {
  const calls = async (waits: 'all' | 'allSettled', fails: number): Promise<{ most: number; outcome: unknown }> => {
    let [open, most] = [0, 0];
    const fetchOne = async (url: number): Promise<number> => {
      open += 1;
      most = Math.max(most, open);
      await new Promise((resolve) => setTimeout(resolve, (url * 7) % 5));
      open -= 1;
      if (url === fails) throw new Error(`no ${url}`);
      return url * 2;
    };
    const text = rewritten(starting(waits).replace('return responses.length', 'return responses'), {}).replace('export const', 'const');
    const made = runInThisContext(`(fetch) => { ${text}; return load; }`) as (fetch: unknown) => (urls: readonly number[]) => Promise<unknown>;
    const outcome = await made(fetchOne)(Array.from({ length: 40 }, (_, index) => index)).catch((error: unknown) => String(error));
    return { most, outcome };
  };

  it('keeps the order, and works on ten at a time', async () => {
    expect(await calls('all', -1)).toEqual({ most: 10, outcome: Array.from({ length: 40 }, (_, index) => index * 2) });
  });

  it('rejects as the first that fails', async () => {
    expect((await calls('all', 17)).outcome).toBe('Error: no 17');
  });

  it('settles all', async () => {
    const { most, outcome } = await calls('allSettled', 17);
    expect(most).toBe(10);
    expect((outcome as PromiseSettledResult<number>[]).map(({ status }) => status).indexOf('rejected')).toBe(17);
    expect(outcome).toHaveLength(40);
  });
});
