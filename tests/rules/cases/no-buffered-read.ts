import type { Cases } from '../cases.ts';

export const cases: Cases = {
  valid: {
    'a file of the project, whose size is known': `
import { readFileSync } from 'node:fs';
import path from 'node:path';
export function words() {
  const found = [];
  for (const line of readFileSync(path.join(__dirname, 'words.txt'), 'utf8').split('\\n')) found.push(line.trim());
  for (const line of readFileSync(new URL('./more.txt', import.meta.url), 'utf8').split('\\n')) found.push(line.trim());
  for (const line of readFileSync('even-more.txt', 'utf8').split('\\n')) found.push(line.trim());
  return found;
}`,
    'files that people write': `
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
export function settings(folder: string, name: string) {
  const seen: string[] = [];
  for (const line of readFileSync(join(folder, '.env'), 'utf8').split('\\n')) seen.push(line.trim());
  for (const line of readFileSync(\`\${folder}/package.json\`, 'utf8').split('\\n')) seen.push(line.trim());
  for (const line of readFileSync(join(folder, 'LICENSE'), 'utf8').split('\\n')) seen.push(line.trim());
  for (const line of readFileSync(folder + '/' + name + '.md', 'utf8').split('\\n')) seen.push(line.trim());
  return seen;
}`,
    'what every caller gives is small': `
import { readFileSync } from 'node:fs';
function names(file: string) {
  const found = new Map<string, number>();
  for (const line of readFileSync(file, 'utf8').split('\\n')) found.set(line, found.size);
  return found;
}
export const all = [names('a.txt'), names('b.txt')];`,
    'of the system': `
import { readFileSync } from 'node:fs';
export function processors() {
  return readFileSync('/proc/cpuinfo', 'utf8').split('\\n').filter((line) => line.startsWith('processor')).length;
}`,
    'the lines are used again': `
import { readFileSync } from 'node:fs';
export function diff(file: string) {
  const lines = readFileSync(file, 'utf8').split('\\n');
  for (const line of lines) console.log(line);
  return lines;
}`,
    'the text is used again': `
import { readFileSync } from 'node:fs';
export function size(file: string) {
  const text = readFileSync(file, 'utf8');
  for (const line of text.split('\\n')) console.log(line);
  return text.length;
}`,
    'lines next to each other are compared': `
import { readFileSync } from 'node:fs';
export function isSorted(file: string) {
  const lines = readFileSync(file, 'utf8').split('\\n');
  for (let i = 0; i < lines.length; i++) if (lines[i] > lines[i + 1]) return false;
  return true;
}`,
    'lines are changed where they are': `
import { readFileSync, writeFileSync } from 'node:fs';
export function number(file: string) {
  const lines = readFileSync(file, 'utf8').split('\\n');
  for (let i = 0; i < lines.length; i++) lines[i] = i + lines[i];
  writeFileSync(file, lines.join('\\n'));
}`,
    'walked again and again': `
import { readFileSync } from 'node:fs';
export function search(file: string, words: string[]) {
  const lines = readFileSync(file, 'utf8').split('\\n');
  for (const word of words) for (const line of lines) if (line.includes(word)) console.log(word, line);
}
export function searcher(file: string) {
  const lines = readFileSync(file, 'utf8').split('\\n');
  return (word: string) => lines.filter((line) => line.includes(word)).length;
}`,
    'the lines are what is asked for': `
import { readFileSync } from 'node:fs';
export const linesOf = (file: string) => readFileSync(file, 'utf8').split('\\n');
export const sorted = (file: string) => readFileSync(file, 'utf8').split('\\n').sort();
export const last = (file: string) => readFileSync(file, 'utf8').split('\\n').at(-1);`,
    'another readFileSync and another text': `
const fs = { readFileSync: (name: string, encoding: string) => name + encoding };
export function run(file: string, node: { text(): Promise<string> }) {
  for (const line of fs.readFileSync(file, 'utf8').split('\\n')) console.log(line);
  return node.text().then((text) => text.split('\\n').length);
}`,
    'a stream': `
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
export async function count(file: string) {
  let lines = 0;
  for await (const line of createInterface({ input: createReadStream(file) })) if (line) lines += 1;
  return lines;
}`,
    'parsed as a whole': `
import { readFileSync } from 'node:fs';
export const load = (file: string) => JSON.parse(readFileSync(file, 'utf8'));
export const first = async (url: string) => JSON.parse(await (await fetch(url)).text());`,
  },
  invalid: {
    'a loop over lines': `
import { readFileSync } from 'node:fs';
export function errors(file: string) {
  let count = 0;
  for (const line of readFileSync(file, 'utf8').split('\\n')) { // ? walked
    if (line.includes('ERROR')) count += 1;
  }
  return count;
}`,
    'through variables': `
import * as fs from 'fs';
export function errors(file: string) {
  const text = fs.readFileSync(file, { encoding: 'utf-8' }); // ? walked
  const lines = text.split(/\\r?\\n/);
  let count = 0;
  for (const line of lines) if (line.includes('ERROR')) count += 1;
  return count;
}`,
    'bytes that become text': `
import fs from 'fs';
export function total(file: string) {
  return fs.readFileSync(file).toString('utf8').split('\\n').reduce((sum, line) => sum + Number(line), 0); // ? walked
}`,
    'by index': `
import { promises as fs } from 'fs';
export async function load(file: string, table: Map<string, string>) {
  const lines = (await fs.readFile(file, 'utf8')).split('\\n'); // ? walked
  for (let i = 0, n = lines.length; i < n; i++) table.set(String(i), lines[i]);
}`,
    'by forEach': `
import { readFile } from 'fs/promises';
export async function load(file: string, table: Set<string>) {
  const data = await readFile(file, 'utf8'); // ? walked
  data.split('\\n').forEach((line) => table.add(line));
}`,
    'a chain': `
const { readFileSync: read } = require('fs');
export function rows(file: string) {
  return read(file, 'utf8').split('\\n').filter(Boolean).map((line: string) => JSON.parse(line)); // ? walked
}`,
    'a promise of util': `
import { readFile } from 'fs';
import { promisify } from 'util';
const read = promisify(readFile);
export async function rows(file: string) {
  const text = await read(file, 'utf8'); // ? walked
  return text.split('\\n').map((line) => line.split(','));
}`,
    'by its extension, or appended to by programs': `
import { readFileSync } from 'node:fs';
import path from 'node:path';
export class Journal {
  constructor(private readonly folder: string) {}
  replay(apply: (entry: unknown) => void) {
    for (const line of readFileSync(path.join(this.folder, 'journal.ndjson'), 'utf8').split('\\n')) apply(JSON.parse(line)); // ! walked
    for (const line of readFileSync(\`/var/log/\${this.folder}.log\`, 'utf8').split('\\n')) apply(line); // ! walked
  }
}`,
    'from the command line': `
import { readFileSync } from 'node:fs';
const [, , file] = process.argv;
const input = process.argv[3];
for (const line of readFileSync(input, 'utf8').split('\\n')) console.log(line.length); // ? walked
for (const line of readFileSync(file, 'utf8').split('\\n')) console.log(line.length); // ? walked`,
    'a response': `
export async function count(url: string) {
  const response = await fetch(url);
  const text = await response.text(); // ! walked
  let rows = 0;
  for (const line of text.split('\\n')) if (line) rows += 1;
  return rows;
}`,
    'a response whose type says so': {
      code: `
export async function count(response: Response) {
  return (await response.text()).split('\\n').filter((line) => line.startsWith('+')).length; // ! walked
}`,
      only: ['typed', 'the type of a parameter'],
    },
    'handed to a callback': `
import { readFile } from 'node:fs';
export function count(file: string, done: (error: Error | null, count?: number) => void) {
  readFile(file, 'utf8', (error, text) => { // ? walked
    if (error) return done(error);
    let rows = 0;
    for (const line of text.split('\\n')) if (line) rows += 1;
    done(null, rows);
  });
}
export const totals = (url: string) => fetch(url).then((response) => response.ok);`,
    'only the first lines are wanted': `
import { readFileSync } from 'node:fs';
export function header(file: string) {
  const [first] = readFileSync(file, 'utf8').split('\\n'); // ? walked
  return first;
}`,
    'a list of names may be short': `
import { readFileSync, readdirSync } from 'node:fs';
export function names(folder: string, list: string) {
  for (const name of readdirSync(folder)) {
    for (const line of readFileSync(folder + '/' + name, 'utf8').split('\\n')) console.log(line); // ? walked
  }
  return readFileSync(list, 'utf8').split('\\n').filter((line) => line.trim()); // ? walked
}`,
  },
};
