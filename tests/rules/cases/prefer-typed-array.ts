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
    'arrays that are filled in another way': `
export function filled(n: number, take: () => number) {
  const late: number[] = [];
  for (let i = 0; i < 200_000; i++) {
    if (i % 2) late.push(1);
  }
  const seen: number[] = [];
  for (let i = 0; i < 200_000; i++) seen.push(seen.length & 1);
  const open: number[] = [];
  for (let i = 0; i < n; i++) open.push(1);
  const twice: number[] = [];
  for (let i = 0; i < 200_000; i++) twice.push(1);
  twice.push(2);
  const unknown: number[] = [];
  for (let i = 0; i < 200_000; i++) unknown.push(take());
  const half = new Array(200_000);
  for (let i = 0; i < 100_000; i++) half[i] = 1;
  const early = new Array(200_000);
  console.log(early[5]);
  for (let i = 0; i < 200_000; i++) early[i] = 1;
  return late[0]! + seen[0]! + open[0]! + twice[0]! + unknown[0]! + half[0] + early[0];
}`,
    'rows that are short, replaced, or handed on': `
export function grids(size: number, columns: number, show: (row: number[]) => void) {
  const short = Array.from({ length: size }, () => new Array(8).fill(0));
  short[1]![2] = 1;
  const replaced = Array.from({ length: size }, () => new Array(columns).fill(0));
  replaced[1] = [1, 2];
  const shown = Array.from({ length: size }, () => new Array(columns).fill(0));
  for (const row of shown) show(row);
  const listed = Array.from({ length: size }, (_, y) => new Array(columns).fill(y));
  const mapped = Array.from({ length: size }, () => new Array(columns).fill(0));
  return [short[1]![2], replaced[0]![0], listed[1]![1], mapped.map((row) => row.length)];
}`,
    'a place below zero': `
export function marks(width: number, height: number) {
  const all = new Array(width * height).fill(0);
  all[-1] = 1;
  return all[-1];
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
    'what a loop pushes as often as a number says': `
export function pushed(n: number) {
  const bits: number[] = []; // ! wide
  for (let i = 0; i < 200_000; i++) bits.push(i & 1);
  return bits[n]! + bits.length;
}`,
    'what a loop sets from the first place to the last': `
export function set() {
  const parts = new Array(200_000); // ! wide
  for (let i = 0; i < parts.length; i++) {
    parts[i] = i % 7;
  }
  let sum = 0;
  for (const part of parts) sum += part;
  return sum;
}`,
    'truths that are compared': `
export function marks(text: string, width: number, height: number) {
  const upper = Array.from({ length: text.length }, () => false); // ? wide
  for (let i = 0; i < text.length; i++) upper[i] = text[i] !== text[i]!.toLowerCase();
  const seen = new Array(width * height).fill(false); // ? wide
  seen[width] = !upper[1] && width > height;
  let count = 0;
  for (const one of seen) if (one) count++;
  return upper[2] ? count : 0;
}`,
    'rows of a grid': `
export function life(rows: number, columns: number) {
  const grid = Array.from({ length: rows }, () => new Array(columns).fill(0)); // ? wide
  for (let y = 0; y < grid.length; y++) grid[y]![1] = y & 1;
  const seen = new Array(rows).fill(null).map(() => new Array(columns).fill(false)); // ? wide
  seen[1]![2] = true;
  let alive = 0;
  for (const row of grid) for (const cell of row) alive += cell;
  return seen[3]![2] ? alive : 0;
}`,
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
