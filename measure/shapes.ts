/** `npm run costs:shapes`: what the rules leave out because it costs too little: properties in different orders or after construction, keys that are deleted. */
import { execFileSync } from 'node:child_process';

const programs: Readonly<Record<string, { readonly before: string; readonly after: string }>> = {
  'properties in four orders': {
    before: `const makers = [(i) => ({ a: i, b: 1, c: 2 }), (i) => ({ b: 1, a: i, c: 2 }), (i) => ({ c: 2, a: i, b: 1 }), (i) => ({ c: 2, b: 1, a: i })]; for (let i = 0; i < size; i++) kept.push(makers[i & 3](i));`,
    after: `const makers = [(i) => ({ a: i, b: 1, c: 2 }), (i) => ({ a: i, b: 1, c: 3 }), (i) => ({ a: i, b: 2, c: 2 }), (i) => ({ a: i, b: 2, c: 3 })]; for (let i = 0; i < size; i++) kept.push(makers[i & 3](i));`,
  },
  'eight properties in 10,000 orders': {
    before: `const names = [...'abcdefgh']; const orders = Array.from({ length: 10000 }, (_, seed) => { const order = names.slice(); for (let i = 7; i > 0; i--) { seed = (seed * 1103515245 + 12345) & 0x7fffffff; const other = seed % (i + 1); [order[i], order[other]] = [order[other], order[i]]; } return order; }); for (let i = 0; i < size; i++) { const one = {}; for (const name of orders[i % 10000]) one[name] = i; kept.push(one); }`,
    after: `const names = [...'abcdefgh']; for (let i = 0; i < size; i++) { const one = {}; for (const name of names) one[name] = i; kept.push(one); }`,
  },
  'a property after construction': {
    before: `class Point { constructor(a) { this.a = a; this.b = 1; } } for (let i = 0; i < size; i++) { const point = new Point(i); point.c = 2; kept.push(point); }`,
    after: `class Point { constructor(a) { this.a = a; this.b = 1; this.c = 2; } } for (let i = 0; i < size; i++) kept.push(new Point(i));`,
  },
  'a dictionary that keys are deleted from': {
    before: `const table = {}; for (let i = 0; i < size; i++) { table['k' + i] = i; if (i >= 1000) delete table['k' + (i - 1000)]; } kept.push({ a: Object.keys(table).length }, table);`,
    after: `const table = new Map(); for (let i = 0; i < size; i++) { table.set('k' + i, i); if (i >= 1000) table.delete('k' + (i - 1000)); } kept.push({ a: table.size }, table);`,
  },
  'a dictionary of 50,000 keys that come and go': {
    before: `const table = Object.create(null); for (let i = 0; i < size; i++) { table['k' + i] = i; if (i >= 50000) delete table['k' + (i - 50000)]; } kept.push({ a: Object.keys(table).length }, table);`,
    after: `const table = new Map(); for (let i = 0; i < size; i++) { table.set('k' + i, i); if (i >= 50000) table.delete('k' + (i - 50000)); } kept.push({ a: table.size }, table);`,
  },
  'a dictionary of 50,000 numbers that come and go': {
    before: `const table = {}; for (let i = 0; i < size; i++) { table[i] = i; if (i >= 50000) delete table[i - 50000]; } kept.push({ a: Object.keys(table).length }, table);`,
    after: `const table = new Map(); for (let i = 0; i < size; i++) { table.set(i, i); if (i >= 50000) table.delete(i - 50000); } kept.push({ a: table.size }, table);`,
  },
};

const run = (program: string, size: number): { bytes: number; make: number; read: number } =>
  JSON.parse(
    execFileSync(process.execPath, ['--expose-gc', '-e', `const size = ${size}; const kept = []; gc(); const before = process.memoryUsage().heapUsed; let start = performance.now(); ${program}
const make = performance.now() - start; gc(); const bytes = process.memoryUsage().heapUsed - before; start = performance.now(); let sum = 0; for (let turn = 0; turn < 10; turn++) for (const one of kept) sum += one.a | 0; console.log(JSON.stringify({ bytes, make, read: performance.now() - start, sum }));`], { encoding: 'utf8' }),
  ) as { bytes: number; make: number; read: number };

console.log('| what | size | memory before | after | made before | after | read before | after |');
console.log('| --- | --- | --- | --- | --- | --- | --- | --- |');
for (const [name, { before, after }] of Object.entries(programs)) {
  for (const size of [100_000, 1_000_000]) {
    const [was, is] = [run(before, size), run(after, size)];
    const pair = (of: 'make' | 'read'): string => `${Math.round(was[of])} ms | ${Math.round(is[of])} ms`;
    console.log(`| ${name} | ${size.toLocaleString('en')} | ${(was.bytes / 1e6).toFixed(1)} MB | ${(is.bytes / 1e6).toFixed(1)} MB | ${pair('make')} | ${pair('read')} |`);
  }
}
