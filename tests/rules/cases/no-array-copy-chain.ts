import type { Cases } from '../cases.ts';

export const cases: Cases = {
  valid: {
    'fields that are no lists, or not known to be': {
      code: `
import { List } from 'immutable';
export class Board {
  cells = new List();
  modes = ['fast', 'slow'];
  constructor(rows) {
    this.rows = rows;
    this.lines = [];
  }
  query(database) {
    this.lines = database.lines();
  }
  places() {
    return this.cells.filter((cell) => cell.on).map((cell) => cell.x).filter((x) => x > 0);
  }
  names() {
    return this.rows.map((row) => row.name).filter((name) => name !== '').map((name) => name.trim());
  }
  titles() {
    return this.modes.map((mode) => mode.trim()).filter((mode) => mode !== '').map((mode) => mode.length);
  }
  texts() {
    return this.lines.map((line) => line.trim()).filter((line) => line !== '').map((line) => line.length);
  }
}`,
      only: ['untyped', 'types say what these are'],
    },
    'the keys that a written type lists': `
export const wide = (sides: { left: number; right: number }) => Object.entries(sides).map(([side, width]) => [side, width * 2] as const).filter(([, width]) => width > 3).map(([side]) => side);`,
    'the keys of a few values': `
type Side = 'left' | 'right';
interface Box { left?: number; right?: number }
export const wide = (sides: Record<Side, number>) => Object.entries(sides).map(([side, width]) => [side, width * 2] as const).filter(([, width]) => width > 3).map(([side]) => side);
export const some = (sides: Partial<Record<Side, number>>) => Object.entries(sides).map(([side, width]) => [side, width * 2] as const).filter(([, width]) => width > 3).map(([side]) => side);
export const boxed = (box: Readonly<Box>) => Object.entries(box).map(([side, width]) => [side, Number(width) * 2] as const).filter(([, width]) => width > 3).map(([side]) => side);`,
    'one array in between': `
export const names = (users: { name: string }[]) => users.filter((user) => user.name !== '').map((user) => user.name);`,
    'copies with the spread of an object': `
export const copies = (users: { name: string }[]) => users.map((user) => ({ ...user }));`,
    'a literal has few elements': `
export const shown = [1, 2, 3].map((n) => n * 2).filter((n) => n > 2).map(String);`,
    'a constant literal': `
const sizes = ['s', 'm', 'l'];
export const shown = sizes.map((size) => size.trim()).filter((size) => size !== 's').map((size) => size.toUpperCase());`,
    'a tuple': `
export const shown = (pair: [number, number]) => pair.map((n) => n * 2).filter((n) => n > 2).map((n) => n + 1);`,
    'the first five': `
export const top = (names: string[]) => names.slice(0, 5).map((name) => name.trim()).filter((name) => name !== '').map((name) => name.toUpperCase());`,
    'the keys of an object that lists them': `
const colors = { red: 1, green: 2 };
export const shown = Object.keys(colors).map((key) => key.trim()).filter((key) => key !== 'red').map((key) => key.toUpperCase());`,
    'an observable': `
import { Observable } from 'rxjs';
interface Old<T> extends Observable<T> { map<U>(f: (value: T) => U): Old<U>; filter(f: (value: T) => boolean): Old<T> }
export const shown = (values: Old<number>) => values.map((n) => n * 2).filter((n) => n > 2).map((n) => n + 1);`,
    'a wrapper of a library': `
declare const _: (values: number[]) => { map(f: (n: number) => number): ReturnType<typeof _>; filter(f: (n: number) => boolean): ReturnType<typeof _>; value(): number[] };
export const shown = (values: number[]) => _(values).map((n) => n * 2).filter((n) => n > 2).map((n) => n + 1).value();`,
    'an iterator': `
export const shown = (values: Map<string, number>) => values.values().map((n) => n * 2).filter((n) => n > 2).map((n) => n + 1);`,
    'a typed array': `
export const shown = (values: Float64Array) => values.map((n) => n * 2).filter((n) => n > 2).map((n) => n + 1);`,
    'a query builder': `
declare class Query { map(f: (n: number) => number): Query; filter(f: (n: number) => boolean): Query }
export const shown = (query: Query) => query.map((n) => n * 2).filter((n) => n > 2).map((n) => n + 1);`,
    'what is immutable, and what a page is asked for': `
import { List } from 'immutable';
declare function $(selector: string): { map(f: (index: number, node: Element) => unknown): ReturnType<typeof $>; filter(f: (index: number, node: Element) => boolean): ReturnType<typeof $>; slice(): ReturnType<typeof $>; get(): Element[]; length: number };
export const shown = (values: List<number>) => values.map((n) => n * 2).filter((n) => n > 2).map((n) => n + 1);
export const made = List(Array.from({ length: 1_000_000 }, Number)).map((n: number) => n * 2).filter((n: number) => n > 2).map((n: number) => n + 1);
export const ids = $('li').map((index, node) => node.id).filter((index) => index > 1).map((index, node) => node).get();
export const many = () => $('li').slice().filter((index) => index > 1).map((index) => index).length;`,
    'an array with a method of its own': `
class Rows extends Array<number> { override filter(): number[] { return [1]; } }
export const shown = (rows: Rows) => rows.map((n) => n * 2).filter().map((n) => n + 1);`,
    'what another comment, another default and another function say': {
      code: `
/** @param {Query} values */
export function described(values) {
  return values.map((value) => value * 2).filter((value) => value > 2).map((value) => value + 1);
}
/** @param {number[]} others */
export function named(others, values) {
  return values.map((value) => value * 2).filter((value) => value > 2).map((value) => value + others.length);
}
const shadowed = { isArray: (values) => values };
export function asked(values, Array) {
  if (!Array.isArray(values) || !shadowed.isArray(values)) return [];
  return values.map((value) => value * 2).filter((value) => value > 2).map((value) => value + 1);
}
export const given = (values = query()) => values.map((value) => value * 2).filter((value) => value > 2).map((value) => value + 1);`,
      only: ['untyped', 'types say what these are'],
    },
    'one array, of which one value is kept': `
export const first = (users: { name: string; age: number }[]) => users.map((user) => user.name).find((name) => name !== '');
export const oldest = (users: { name: string; age: number }[]) => users.map((user) => user.age).reduce((most, age) => Math.max(most, age), 0);
export const some = (users: { name: string; age: number }[]) => users.filter((user) => user.age > 3).some((user) => user.name === 'x');`,
    'few elements, of which one is kept': `
const sizes = ['s', 'm', 'l'];
export const first = sizes.map((size) => size.trim()).filter((size) => size !== 's').find((size) => size > 'm');
export const shown = (pair: [number, number]) => pair.map((n) => n * 2).filter((n) => n > 2).reduce((sum, n) => sum + n, 0);`,
    'an iterator and a wrapper that look for one value': `
declare class Query { map(f: (n: number) => number): Query; filter(f: (n: number) => boolean): Query; find(f: (n: number) => boolean): number }
export const found = (query: Query) => query.map((n) => n * 2).filter((n) => n > 2).find((n) => n > 4);
export const first = (values: Map<string, number>) => values.values().map((n) => n * 2).filter((n) => n > 2).find((n) => n > 4);`,
    'an array that a variable keeps, of which one value is taken': `
export function both(values: number[]) {
  const big = values.map((n) => n * 2).filter((n) => n > 2);
  return [big.find((n) => n > 4), big.length];
}`,
    'the last of them, which needs all': `
export const last = (values: number[]) => values.map((n) => n * 2).filter((n) => n > 2).at(-1);
export const rest = (values: number[]) => values.map((n) => n * 2).filter((n) => n > 2).slice(3);`,
    'what nobody knows': `
declare function find(): any;
export const shown = find().map((n: number) => n * 2).filter((n: number) => n > 2).map((n: number) => n + 1);`,
    'an array that is read again': `
export function shown(values: number[]) {
  const doubled = values.map((n) => n * 2);
  const big = doubled.filter((n) => n > 2);
  return { doubled, big };
}`,
    'an array in which a callback looks': `
export function unique(values: number[]) {
  const doubled = values.map((n) => n * 2);
  const once = doubled.filter((n, index) => doubled.indexOf(n) === index);
  return once.map((n) => n + 1);
}`,
    'an array in which a loop looks': `
export function unique(values: number[]) {
  const doubled: number[] = [];
  for (const n of values) doubled.push(n * 2);
  const once: number[] = [];
  for (const n of doubled) if (doubled.indexOf(n) === doubled.lastIndexOf(n)) once.push(n);
  return once.map((n) => n + 1);
}`,
    'lists that are joined, of which one is made for it': `
interface Row { name: string; ok: boolean }
export const options = (rows: Row[], names: string[]) => ['all', ...names, ...rows.map((row) => row.name)];
export const all = (rows: Row[], olds: Row[]) => rows.filter((row) => row.ok).concat(olds);
export const first = (rows: Row[]) => [...rows, rows[0]!].map((row) => row.name);`,
    'lists that are joined, of which the others are few': `
interface Row { name: string }
const sides = ['left', 'right'];
export const options = (rows: Row[], pair: [Row, Row]) => [...sides.map((side) => side.trim()), ...pair.map((row) => row.name), ...rows.map((row) => row.name)];
export const few = () => [...sides, 'top'].map((side) => side.trim()).filter((side) => side !== '');`,
    'what waits, what a set takes, and what grows with each turn': `
interface Row { name: string; ok: boolean; load(): Promise<string> }
export const loaded = (rows: Row[], olds: Row[]) => Promise.all([...rows.filter((row) => row.ok).map((row) => row.load()), ...olds.map((row) => row.load())]);
export const named = (groups: Row[][]) => groups.reduce<string[]>((all, rows) => all.concat(rows.filter((row) => row.ok).map((row) => row.name)), []);
export const most = (rows: Row[], olds: Row[]) => Math.max(...rows.filter((row) => row.ok).map((row) => row.name.length), ...olds.map((row) => row.name.length));`,
    'what is turned around where it stands': `
interface Row { name: string; ok: boolean }
export const latest = (rows: Row[]) => rows.filter((row) => row.ok).map((row) => row.name).reverse();
export const names = (rows: Row[]) => [...rows].reverse().map((row) => row.name);
export const turned = (rows: Row[]) => rows.reverse().filter((row) => row.ok).map((row) => row.name);`,
    'what joins and turns other things than arrays': `
declare class Query { map(f: (n: number) => number): Query; filter(f: (n: number) => boolean): Query; concat(other: Query): Query; reverse(): Query }
export const query = (one: Query, other: Query) => one.filter((n) => n > 2).map((n) => n + 1).concat(other.map((n) => n * 2)).reverse().map((n) => n + 1);
export const samples = (values: Float64Array) => values.slice().reverse().map((n) => n * 2).filter((n) => n > 2);
export const text = (name: string, names: string[]) => name.concat(names.filter((n) => n !== '').map((n) => n.trim()).join());`,
    'sorting stands between': `
export const shown = (values: number[]) => values.map((n) => n * 2).sort().filter((n) => n > 2);`,
    'loops that look at their neighbours': `
export function smooth(values: number[]) {
  const sums = new Array<number>(values.length);
  for (let i = 0; i < values.length; i++) sums[i] = values[i]! + (values[i + 1] ?? 0);
  const halves = new Array<number>(values.length);
  for (let i = 0; i < sums.length; i++) halves[i] = sums[i - 1]! / 2;
  const out = new Array<number>(values.length);
  for (let i = 0; i < halves.length; i++) out[i] = halves[i + 1]! / 2;
  return out;
}`,
    'a loop that starts later': `
export function later(values: number[]) {
  const doubled = new Array<number>(values.length);
  for (let i = 1; i < values.length; i++) doubled[i] = values[i]! * 2;
  const halved = new Array<number>(values.length);
  for (let i = 1; i < values.length; i++) halved[i] = doubled[i]! / 2;
  const out = new Array<number>(values.length);
  for (let i = 1; i < values.length; i++) out[i] = halved[i]! / 2;
  return out;
}`,
    'what is called for each of a set, and each of a list of the page': `
export function texts(names: Set<string>, nodes: NodeListOf<Element>) {
  const trimmed: string[] = [];
  names.forEach((name) => trimmed.push(name.trim()));
  const kept: string[] = [];
  trimmed.forEach((name) => kept.push(name + '!'));
  const ids: string[] = [];
  nodes.forEach((node) => ids.push(node.id));
  const known: string[] = [];
  ids.forEach((id) => known.push(id + '!'));
  return { shown: kept.filter((name) => name !== ''), ids: known.filter((id) => id !== '') };
}`,
    'a loop that looks at the next, too, and one that goes on with an array that grows': `
export function sums(values: number[]) {
  const sums: number[] = [];
  let i = 0;
  while (i < values.length) {
    const left = values[i++]!;
    const right = values[i++]!;
    sums.push(left + right);
  }
  return sums;
}
export function stuck(values: number[]) {
  const doubled: number[] = [];
  let i = 0;
  while (i < values.length) {
    if (!values[i]) continue;
    doubled.push(values[i]! * 2);
    i++;
  }
  return doubled;
}
export function flat(tree: { id: number; children: typeof tree }[]) {
  const open = [...tree];
  const ids: number[] = [];
  let i = 0;
  while (i < open.length) {
    const node = open[i++]!;
    open.push(...node.children);
    ids.push(node.id);
  }
  const known: number[] = [];
  for (const id of ids) known.push(id + 1);
  return { ids, known };
}`,
    'two loops that fill one array': `
export function both(left: number[], right: number[]) {
  const all: number[] = [];
  for (const n of left) all.push(n * 2);
  for (const n of right) all.push(n * 2);
  return all;
}`,
  },
  invalid: {
    'a copy behind the chain': `
const samples = Array.from({ length: 1_000_000 }, () => 1);
export const copied = samples.map((sample) => sample + 1).filter((sample) => sample > 1).map((sample) => sample * 2).slice(); // ! large`,
    'lists that are joined': `
interface Row { name: string; ok: boolean }
export const names = (left: Row[], right: Row[]): string[] => left.map((row) => row.name).concat(right.map((row) => row.name)); // ? joined
export const options = (rows: Row[], names: string[]): string[] => ['all', ...names, ...rows.filter((row) => row.ok).map((row) => row.name)]; // ? joined
export const sorted = (left: Row[], right: Row[]): string[] => [...left.map((row) => row.name), ...right.map((row) => row.name)].sort(); // ? joined
export const shown = (left: Row[], right: Row[]): string[] => [...left.map((row) => row.name), ...right.map((row) => row.name)].filter((name) => name !== ''); // ? joined`,
    'lists that are joined first': `
interface Row { name: string; ok: boolean }
export const shown = (left: Row[], right: Row[]): string[] => [...left, ...right].filter((row) => row.ok).map((row) => row.name); // ? copies
export const lengths = (left: Row[], right: Row[]): number[] => left.map((row) => row.name).concat(right.map((row) => row.name)).filter((name) => name !== '').map((name) => name.length); // ? copies
export const sum = (left: Row[], right: Row[]) => left.concat(right).filter((row) => row.ok).reduce((sum, row) => sum + row.name.length, 0); // ? walked`,
    'a large list that is joined': `
const samples = Array.from({ length: 1_000_000 }, () => 1);
export const all = [0, ...samples.map((sample) => sample + 1)]; // ! largeJoined`,
    'what is turned around in between, and in front': `
interface Row { name: string; ok: boolean }
export const turned = (rows: Row[]): string[] => rows.filter((row) => row.ok).reverse().map((row) => row.name).filter((name) => name !== ''); // ? copies
export const latest = (rows: Row[]): string[] => [...rows].reverse().filter((row) => row.ok).map((row) => row.name); // ? copies
export const copied = (rows: Row[]): string[] => rows.slice().reverse().filter((row) => row.ok).map((row) => row.name); // ? copies
export const found = (rows: Row[]) => [...rows].reverse().filter((row) => row.ok).map((row) => row.name).find((name) => name !== ''); // ? walked`,
    'lists that plain JavaScript says are arrays': {
      code: `
export const all = (left = [], right = []) => left.filter((n) => n > 1).map((n) => n * 2).concat(right); // ? joined
export const more = (left = [], right = []) => [...left.map((n) => n * 2), ...right.map((n) => n * 2)]; // ? joined
export const unknown = (left, right) => left.filter((n) => n > 1).map((n) => n * 2).concat(right.map((n) => n * 2));`,
      only: ['untyped', 'types say what these are'],
    },
    'a chain of three': `
export function chain(values: number[], threshold: number, offset: number): number[] {
  return values.map((n) => n * 2).filter((n) => n > threshold).map((n) => n + offset); // ? copies
}`,
    'with a copy in front': `
export const chain = (values: readonly string[]) => [...values].filter((value) => value !== '').map((value) => value.trim()); // ? copies`,
    'two arrays, of which one value is kept': `
interface Reading { id: number; celsius: number; ok: boolean }
export const hot = (readings: Reading[]) => readings.filter((reading) => reading.ok).map((reading) => reading.celsius).find((celsius) => celsius > 30); // ? walked
export const isHot = (readings: Reading[]) => readings.filter((reading) => reading.ok).map((reading) => reading.celsius).some((celsius) => celsius > 30); // ? walked
export const areHot = (readings: Reading[]) => readings.filter((reading) => reading.ok).map((reading) => reading.celsius).every((celsius) => celsius > 30); // ? walked
export const first = (readings: Reading[]) => readings.filter((reading) => reading.ok).map((reading) => reading.celsius)[0]; // ? walked
export const firstAt = (readings: Reading[]) => readings.filter((reading) => reading.ok).map((reading) => reading.celsius).at(0); // ? walked
export const top = (readings: Reading[]) => readings.filter((reading) => reading.ok).map((reading) => reading.celsius).slice(0, 10); // ? walked
export const sum = (readings: Reading[]) => readings.filter((reading) => reading.ok).map((reading) => reading.celsius).reduce((sum, celsius) => sum + celsius, 0); // ? walked
export const many = (readings: Reading[]) => readings.map((reading) => reading.celsius).filter((celsius) => celsius > 30).length; // ? walked
export function print(readings: Reading[]) {
  readings.filter((reading) => reading.ok).map((reading) => reading.celsius).forEach((celsius) => console.log(celsius)); // ? walked
  for (const celsius of readings.filter((reading) => reading.ok).map((reading) => reading.celsius)) console.log(celsius); // ? walked
}`,
    'one array of a million, of which the sum is kept': `
const samples = Array.from({ length: 1_000_000 }, (_, index) => index * 3);
export const sum = samples.map((sample) => sample + 1).reduce((sum, sample) => sum + sample, 0); // ! largeWalked`,
    'on each turn of a loop': `
interface Order { user: number; sum: number }
export function totals(users: { id: number }[], orders: Order[]) {
  const totals = new Map<number, number>();
  for (const user of users) totals.set(user.id, orders.filter((order) => order.user === user.id).map((order) => order.sum).reduce((sum, next) => sum + next, 0)); // ? repeatedWalked
  return totals;
}`,
    'three variables': `
export function variables(values: number[], threshold: number, offset: number): number[] {
  const doubled = values.map((n) => n * 2);
  const kept = doubled.filter((n) => n > threshold);
  const shifted = kept.map((n) => n + offset); // ? copies
  return shifted;
}`,
    'three loops': `
export function loops(values: number[], threshold: number, offset: number): number[] {
  const doubled = new Array<number>(values.length);
  for (let i = 0; i < values.length; i++) doubled[i] = values[i]! * 2;
  const kept: number[] = [];
  for (const value of doubled) if (value > threshold) kept.push(value);
  const shifted: number[] = [];
  for (const value of kept) shifted.push(value + offset); // ? copies
  return shifted;
}`,
    'loops that count by themselves, and what is called for each': `
export function loops(values: number[], threshold: number): number[] {
  const doubled: number[] = [];
  let i = 0;
  while (i < values.length) {
    doubled.push(values[i]! * 2);
    i++;
  }
  const kept: number[] = [];
  doubled.forEach((value) => {
    if (value > threshold) kept.push(value);
  });
  const shifted: number[] = [];
  let next = 0;
  while (next < kept.length) { // ? copies
    const value = kept[next++]!;
    shifted.push(value + 1);
  }
  return shifted;
}`,
    'all arrays declared first, one length for all': `
export function loops(values: number[]): number[] {
  const n = values.length;
  const a = new Array(n), b = new Array(n), c = new Array(n);
  for (let i = 0; i < n; ++i) { a[i] = values[i]! * 2; }
  for (let i = 0; i < n; ++i) { b[i] = a[i] + 1; }
  for (let i = 0; i < n; i += 1) { c[i] = b[i] / 3; } // ? copies
  return c;
}`,
    'loops in plain JavaScript': {
      code: `
export function loops(values, threshold) {
  const doubled = [];
  for (const value of values) doubled.push(value * 2);
  const kept = [];
  for (const value of doubled) { if (value > threshold) { kept.push(value); } }
  return kept.map((value) => value + 1); // ? copies
}`,
      only: ['untyped', 'the parameters have no types'],
    },
    'what plain JavaScript says is an array': {
      code: `
export function guarded(values) {
  if (!Array.isArray(values)) throw new TypeError('no list');
  return values.map((value) => value * 2).filter((value) => value > 2).map((value) => value + 1); // ? copies
}
export const given = (values = []) => values.map((value) => value * 2).filter((value) => value > 2).map((value) => value + 1); // ? copies
/**
 * @param {number[]} values the numbers
 * @param {string} name
 */
export function described(values, name) {
  return values.map((value) => value * 2).filter((value) => value > 2).map((value) => name + value); // ? copies
}
export const parts = (text) => text.split(',').map((part) => part.trim()).filter((part) => part !== '').map((part) => part.length); // ? copies
export const copied = (values) => [...values].map((value) => value * 2).filter((value) => value > 2).map((value) => value + 1); // ? copies`,
      only: ['untyped', 'types say what these are'],
    },
    'the keys of a dictionary': `
export const wide = (sides: Readonly<Record<string, number>>) => Object.entries(sides).map(([side, width]) => [side, width * 2] as const).filter(([, width]) => width > 3).map(([side]) => side); // ? copies`,
    'a list in a field': {
      code: `
export class Board {
  cells = [];
  constructor() {
    this.rows = [];
  }
  add(row, cell) {
    this.rows.push(row);
    this.cells.push(cell);
  }
  places() {
    return this.cells.filter((cell) => cell.on).map((cell) => cell.x).filter((x) => x > 0); // ? copies
  }
  names() {
    return this.rows.map((row) => row.name).filter((name) => name !== '').map((name) => name.trim()); // ? copies
  }
}`,
      only: ['untyped', 'types say what these are'],
    },
    'a list in a field whose type is written': `
export class Telemetry {
  #readings: readonly number[] = [];
  set(readings: readonly number[]): void {
    this.#readings = readings;
  }
  hot(): number[] {
    return this.#readings.map((reading) => reading * 2).filter((reading) => reading > 10).map((reading) => reading + 1); // ? copies
  }
}`,
    'two copies of an own array, which could take the result': {
      code: `
export function own(length: number): number[] {
  const values = Array.from({ length }, (_, index) => index);
  return values.map((value) => value * 2).filter((value) => value > 10); // ? copies
}`,
      only: ['typed', 'whether the results fit is a matter of types'],
    },
    'lines of a text, of which nobody knows how many there are': `
export const ids = (text: string) => text.split('\\n').filter((line) => line !== '').map((line) => line.trim()).filter((line) => line !== '#'); // ? copies`,
    'a million': `
const values = Array.from({ length: 1_000_000 }, (_, index) => index);
export const shown = values.map((n) => n * 2).filter((n) => n > 2); // ! large`,
    'the same array on each turn of a loop': `
export function totals(users: { id: number }[], orders: { user: number; sum: number }[]) {
  const totals = new Map<number, number[]>();
  for (const user of users) {
    totals.set(user.id, orders.filter((order) => order.user === user.id).map((order) => order.sum).filter((sum) => sum > 0)); // ? repeated
  }
  return totals;
}`,
    'the same array in each callback': `
export const totals = (users: { id: number }[], orders: { user: number; sum: number }[]) =>
  users.map((user) => orders.filter((order) => order.user === user.id).map((order) => order.sum).filter((sum) => sum > 0)); // ? repeated`,
    'the rows of the element are others each time': {
      code: `
export function rows(tables: { rows: number[] }[]) {
  const all: number[][] = [];
  for (const { rows } of tables) {
    all.push(rows.map((n) => n * 2).filter((n) => n > 2).map((n) => n + 1)); // ? copies
  }
  return all;
}`,
      only: ['typed', 'the rows are known by their type'],
    },
  },
};
