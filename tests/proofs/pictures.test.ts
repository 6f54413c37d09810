import { expect, it } from 'vitest';

import { Program } from './program.ts';

interface Measured {
  /** Mebibytes: at most, and at the end. */
  readonly peak: number;
  readonly last: number;
  readonly kept: number;
  readonly answers: unknown;
  readonly large: number;
  readonly isKept: boolean;
}

it('pictures are kept up to a number of bytes, whatever their number', { timeout: 60_000 }, async () => {
  const program = new Program('pictures');
  const before = await program.run<Measured>(program.before);
  const after = await program.run<Measured>(program.rewrite('no-unbounded-collection', 'likely'));
  console.log(`held at most ${before.peak.toFixed(0)} MiB before, ${after.peak.toFixed(0)} MiB after`);
  expect(after.answers).toEqual(before.answers);
  expect(after).toMatchObject({ large: before.large, isKept: true });
  expect(before).toMatchObject({ kept: 100 });
  expect(before.peak).toBeGreaterThan(180);
  // Fewer than the five hundred that a count would have let in.
  expect(after.kept).toBeGreaterThan(20);
  expect(after.kept).toBeLessThan(32);
  expect(after.peak).toBeLessThan(64);
  expect(after.last).toBeLessThan(64);
});
