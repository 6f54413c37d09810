import { expect, it } from 'vitest';

import { Fixture } from './rewrite.ts';

const verdictOf = (code: string) => new Fixture('ts', 'typed').lint(code).sites.find(({ finding }) => finding.rule === 'no-array-copy-chain')?.finding.verdict;

it('one `map()` keeps holes, which a spread before it has filled', () => {
  expect(verdictOf('export const places = (rows: number[]) => rows.slice().map((row, place) => row + place).map((row) => row * 2);')).toMatchObject({ level: 'safe' });
  expect(verdictOf('export const places = (rows: number[]) => [...rows].map((row, place) => row + place).map((row) => row * 2);')).toMatchObject({ level: 'review', reason: 'Do it in one `map()`; a hole stays a hole' });
});
