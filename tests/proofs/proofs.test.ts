import { readdirSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, it } from 'vitest';

import { rules } from '../../rules/index.ts';
import { costProofs } from './cost.ts';
import type { Measured } from './measure.ts';
import { Proof } from './proof.ts';

const fixtures = readdirSync('tests/proofs/fixtures', { recursive: true, encoding: 'utf8' }).filter((file) => /fixture\.tsx?$/.test(file));
const proofs = fixtures.sort().map((file) => new Proof(path.resolve('tests/proofs/fixtures', file)));

const print = (name: string, before: Measured, after: Measured): void =>
  console.log(`${name}: retained ${before.retained}/${before.cycles} before, ${after.retained}/${after.cycles} after`);

describe('the codemod frees what leaked', { timeout: 60_000 }, () => {
  it.each(proofs)('$name', async (proof) => {
    const rewritten = proof.rewrite();
    const [before, after] = await Promise.all([proof.run(proof.before), proof.run(rewritten)]);
    print(proof.name, before, after);
    expect(before.retained / before.cycles).toBeGreaterThanOrEqual(0.9);
    expect(after.retained / after.cycles).toBeLessThanOrEqual(0.01);
    expect(before).toMatchObject({ undead: true, independent: true });
    expect(after).toMatchObject({ undead: false, independent: true });
  });

  it('for every rule', () => {
    // What a package takes is proved in eager.test.ts.
    expect(new Set([...proofs.map(({ name }) => path.dirname(name)), ...costProofs().map(({ rule }) => rule), 'no-eager-import'])).toEqual(new Set(rules.map(({ name }) => name)));
  });

  it('and the measure sees a handle that two instances share', async () => {
    const poller = proofs.find(({ name }) => name === 'no-leaked-timer/class') as Proof;
    const rewritten = poller.before.replace('setInterval', 'timer = setInterval').replace('dispose(): void {', '$& clearInterval(timer);');
    const measured = await poller.run(`let timer: NodeJS.Timeout;\n${rewritten}`);
    expect(measured).toMatchObject({ independent: false, undead: true });
    expect(measured.retained / measured.cycles).toBeGreaterThan(0.9);
  });
});
