import { describe, expect, it } from 'vitest';

import { fixtures, found, lint } from './fixtures.ts';
import { shadowed } from './shadow.ts';

// Arrays and objects need no global. Links between instances, an override without `super` and a clean-up that nobody calls are matters of the file's own classes.
const acquired = (name: string): boolean => !['no-partial-release/superless', 'no-strong-back-reference/kept', 'no-strong-back-reference/linked', 'no-mismatched-release/uncalledCleanup', 'no-unbounded-collection/filled', 'no-unbounded-collection/piled', 'no-unbounded-memoize/filled'].includes(name);

/** Waste of what the language itself makes: arrays, objects, strings. */
const isOfTheLanguage = (name: string): boolean => /^no-(?:array-copy-chain|accumulating-spread|redundant-copy)\//.test(name);

describe('shadowing every global and import by a local function leaves nothing', () => {
  for (const fixture of fixtures) {
    // Collections are the language's own.
    const changed = shadowed(fixture, /no-(?:unbounded|retained-slice|weakref-misuse|race-leak|strong-back)/.test(fixture.title));
    if (changed) it(fixture.title, () => expect(found(changed).filter((name) => acquired(name) && !isOfTheLanguage(name)), changed.code).toEqual([]));
  }
});

describe('one obligation, one report', () => {
  for (const fixture of fixtures) {
    it(fixture.title, () => {
      const places = lint(fixture).map(({ line, column }) => `${line}:${column}`);
      expect(new Set(places).size).toBe(places.length);
    });
  }
});
