import { expect, it } from 'vitest';

import { Fixture } from './rewrite.ts';

const declared = (code: string): string | undefined => /let found.*;/.exec(new Fixture('ts', 'typed').rewrite(code).text)?.[0];
const chain = 'rows.map((row) => row.trim()).map((row) => row.toLowerCase()).filter((row) => row.length > 9)';

it.each([
  [`export function first(rows: string[]): string | undefined {\n  return ${chain}[0];\n}`, 'let found: string | undefined;'],
  [`export const first = (rows: string[]): string => ${chain}[0] ?? '';`, 'let found: string | undefined;'],
  [`export const first = (rows: string[]): number | undefined => ${chain}[0]?.length;`, 'let found: string | undefined;'],
  [`export const first = (rows: string[]): string => ${chain}[0];`, 'let found!: string;'],
])('the first of what is left has a type that its place allows: %s', (code, declaration) => {
  expect(declared(code)).toBe(declaration);
});
