import { inspect } from 'node:util';

import ts from 'typescript';
import { describe, expect, it, vi } from 'vitest';

import { cases } from './fixtures.ts';

/** Rewrites of pure functions, whose answers must stay the same; not of those that compare, which say what they do with NaN. */
const changing = cases.filter(({ rule, name, output }) => /^no-(?:array-copy-chain|redundant-copy)$/.test(rule) && !/\/(?:needless|sorted)$/.test(name) && output !== undefined);

const sources: readonly unknown[] = [[], [1], [5, 4, 3, 3, -1, 0, Number.NaN, 12], Array.from({ length: 120 }, (_, i) => (i * 37) % 101), ['a', ' b', '', 'c c', '10'], [1, undefined, null, 4], 6];
const others: readonly unknown[][] = [[], [3, 2], [0, 0], [-1, 5]];

const load = async (program: string): Promise<Record<string, unknown>> =>
  (await import(`data:text/javascript,${encodeURIComponent(ts.transpileModule(program, { compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext } }).outputText)}`)) as Record<string, unknown>;

/** What a function gives, and what it left of what it was given; undefined where it was given something else than it takes. */
async function answer(fn: unknown, values: readonly unknown[]): Promise<string | undefined> {
  const given = structuredClone(values) as unknown[];
  try {
    return inspect([given, await (fn as (...values: unknown[]) => unknown)(...given)], { depth: 9, maxArrayLength: null });
  } catch {
    return undefined;
  }
}

describe('fixtures answer as before', () => {
  vi.spyOn(console, 'log').mockReturnValue();

  it.each(changing)('$name', async ({ input, output = '', extension }) => {
    const [before, after] = await Promise.all([load(input), load(output)]);
    for (const [name, fn] of Object.entries(before)) {
      for (const values of sources.flatMap((source) => others.map((more) => [source, ...more]))) {
        const expected = extension === 'js' || Array.isArray(values[0]) ? await answer(fn, values) : undefined;
        if (expected !== undefined) expect(await answer(after[name], values), `${name}(${JSON.stringify(values)})`).toBe(expected);
      }
    }
  });
});
