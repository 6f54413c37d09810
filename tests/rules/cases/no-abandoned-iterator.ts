import type { Cases } from '../cases.ts';

const events = `
import { EventEmitter, on } from 'node:events';
const bus = new EventEmitter();`;

/** A function that looks for something in a response, chunk by chunk. */
const search = (loop: string, { mark = '', options = '' } = {}): string => `
export async function search(url: string, signal: AbortSignal, isFound: (chunk: Uint8Array) => boolean) {
  const response = await fetch(url${options});
  const reader = response.body!.getReader();${mark}
  ${loop}
  return signal.aborted;
}`;
const found = 'while (true) { const { done, value } = await reader.read(); if (done) break; if (isFound(value)) return true; }';

const lines = `
import { closeSync, openSync, readSync } from 'node:fs';
function* blocks(path: string) {
  const file = openSync(path, 'r');
  try { while (true) yield readSync(file, new Uint8Array(10)); } finally { closeSync(file); }
}`;

export const cases: Cases = {
  valid: {
    'readers in fields that are cancelled, of a stream that is handed in, without a teardown': `
export class Cancelled {
  private reader?: ReadableStreamDefaultReader<Uint8Array>;
  async open(url: string) { const response = await fetch(url); this.reader = response.body!.getReader(); }
  read() { return this.reader?.read(); }
  dispose() { void this.reader?.cancel(); }
}
export class Given {
  private reader: ReadableStreamDefaultReader<Uint8Array>;
  constructor(stream: ReadableStream<Uint8Array>) { this.reader = stream.getReader(); }
  read() { return this.reader.read(); }
  dispose() { console.log('over'); }
}
export class Endless {
  private reader?: ReadableStreamDefaultReader<Uint8Array>;
  async open(url: string) { const response = await fetch(url); this.reader = response.body!.getReader(); }
  read() { return this.reader?.read(); }
}`,
    'a reader in a field that is read to its end': `
export class Feed {
  private reader?: ReadableStreamDefaultReader<Uint8Array>;
  async open(url: string) { const response = await fetch(url); this.reader = response.body!.getReader(); }
  async next() { const { done, value } = await this.reader!.read(); return done ? undefined : value; }
  dispose() { this.reader = undefined; }
}`,
    'a loop that is switched off, behind which the reader is cancelled': `
export class Log {
  #running = true;
  async read(stream: ReadableStream<Uint8Array>) {
    const reader = stream.getReader();
    while (this.#running) { const { done } = await reader.read(); if (done) break; }
    await reader.cancel();
  }
  stop() { this.#running = false; }
}`,
    'for await returns it': `${events}
export async function first() {
  for await (const [value] of on(bus, 'ready')) return value as number;
  return 0;
}`,
    'returned': `${events}
export async function first() {
  const it = on(bus, 'ready');
  try { return (await it.next()).value as number[]; } finally { await it.return?.(); }
}`,
    'a signal': `${events}
export async function first(signal: AbortSignal) {
  const it = on(bus, 'ready', { signal });
  return (await it.next()).value as number[];
}`,
    'options of which nothing is known': `${events}
export async function first(options: object) {
  const it = on(bus, 'ready', options);
  return (await it.next()).value as number[];
}`,
    'an event that ends it': `${events}
export async function all() {
  const it = on(bus, 'data', { close: ['end'] });
  while (true) { const { value } = await it.next(); console.log(value); }
}`,
    'its own emitter': `
import { EventEmitter, on } from 'node:events';
export async function first(start: (bus: EventEmitter) => void) {
  const bus = new EventEmitter();
  const it = on(bus, 'ready');
  start(bus);
  return (await it.next()).value as number[];
}`,
    'handed on': `${events}
export const changes = () => on(bus, 'change');
export function watch(use: (it: AsyncIterable<number[]>) => void) { const it = on(bus, 'change'); use(it); }
export async function* renamed() { yield* on(bus, 'change'); }`,
    'another `on`': `
const on = (target: object, event: string) => ({ next: async () => ({ target, event, value: 1 }) });
export async function first(bus: object) {
  const it = on(bus, 'ready');
  return (await it.next()).value;
}`,
    'for the whole program': `${events}
for await (const [value] of on(bus, 'ready')) console.log(value);
export const it = on(bus, 'ready');`,
    'a function that listens until its caller ends': `
import { EventEmitter, on } from 'node:events';
export async function listen(bus: EventEmitter) {
  for await (const [value] of on(bus, 'change')) console.log(value);
}`,
    'a loop that is left': `${events}
export class Feed {
  private closed = false;
  constructor() { void this.run(); }
  private async run() { for await (const [value] of on(bus, 'change')) { if (this.closed) break; console.log(value); } }
  dispose() { this.closed = true; }
}`,
    'the teardown returns it': `${events}
export class Feed {
  private readonly changes = on(bus, 'change');
  constructor() { void this.run(); }
  private async run() { for await (const [value] of this.changes) console.log(value); }
  dispose() { void this.changes.return?.(); }
}`,
    'the teardown ends what it listens to': `
import { connect } from 'node:net';
import { on } from 'node:events';
export class Feed {
  private readonly socket = connect(80);
  constructor() { void this.run(); }
  private async run() { for await (const [value] of on(this.socket, 'data')) console.log(value); }
  dispose() { this.socket.destroy(); }
}`,
    'the teardown removes its listeners': `${events}
export class Feed {
  constructor() { void this.run(); }
  private async run() { for await (const [value] of on(bus, 'change')) console.log(value); }
  dispose() { bus.removeAllListeners('change'); }
}`,
    'the socket of the connection': `
import { createServer } from 'node:net';
import { on } from 'node:events';
createServer(async (socket) => { for await (const [value] of on(socket, 'data')) console.log(value); });`,
    'an interval that nobody pulls': `
import { setInterval } from 'node:timers/promises';
export function make() { const ticks = setInterval(1000); return typeof ticks; }`,
    'the global setInterval': `
export function start(run: () => void) { const timer = setInterval(run, 1000); return timer; }`,
    'a watcher of the promises of fs that is left, and one with a signal': `
import fs, { promises } from 'node:fs';
export async function changed(path: string) {
  for await (const change of promises.watch(path)) return change;
  return undefined;
}
export class Reloader {
  readonly #end = new AbortController();
  constructor(private readonly path: string, private readonly reload: () => void) { void this.run(); }
  private async run() { for await (const _ of fs.promises.watch(this.path, { signal: this.#end.signal })) this.reload(); }
  dispose() { this.#end.abort(); }
}`,
    'own promises that watch': `
const promises = { watch: (path: string) => ({ next: async () => path }) };
export async function changed(path: string) { const changes = promises.watch(path); await changes.next(); }`,
    'on of a namespace that is told to return': `
import * as events from 'node:events';
import type { EventEmitter } from 'node:events';
export async function first(emitter: EventEmitter) {
  const changes = events.on(emitter, 'change');
  try { return (await changes.next()).value; } finally { await changes.return?.(); }
}`,
    'a generator that is used up': `
import { closeSync, openSync } from 'node:fs';
function* once(path: string) { const file = openSync(path, 'r'); try { yield file; } finally { closeSync(file); } }
export function twice(path: string) {
  const it = once(path);
  const first = it.next().value;
  it.next();
  return first;
}`,
    'a generator that is walked': `${lines}
export function count(path: string) { let sum = 0; for (const size of blocks(path)) sum += size; return sum; }
export function first(path: string) { const [size] = blocks(path); return size; }
export function sum(path: string) {
  const it = blocks(path);
  let sum = 0;
  for (let next = it.next(); !next.done; next = it.next()) sum += next.value;
  return sum;
}`,
    'a generator that holds nothing': `
function* ids() { let id = 0; while (true) yield id++; }
export function two() { const it = ids(); return [it.next().value, it.next().value]; }`,
    'kept by what uses it': `${lines}
export class Blocks {
  private readonly it: Iterator<number>;
  constructor(path: string) { this.it = blocks(path); }
  next() { return this.it.next().value as number; }
}`,
    'read to the end': search('for (;;) { const { done, value } = await reader.read(); if (done) break; isFound(value); }'),
    'read to the end, told by the result': search('let chunk = await reader.read(); while (!chunk.done) { isFound(chunk.value); chunk = await reader.read(); }'),
    'returned at the end': search('while (true) { const result = await reader.read(); if (result.done) return false; isFound(result.value); }'),
    'cancelled on the way': search('while (true) { const { done, value } = await reader.read(); if (done) break; if (isFound(value)) { await reader.cancel(); return true; } }'),
    'cancelled behind the loop': search('while (true) { const { done, value } = await reader.read(); if (done || isFound(value)) break; }\n  await reader.cancel();'),
    'cancelled in the end': search(`try { ${found} } finally { await reader.cancel(); }`),
    'cancelled behind a loop with two conditions': search('let chunk = await reader.read(); while (!chunk.done && !isFound(chunk.value)) chunk = await reader.read();\n  await reader.cancel();'),
    'cancelled when it fails': search("try { while (true) { const { done, value } = await reader.read(); if (done) break; if (isFound(value)) throw new Error('found'); } } catch { await reader.cancel(); }"),
    'released in the end': search(`try { ${found} } finally { reader.releaseLock(); }`),
    'a last word': search("while (true) { const { done, value } = await reader.read(); if (done) break; for (const line of new TextDecoder().decode(value).split('\\n')) if (line === 'data: [DONE]') return true; }"),
    'no value': search('while (true) { const { done, value } = await reader.read(); if (done) break; if (!value) break; isFound(value); }'),
    'a stream that is destroyed': `
import { createReadStream } from 'node:fs';
export async function first(path: string) {
  const stream = createReadStream(path);
  const it = stream[Symbol.asyncIterator]();
  const { value } = await it.next();
  stream.destroy();
  return value as Buffer;
}`,
    'iterated to the end': `
import type { Readable } from 'node:stream';
export async function size(stream: Readable) {
  const it = stream[Symbol.asyncIterator]();
  let size = 0;
  for (;;) { const { done, value } = await it.next(); if (done) return size; size += (value as Buffer).length; }
}
export const sizeOf = (list: string[]) => list[Symbol.iterator]().next().value;`,
    'aborted': search('let chunk = await reader.read(); while (!chunk.done && !signal.aborted) chunk = await reader.read();', { options: ', { signal }' }).replace('return signal', 'new AbortController().abort(); return signal'),
    'an inner loop is left': search('while (true) { const { done, value } = await reader.read(); if (done) break; for (const byte of value) if (byte === 10) break; }'),
    'a switch is left': search('while (true) { const { done, value } = await reader.read(); if (done) break; switch (value[0]) { case 1: break; default: isFound(value); } }'),
    'a reader of its own stream': `
export class Piped {
  private readonly reader: ReadableStreamDefaultReader<number>;
  constructor(stream: ReadableStream<number>) { this.reader = stream.getReader(); }
  async next() { return (await this.reader.read()).value; }
}
export function wrap(stream: ReadableStream<number>) {
  const reader = stream.getReader();
  return new ReadableStream<number>({ async pull(controller) { const { done, value } = await reader.read(); if (done) controller.close(); else controller.enqueue(value); } });
}`,
    'another reader': `
export async function first(book: { getReader(): { read(): Promise<{ value: number; done: boolean }> } }) {
  const reader = book.getReader();
  return (await reader.read()).value;
}`,
  },
  invalid: {
    'a reader in a field that a teardown forgets': `
export class Feed {
  private reader?: ReadableStreamDefaultReader<Uint8Array>;
  async open(url: string) { const response = await fetch(url); this.reader = response.body!.getReader(); } // ? neverReleased
  async next() { return (await this.reader!.read()).value; }
  dispose() { this.reader = undefined; }
}`,
    'a loop that an effect’s clean-up switches off': {
      filename: 'file.tsx',
      code: `
import { useEffect, useState } from 'react';
export function Text({ url }: { url: string }) {
  const [text, setText] = useState('');
  useEffect(() => {
    let live = true;
    const read = async () => {
      const response = await fetch(url);
      const reader = response.body!.getReader(); // ! left
      while (live) {
        const { done, value } = await reader.read();
        if (done) break;
        setText((before) => before + value.length);
      }
    };
    void read();
    return () => { live = false; };
  }, [url]);
  return <pre>{text}</pre>;
}`,
    },
    'the first event': `
import { EventEmitter, on } from 'node:events';
export async function first(bus: EventEmitter) {
  const it = on(bus, 'ready'); // ! neverReleased
  const { value } = await it.next();
  return value as number[];
}`,
    'under other names': `
import * as events from 'events';
export async function first(bus: events.EventEmitter) {
  const it = events.on(bus, 'ready'); // ! neverReleased
  return (await it.next()).value as number[];
}`,
    'in one expression': `${events}
export const first = async () => (await on(bus, 'ready').next()).value as number[]; // ! dropped`,
    'left from a loop': `${events}
export async function wait(isOver: () => boolean) {
  const it = on(bus, 'change'); // ! neverReleased
  while (true) { await it.next(); if (isOver()) return; }
}`,
    'returned on one way out only': {
      code: `${events}
export async function first() {
  const it = on(bus, 'ready');
  const value = (await it.next()).value as number[];
  return value.length > 0;
}`.replace("'ready');", "'ready'); // ! neverReleased"),
    },
    'a field': `${events}
export class Feed {
  private readonly changes = on(bus, 'change'); // ! neverReleased
  async next() { return (await this.changes.next()).value as number[]; }
  dispose() { console.log('gone'); }
}`,
    'a loop without an end': `${events}
export class Feed {
  constructor() { void this.run(); }
  private async run() { for await (const [value] of on(bus, 'change')) console.log(value); } // ! endless
  dispose() { console.log('gone'); }
}`,
    'a loop over a variable': `${events}
export class Feed {
  constructor() { void this.run(); }
  private async run() {
    const changes = on(bus, 'change'); // ! endless
    for await (const [value] of changes) console.log(value);
  }
  dispose() { console.log('gone'); }
}`,
    'a loop by hand': `${events}
export class Feed {
  constructor() { void this.run(); }
  private async run() {
    const it = on(bus, 'change'); // ! endless
    while (true) console.log((await it.next()).value);
  }
  dispose() { console.log('gone'); }
}`,
    'a loop that the teardown may end': `
import { EventEmitter, on } from 'node:events';
export class Feed {
  constructor(private readonly client: EventEmitter & { quit(): void }) { void this.run(); }
  private async run() { for await (const [value] of on(this.client, 'change')) console.log(value); } // ? endless
  dispose() { this.client.quit(); }
}`,
    'for each request': `${events}
import { createServer } from 'node:http';
createServer(async (request, response) => {
  for await (const [value] of on(bus, 'change')) response.write(String(value)); // ! endless
});`,
    'an interval': `
import { setInterval as every } from 'node:timers/promises';
export async function wait(isOver: () => boolean) {
  const ticks = every(100); // ! neverReleased
  while (!isOver()) await ticks.next();
}`,
    'an interval of an instance': `
import { setInterval } from 'timers/promises';
export class Poll {
  constructor(private readonly ask: () => void) { void this.run(); }
  private async run() { for await (const _ of setInterval(1000)) this.ask(); } // ! endless
  dispose() { console.log('gone'); }
}`,
    'a watcher': `
import { watch } from 'node:fs/promises';
export async function changed(path: string) {
  const changes = watch(path); // ! neverReleased
  await changes.next();
}`,
    'a watcher of the promises of fs': `
import fs, { promises } from 'node:fs';
import * as whole from 'fs';
export async function changed(path: string) {
  const changes = promises.watch(path); // ! neverReleased
  await changes.next();
}
export class Reloader {
  constructor(private readonly path: string, private readonly reload: () => void) { void this.run(); void this.again(); }
  private async run() { for await (const _ of fs.promises.watch(this.path)) this.reload(); } // ! endless
  private async again() { for await (const _ of whole.promises.watch(this.path)) this.reload(); } // ! endless
  dispose() { console.log('gone'); }
}`,
    'a watcher of required promises': { code: `
const fs = require('fs');
exports.changed = async (path) => {
  const changes = fs.promises.watch(path); // ! neverReleased
  await changes.next();
};`, filename: 'file.js', only: ['untyped', 'plain JavaScript outside of every project'] },
    'on of a namespace': `
import * as events from 'node:events';
import type { EventEmitter } from 'node:events';
export async function first(emitter: EventEmitter) {
  const changes = events.on(emitter, 'change'); // ! neverReleased
  return (await changes.next()).value;
}
export async function second(emitter: EventEmitter) {
  const changes = events.EventEmitter.on(emitter, 'change'); // ! neverReleased
  return (await changes.next()).value;
}`,
    'a generator': `${lines}
export function first(path: string) {
  const it = blocks(path); // ! left
  return it.next().value;
}
export const dropped = (path: string) => blocks(path).next().value; // ! dropped`,
    'an asynchronous generator': `
import { open } from 'node:fs/promises';
async function* sizes(path: string) {
  const file = await open(path);
  try { yield (await file.stat()).size; yield 0; } finally { await file.close(); }
}
export async function size(path: string) {
  const it = sizes(path); // ! left
  const { value } = await it.next();
  return value;
}`,
    'a generator that counts at its end': `
let open = 0;
function* counted() { open++; try { while (true) yield open; } finally { console.log(--open); } }
export function first() {
  const it = counted(); // ? left
  return it.next().value;
}`,
    'a generator that is left in a loop': `${lines}
export function find(path: string) {
  const it = blocks(path); // ! left
  for (;;) { const { done, value } = it.next(); if (done) return 0; if (value > 5) return value; }
}`,
    'the first chunk of a file': `
import { createReadStream } from 'node:fs';
export async function first(path: string) {
  const it = createReadStream(path)[Symbol.asyncIterator](); // ! left
  return (await it.next()).value as Buffer;
}`,
    'the first chunk of a body': `
export async function first(url: string) {
  const response = await fetch(url);
  const chunks = (response.body as unknown as ReadableStream<Uint8Array>).values(); // ! left
  return (await chunks.next()).value as Uint8Array;
}`,
    'the first chunk of a stream': `
import type { Readable } from 'node:stream';
export async function first(stream: Readable) {
  const it = stream[Symbol.asyncIterator](); // ? left
  return (await it.next()).value as Buffer;
}`,
    'a reader that is left when it is found': search(found, { mark: ' // ! left' }),
    'another name for the end': search('while (true) { const { done: isOver, value } = await reader.read(); if (isOver) break; if (isFound(value)) break; }', { mark: ' // ! left' }),
    'too much': search("let size = 0; while (true) { const { done, value } = await reader.read(); if (done) break; size += value.length; if (size > 100) throw new Error('too much'); }", { mark: ' // ? left' }),
    'two conditions': search('while (true) { const { done, value } = await reader.read(); if (done || isFound(value)) break; }', { mark: ' // ! left' }),
    'a second condition of the loop': search('let chunk = await reader.read(); while (!chunk.done && !signal.aborted) chunk = await reader.read();', { mark: ' // ! left' }),
    'the first chunk': search('const { value } = await reader.read(); if (value && isFound(value)) return true;', { mark: ' // ! left' }),
    'a request that a signal may end': search(found, { mark: ' // ? left', options: ', { signal }' }),
    'a stream of somebody else': `
export async function first(stream: ReadableStream<string>) {
  const reader = stream.getReader(); // ? left
  return (await reader.read()).value;
}`,
  },
};
