import type { Cases } from '../cases.ts';

export const cases: Cases = {
  valid: {
    'made once, where it is known': `
const money = new Intl.NumberFormat('en', { style: 'currency', currency: 'EUR' });
export const prices = (values: number[]) => values.map((value) => money.format(value));`,
    'another one for each element': `
export const all = (rows: { locale: string; value: number }[]) => rows.map((row) => row.value.toLocaleString(row.locale, { maximumFractionDigits: 2 }));
export function each(rows: { locale: string; value: number }[]) {
  for (const row of rows) {
    const format = new Intl.NumberFormat(row.locale);
    console.log(format.format(row.value));
  }
}`,
    'without options, where the engine keeps it': `
export const all = (values: number[]) => values.map((value) => value.toLocaleString('en'));
export const sorted = (names: string[]) => names.sort((a, b) => a.localeCompare(b));
export const german = (names: string[]) => names.sort((a, b) => a.localeCompare(b, 'de'));`,
    'a few elements': `
export const labels = () => [1, 2, 3].map((value) => value.toLocaleString('en', { minimumFractionDigits: 2 }));
export function digits() {
  for (let i = 0; i < 10; i++) console.log(i.toLocaleString('ar', { useGrouping: false }));
}`,
    'once, in a function that others call': `
export function price(value: number) {
  return value.toLocaleString('en', { style: 'currency', currency: 'EUR' });
}
export const names = (list: string[]) => list.sort(new Intl.Collator('de', { numeric: true }).compare);`,
    'kept for later': `
const cache = new Map<string, Intl.NumberFormat>();
let last: Intl.NumberFormat | undefined;
export function all(values: number[], locale: string) {
  for (const value of values) {
    let format = cache.get(locale);
    if (!format) cache.set(locale, (format = new Intl.NumberFormat(locale)));
    last ??= new Intl.NumberFormat(locale);
    console.log(format.format(value), last.format(value));
  }
}
export const formats = (values: number[]) => values.map((value) => ({ value, format: new Intl.NumberFormat('en') }));`,
    'in a branch that ends the loop': `
export function first(values: number[]) {
  for (const value of values) {
    if (value > 10) return new Intl.NumberFormat('en').format(value);
    if (value < 0) throw new Error(\`\${value.toLocaleString('en', { style: 'percent' })} is too small\`);
  }
  return '';
}
export function tried(values: number[]) {
  for (const value of values) {
    try {
      console.log(value);
    } catch (error) {
      console.log(error, value.toLocaleString('en', { style: 'percent' }));
    }
  }
}`,
    'a locale that the loop changes': `
export function all(values: number[]) {
  let locale = 'en';
  for (const value of values) {
    console.log(new Intl.NumberFormat(locale).format(value));
    locale = value > 3 ? 'de' : 'en';
  }
}`,
    'a function with a `this` and arguments of its own': {
      code: `
export const shown = (values, context) => values.map(function (value) {
  return value.toLocaleString(this.locale, { style: 'percent' }) + new Intl.NumberFormat(arguments[2]).format(value);
}, context);`,
      only: ['untyped', 'with types, this is any'],
    },
    'a segmenter costs as much to use': `
export const words = (lines: string[]) => lines.map((line) => [...new Intl.Segmenter('en', { granularity: 'word' }).segment(line)].length);`,
    'regular expressions that are written down, encoders': `
export const found = (lines: string[]) => lines.filter((line) => /^a+b/.test(line));
export const bytes = (lines: string[]) => lines.map((line) => new TextEncoder().encode(line));`,
    'a decoder that goes on where it was, is kept, another one each time, or for few': `
export function all(files: Uint8Array[][], labels: string[]) {
  const texts: string[] = [];
  for (const chunks of files) {
    const decoder = new TextDecoder();
    for (const chunk of chunks) texts.push(decoder.decode(chunk, { stream: true }));
    texts.push(decoder.decode());
  }
  return texts.concat(labels.map((label) => new TextDecoder(label).decode()));
}
export const made = (chunks: Uint8Array[]) => chunks.map((chunk) => ({ chunk, decoder: new TextDecoder() }));
export const both = (pair: [Uint8Array, Uint8Array]) => pair.map((chunk) => new TextDecoder().decode(chunk));`,
    'a decoder and an expression for each event, and for each that is awaited': `
export function read(socket: WebSocket, found: string[]) {
  socket.addEventListener('message', ({ data }: MessageEvent<ArrayBuffer>) => {
    const text = new TextDecoder().decode(data);
    if (new RegExp('^ok').test(text)) found.push(text);
  });
}
export async function fetched(urls: string[]) {
  const texts: string[] = [];
  for (const url of urls) texts.push(new TextDecoder('utf-16le').decode(await (await fetch(url)).arrayBuffer()));
  return texts;
}
class TextDecoderOfMine { decode(bytes: Uint8Array) { return String(bytes); } }
export const mine = (chunks: Uint8Array[]) => chunks.map((chunk) => new TextDecoderOfMine().decode(chunk));`,
    'an expression that remembers where it ended, or is kept': `
export function all(lines: string[], word: string) {
  const kept: RegExp[] = [];
  for (const line of lines) {
    const pattern = new RegExp(word, 'g');
    while (pattern.exec(line)) console.log(pattern.lastIndex);
    kept.push(new RegExp(word));
  }
  return kept;
}
export const each = (words: string[], line: string) => words.filter((word) => new RegExp(word).test(line));`,
    'a buffer that is kept, passed on or small': `
import { readSync } from 'node:fs';
export function chunks(fd: number, take: (bytes: Buffer) => void) {
  const all: Buffer[] = [];
  for (;;) {
    const chunk = Buffer.alloc(65536);
    if (readSync(fd, chunk) === 0) break;
    all.push(chunk);
  }
  for (;;) {
    const chunk = Buffer.alloc(65536);
    if (readSync(fd, chunk) === 0) break;
    take(chunk.subarray(0, 10));
  }
  for (;;) {
    const chunk = Buffer.alloc(65536);
    if (readSync(fd, chunk) === 0) break;
    setTimeout(() => console.log(chunk.length), 1);
  }
  for (;;) {
    const chunk = Buffer.alloc(16);
    if (readSync(fd, chunk) === 0) break;
  }
  return all;
}`,
    'methods of that name on something else': {
      code: `
interface Money { toLocaleString(locale: string, options: object): string }
class Word { localeCompare(other: Word, locale: string, options: object) { return other === this && options ? 1 : locale.length; } }
export const shown = (list: Money[], words: Word[]) => [list.length, words.map((word) => word.localeCompare(words[0]!, 'en', {}))];`,
      only: ['typed', 'a type tells them apart'],
    },
    'a method of an unknown value, whose options say nothing of it': {
      code: `
export const shown = (rows, options) => rows.map((row) => row.value.toLocaleString('en', options));`,
      only: ['untyped', 'what is any has no type'],
    },
    'bytes of a call that waits, that calls itself, or that hands them on': `
import net from 'node:net';
export function deep(level: number): number {
  const seen = new Uint8Array(65536);
  for (let i = 0; i < level; i++) seen[i] = deep(i) & 1;
  return seen[0]!;
}
net.createServer((socket) => {
  socket.on('data', async (chunk: Buffer) => {
    const bytes = new Uint8Array(65536);
    bytes[0] = chunk.length;
    await new Promise((resolve) => setTimeout(resolve, 5));
    socket.write(String(bytes[0]));
  });
  socket.on('data', () => {
    const bytes = Buffer.alloc(65536);
    socket.write(bytes);
  });
  socket.once('data', (chunk: Buffer) => {
    const bytes = new Uint8Array(65536);
    bytes.set(chunk);
    socket.write(String(bytes[0]));
  });
});
window.addEventListener('load', () => {
  const bytes = new Uint8Array(65536);
  document.title = String(bytes.indexOf(1));
});`,
    'a handler that is added for each': `
export function listen(buttons: HTMLElement[]) {
  for (const button of buttons) button.addEventListener('click', () => console.log(new Intl.NumberFormat('en').format(button.offsetTop)));
}`,
  },
  invalid: {
    'bytes for each event': {
      code: `
import { createServer } from 'node:http';
createServer((request, response) => {
  const bytes = Buffer.alloc(65536); // ? scratch
  const length = bytes.write(request.url ?? '');
  response.end(String(bytes.indexOf(47, length)));
});
window.addEventListener('scroll', () => {
  const samples = new Float32Array(100_000); // ? scratch
  for (let i = 0; i < samples.length; i++) samples[i] = i * window.scrollY;
  document.title = String(samples.indexOf(7));
});
declare const analyser: AnalyserNode;
function draw() {
  const levels = new Uint8Array(32_768); // ? scratch
  analyser.getByteFrequencyData(levels);
  let sum = 0;
  for (const level of levels) sum += level;
  document.title = String(sum);
  requestAnimationFrame(draw);
}
draw();`,
    },
    'bytes for each line': `
export const peaks = (text: string) => text.split('\\n').map((line) => {
  const counts = new Uint32Array(65_536); // ? scratch
  for (let i = 0; i < line.length; i++) counts[line.charCodeAt(i)]! += 1;
  let most = 0;
  for (const count of counts) most = Math.max(most, count);
  return most;
});
export function written(text: string) {
  const encoder = new TextEncoder();
  let sum = 0;
  for (const line of text.split('\\n')) {
    const bytes = new Uint8Array(65_536); // ! scratch
    sum += encoder.encodeInto(line, bytes).written + bytes[0]!;
  }
  return sum;
}`,
    'the rows of a query': `
declare const database: { user: { findMany(): Promise<{ age: number }[]> } };
export async function ages() {
  const users = await database.user.findMany();
  for (const user of users) console.log(new Intl.NumberFormat('en').format(user.age)); // ? formatter
}`,
    'a number format in a callback, and in a loop': `
export const prices = (values: number[]) => {
  return values.map((value) => new Intl.NumberFormat('en', { style: 'currency', currency: 'EUR' }).format(value)); // ? formatter
};
export function print(values: number[]) {
  for (const value of values) {
    const format = new Intl.NumberFormat('en', { maximumFractionDigits: 2 }); // ? formatter
    console.log(format.format(value));
  }
}`,
    'a locale that stays the same': `
export function print(dates: Date[], locale: string) {
  for (let i = 0; i < dates.length; i++) {
    console.log(new Intl.DateTimeFormat(locale, { dateStyle: 'short' }).format(dates[i])); // ? formatter
  }
}`,
    'called without new, by another name': `
const { DateTimeFormat } = Intl;
export const shown = (dates: Date[]) => dates.map((date) => DateTimeFormat('en').format(date)); // ? formatter`,
    'within a method of a number': `
export const shown = (values: number[]) => values.map((value) => (value * 100).toLocaleString('en', { maximumFractionDigits: 2 })); // ? hidden`,
    'within a method of a date': `
export function print(rows: { time: number }[]) {
  for (const row of rows) console.log(new Date(row.time).toLocaleDateString('en', { year: 'numeric', month: 'short' })); // ? hidden
}`,
    'a comparison of strings': `
export function sorted(names: string[]) {
  return [...names].sort((a: string, b: string) => a.localeCompare(b, undefined, { numeric: true })); // ? hidden
}`,
    'two keys of one comparison share a collator': `
export function sorted(rows: { name: string; city: string }[]) {
  return rows.sort((a, b) => String(a.city).localeCompare(b.city, 'de', { numeric: true }) || // ? hidden
    String(a.name).localeCompare(b.name, 'de', { numeric: true }));
}`,
    'a function that is called for each element': `
const shown = (value: number): string => new Intl.NumberFormat('en', { notation: 'compact' }).format(value); // ? formatter
export function print(values: number[]) {
  for (const value of values) console.log(shown(value));
}
function byName(a: string, b: string) {
  return new Intl.Collator('en', { numeric: true }).compare(a, b); // ? formatter
}
export const sorted = (names: string[]) => names.sort(byName);`,
    'what may be something else, or waits': {
      code: `
export const shown = (values) => values.map((value) => new Intl.NumberFormat('en').format(value)); // ? formatter
export const sorted = (rows) => rows.sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true })); // ? hidden
export async function print(values: number[], log: (line: string) => Promise<void>) {
  for (const value of values) await log(new Intl.NumberFormat('en').format(value)); // ? formatter
}`,
      only: ['untyped', 'with types, what is any says nothing more'],
    },
    'a date by its options, a number by its options': {
      code: `
export const dates = (rows) => rows.map((row) => row.time.toLocaleString('en', { day: 'numeric', month: 'short' })); // ? hidden
export const prices = (rows) => rows.map((row) => row.price.toLocaleString('en', { style: 'currency', currency: 'EUR' })); // ? hidden`,
      only: ['untyped', 'what is any has no type'],
    },
    'a locale that is read from an object': `
declare const settings: { locale: string };
export function print(values: number[]) {
  for (const value of values) console.log(new Intl.NumberFormat(settings.locale).format(value)); // ? formatter
}`,
    'for each request': `
import http from 'node:http';
http.createServer((request, response) => {
  response.end(new Intl.DateTimeFormat('en', { dateStyle: 'full' }).format(new Date())); // ? formatter
});`,
    'a buffer for each read': `
import { openSync, readSync, closeSync } from 'node:fs';
import { createHash } from 'node:crypto';
export function digest(path: string) {
  const fd = openSync(path, 'r');
  const hash = createHash('sha256');
  for (;;) {
    const chunk = Buffer.alloc(64 * 1024); // ! scratch
    const length = readSync(fd, chunk, 0, chunk.length, null);
    if (length === 0) break;
    hash.update(chunk.subarray(0, length));
  }
  closeSync(fd);
  return hash.digest('hex');
}`,
    'counts of a block': `
export function busiest(blocks: Uint16Array[]) {
  const best: number[] = [];
  for (const block of blocks) {
    const counts = new Uint32Array(65536); // ! scratch
    for (const value of block) counts[value]!++;
    let top = 0;
    for (let i = 0; i < counts.length; i++) if (counts[i]! > counts[top]!) top = i;
    best.push(top);
  }
  return best;
}`,
    'a decoder of whole texts': `
import { TextDecoder as Decoder } from 'node:util';
export const texts = (chunks: Uint8Array[]) => chunks.map((chunk) => new TextDecoder().decode(chunk)); // ? decoder
export function old(chunks: Uint8Array[], label: string) {
  const texts: string[] = [];
  for (const chunk of chunks) {
    const decoder = new TextDecoder(label, { fatal: true }); // ? decoder
    texts.push(decoder.decode(chunk, { stream: false }));
  }
  return texts;
}
const decoded = (chunk: Uint8Array) => new Decoder('utf-16le').decode(chunk); // ? decoder
export const all = (chunks: Uint8Array[]) => chunks.map(decoded);`,
    'a pattern that stays the same': `
export function matching(lines: string[], word: string) {
  return lines.filter((line) => new RegExp(\`^\${word}\\\\b\`, 'i').test(line)); // ? pattern
}
export function replaced(lines: string[], word: string) {
  return lines.map((line) => line.replace(new RegExp(word, 'g'), '*')); // ? pattern
}`,
  },
};
