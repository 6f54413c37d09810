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
  },
};
