import { describe, expect, it } from 'vitest';

import { fixtures, found } from './fixtures.ts';
import { renamed } from './rename.ts';

describe.each([
  ['renaming what the file declares', 'own'],
  ['aliasing what it imports', 'imports'],
] as const)('%s leaves the findings as they are', (_what, which) => {
  for (const fixture of fixtures.filter(({ settings }) => !settings.longLived)) {
    const changed = renamed(fixture, which);
    if (changed) it(fixture.title, () => expect(found(changed), changed.code).toEqual(found(fixture)));
  }
});
