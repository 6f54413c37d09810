import { expect, it } from 'vitest';

import { Program } from './program.ts';

interface Measured {
  readonly megabytes: number;
  readonly title: string;
}

it('the last panel goes with its end, and not before', { timeout: 120_000 }, async () => {
  const program = new Program('panel');
  const before = await program.run<Measured>(program.before);
  const after = await program.run<Measured>(program.rewrite('no-retained-scope', 'likely'));
  console.log(`kept ${before.megabytes.toFixed(1)} MB before, ${after.megabytes.toFixed(1)} MB after`);
  expect([before.title, after.title]).toEqual(['second', 'second']);
  expect(before.megabytes).toBeGreaterThan(15);
  expect(after.megabytes).toBeLessThan(1);
});
