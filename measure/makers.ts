/** `npm run costs:makers`: what expressions, encoders and decoders cost that are made for each text, beside one for all: time and allocated bytes of one turn. */
import { execFileSync } from 'node:child_process';

interface Turns {
  /** What stands in front of the loop, and one turn, in which `text` is a line and `bytes` are its bytes. */
  readonly once: string;
  readonly turn: (made: string) => string;
  readonly made: string;
}

const decoding = (...inputs: readonly string[]): Turns => ({ made: `new TextDecoder(${inputs.join(', ')})`, once: 'const one = $;', turn: (made) => `sum += ${made}.decode(bytes).length;` });

const programs: Readonly<Record<string, Turns>> = {
  "new RegExp('^line').test(text)": { made: String.raw`new RegExp('^line (\\d+)')`, once: 'const one = $;', turn: (made) => `if (${made}.test(text)) sum++;` },
  "text.replace(new RegExp('[0-9]', 'g'), '#')": { made: `new RegExp('[0-9]', 'g')`, once: 'const one = $;', turn: (made) => `sum += text.replace(${made}, '#').length;` },
  'new TextEncoder().encode(text)': { made: 'new TextEncoder()', once: 'const one = $;', turn: (made) => `sum += ${made}.encode(text).length;` },
  'new TextDecoder().decode(bytes)': decoding(),
  "new TextDecoder('utf-8', { fatal: true }).decode(bytes)": decoding(`'utf-8'`, '{ fatal: true }'),
  "new TextDecoder('latin1').decode(bytes)": decoding(`'latin1'`),
  "new TextDecoder('utf-16le').decode(bytes)": decoding(`'utf-16le'`),
  "new TextDecoder('windows-1251').decode(bytes)": decoding(`'windows-1251'`),
  "new TextDecoder('shift_jis').decode(bytes)": decoding(`'shift_jis'`),
};

/** The medians of nine runs: nanoseconds of a turn, and bytes that it allocates while nothing is collected. */
const run = (before: string, turn: string): { ns: number; bytes: number } =>
  JSON.parse(
    execFileSync(process.execPath, ['--expose-gc', '--max-semi-space-size=64', '-e', `
const lines = Array.from({ length: 1024 }, (_, i) => 'line ' + i + ' of a log that is read'); const coded = lines.map((line) => Buffer.from(line)); let sum = 0; ${before}
const turns = (count) => { for (let i = 0; i < count; i++) { const text = lines[i & 1023]; const bytes = coded[i & 1023]; ${turn} } };
const used = () => { const { heapUsed, external } = process.memoryUsage(); return heapUsed + external; };
turns(50000); const times = [], sizes = [];
for (let i = 0; i < 9; i++) { const start = process.hrtime.bigint(); turns(100000); times.push(Number(process.hrtime.bigint() - start) / 100000); gc(); const was = used(); turns(5000); sizes.push((used() - was) / 5000); }
const median = (values) => values.sort((a, b) => a - b)[4];
console.log(JSON.stringify({ ns: median(times), bytes: median(sizes), sum }));`], { encoding: 'utf8' }),
  ) as { ns: number; bytes: number };

console.log('| one turn | time made each time | made once | allocated made each time | made once |');
console.log('| --- | --- | --- | --- | --- |');
for (const [name, { once, turn, made }] of Object.entries(programs)) {
  const [each, one] = [run('', turn(made)), run(once.replace('$', () => made), turn('one'))];
  console.log(`| \`${name}\` | ${Math.round(each.ns)} ns | ${Math.round(one.ns)} ns | ${Math.round(each.bytes)} B | ${Math.round(one.bytes)} B |`);
}
