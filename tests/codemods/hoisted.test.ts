import { expect, it } from 'vitest';

import { Fixture } from './rewrite.ts';

const loop = (made: string): string => `  for (const line of text.split('\\n')) {
    const seen = ${made};
    seen[0] = line.length;
    sum += seen[0];
  }
`;

it.each(['typed', 'untyped'] as const)('two buffers of one name do not come to stand in one block (%s)', (mode) => {
  const { text, outcomes } = new Fixture('ts', mode).rewrite(`export function sums(text: string): number {\n  let sum = 0;\n${loop('new Uint8Array(20000)')}${loop('new Uint16Array(30000)')}  return sum;\n}\n`);
  expect(text.match(/^ {2}const seen/gm)).toHaveLength(1);
  expect(outcomes.map(({ rewritten }) => rewritten)).toEqual([true, false]);
});
