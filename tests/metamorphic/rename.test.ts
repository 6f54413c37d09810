import { describe, expect, it } from 'vitest';

import { fixtures, found } from './fixtures.ts';
import { renamed } from './rename.ts';

/** What there is one of is told by its class's name here, as docs/known-gaps.md says. */
const toldByName: ReadonlySet<string> = new Set([
  'no-unbounded-collection: ids in a service',
  // Who starts a program, or an extension, calls these names.
  'no-leaked-timer: what starts the program: an exported main function, or one that the module calls',
  'no-leaked-timer: what VS Code calls to start an extension',
  // A comment names the class, and is not renamed with it.
  'no-strong-back-reference: a child whose class the comment says',
  // A route is found by its name, and the verbs of functions spare the question for their types.
  'codemod no-leaked-listener/response',
  'no-leaked-listener: handlers of requests by their name, their types, their place or a decorator',
  'no-leaked-subscription: results that are kept, fluent, of the platform, or of one call alone',
  'no-leaked-subscription: results that promise to be disposed of, and are dropped',
  'no-leaked-subscription: a listener of the page that a helper adds, and that nothing undoes',
]);

describe.each([
  ['renaming what the file declares', 'own'],
  ['aliasing what it imports', 'imports'],
] as const)('%s leaves the findings as they are', (_what, which) => {
  for (const fixture of fixtures.filter(({ settings, title }) => !settings.longLived && !toldByName.has(title))) {
    const changed = renamed(fixture, which);
    if (changed) it(fixture.title, () => expect(found(changed), changed.code).toEqual(found(fixture)));
  }
});
