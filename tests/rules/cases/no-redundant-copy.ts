import type { Cases } from '../cases.ts';

export const cases: Cases = {
  valid: {
    'a sorted copy of what somebody else has': `
export const sorted = (names: string[]) => names.toSorted();`,
    'an own array that is read again': `
export function shown(names: string[]) {
  const kept = names.filter((name) => name !== '');
  return { kept, sorted: kept.toSorted() };
}`,
    'an own array that somebody may have': `
export function shown(names: string[], show: (names: string[]) => void) {
  const kept = names.filter((name) => name !== '');
  show(kept);
  return kept.toSorted();
}`,
    'an own array on each turn of a loop': `
export function shown(names: string[], times: number[]) {
  const kept = names.filter((name) => name !== '');
  const all: string[][] = [];
  for (const time of times) all.push(kept.toSorted((a, b) => (a.length - b.length) * time));
  return all;
}`,
    'a snapshot, while listeners may remove themselves': `
export const emit = (listeners: (() => void)[]) => [...listeners].some((listener) => { listener(); return false; });`,
    'a callback that nobody knows': `
export const shown = (names: string[], test: (name: string) => boolean) => [...names].filter(test);`,
    'a callback that gets the array': `
export const shown = (names: string[]) => [...names].some((name, index, all) => all.indexOf(name) !== index);`,
    'a node list has no map': `
export const texts = (nodes: NodeListOf<Element>) => [...nodes].map((node) => node.id);`,
    'the characters of a string': `
export const codes = (text: string) => [...text].map((char) => char.length);`,
    'a mapper that takes the array': `
export const last = (sizes: Set<number>) => [...sizes].map((size, index, all) => size === all.at(-1));
export const own = (sizes: Set<number>) => [...sizes].map((size) => size, null);`,
    'a mapper that nobody knows': `
export const shown = (sizes: Set<number>, show: (...sizes: unknown[]) => string) => [...sizes].map(show);`,
    'a set of a library, mapped': `
declare class Bag { add(value: number): this; has(value: number): boolean; [Symbol.iterator](): Iterator<number> }
export const doubled = (bag: Bag) => [...bag].map((value) => value * 2);`,
    'what is immutable, and what a page is asked for': `
import { List } from 'immutable';
declare function $(selector: string): { filter(f: (index: number) => boolean): ReturnType<typeof $>; slice(): ReturnType<typeof $>; get(): Element[]; length: number; 0: Element };
export const first = $('li').filter((index) => index > 1)[0];
export const many = (users: string[]) => users.map((user) => $('li').filter((index) => index > user.length).length);
export const least = (values: List<number>) => values.slice().sort((a: number, b: number) => a - b).get(0);
export const sorted = (values: List<number>) => values.map((value) => value * 2).sort();`,
    'a loop that may change what it walks': `
interface Part { remove(): void; parent: Part | undefined; parts: Part[] }
export function clear(parts: Part[]) {
  for (const part of [...parts]) part.remove();
}
export function prune(words: Set<string>) {
  for (const word of [...words]) if (word === '') words.delete(word);
}
export function grow(names: string[]) {
  for (const name of names.slice()) names.push(name + '!');
}
export function move(from: Part, to: Part) {
  for (const part of Array.from(from.parts)) part.parent = to;
}
export async function send(names: string[], later: () => Promise<void>) {
  for (const name of [...names]) { await later(); console.log(name); }
}
export function* each(names: string[]) {
  for (const name of [...names]) yield name;
}
export class Bus {
  listeners: (() => void)[] = [];
  emit() { for (const listener of [...this.listeners]) listener(); }
}
export function handed(names: string[], keep: (names: string[]) => void, tell: () => void) {
  const kept = names.filter((name) => name !== '');
  keep(kept);
  for (const name of [...kept]) { tell(); console.log(name); }
}
export function captured(names: string[], tell: (add: () => void) => void) {
  const kept = names.filter((name) => name !== '');
  const add = () => kept.push('x');
  for (const name of [...kept]) { tell(add); console.log(name); }
}`,
    'what is no array, and few': `
export function texts(nodes: HTMLCollectionOf<Element>, made: Generator<string>, text: string) {
  let all = '';
  for (const node of Array.from(nodes)) all += node.id;
  for (const part of [...made]) all += part;
  for (const char of [...text]) all += char;
  for (const size of [...[1, 2, 3]]) all += size;
  return all;
}`,
    'two arrays in one': `
export const has = (left: number[], right: number[]) => [...left, ...right].includes(1);`,
    'a set of a library': `
declare class Bag { add(value: number): this; has(value: number): boolean; delete(value: number): boolean; size: number; [Symbol.iterator](): Iterator<number> }
export const has = (bag: Bag) => [...bag].includes(1);`,
    'values of a map': `
export const has = (sizes: Map<string, number>) => [...sizes.values()].includes(1);`,
    'the best of a few': `
export const least = [3, 1, 2].toSorted((a, b) => a - b)[0];`,
    'more than one of what is sorted': `
export const best = (values: number[]) => [...values].sort((a, b) => a - b).slice(0, 3);`,
    'what is sorted is used by others, too': `
export const best = (values: number[]) => values.sort((a, b) => a - b)[0];`,
    'counted once': `
export const count = (values: number[]) => values.filter((value) => value > 1).length;`,
    'counted on each turn, of another array': `
export const counts = (rows: number[][]) => rows.map((row) => row.filter((value) => value > 1).length);`,
    'sets of few, of one list, and what is no set or array': `
class Bag { constructor(readonly values: string[]) {} some(f: (x: string) => boolean) { return this.values.some(f); } }
export const colours = new Set([...['red', 'green'], 'blue']);
export const own = (names: string[]) => new Set(names);
export const bag = (names: string[], more: string[]) => new Bag([...names, ...more]);
export const words = new Set<string>();
export const isLong = () => [...words].some((word) => word.length > 9);
export const options = (first: object, second: object) => new Set([...Object.keys(first), ...Object.keys(second)]);
export const asked = (items: Bag) => items.some((x) => x !== '');
export const index = (values: { at: (i: number) => number; with: (i: number, x: number) => number }) => values.with(0, 3);`,
    'both ends of what is sorted, a copy that goes on, and one that is read again': `
export const ends = (values: number[]) => {
  const sorted = [...values].sort((a, b) => a - b);
  return [sorted[0], sorted[sorted.length - 1]];
};
export const middle = (values: number[]) => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
};
export const both = (values: number[]) => {
  const kept = values.filter((value) => value > 1);
  const sorted = [...kept].sort((a, b) => a - b);
  return { kept, sorted };
};
export const other = (values: number[], others: number[]) => others.map((x) => x + 1)[values.length - 1];`,
  },
  invalid: {
    'an array of a set, only to map it': `
const sizes = new Set<number>();
export const add = (size: number) => sizes.add(size);
export const doubled = () => [...sizes].map((size) => size * 2); // ? mapped`,
    'an array of the values of a map, only to map them': `
export function lines() {
  const names = new Map<string, string>();
  names.set('a', 'b');
  return Array.from(names.values()).map((name) => name + ';'); // ? mapped
}`,
    'sorted right after it was made': `
export const shown = (names: string[]) => names.filter((name) => name !== '').toSorted(); // ? fresh`,
    'an own array, read for the last time': `
export function shown(names: string[]) {
  const kept = names.filter((name) => name !== '');
  console.log(kept.length);
  return kept.toReversed(); // ? fresh
}`,
    'a copy of a copy': `
export const shown = (names: string[]) => names.map((name) => name.length).slice(); // ? copy`,
    'searched': `
export const has = (names: string[], name: string) => [...names].includes(name); // ? asked`,
    'walked by a callback without effects': `
export const any = (values: number[]) => values.slice().some((value) => value === 1); // ? asked`,
    'a set': `
export const has = (names: Set<string>, name: string) => [...names].includes(name); // ! searched`,
    'keys of an own map': `
const sizes = new Map<string, number>();
export const has = (name: string) => Array.from(sizes.keys()).includes(name); // ! searched
export const count = () => [...sizes.entries()].length; // ! counted`,
    'the least': `
export const least = (values: number[]) => [...values].sort((a, b) => a - b)[0]; // ? sorted`,
    'the latest': `
export const latest = (events: { at: number }[]) => events.toSorted((a, b) => a.at - b.at).at(-1); // ? sorted`,
    'counted on each turn': `
export function counts(users: { id: number }[], orders: { user: number }[]) {
  return users.map((user) => orders.filter((order) => order.user === user.id).length); // ? filtered
}`,
    'a copy that is only walked': `
export function total(prices: number[]) {
  let sum = 0;
  for (const price of [...prices]) sum += price; // ? iterated
  return sum;
}
export function shown(names: string[], show: (name: string) => void) {
  const kept = names.filter((name) => name !== '');
  for (const name of Array.from(kept)) show(name); // ? iterated
  return kept;
}
export function made(names: string[], show: (name: string) => void) {
  for (const name of [...names.map((name) => name.trim())]) show(name); // ? iterated
}
export function listed(sizes: Map<string, number>) {
  const all: string[] = [];
  for (const name of sizes.keys()) all.push(name);
  for (const name of sizes.keys()) all.push(name + ':');
  for (const size of [...sizes.values()]) all.push(size + ';'); // ? iterated
  return all;
}`,
    'several lists for one set': `
export const all = (first: string[], second: string[]) => new Set([...first, ...second, 'none']); // ? joined`,
    'fresh arrays': `
export const set = (values: number[]) => values.map((value) => value * 2).with(0, 7); // ? set
export const sorted = (values: number[]) => {
  const kept = values.filter((value) => value > 1);
  return [...kept].sort((a, b) => a - b); // ? copy
};`,
    'one of what is sorted': `
export const largest = (values: number[]) => [...values].sort((a, b) => a - b)[values.length - 1]; // ? sorted
export const last = (values: number[]) => {
  const sorted = values.slice().sort((a, b) => a - b);
  return sorted[sorted.length - 1]; // ? sorted
};
export const least = (values: { at: number }[]) => values.map((value) => value.at).sort((a, b) => a - b)[0]; // ? sorted`,
    'searches': `
const names = new Set<string>();
export const add = (name: string) => names.add(name);
export const areLong = (lines: string[]) => lines.filter((line) => [...names].some((name) => line.includes(name))); // ? walked
export const log = () => { [...names].forEach((name) => console.log(name)); }; // ? walked
export const latest = (values: number[]) => [...values].reverse().find((value) => value > 5); // ? reversed
export const has = (values: { key: string }[], key: string) => values.map((value) => value.key).includes(key); // ? compared`,
    'many that are counted once': `
export const errors = (text: string) => text.split('\\n').filter((line) => line.includes('ERROR')).length; // ? tallied`,
  },
};
