import { readdirSync } from 'node:fs';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Measured } from '../proofs/measure.ts';
import { Proof } from '../proofs/proof.ts';
import { Browser } from './browser.ts';
import { executable } from './executable.ts';

const root = path.resolve('tests/browser/fixtures');
const proofs = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('fixture.ts'))
  .sort()
  .map((file) => new Proof(path.join(root, file), root));

let browser: Browser;
beforeAll(async () => void (browser = await Browser.launch(await executable())), 300_000);
afterAll(async () => browser.close());

async function measured(proof: Proof, text: string): Promise<Measured> {
  await browser.renew();
  const code = await proof.compile(text, 'browser');
  return (await browser.evaluate(`${code};measured`)) as Measured;
}

describe('the codemod frees what leaked in a browser', { timeout: 120_000 }, () => {
  it.each(proofs)('$name', async (proof) => {
    const before = await measured(proof, proof.before);
    const after = await measured(proof, proof.rewrite());
    console.log(`${proof.name}: retained ${before.retained}/${before.cycles} before, ${after.retained}/${after.cycles} after`);
    expect(before.retained / before.cycles).toBeGreaterThanOrEqual(0.9);
    expect(after.retained / after.cycles).toBeLessThanOrEqual(0.01);
    expect(before).toMatchObject({ undead: true, independent: true });
    expect(after).toMatchObject({ undead: false, independent: true });
  });
});
