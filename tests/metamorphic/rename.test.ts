import { describe, expect, it } from 'vitest';

import { fixtures, found } from './fixtures.ts';
import { renamed } from './rename.ts';

/** What there is one of is told by its class's name here, as docs/known-gaps.md says. */
const toldByName: ReadonlySet<string> = new Set(['no-unbounded-collection: ids in a service']);

describe.each([
  ['renaming what the file declares', 'own'],
  ['aliasing what it imports', 'imports'],
] as const)('%s leaves the findings as they are', (_what, which) => {
  for (const fixture of fixtures.filter(({ settings, title }) => !settings.longLived && !toldByName.has(title))) {
    const changed = renamed(fixture, which);
    if (changed) it(fixture.title, () => expect(found(changed), changed.code).toEqual(found(fixture)));
  }
});
