import { describe, expect, it } from 'vitest';

import { fixtures, found } from './fixtures.ts';
import { intoBase, intoHelper } from './move.ts';

describe.each([
  ['a helper', intoHelper],
  ['a base class', intoBase],
] as const)('moving the release into %s leaves the findings as they are', (_where, move) => {
  for (const fixture of fixtures) {
    // What adds again or makes anew in a teardown is no release that could move, a private field is not its base's, a clean-up that calls a helper is told by the helper's name, of two helpers of one name the override's runs, what a helper empties may be emptied before the end, and what an arrow function names and does not call somebody else may get.
    if (/acquiredAtEnd|[!?] (?:unassigned|superless)/.test(fixture.code) || /a clean-up that|timeouts that have fired|handles that the end clears|no-unbounded-collection\/released|tells of the field that should hold it|another class of the file removes|a function that returns its undo, and withholds it|added-again|a release that is named|named-only|in place of the old one|\/(?:unassigned|superless)/.test(fixture.title)) continue;
    const changed = move(fixture);
    if (changed) it(fixture.title, () => expect(found(changed), changed.code).toEqual(found(fixture)));
  }
});
