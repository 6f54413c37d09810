import path from 'node:path';
import { runInThisContext } from 'node:vm';

import { describe, expect, it } from 'vitest';

import { transform } from '../../src/transform.ts';
import { fixtures as project } from '../rules/lint.ts';

interface Program {
  readonly ask: (key: unknown) => unknown;
  readonly size: () => number;
  readonly made: () => number;
}

/** What the rewritten text does: how often a value is made, and how many are kept. */
function run(declaration: string, known: string, keep: string, size: string): Program {
  const source = `
const all = ${declaration};
let made = 0;
const make = (key) => { made += 1; return { key }; };
function ask(key) {
  let value = ${known};
  if (!value) ${keep};
  return value;
}
process.on('message', ({ id }) => ask(id));
const size = () => ${size};
`;
  const text = transform('no-unbounded-collection', { path: path.join(project, 'file.js'), source }, undefined, { level: 'review', certainty: 'likely', tests: true });
  expect(text).toContain('const allLimit = 500;');
  const start = runInThisContext(`(process) => { ${text}; return { ask, size, made: () => made }; }`) as (process: object) => Program;
  return start({ on: () => undefined });
}

describe('a bounded collection', () => {
  it.each([
    ['a Map, given an assignment in parentheses', 'new Map()', 'all.get(key)', 'all.set(key, (value = make(key)))', '[...all.keys()].length'],
    ['an object that is walked over', '{}', 'all[key]', 'all[key] = value = make(key)', 'Object.keys(all).length'],
  ])('%s', (_, ...program) => {
    const { ask, size, made } = run(...program);
    expect(ask('first')).toBe(ask('first'));
    expect(made()).toBe(1);
    // Numbers from high to low, which an object lists the other way round.
    for (let id = 2000; id > 0; id -= 1) expect(ask(id)).toEqual({ key: id });
    expect(size()).toBe(500);
    expect(ask(1)).toBe(ask(1));
    expect(made()).toBe(2001);
    ask('first');
    expect(made()).toBe(2002);
  });
});
