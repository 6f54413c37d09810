import type { Cases } from '../cases.ts';

export const cases: Cases = {
  valid: {
    'each copy is handed on': `
export function history(names: string[], show: (names: string[]) => void): string[] {
  let all: string[] = [];
  for (const name of names) {
    all = [...all, name];
    show(all);
  }
  return all;
}
export const snapshots = (names: string[], seen: { names: string[] }[]): string[] =>
  names.reduce<string[]>((all, name) => {
    seen.push({ names: all });
    return [...all, name];
  }, []);
export function byStep(rows: Map<string, number>): Map<string, number>[] {
  const steps: Map<string, number>[] = [];
  let sizes = new Map<string, number>();
  let step = 0;
  for (const [id, size] of rows) {
    sizes = new Map(sizes).set(id, size);
    steps[step++] = sizes;
  }
  return steps;
}`,
    'each copy is yielded': `
export function* prefixes(names: string[]): Generator<string[]> {
  let all: string[] = [];
  for (const name of names) {
    all = [...all, name];
    yield all;
  }
}
export async function saved(names: AsyncIterable<string>, save: (names: string[]) => Promise<void>): Promise<void> {
  let all: string[] = [];
  for await (const name of names) {
    all = all.concat([name]);
    await save(all);
  }
}`,
    'text is added to text': `
export function line(rates: { value: number; time: number }[]) {
  let result = '';
  for (let i = 0; i < rates.length; i++) result = result.concat(String(rates[i]!.value), ':', String(rates[i]!.time));
  return result;
}`,
    'an accumulator of a fixed shape': `
export const count = (votes: { yes: boolean }[]) =>
  votes.reduce((sum, vote) => ({ ...sum, yes: sum.yes + Number(vote.yes), no: sum.no + Number(!vote.yes) }), { yes: 0, no: 0 });`,
    'a key that is written down in another way': `
const key = 'yes';
export const count = (votes: boolean[]) => votes.reduce((sum, vote) => ({ ...sum, [key]: vote, ['no']: !vote }), { yes: false, no: true });`,
    'a key that is one of two': `
export const sides = (rows: { size: number }[]) =>
  rows.reduce((all, row) => {
    const side = row.size > 2 ? 'large' : 'small';
    return { ...all, [side]: all[side] + 1 };
  }, { large: 0, small: 0 });`,
    'a part of a fixed shape': `
export const sums = (rows: { size: number }[]) => rows.reduce((all, row) => ({ ...all, sums: { ...all.sums, whole: all.sums.whole + row.size } }), { sums: { whole: 0 } });
export const other = (rows: { size: number }[], shared: { list: number[] }) => rows.reduce((all, row) => ({ ...all, list: [...shared.list, row.size] }), shared);`,
    'the list of a library': `
import { List } from 'immutable';
export const joined = (rows: List<number>) => rows.reduce((all, row) => all.concat(row), List<number>());
class Query { concat(_other: Query) { return new Query(); } }
export function both(queries: Query[]) {
  let all = new Query();
  for (const query of queries) all = all.concat(query);
  return all;
}`,
    'few elements': `
export const all = ['a', 'b', 'c'].reduce<string[]>((all, name) => [...all, name], []);`,
    'a tuple': `
export const all = (pair: [string, string]) => pair.reduce<string[]>((all, name) => [...all, name], []);`,
    'keys of a few values': {
      code: `
export const groups = (items: { kind: 'a' | 'b'; size: number }[]) =>
  items.reduce<Partial<Record<'a' | 'b', number>>>((sizes, item) => ({ ...sizes, [item.kind]: item.size }), {});`,
      only: ['typed', 'the keys are known by their type'],
    },
    'pushing': `
export const all = (names: string[]) => names.reduce<string[]>((all, name) => { all.push(name); return all; }, []);`,
    'another array is copied': `
export const all = (names: string[], more: string[]) => names.reduce<string[]>((_all, name) => [...more, name], []);`,
    'once, outside a loop': `
export function both(left: string[], right: string[]) {
  let all: string[] = [];
  all = [...all, ...left];
  all = [...all, ...right];
  return all;
}`,
    'anew on each turn': `
export function rows(tables: string[][]) {
  for (const table of tables) {
    let row: string[] = [];
    row = [...row, ...table];
    console.log(row);
  }
}`,
    'a loop of a few turns': `
export function few(next: () => string) {
  let all: string[] = [];
  for (let i = 0; i < 3; i++) all = [...all, next()];
  return all;
}`,
    'state that is set by events': `
export function store(emit: (listener: (value: string) => void) => void) {
  let values: string[] = [];
  emit((value) => { values = [...values, value]; });
  return () => values;
}`,
    'a reducer': `
export const reducer = (state: string[], action: { name: string }) => [...state, action.name];`,
    'a reduce of something else': `
declare const store: { reduce<T>(callback: (all: T[], value: T) => T[], start: T[]): T[] };
export const all = [store.reduce((all: number[], value: number) => all.includes(value) ? all : all, [])];`,
    'sets and maps of another kind, and copies that are meant': `
class Bag { constructor(readonly values: string[]) {} }
export const bags = (names: string[]) => names.reduce((bag, name) => new Bag([...bag.values, name]), new Bag([]));
export const added = (set: ReadonlySet<string>, name: string) => new Set([...set, name]);
export const front = (names: string[], name: string) => [name, ...names];
export const merged = (rows: { key: string }[]) => rows.reduce((first, row) => ({ total: row.key.length, ...first }), {});`,
  },
  invalid: {
    'the lines of a text': `
export const all = (text: string) => text.split('\\n').reduce<string[]>((all, line) => [...all, line.trim()], []); // ! array`,
    'the files of a folder': `
import { readdirSync } from 'node:fs';
export function names(folder: string) {
  const files = readdirSync(folder);
  let all: string[] = [];
  for (const file of files.filter(Boolean)) all = [...all, file.trim()]; // ! array
  return all;
}`,
    'what is kept apart by a search': `
export const distinct = (names: string[]) => names.reduce<string[]>((all, name) => (all.includes(name) ? all : [...all, name]), []); // ? array`,
    'an array in a reduce': `
export const all = (names: string[]) => names.reduce<string[]>((all, name) => [...all, name.trim()], []); // ? array`,
    'under a condition': `
export const all = (names: string[]) => names.reduce<string[]>((all, name) => (name ? [...all, name] : all), []); // ? array`,
    'in a block': `
export const all = (names: string[]) => names.reduce((all, name) => {
  if (name === '') return all;
  return [...all, name]; // ? array
}, [] as string[]);`,
    'by concat': `
export const all = (names: string[]) => names.reduce<string[]>((all, name) => all.concat([name, name]), []); // ? array`,
    'an object': {
      code: `
export const byId = (users: { id: string }[]) => users.reduce<Record<string, { id: string }>>((all, user) => ({ ...all, [user.id]: user }), {}); // ? object`,
      only: ['typed', 'that keys are open is known by their type'],
    },
    'an object without types': {
      code: `
export const byId = (users) => users.reduce((all, user) => ({ ...all, [user.id]: user }), {}); // ? object`,
      only: ['untyped', 'keys may be few'],
    },
    'Object.assign': `
export const byId = (users: { id: string }[]) => users.reduce<Record<string, { id: string }>>((all, user) => Object.assign({}, all, makeOne(user)), {}); // ? object
declare function makeOne(user: { id: string }): Record<string, { id: string }>;`,
    'keys of an object, which may be few': `
export const upper = (names: Record<string, string>) => Object.keys(names).reduce<string[]>((all, name) => [...all, name], []); // ? array`,
    'a loop': `
export function all(names: string[]) {
  let all: string[] = [];
  for (const name of names) {
    all = [...all, name]; // ? array
  }
  return all;
}`,
    'a copy that is only printed, or asked': `
export function all(names: string[], isFull: (names: string[]) => boolean) {
  let all: string[] = [];
  for (const name of names) {
    all = [...all, name]; // ? array
    console.log(all);
    if (isFull(all)) break;
  }
  return all;
}`,
    'an index loop and concat': `
export function all(names: string[]) {
  let all: string[] = [];
  for (let i = 0; i < names.length; i++) all = all.concat(names[i]!, [names[i]!]); // ? array
  return all;
}`,
    'forEach': `
export function all(names: string[]) {
  let all: string[] = [];
  names.forEach((name) => { all = [...all, name]; }); // ? array
  return all;
}`,
    'a while loop, whose turns nobody knows': `
export function all(next: () => string | undefined) {
  let all: string[] = [];
  for (let name = next(); name; name = next()) all = [...all, name]; // ? array
  return all;
}`,
    'a part of what is handed on': `
export const halves = (rows: { size: number }[]) =>
  rows.reduce<{ large: number[]; small: number[] }>((all, row) => row.size > 1 ? { ...all, large: [...all.large, row.size] } : { ...all, small: [...all.small, row.size] }, { large: [], small: [] }); // ? array`,
    'either branch': `
export const sizes = (rows: number[]) => rows.reduce<number[]>((all, row) => (row > 0 ? [...all, row] : [...all, -row]), []); // ? array`,
    'a copy with a name': `
export const sizes = (rows: number[]) => rows.reduce<number[]>((all, row) => {
  const next = [...all, row]; // ? array
  return next;
}, []);`,
    'in front': `
export const turned = (rows: { key: string }[]) => rows.reduce<string[]>((all, row) => [row.key, ...all], []); // ? array
export function first(rows: { key: string }[]) {
  let all: string[] = [];
  for (const row of rows) all = [row.key, ...all]; // ? array
  return all;
}
export const earliest = (rows: { key: string }[]) => rows.reduce<Record<string, number>>((all, row) => ({ [row.key]: 1, ...all }), {}); // ? object`,
    'sets and maps': `
export const keys = (rows: { key: string }[]) => rows.reduce((all, row) => new Set([...all, row.key]), new Set<string>()); // ? set
export const byKey = (rows: { key: string }[]) => rows.reduce((all, row) => new Map(all).set(row.key, row), new Map<string, { key: string }>()); // ? map
export function listed(rows: { key: string }[]) {
  let all = new Map<string, number>();
  for (const row of rows) all = new Map([...all, [row.key, 1]]); // ? map
  return all;
}`,
    'one after the other': `
export const all = (rows: string[], load: (row: string) => Promise<string>) =>
  rows.reduce(async (loaded, row) => [...(await loaded), await load(row)], Promise.resolve([] as string[])); // ? array
export const concatenated = (rows: string[], load: (row: string) => Promise<string[]>) =>
  rows.reduce(async (loaded, row) => (await loaded).concat(await load(row)), Promise.resolve([] as string[])); // ? array
export const named = (rows: string[], load: (row: string) => Promise<string>) =>
  rows.reduce<Promise<string[]>>(async (promised, row) => {
    const loaded = await promised;
    return [...loaded, await load(row)]; // ? array
  }, Promise.resolve([]));`,
  },
};
