import path from 'node:path';
import { runInThisContext } from 'node:vm';

import { describe, expect, it } from 'vitest';

import { helperText } from '../../src/rewrite/growth/helper.ts';
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

describe('a Map that is bounded in bytes', () => {
  const mapOfBytes = runInThisContext(`(${helperText('bytes', 'mapOfBytes', false)})`) as <V>(limit: number, bytesOf: (value: V) => number) => Map<string, V>;
  const sum = (map: Map<string, number>): number => [...map.values()].reduce((total, size) => total + size, 0);

  it('counts what is set, set anew, deleted and cleared', () => {
    const map = mapOfBytes<number>(100, (size) => size);
    const twin = new Map<string, number>();
    let state = 1;
    const random = (below: number): number => (state = (state * 48_271) % 2_147_483_647) % below;
    for (let step = 0; step < 5000; step += 1) {
      const [key, size, what] = [String(random(20)), random(40), random(40)];
      if (what === 0) map.clear();
      else if (what < 8) expect(map.delete(key)).toBe(twin.has(key));
      else expect(map.set(key, size).get(key)).toBe(size);
      expect(sum(map)).toBeLessThanOrEqual(100);
      twin.clear();
      for (const [name, value] of map) twin.set(name, value);
    }
    map.clear();
    map.set('one', 60).set('two', 30).set('one', 65);
    expect([...map]).toEqual([['one', 65], ['two', 30]]);
    map.set('three', 10);
    expect([...map.keys()]).toEqual(['two', 'three']);
  });

  it('keeps the newest, however large, until the next one comes', () => {
    const map = mapOfBytes<number>(100, (size) => size);
    map.set('small', 10).set('large', 500);
    expect([...map.keys()]).toEqual(['large']);
    map.set('next', 20);
    expect([...map.keys()]).toEqual(['next']);
  });

  it('changes no entry that a walk sets anew', () => {
    const map = mapOfBytes<number>(100, (size) => size).set('a', 1).set('b', 2);
    for (const [key, size] of map) map.set(key, size + 1);
    expect([...map]).toEqual([['a', 2], ['b', 3]]);
  });
});

it('an object that is bounded in bytes', () => {
  type Assign = (all: Record<string, string>, sizes: { total: number; of: Map<string, number> }, key: string | number, value: string, bytesOf: (value: string) => number, limit: number) => string;
  const assign = runInThisContext(`(${helperText('sizes', 'assignBytes', false)})`) as Assign;
  const [all, sizes]: [Record<string, string>, { total: number; of: Map<string, number> }] = [{}, { total: 0, of: new Map() }];
  for (let id = 100; id > 0; id -= 1) expect(assign(all, sizes, id, 'x'.repeat(10), ({ length }) => length, 50)).toBe('x'.repeat(10));
  expect(Object.keys(all)).toEqual(['1', '2', '3', '4', '5']);
  assign(all, sizes, 3, 'y'.repeat(20), ({ length }) => length, 50);
  expect(Object.keys(all)).toEqual(['1', '2', '3', '4']);
  expect(sizes.total).toBe(50);
});

it('helpers have at most fifteen lines', () => {
  for (const of of ['map', 'set', 'array', 'dictionary', 'bytes', 'sizes'] as const) expect(helperText(of, 'help', true).split('\n').length).toBeLessThanOrEqual(15);
});
