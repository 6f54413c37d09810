import { expect, it } from 'vitest';

import { Program } from './program.ts';

interface Measured {
  readonly held: unknown;
  readonly freed: number;
  readonly leaf: string;
  readonly depth: number;
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

it('a leaf that is kept does not keep a tree of 10,000 children with 100 grandchildren each', { timeout: 120_000 }, async () => {
  const program = new Program('tree');
  const before = await program.run<Measured>(program.before, true);
  const after = await program.run<Measured>(program.rewrite('no-strong-back-reference'), true);
  const unopened = await program.run<Measured>(program.before, false);
  console.log(`freed ${percent(before.freed)} of the tree before, ${percent(after.freed)} after; ${percent(unopened.freed)} when no leaf is kept`);
  // While the tree is held, everything works as before.
  expect(after.held).toEqual(before.held);
  expect(after.held).toEqual({ depth: 2, path: 'root/child 5000/leaf 50', moved: ['root/child 1/leaf 0', 99, 101], root: 0 });
  // A parent link alone is no leak: JavaScript collects cycles.
  expect(unopened.freed).toBeGreaterThanOrEqual(0.95);
  expect(before.freed).toBeLessThan(0.01);
  expect(after.freed).toBeGreaterThanOrEqual(0.95);
  expect(after).toMatchObject({ leaf: 'leaf 50', depth: 0 });
});
