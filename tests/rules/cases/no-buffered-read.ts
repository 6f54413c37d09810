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
    'small files that are written on, and bytes that change on the way': `
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import http from 'node:http';
import path from 'node:path';
export function install(folder: string, to: string) {
  writeFileSync(to, readFileSync(path.join(folder, 'package.json')));
  writeFileSync(to, readFileSync(folder + '/page.html', 'utf8'));
  return createHash('md5').update(readFileSync('./words.txt')).digest('hex');
}
export const recode = (from: string, to: string) => writeFileSync(to, readFileSync(from, 'latin1'));
export const encode = (from: string, to: string) => writeFileSync(to, readFileSync(from, 'utf8'), 'latin1');
http.createServer((request, response) => {
  response.end(readFileSync(path.join(__dirname, 'index.html')));
}).listen(0);
export const copy = (from: string, to: string) => copyFileSync(from, to);`,
    'written on and used again, or by another function': `
import { readFileSync, writeFileSync } from 'node:fs';
import http from 'node:http';
export function backup(from: string, to: string) {
  const content = readFileSync(from);
  writeFileSync(to, content);
  return content.length;
}
export function serve(file: string) {
  const page = readFileSync(file);
  http.createServer((request, response) => response.end(page)).listen(0);
}
export function spread(from: string, targets: string[]) {
  const content = readFileSync(from);
  for (const to of targets) writeFileSync(to, content);
}`,
    'other things with such methods': `
import { readFileSync } from 'node:fs';
class Store {
  update(content: Buffer) { return content.length; }
  end(content: Buffer) { return content.length; }
}
const store = new Store();
const writeFile = (to: string, content: Buffer) => to + String(content.length);
export const run = (file: string) => [store.update(readFileSync(file)), store.end(readFileSync(file)), writeFile(file, readFileSync(file))];`,
    'set more than once, or caught and used elsewhere': `
import { readFileSync } from 'node:fs';
export function load(file: string, other: string) {
  let text;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    text = readFileSync(other, 'utf8');
  }
  for (const line of text.split('\\n')) console.log(line);
  return () => text;
}`,
    'the header is looked at, and so is the number of lines': `
import { readFileSync } from 'node:fs';
export function summary(file: string) {
  const lines = readFileSync(file, 'utf8').split('\\n');
  const header = lines[0];
  for (const line of lines.slice(1)) console.log(line);
  return [header, lines.length];
}`,
  },
  invalid: {
    'a page that is taken apart at its tags': `
export async function names(url: string) {
  const response = await fetch(url);
  const html = await response.text(); // ? walked
  const found: string[] = [];
  for (const item of html.split(';')) if (item.includes('x-name')) found.push(item.slice(0, 20));
  return found;
}`,
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
    'sent on by a request handler': `
import http from 'node:http';
import path from 'node:path';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import express from 'express';
http.createServer((request, response) => {
  const file = path.join('/srv', request.url ?? '/');
  response.writeHead(200);
  response.end(readFileSync(file)); // ! passed
}).listen(0);
express().get('/files/:name', async (request, answer) => {
  const content = await readFile(path.join('/srv', request.params.name)); // ! passed
  answer.send(content);
});`,
    'written on': `
import { readFileSync, writeFileSync } from 'fs';
import * as files from 'fs/promises';
export async function copy(from: string, to: string) {
  const content = await files.readFile(from); // ? passed
  await files.writeFile(to, content);
}
export const copyNow = (from: string, to: string) => writeFileSync(to, readFileSync(from, 'utf8'), 'utf8'); // ? passed
export async function save(url: string, to: string) {
  const response = await fetch(url);
  const bytes = Buffer.from(await response.arrayBuffer()); // ? passed
  await files.writeFile(to, bytes);
}`,
    'hashed, compressed, walked byte by byte': `
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import * as zlib from 'node:zlib';
export function digest(file: string) {
  return createHash('sha256').update(readFileSync(file)).digest('hex'); // ? passed
}
export function feed(file: string) {
  const content = readFileSync(file); // ? passed
  const hash = createHash('md5');
  hash.update(content);
  return hash.digest('hex');
}
export const zip = (file: string) => writeFileSync(file + '.gz', zlib.gzipSync(readFileSync(file))); // ? passed
export function count(file: string) {
  let lines = 0;
  for (const byte of readFileSync(file)) if (byte === 10) lines += 1; // ? passed
  return lines;
}`,
    'a header and the others': `
import { readFileSync } from 'node:fs';
export function total(file: string) {
  const [header, ...rows] = readFileSync(file, 'utf8').split('\\n'); // ? walked
  let sum = 0;
  for (const row of rows) sum += Number(row.split(',')[1]);
  return [header, sum];
}
export function shifted(file: string) {
  const lines = readFileSync(file, 'utf8').split('\\n'); // ? walked
  const header = lines.shift();
  for (const line of lines) console.log(header, line);
}
export function sliced(file: string) {
  const lines = readFileSync(file, 'utf8').split('\\n'); // ? walked
  const header = lines[0];
  for (const line of lines.slice(1)) console.log(header, line);
}
export function counted(file: string) {
  const lines = readFileSync(file, 'utf8').split('\\n'); // ? walked
  for (let i = 1; i < lines.length; i += 1) console.log(lines[i]);
}
export const first = (file: string) => readFileSync(file, 'utf8').split('\\n')[0]; // ? walked`,
    'a read that is caught, and a response that then gives': `
import { readFileSync } from 'node:fs';
export function load(file: string) {
  let text = '';
  try {
    text = readFileSync(file, 'utf8'); // ? walked
  } catch {
    return 0;
  }
  let rows = 0;
  for (const line of text.split('\\n')) if (line) rows += 1;
  return rows;
}
export async function count(url: string) {
  const text = await fetch(url).then((response) => response.text()); // ! walked
  let rows = 0;
  for (const line of text.split('\\n')) if (line) rows += 1;
  return rows;
}`,
  },
};
