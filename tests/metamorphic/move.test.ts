import { describe, expect, it } from 'vitest';

import { fixtures, found } from './fixtures.ts';
import { intoBase, intoHelper } from './move.ts';

describe.each([
  ['a helper', intoHelper],
  ['a base class', intoBase],
] as const)('moving the release into %s leaves the findings as they are', (_where, move) => {
  for (const fixture of fixtures) {
    // What adds again in a teardown is no release that could move.
    if (fixture.code.includes('acquiredAtEnd') || fixture.title.includes('added-again')) continue;
    const changed = move(fixture);
    if (changed) it(fixture.title, () => expect(found(changed), changed.code).toEqual(found(fixture)));
  }
});
