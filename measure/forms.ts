/** `npm run costs:forms`: what one pass over a chain that filters needs, by the form in which it fills its result and by what of the data is kept. */
import { execFileSync } from 'node:child_process';

const size = 10_000_000;
/** Each answers with the same array. */
const forms: Readonly<Record<string, string>> = {
  chain: 'values.map((value) => value * 2).filter((value) => value > size).map((value) => value + 3)',
  push: '(() => { const kept = []; for (let i = 0; i < size; i++) { const twice = values[i] * 2; if (twice > size) kept.push(twice + 3); } return kept; })()',
  preallocated: '(() => { const kept = new Array(size); let count = 0; for (let i = 0; i < size; i++) { const twice = values[i] * 2; if (twice > size) kept[count++] = twice + 3; } kept.length = count; return kept; })()',
  'copied, then in place': '(() => { const kept = values.slice(); let count = 0; for (let i = 0; i < size; i++) { const twice = kept[i] * 2; if (twice > size) kept[count++] = twice + 3; } kept.length = count; return kept; })()',
  'counted first': '(() => { let count = 0; for (let i = 0; i < size; i++) if (values[i] * 2 > size) count++; const kept = new Array(count); count = 0; for (let i = 0; i < size; i++) { const twice = values[i] * 2; if (twice > size) kept[count++] = twice + 3; } return kept; })()',
};
const data: Readonly<Record<string, string>> = {
  'half, in no order': '(i * 7919) % size',
  'the last half, as of ascending numbers': 'i',
  all: 'size + i',
  'one in ten': 'i % 10 === 0 ? size + i : 0',
  none: '0',
};

const peak = (form: string, value: string): { bytes: number; answer: string } =>
  JSON.parse(
    execFileSync(
      process.execPath,
      [
        '--expose-gc',
        '--max-old-space-size=8000',
        '-e',
        `const fs = require('fs'); const rss = (name) => Number(new RegExp(name + ':\\\\s+(\\\\d+)').exec(fs.readFileSync('/proc/self/status', 'utf8'))[1]) * 1024;
const size = ${size}; const values = new Array(size); for (let i = 0; i < size; i++) values[i] = ${value};
for (let turn = 0; turn < 3; turn++) { gc(); Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100); }
fs.writeFileSync('/proc/self/clear_refs', '5'); const before = rss('VmRSS'); const kept = ${form}; console.log(JSON.stringify({ bytes: rss('VmHWM') - before, answer: kept.length + ':' + kept.at(-1) }));`,
      ],
      { encoding: 'utf8' },
    ),
  ) as { bytes: number; answer: string };

console.log(`| kept of ${size.toLocaleString('en')} | ${Object.keys(forms).join(' | ')} |`);
console.log(`| --- |${' --- |'.repeat(Object.keys(forms).length)}`);
for (const [kept, value] of Object.entries(data)) {
  const peaks = Object.values(forms).map((form) => peak(form, value));
  if (new Set(peaks.map(({ answer }) => answer)).size > 1) throw new Error(`${kept}: ${peaks.map(({ answer }) => answer).join(', ')}`);
  console.log(`| ${kept} | ${peaks.map(({ bytes }) => `${Math.round(bytes / 1e6)} MB`).join(' | ')} |`);
}
