import { describe, expect, it } from 'vitest';

import { all } from '../../src/facts/answer.ts';
import { isOutOfScope } from '../../src/facts/scope-of-files.ts';
import { teardownStrength } from '../../src/facts/teardown-names.ts';

it.each([
  [['yes', 'yes'], 'yes'],
  [['no', 'no'], 'no'],
  [['yes', 'no'], 'unknown'],
  [['yes', 'unknown'], 'unknown'],
  [[], 'unknown'],
] as const)('all of %j is %s', (answers, expected) => expect(all(answers)).toBe(expected));

describe('teardown names', () => {
  it.each(['dispose', 'destroy', 'ngOnDestroy', 'componentWillUnmount', 'disconnectedCallback', '[Symbol.dispose]', '[Symbol.asyncDispose]', 'onModuleDestroy', '#dispose', '_dispose'])('%s says that a life ends', (name) => expect(teardownStrength(name, [])).toBe('strong'));
  it.each(['close', 'stop', 'reset', 'hide'])('%s may say so', (name) => expect(teardownStrength(name, [])).toBe('weak'));
  it.each(['start', 'disposable', 'closest', 'destroyer', 'render'])('%s does not', (name) => expect(teardownStrength(name, [])).toBeUndefined());
  it('takes those of the settings', () => expect(teardownStrength('farewell', ['farewell'])).toBe('strong'));
});

describe('tests and stories are out of scope', () => {
  it.each(['/repo/tests/a.ts', '/repo/src/a.test.ts', '/repo/src/__tests__/a.ts', '/repo/a.stories.tsx', '/repo/src/a.d.ts', '/repo/lib/a.min.js'])('%s', (file) => expect(isOutOfScope(file, '/repo')).toBe(true));
  it.each(['/repo/src/a.ts', '/repo/src/testing.ts', '/repo/src/latest/a.ts'])('but not %s', (file) => expect(isOutOfScope(file, '/repo')).toBe(false));
  it('a checkout below a folder of that name is in scope', () => expect(isOutOfScope('/tests/repo/src/a.ts', '/tests/repo')).toBe(false));
});
