import { expect, it } from 'vitest';

import { Program } from './program.ts';

interface Measured {
  readonly kilobytes: number;
  readonly token: string;
}

it('a thousand tokens do not keep the pool that each of them is cut from', { timeout: 60_000 }, async () => {
  const program = new Program('tokens');
  const before = await program.run<Measured>(program.before);
  const after = await program.run<Measured>(program.rewrite('no-retained-slice', 'likely'));
  console.log(`kept ${before.kilobytes.toFixed(0)} kB before, ${after.kilobytes.toFixed(0)} kB after`);
  expect(after.token).toBe('token 7');
  expect(before.token).toBe('token 7');
  expect(before.kilobytes).toBeGreaterThan(5000);
  expect(after.kilobytes).toBeLessThan(500);
});
