import { expect, it } from 'vitest';

import { Program } from './program.ts';

interface Measured {
  readonly megabytes: number;
  readonly titles: readonly string[];
}

it('fifty titles do not keep fifty texts of a million characters', { timeout: 60_000 }, async () => {
  const program = new Program('titles');
  const before = await program.run<Measured>(program.before);
  const after = await program.run<Measured>(program.rewrite('no-retained-slice'));
  console.log(`kept ${before.megabytes.toFixed(1)} MB before, ${after.megabytes.toFixed(1)} MB after`);
  expect(after.titles).toEqual(before.titles);
  expect(after.titles[7]).toBe('The title of text 7');
  expect(before.megabytes).toBeGreaterThan(45);
  expect(after.megabytes).toBeLessThan(5);
});
