import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { build } from 'esbuild';
import { expect, it } from 'vitest';

import { transform } from '../../src/transform.ts';

const folder = path.resolve('tests/proofs/programs');
const program = path.join(folder, 'tree.ts');

interface Measured {
  readonly held: unknown;
  readonly freed: number;
  readonly leaf: string;
  readonly depth: number;
}

/** What a process of its own sees of a million nodes when the program has this text. */
async function run(text: string, opens = true): Promise<Measured> {
  const { outputFiles } = await build({
    stdin: { contents: `import { measureTree } from './tree.life.ts'; void measureTree(${opens});`, resolveDir: folder },
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    plugins: [{ name: 'program', setup: (bundler) => bundler.onLoad({ filter: /programs\/tree\.ts$/ }, () => ({ contents: text, loader: 'ts' })) }],
  });
  return JSON.parse(execFileSync(process.execPath, ['--expose-gc', '--input-type=commonjs'], { input: outputFiles[0]?.text ?? '', encoding: 'utf8' })) as Measured;
}

it('a leaf that is kept does not keep a tree of 10,000 children with 100 grandchildren each', { timeout: 120_000 }, async () => {
  const text = readFileSync(program, 'utf8');
  const rewritten = transform('no-strong-back-reference', { path: program, source: text }, undefined, { level: 'review', tests: true });
  const [before, after] = [await run(text), await run(rewritten ?? text)];
  const unopened = await run(text, false);
  console.log(`freed ${(before.freed * 100).toFixed(1)} % of the tree before, ${(after.freed * 100).toFixed(1)} % after; ${(unopened.freed * 100).toFixed(1)} % when no leaf is kept`);
  // While the tree is held, everything works as before.
  expect(after.held).toEqual(before.held);
  expect(after.held).toEqual({ depth: 2, path: 'root/child 5000/leaf 50', moved: ['root/child 1/leaf 0', 99, 101], root: 0 });
  // A parent link alone is no leak: JavaScript collects cycles.
  expect(unopened.freed).toBeGreaterThanOrEqual(0.95);
  expect(before.freed).toBeLessThan(0.01);
  expect(after.freed).toBeGreaterThanOrEqual(0.95);
  expect(after).toMatchObject({ leaf: 'leaf 50', depth: 0 });
});
