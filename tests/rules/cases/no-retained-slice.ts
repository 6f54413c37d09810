import type { Cases } from '../cases.ts';

const text = (rest: string): string => `
import { readFileSync } from 'node:fs';
const titles = new Map<string, unknown>();
export function open(path: string) {
  const text = readFileSync(path, 'utf8');
  ${rest}
}`;
const bytes = (rest: string): string => `
import { readFileSync } from 'node:fs';
const heads = new Map<string, Uint8Array>();
export function open(path: string) {
  const bytes = readFileSync(path);
  ${rest}
}`;

export const cases: Cases = {
  valid: {
    'characters of a text, and what the rest of a match is': text("for (const [first] of text.split('\\n')) titles.set(path, first);\n  for (const [, ...parts] of text.matchAll(/(a)(b)/g)) titles.set(path, parts.length);\n  if (titles.size > 10_000) titles.clear();"),
    'a slice that a function of the file puts in what its caller has for the call, or counts': `
const counts: number[] = [];
function keep<T>(values: T[], value: T): void { values.push(value); }
function size(values: number[], value: string): void { values.push(value.length); }
export async function heads(url: string) {
  const found: string[] = [];
  const body = await (await fetch(url)).text();
  keep(found, body.slice(0, 40));
  size(counts, body.slice(0, 40));
  return found.join();
}`,
    'Buffers with bytes of their own': `
const tokens = new Map<string, Buffer>();
export function enter(id: string, token: string, size: number) {
  tokens.set(id, Buffer.alloc(16));
  tokens.set(id + 'a', Buffer.allocUnsafe(65_536));
  tokens.set(id + 'b', Buffer.allocUnsafeSlow(16));
  tokens.set(id + 'c', Buffer.from(new ArrayBuffer(size)));
  if (tokens.size > 1000) tokens.clear();
}
let last = Buffer.allocUnsafe(16);
export function next() { last = Buffer.allocUnsafe(16); return last; }`,
    'a text of a small Buffer': `
const tokens = new Map<string, string>();
export function enter(id: string, token: string) { tokens.set(id, Buffer.from(token, 'base64').toString('hex')); if (tokens.size > 10) tokens.clear(); }`,
    'a variable that another branch has given a slice': text('let title = \'\';\n  if (path) { title = text.slice(0, 80); console.log(title); title = path; }\n  titles.set(path, title);'),
    'twelve characters are copied': text('titles.set(path, text.slice(0, 12));'),
    'a copy': text('titles.set(path, structuredClone(text.slice(0, 80)));'),
    'a number': text("titles.set(path, Number(/size: (\\d+)/.exec(text)?.[1]));"),
    'the whole': text('titles.set(path, text);'),
    'a slice of what is kept as well': text('titles.set(path, text); titles.set(`${path}#title`, text.slice(0, 80));'),
    'a key of an object, which engines copy': `
import { readFileSync } from 'node:fs';
const seen: Record<string, boolean> = {};
export function open(path: string) { seen[readFileSync(path, 'utf8').slice(0, 80)] = true; }`,
    'all but the head': text('titles.set(path, text.slice(100));'),
    'a text of unknown size': `
const titles = new Map<string, string>();
export function name(path: string, text: string) { titles.set(path, text.slice(0, 80)); }`,
    'a file of the project': `
import { readFileSync } from 'node:fs';
const titles = new Map<string, string>();
export function open(key: string) { titles.set(key, readFileSync('./README.md', 'utf8').slice(0, 80)); }`,
    'a Map of the call': `
import { readFileSync } from 'node:fs';
export function open(paths: string[]) { const found = new Map<string, string>(); for (const path of paths) found.set(path, readFileSync(path, 'utf8').slice(0, 80)); return found.size; }`,
    'a typed array, whose slice is a copy': `
const heads = new Map<string, Uint8Array>();
export async function load(url: string) { heads.set(url, new Uint8Array(await (await fetch(url)).arrayBuffer()).slice(0, 8)); }`,
    'a copied view': bytes('heads.set(path, Buffer.from(bytes.subarray(0, 16)));'),
    'a decoded view': `
import { readFileSync } from 'node:fs';
const heads = new Map<string, string>();
export function open(path: string) { heads.set(path, readFileSync(path).subarray(0, 16).toString()); }`,
    'a slice of an array': `
import { readFileSync } from 'node:fs';
const lines = new Map<string, string[]>();
export function open(path: string) { lines.set(path, readFileSync(path, 'utf8').split('\\n').slice(0, 3)); }`,
  },
  invalid: {
    'the parts of each match': text("for (const [, name] of text.matchAll(/^# (.+)$/gm)) titles.set(path, name); // ! text\n  if (titles.size > 10_000) titles.clear();"),
    'a slice that a function of the file puts away': `
const heads: string[] = [];
const names = new Map<string, string>();
function keep<T>(values: T[], value: T, limit: number): void {
  values.push(value);
  if (values.length > limit) values.shift();
}
const name = (entries: Map<string, string>, key: string, value: string): void => { entries.set(key, value); };
export async function remember(url: string) {
  const body = await (await fetch(url)).text();
  keep(heads, body.slice(0, 40), 500); // ? text
  name(names, url, body.slice(40, 80)); // ! text
}`,
    'what the same block has given a variable': text("let title = titles.get(path);\n  if (title === undefined) {\n    title = text.split('\\n')[0]?.trim();\n    titles.set(path, title); // ! text\n  }"),
    'destructured groups': text('const { groups } = /(?<title>.+)/.exec(text) ?? {};\n  if (groups) titles.set(path, groups.title); // ! text'),
    'the first chunk of a socket': `
import { createServer } from 'node:net';
const heads = new Map<string, Buffer>();
createServer((socket) => {
  const id = String(socket.remoteAddress);
  socket.once('data', (chunk: Buffer) => { heads.set(id, chunk.subarray(0, 16)); }); // ! bytes
  socket.on('close', () => { heads.delete(id); });
});`,
    'of a file of a form': `
const heads = new WeakMap<object, Uint8Array>();
export async function head(file: File) { heads.set(file, new Uint8Array(await file.arrayBuffer()).subarray(0, 8)); } // ! bytes`,
    'small Buffers of the pool': `
const tokens = new Map<string, Buffer>();
const keys: Buffer[] = [];
export function enter(id: string, token: string) {
  tokens.set(id, Buffer.from(token, 'base64')); // ? pooled
  if (tokens.size > 1000) tokens.clear();
  const key = Buffer.allocUnsafe(16); // ? pooled
  keys.push(key);
  if (keys.length > 1000) keys.shift();
}`,
    'slice': text('titles.set(path, text.slice(0, 80)); // ! text'),
    'substring of a trimmed text': text('titles.set(path, text.trim().substring(3, 40)); // ! text'),
    'a trimmed slice': text('titles.set(path, text.slice(0, 80).trim()); // ! text'),
    'through a variable': text('const title = text.slice(0, 80);\n  titles.set(path, title); // ! text'),
    'the capture of a pattern': text('titles.set(path, /^# (.+)$/m.exec(text)?.[1]); // ! text'),
    'a destructured match': text('const [, title] = text.match(/^# (.+)$/m) ?? [];\n  titles.set(path, title); // ! text'),
    'a named group': text('const match = /(?<title>.+)/.exec(text);\n  titles.set(path, match?.groups?.title); // ! text'),
    'each of many matches': text('for (const match of text.matchAll(/^# (.+)$/gm)) titles.set(path, match[1]); // ! text'),
    'the first line': text("titles.set(path, text.split('\\n')[0]); // ! text"),
    'in an object': text('titles.set(path, { path, title: text.slice(0, 80) }); // ! text'),
    'as a key': text('titles.set(text.slice(0, 80), path); // ! text'),
    'of a text with something added': text('const pattern = /^@@ (.+)$/m;\n  const match = pattern.exec(`${text}\\n@@`);\n  titles.set(path, match?.[1]); // ! text'),
    'of a response': `
const titles = new Map<string, string>();
export async function load(url: string) {
  const response = await fetch(url);
  const text = await response.text();
  titles.set(url, text.slice(0, 80)); // ! text
}`,
    "of a process's output": `
import { execSync } from 'node:child_process';
const heads: string[] = [];
export function log(revision: string) { heads.push(execSync(\`git show \${revision}\`).toString().slice(0, 80)); } // ! text`,
    'in a field, whose life is not known': `
import { readFileSync } from 'node:fs';
export class Index {
  titles = new Map<string, string>();
  open(path: string) { this.titles.set(path, readFileSync(path, 'utf8').slice(0, 80)); } // ? text
}`,
    'the last one': `
import { readFileSync } from 'node:fs';
let last = '';
export function open(path: string) { last = readFileSync(path, 'utf8').slice(0, 80); return last; } // ? text`,
    'a view of a Buffer': bytes('heads.set(path, bytes.subarray(0, 16)); // ! bytes'),
    "a Buffer's slice, which is a view too": bytes('heads.set(path, bytes.slice(0, 16)); // ! bytes'),
    'a view of a typed array': `
const heads = new Map<string, Uint8Array>();
export async function load(url: string) {
  const bytes = new Uint8Array(await (await fetch(url)).arrayBuffer());
  heads.set(url, bytes.subarray(0, 8)); // ! bytes
}`,
    'a view of a chunk': `
import type { Socket } from 'node:net';
const heads: Buffer[] = [];
export function listen(socket: Socket) { socket.on('data', (chunk: Buffer) => { heads.push(chunk.subarray(0, 16)); }); } // ! bytes`,
  },
};
