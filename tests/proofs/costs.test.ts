import { describe, expect, it } from 'vitest';

import { costProofs } from './cost.ts';

const size = 3_000_000;
/** The share of its peak of memory that a program may still need; `npm run costs` measures ten million. */
const atMost: Readonly<Record<string, number>> = {
  'no-allocation-in-loop/collator': 0.8,
  'no-array-copy-chain/chain': 0.6,
  'no-array-copy-chain/variables': 0.6,
  'no-array-copy-chain/loops': 0.55,
  'no-array-copy-chain/own': 0.08,
  'no-array-copy-chain/backwards': 0.6,
  'no-array-copy-chain/joined': 0.85,
  'no-redundant-copy/fresh': 0.7,
  'prefer-typed-array/bins': 0.7,
};

describe('the codemod needs less memory for the same answer', { timeout: 240_000 }, () => {
  it.each(costProofs())('$name', async (proof) => {
    const before = await proof.cost(proof.before, size);
    const after = await proof.cost(proof.rewrite(), size);
    console.log(`${proof.name}: ${Math.round(before.bytes / 1e6)} MB before, ${Math.round(after.bytes / 1e6)} MB after`);
    expect(after.answer).toBe(before.answer);
    expect(after.bytes / before.bytes).toBeLessThanOrEqual(atMost[proof.name] ?? 0.5);
  });
});
