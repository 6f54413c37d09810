import type { Cases } from '../cases.ts';

export const cases: Cases = {
  valid: {
    'few elements': `
export function letters(text: string) {
  const counts = new Array(26).fill(0);
  for (let i = 0; i < text.length; i++) counts[text.charCodeAt(i) & 15]++;
  return counts[0] > 1;
}
export function flags(n: number) {
  const seen = new Array(100).fill(false);
  seen[n] = true;
  return seen[1] ? 1 : 2;
}`,
    'numbers that are no small integers, which take eight bytes anyway': `
export function sums(width: number, height: number, f: (i: number) => number) {
  const values = new Array(width * height).fill(0);
  for (let i = 0; i < width * height; i++) values[i] = f(i);
  const halves = new Array(width * height).fill(0.5);
  const more = new Array(width * height).fill(0);
  more[3] += f(1);
  let sum = more[3] + halves[1];
  for (const value of values) sum += value;
  return sum;
}`,
    'twice the size, of what may be little': `
export function counts(ids: number[], n: number) {
  const all = new Array(n).fill(0);
  for (const id of ids) all[id]++;
  return all[1] + all[2];
}`,
    'what only an array can do': `
export function all(width: number, height: number) {
  const returned = new Array(width * height).fill(0);
  const pushed = new Array(width * height).fill(0);
  pushed.push(1);
  const mapped = new Array(width * height).fill(0);
  const passed = new Array(width * height).fill(0);
  const cut = new Array(width * height).fill(0);
  cut.length = 3;
  const parts = new Array(width * height).fill(0);
  [parts[1], parts[2]] = [parts[2], parts[1]];
  const sorted = new Array(width * height).fill(0);
  sorted.sort();
  console.log(JSON.stringify(passed), mapped.map(String));
  return returned;
}`,
    'yes and no that are looked at': `
export function seen(width: number, height: number) {
  const all = new Array(width * height).fill(false);
  all[3] = true;
  return all[1] === true;
}
export function shown(width: number, height: number) {
  const all = new Array(width * height).fill(false);
  all[3] = true;
  return String(all[3]);
}`,
    'other values, or none': `
export function mixed(width: number, height: number, name: string) {
  const texts = new Array(width * height).fill('');
  texts[1] = name;
  const numbers = new Array(width * height).fill(0);
  numbers[1] = name;
  const empty = new Array(width * height);
  empty[0] = 1;
  const none = new Array(width * height).fill(null);
  none[0] = 1;
  const answer = new Array(width * height).fill(0);
  console.log((answer[3] = 4), texts[0], numbers[2], empty[1], none[1]);
}`,
    'other things that are made with a function': `
export function all(rows: number, columns: number) {
  const grid = Array.from({ length: rows * columns }, () => ({ on: false }));
  grid[3]!.on = true;
  const lists: number[][] = Array.from({ length: rows * columns }, () => []);
  lists[3]!.push(1);
  const places = Array.from({ length: rows * columns }, (_, i) => i);
  return grid.length + lists.length + places[3]!;
}`,
    'a counter that may come further than it holds': `
export function last(width: number, height: number, limit: number) {
  const all = new Array(width * height).fill(0);
  for (let i = 0; i < limit; i++) all[i & 1023] = i;
  return all[3]!;
}`,
    'typed already': `
export function bytes(width: number, height: number) {
  const all = new Uint8Array(width * height).fill(1);
  all[3] = 2;
  return all[3]!;
}`,
    'counts of a few thousand, and samples': `
export function histogram(values: Uint8Array) {
  const bins = new Array(20_000).fill(0);
  for (const value of values) bins[value] += 1;
  return bins[0];
}
export function samples(n: number) {
  const out: number[] = new Array(n);
  for (let i = 0; i < n; i++) out[i] = Math.sin(i);
  let sum = 0;
  for (let i = 0; i < n; i++) sum += out[i]!;
  return sum;
}`,
  },
  invalid: {
    'yes and no for each number': `
export function primes(): number[] {
  const composite: boolean[] = new Array(1_000_000).fill(false); // ! wide
  const found: number[] = [];
  for (let i = 2; i < composite.length; i++) {
    if (composite[i]) continue;
    found.push(i);
    for (let j = i * i; j < 1_000_000; j += i) composite[j] = true;
  }
  return found;
}`,
    'what was visited on a grid': `
export function reachable(width: number, height: number, start: number, next: (i: number) => number[]) {
  const visited = Array(width * height).fill(false); // ? wide
  const queue = [start];
  let count = 0;
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    if (visited[at] || at < 0) continue;
    visited[at] = true;
    count++;
    queue.push(...next(at));
  }
  return count;
}`,
    'flags within the length': `
export function even(count: number) {
  const flags = new Array(2_000_000).fill(0); // ! wide
  for (let i = 0; i < flags.length; i++) flags[i] = i & 1 ? 0 : 1;
  let sum = 0;
  for (const flag of flags) sum += flag;
  return sum + count;
}`,
    'as long as something else': `
export function levels(values: number[]) {
  const all = new Array(values.length).fill(0); // ? wide
  for (let i = 0; i < all.length; i++) all[i] = (values[i] ?? 0) & 0xff;
  return all.indexOf(3);
}`,
    'made with a function that gives the value': `
export function visited(rows: number, columns: number) {
  const seen = Array.from({ length: rows * columns }, () => false); // ! wide
  for (let i = 0; i < seen.length; i++) seen[i] = true;
  return seen[3] ? 1 : 0;
}`,
    'a histogram of many': `
export function most(values: Uint32Array) {
  const counts = new Array(1 << 20).fill(0);
  const bins = new Array(1_048_576).fill(0); // ? wide
  for (const value of values) bins[value >>> 12]++;
  let top = 0;
  for (let i = 0; i < bins.length; i++) if (bins[i] > bins[top]) top = i;
  return counts.map(String).length + top;
}`,
    'a histogram of 65,536 values': `
export function most(values: Uint16Array) {
  const bins: number[] = new Array(65536).fill(0); // ? wide
  for (const value of values) bins[value] += 1;
  let found = 0;
  for (const bin of bins) if (bin > found) found = bin;
  return found;
}`,
  },
};
