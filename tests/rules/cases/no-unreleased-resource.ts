import type { Cases } from '../cases.ts';

export const cases: Cases = {
  valid: {
    'a file that is made and ended in one expression, or handed on': `
import { createWriteStream } from 'node:fs';
import type { Readable } from 'node:stream';
export function save(path: string, text: string, from: Readable) {
  createWriteStream(path).end(text);
  from.pipe(createWriteStream(path));
  return createWriteStream(path).on('error', console.error);
}`,
    'messages of HTTP whose end is seen to, and pipes of other streams': `
import { createWriteStream } from 'node:fs';
import http, { type IncomingMessage } from 'node:http';
import { finished } from 'node:stream';
export function download(url: string, path: string) {
  const file = createWriteStream(path);
  http.get(url, (answer) => { answer.pipe(file); }).on('error', () => { file.destroy(); });
}
export function keep(source: IncomingMessage, path: string) {
  const file = createWriteStream(path);
  source.on('aborted', () => file.destroy());
  source.pipe(file);
}
export function close(source: IncomingMessage, path: string, done: () => void) {
  const file = createWriteStream(path);
  finished(file, done);
  source.pipe(file);
}
export function show(url: string) {
  http.get(url, (answer) => { answer.pipe(process.stdout); });
}
http.createServer((request, response) => {
  request.pipe(response);
  request.on('error', () => response.destroy());
  http.get('http://upstream', (upstream) => {
    response.on('close', () => upstream.destroy());
    upstream.pipe(response);
  });
});`,
    'closed through a getter': `
import { Component, OnDestroy, OnInit } from '@angular/core';
import { Terminal } from 'xterm';
@Component({ selector: 'x-shell', template: '' })
export class Shell implements OnInit, OnDestroy {
  private _terminal?: Terminal;
  get terminal(): Terminal | undefined { return this._terminal; }
  ngOnInit() { this._terminal = new Terminal(); }
  ngOnDestroy() { this.terminal?.dispose(); }
}`,
    'a promise in a field that the teardown waits for': `
import { promises as fs } from 'node:fs';
export class Lease {
  private readonly opening = fs.open('lease', 'w');
  private readonly second = fs.open('other', 'w');
  async write(text: string) { const file = await this.opening; await file.write(text); }
  async dispose() {
    const file = await this.opening;
    await file.close();
    await (await this.second).close();
  }
}`,
    'what promises to be disposed of, and is': `
export class Lock implements Disposable { readonly key = 'x'; [Symbol.dispose]() { console.log('free'); } }
declare function acquire(name: string): Lock;
declare function open(name: string): Promise<AsyncDisposable & { read(): Promise<string> }>;
export function held(work: () => void) { using lock = new Lock(); work(); console.log(lock.key); }
export function closed(work: () => void) {
  const lock = acquire('a');
  try { work(); console.log(lock.key); } finally { lock[Symbol.dispose](); }
}
export function quiet() { const lock = new Lock(); console.log(lock.key); lock[Symbol.dispose](); }
export function given() { const lock = acquire('b'); console.log(lock.key); return lock; }
export function stacked() { using stack = new DisposableStack(); return stack.use(new Lock()).key; }
export async function awaited() { await using file = await open('c'); return file.read(); }`,
    'descriptors that are closed, kept for the program or handed on': `
import { close, closeSync, createWriteStream, open, openSync, read, readSync } from 'node:fs';
import { spawn } from 'node:child_process';
export function head(path: string) {
  const fd = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(10);
    readSync(fd, bytes, 0, 10, 0);
    return bytes;
  } finally {
    closeSync(fd);
  }
}
export function later(path: string, done: (bytes: Buffer) => void) {
  open(path, 'r', (error, fd) => {
    if (error) return;
    const bytes = Buffer.alloc(10);
    read(fd, bytes, 0, 10, 0, () => close(fd, () => done(bytes)));
  });
}
export const touch = (path: string) => closeSync(openSync(path, 'w'));
export function start(path: string) {
  const log = openSync(path, 'a');
  return spawn('serve', [], { stdio: ['ignore', log, log] });
}
let lock: number | undefined;
export function acquire(path: string) { lock = openSync(path, 'wx'); }
export function write(path: string, text: string) {
  const file = createWriteStream(path);
  file.write(text);
  file.end();
}
export function save(path: string, source: NodeJS.ReadableStream) {
  const file = createWriteStream(path);
  source.pipe(file);
}
export const isLocked = () => lock !== undefined;
export const nothing = openSync;`,
    'clients that the program has one of, that are handed on, or that a view of them keeps': `
import { MongoClient } from 'mongodb';
import Redis from 'ioredis';
import { createClient } from 'redis';
import Database from 'better-sqlite3';
const client = new MongoClient('mongodb://localhost');
let cache: Redis | undefined;
export async function users() { return client.db('x').collection('users').find().toArray(); }
export function begin() { cache = new Redis(); }
export async function first(key: string) {
  const redis = createClient();
  await redis.connect();
  try { return await redis.get(key); } finally { await redis.quit(); }
}
export async function openStore(url: string) {
  const mongo = new MongoClient(url);
  await mongo.connect();
  return mongo.db('store');
}
export async function openCollection(url: string) {
  const mongo = new MongoClient(url);
  const db = mongo.db('store');
  return db.collection('users');
}
export function listen(run: (message: string) => void) {
  const subscriber = new Redis();
  subscriber.on('message', run);
}
export class Store {
  private readonly db = new Database('file');
  all() { return this.db.prepare('select 1').all(); }
}
export const isCached = () => cache !== undefined;`,
    'ports that are closed, given away or only asked, and streams whose tracks are stopped': `
export class Bridge {
  private readonly channel = new MessageChannel();
  private readonly other = new MessageChannel();
  private readonly port: MessagePort;
  private stream?: MediaStream;
  constructor(target: Worker) {
    const { port1 } = new MessageChannel();
    this.port = port1;
    this.channel.port1.onmessage = () => this.got();
    target.postMessage('a', [this.channel.port2]);
    target.postMessage('b', [this.other.port1, this.other.port2]);
  }
  async show(video: HTMLVideoElement) {
    this.stream = await navigator.mediaDevices.getUserMedia({ video: true });
    video.srcObject = this.stream;
  }
  got() { console.log(this.port); }
  dispose() {
    this.channel.port1.close();
    for (const track of this.stream?.getTracks() ?? []) track.stop();
  }
}
export async function later() {
  const channel = new MessageChannel();
  await new Promise((resolve) => {
    channel.port1.onmessage = resolve;
    channel.port2.postMessage(1);
  });
}
export async function send(stream: WritableStream<string>, text: string) {
  const writer = stream.getWriter();
  await writer.write(text);
  writer.releaseLock();
}
export function sink(stream: WritableStream<string>) {
  const writer = stream.getWriter();
  return (text: string) => writer.write(text);
}
export async function thumb(file: Blob, to: Worker) {
  const bitmap = await createImageBitmap(file);
  to.postMessage(bitmap, [bitmap]);
}`,
    'a file that its stream closes': `
import { open } from 'node:fs/promises';
export async function body(path: string) { const file = await open(path); return file.createReadStream(); }
export async function send(path: string, to: NodeJS.WritableStream) {
  const file = await open(path, 'r');
  const { size } = await file.stat();
  file.createReadStream({ start: 0 }).pipe(to);
  return size;
}
export async function count(path: string) {
  const file = await open(path);
  let n = 0;
  for await (const line of file.readLines()) n += line.length;
  return n;
}
export async function write(path: string, from: NodeJS.ReadableStream) {
  const file = await open(path, 'w');
  from.pipe(file.createWriteStream());
}`,
    'a variable whose class another function releases, where it goes on': {
      filename: 'file.js',
      only: ['untyped', 'its type is not known here'],
      code: `
import { Account } from './native.js';
export function make() { const account = new Account(); account.create(); return account; }
export function keep(list) { const account = new Account(); list.push(account); }
export function later() { const account = new Account(); return () => account.pickle(''); }
export function pickle(text) {
  const account = new Account();
  account.unpickle(text);
  account.free();
}
export function list() { const all = new Map(); all.set(1, 2); return all.size; }`,
    },
    'a field that is released before it is set again, and at the end, by a collector, or in a class without an end': `
export class First {
  private cache: any;
  constructor(private readonly maker: any) { this.cache = maker.createCache(); }
  refresh() { this.cache.dispose(); this.cache = this.maker.createCache(); }
  dispose() { this.cache.dispose(); }
}
export class Second {
  private readonly all: any[] = [];
  private cache: any;
  constructor(private readonly maker: any) {}
  refresh() { this.cache?.dispose(); this.cache = this.maker.createCache(); this.all.push(this.cache); }
  dispose() { for (const each of this.all) each.dispose(); }
}
export class Third {
  private cache: any;
  constructor(private readonly maker: any) {}
  refresh() { this.cache?.dispose(); this.cache = this.maker.createCache(); }
}`,
    'what is sent messages and has another end, is looked up, or is heard nowhere': `
import { createClient, getWorker, createPanel } from './not-here.js';
export class Search {
  private readonly client = createClient();
  private readonly worker = getWorker();
  private readonly panel = createPanel();
  constructor() {
    this.client.onmessage = () => this.draw();
    this.worker.onmessage = () => this.draw();
  }
  ask(text: string) {
    this.client.postMessage(text);
    this.worker.postMessage(text);
    this.panel.postMessage(text);
  }
  draw() {}
  dispose() { this.client.close(); }
}`,
    'a server that is to stay, or closes itself with its answer': `
import { createServer } from 'node:net';
export const started = (port: number) => new Promise<void>((resolve) => { createServer((socket) => { socket.end(); }).listen(port, resolve); });
export const heard = (port: number) => new Promise<void>((resolve) => { createServer((socket) => { socket.end(); }).once('listening', () => resolve()).listen(port); });
export const closes = (port: number) => new Promise((resolve) => { createServer(function (socket) { this.close(); resolve(socket); }).listen(port); });
export function main(port: number) { createServer((socket) => { socket.end(); }).listen(port); }`,
    'a map of objects that is walked, looked up to end one, given away, or that keeps plain values': `
class Part { open() { return 1; } dispose() { console.log('end'); } }
class Name { open() { return 1; } }
export class Owner {
  private walked = new Map<string, Part>();
  private single = new Map<string, Part>();
  private names = new Map<string, Name>();
  private given: Part[] = [];
  add(key: string) {
    this.walked.set(key, new Part());
    this.single.set(key, new Part());
    this.names.set(key, new Name());
    this.given.push(new Part());
  }
  remove(key: string) {
    const part = this.single.get(key);
    part?.dispose();
  }
  all() { return this.given; }
  dispose() { for (const part of this.walked.values()) part.dispose(); }
}`,
    'a variable that others see, that is ended, that only tells, that stands in this file': {
      only: ['typed', 'what a call makes is known by its type'],
      code: `
interface Part { open(): number; dispose(): void }
declare const factory: { createPart(): Part; createSource(): { token: object; cancel(): void; dispose(): void } };
class Own { open() { return 1; } dispose() { console.log('end'); } }
export function run(take: (part: Part) => void) {
  const source = factory.createSource();
  source.cancel();
  const given = factory.createPart();
  take(given);
  const ended = factory.createPart();
  ended.open();
  ended.dispose();
  const shared = factory.createPart();
  setTimeout(() => shared.open(), 10);
  const own = new Own();
  own.open();
}`,
    },
    'a part of what nobody ends': `
class Part { open() { return 1; } dispose() { console.log('end'); } }
export class Open {
  readonly part = new Part();
  run() { this.part.open(); }
}`,
    'released where its promise is awaited': `
export function show(blob: Blob, canvas: HTMLCanvasElement) {
  const loading = createImageBitmap(blob);
  loading.then((bitmap) => {
    try {
      canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
    } finally {
      bitmap.close();
    }
  });
}`,
    'a file that is closed with the response': `
import { createServer } from 'node:http';
import { createReadStream } from 'node:fs';
createServer((request, response) => {
  const file = createReadStream('page.html');
  response.once('close', () => file.destroy());
  file.pipe(response);
});`,
    'a file that is handed on': `
import { createReadStream } from 'node:fs';
import { finished, type Writable } from 'node:stream';
export function send(path: string, target: Writable) {
  const file = createReadStream(path);
  finished(target, () => file.destroy());
  file.pipe(target);
}`,
    'a file that is piped to the output of the program': `
import { createReadStream } from 'node:fs';
export function show(path: string) {
  createReadStream(path).pipe(process.stdout);
}`,
    'a pipe of another kind': `
declare function createReadStream(path: string): { pipe: (target: object) => void };
export function send(path: string, target: object) {
  createReadStream(path).pipe(target);
}`,
    'closed in finally': `
import { open } from 'node:fs/promises';
export async function read(path: string) {
  const file = await open(path);
  try {
    return await file.readFile();
  } finally {
    await file.close();
  }
}`,
    'await using': `
import { open } from 'node:fs/promises';
export async function read(path: string) {
  await using file = await open(path);
  return await file.readFile();
}`,
    'a socket that the teardown closes': `
export class Feed {
  socket = new WebSocket('wss://example.org');
  dispose() { this.socket.close(); }
}`,
    'an object that listens, and is disposed in finally': `
import { bus } from './bus';
class Scheduler {
  constructor() { bus.on('progress', this.show); }
  show = () => {};
  async run() { return 1; }
  dispose() { bus.off('progress', this.show); }
}
export async function run() {
  const scheduler = new Scheduler();
  try {
    return await scheduler.run();
  } finally {
    scheduler.dispose();
  }
}`,
    'an object that listens to what it makes itself': `
import { EventEmitter } from 'node:events';
class Scheduler {
  bus = new EventEmitter();
  constructor() { this.bus.on('progress', this.show); }
  show = () => {};
  async run() { return 1; }
  dispose() { this.bus.off('progress', this.show); }
}
export async function run() {
  const scheduler = new Scheduler();
  return await scheduler.run();
}`,
    'an object that listens only when it is told to': `
class Scheduler {
  timer: any;
  start() { this.timer = setInterval(() => {}, 1000); }
  async run() { return 1; }
  dispose() { clearInterval(this.timer); }
}
export async function run() {
  const scheduler = new Scheduler();
  return await scheduler.run();
}`,
    'an object that listens, and is handed on': `
class Scheduler {
  timer = setInterval(() => {}, 1000);
  async run() { return 1; }
  dispose() { clearInterval(this.timer); }
}
export async function run(keep: (scheduler: unknown) => void) {
  const scheduler = new Scheduler();
  keep(scheduler);
  return await scheduler.run();
}`,
    'made in a memo, disposed by an effect': { filename: 'file.tsx', code: `
import { useEffect, useMemo } from 'react';
import { BufferGeometry } from 'three';
export function Shape({ points }: { points: number[] }) {
  const shape = useMemo(() => {
    const geometry = new BufferGeometry();
    console.log(points);
    return geometry;
  }, [points]);
  useEffect(() => () => shape.dispose(), [shape]);
  return <primitive object={shape} />;
}` },
    'a hook hands out what it makes': `
import * as React from 'react';
import * as THREE from 'three';
export function useShape() {
  const [shape] = React.useState(() => new THREE.BoxGeometry());
  return shape;
}`,
    'memo and class of the same names': { filename: 'file.tsx', code: `
import { useEffect } from 'react';
class BufferGeometry {}
const useMemo = <V,>(make: () => V) => make();
export function Shape() {
  const shape = useMemo(() => new BufferGeometry());
  useEffect(() => console.log(shape), []);
  return <primitive object={shape} />;
}` },
    'a script that runs once': `
import { createServer } from 'node:http';
import Chart from 'chart.js';
export function main(element: HTMLElement) {
  const server = createServer(() => {});
  const chart = new Chart(element);
  console.log(server.listening, chart.data);
}`,
    'a factory method whose result the field gives back': `
import { EditorView } from 'prosemirror-view';
export class Editor {
  view: EditorView;
  constructor() { this.view = this.create(); }
  create() { const view = new EditorView(document.body); return view; }
  destroy() { this.view.destroy(); }
}`,
    'a factory method that others call too': `
import { EditorView } from 'prosemirror-view';
export class Editor {
  create() { return new EditorView(document.body); }
  destroy() { console.log(1); }
}`,
    'what is looked up is somebody else\'s': `
import { OverlayRef } from '@angular/cdk/overlay';
export class Popover {
  private overlay?: OverlayRef;
  constructor(private readonly overlays: { getOverlay(): any }) {}
  open() { this.overlay = this.overlays.getOverlay(); }
  ngOnDestroy() { console.log(this.overlay); }
}`,
    'a written type of another package': `
import { OverlayRef } from './not-here';
export class Popover {
  private overlay?: OverlayRef;
  constructor(private readonly overlays: { create(): any }) {}
  open() { this.overlay = this.overlays.create(); }
  ngOnDestroy() { console.log(this.overlay); }
}`,
    'an effect closes it': `
import { useEffect } from 'react';
export function useFeed(url: string, read: () => void) {
  useEffect(() => {
    const source = new EventSource(url);
    source.onmessage = read;
    return () => source.close();
  }, [url, read]);
}`,
    'a worker that ends itself': `
export function run(url: string, done: () => void) {
  const worker = new Worker(url);
  worker.onmessage = () => {
    worker.terminate();
    done();
  };
}`,
    'a channel': `
export class Tabs {
  #channel = new BroadcastChannel('tabs');
  [Symbol.dispose]() { this.#channel.close(); }
}`,
    'handed on': `
import { watch } from 'node:fs';
export function watcher(path: string) { return watch(path, () => {}); }
export class Tree {
  constructor(private readonly owned: { close(): void }[]) { this.owned.push(watch('.', () => {})); }
  dispose() {}
}`,
    'a database client': `
import { Client } from 'pg';
export async function ask(text: string) {
  const client = new Client();
  await client.connect();
  try {
    return await client.query(text);
  } finally {
    await client.end();
  }
}`,
    'an image bitmap': `
export async function draw(context: CanvasRenderingContext2D, blob: Blob) {
  const bitmap = await createImageBitmap(blob);
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
}`,
    'at the top of a module': `
export const socket = new WebSocket('wss://example.org');`,
    'a local class of the same name': `
class WebSocket { constructor(readonly url: string) {} }
export class Feed {
  socket = new WebSocket('wss://example.org');
  dispose() {}
}`,
    'readline that closes with its input': `
import { createInterface } from 'node:readline';
export async function count(input: NodeJS.ReadableStream) {
  const lines = createInterface({ input });
  let count = 0;
  for await (const _line of lines) count += 1;
  lines.close();
  return count;
}`,
    'a DisposableStack takes it over': `
export class Feed {
  readonly stack = new DisposableStack();
  constructor() { this.stack.adopt(new WebSocket('wss://example.org'), (socket) => socket.close()); }
  [Symbol.dispose]() { this.stack.dispose(); }
}`,
    'the audio context of the whole application': `
let context: AudioContext | undefined;
export const audio = () => (context ??= new AudioContext());`,
  },
  invalid: {
    'a file that is written to in the expression that opens it': `
import { createWriteStream } from 'node:fs';
export function save(path: string, text: string) {
  createWriteStream(path).write(text); // ? dropped
}`,
    'a message of a required module': {
      only: ['untyped', 'the module is required'],
      code: `
const https = require('https');
const fs = require('fs');
exports.download = function (url, path, done) {
  https.get(url, function (res) {
    res.pipe(fs.createWriteStream(path)).on('finish', done); // ? piped
  });
};`,
    },
    'a message of HTTP that is piped to a file or to the answer of a request': `
import { createWriteStream } from 'node:fs';
import http, { type IncomingMessage } from 'node:http';
import zlib from 'node:zlib';
export function download(url: string, path: string) {
  http.get(url, (answer) => {
    if (answer.statusCode !== 200) return;
    answer.pipe(createWriteStream(path)); // ? piped
  });
}
export function unpack(source: IncomingMessage, path: string, done: () => void) {
  const file = createWriteStream(path);
  file.on('finish', () => { file.close(); done(); });
  source.pipe(zlib.createGunzip()).pipe(file); // ? piped
}
http.createServer((request, response) => {
  http.get('http://upstream' + (request.url ?? ''), (upstream) => {
    response.writeHead(upstream.statusCode ?? 200, upstream.headers);
    upstream.pipe(response); // ? piped
  });
});`,
    'an instance whose field begins an interval, asked for an entry': `
class Cache {
  private readonly timer = setInterval(() => this.sweep(), 1000);
  get(key: string) { return key; }
  private sweep() { console.log('sweep'); }
  destroy() { clearInterval(this.timer); }
}
export function lookup(key: string) {
  const cache = new Cache(); // ? neverReleased
  return cache.get(key);
}
export class Owner {
  private readonly cache = new Cache(); // ? neverReleased
  get(key: string) { return this.cache.get(key); }
  destroy() { console.log('gone'); }
}`,
    'what promises to be disposed of by its class': `
export class Lock implements Disposable { readonly key = 'x'; [Symbol.dispose]() { console.log('free'); } }
export class Session { async [Symbol.asyncDispose]() { console.log('free'); } async go() { console.log('go'); } }
export function held(work: () => void) {
  const lock = new Lock(); // ? neverReleased
  work();
  console.log(lock.key);
}
export async function run(work: () => Promise<void>) {
  const session = new Session(); // ? neverReleased
  await session.go();
  await work();
}`,
    'what promises to be disposed of by the declared result': {
      only: ['typed', 'only a type says what a function gives'],
      code: `
declare function acquire(name: string): Disposable & { readonly key: string };
declare function open(name: string): Promise<AsyncDisposable & { read(): Promise<string> }>;
export function held(work: () => void) {
  const lock = acquire('a'); // ? neverReleased
  work();
  console.log(lock.key);
}
export async function read(work: () => Promise<void>) {
  const file = await open('b'); // ? neverReleased
  await file.read();
  await work();
}`,
    },
    'descriptors that nothing closes': `
import { createWriteStream, open, openSync, read, readSync } from 'node:fs';
import { promises } from 'node:fs';
export function head(path: string) {
  const fd = openSync(path, 'r'); // ! neverReleased
  const bytes = Buffer.alloc(10);
  readSync(fd, bytes, 0, 10, 0);
  return bytes;
}
export function later(path: string, done: (bytes: Buffer) => void) {
  open(path, 'r', (error, fd) => { // ! neverReleased
    if (error) return;
    const bytes = Buffer.alloc(10);
    read(fd, bytes, 0, 10, 0, () => done(bytes));
  });
}
export async function size(path: string) {
  const file = await promises.open(path); // ! neverReleased
  const { size } = await file.stat();
  return size;
}
export function log(path: string, text: string) {
  const file = createWriteStream(path, { flags: 'a' }); // ? neverReleased
  file.write(text);
}`,
    'database clients that a function makes for itself, and one that the teardown leaves': `
import mysql from 'mysql2/promise';
import { MongoClient } from 'mongodb';
import Redis from 'ioredis';
import { createClient } from 'redis';
import Database from 'better-sqlite3';
import { DatabaseSync } from 'node:sqlite';
export async function rows() {
  const connection = await mysql.createConnection({}); // ? neverReleased
  const [found] = await connection.execute('select 1');
  return found;
}
export async function one(url: string) {
  const client = new MongoClient(url); // ? neverReleased
  await client.connect();
  return client.db('x').collection('y').findOne({});
}
export async function get(key: string) {
  const redis = new Redis(); // ? neverReleased
  return redis.get(key);
}
export async function read(key: string) {
  const redis = createClient(); // ? neverReleased
  redis.on('error', console.error);
  await redis.connect();
  return redis.get(key);
}
export function all(path: string) {
  const db = new Database(path); // ? neverReleased
  return db.prepare('select 1').all();
}
export class Store {
  private readonly db = new DatabaseSync('file'); // ? neverReleased
  all() { return this.db.prepare('select 1').all(); }
  dispose() { console.log('gone'); }
}`,
    'ports, cameras, locks and bitmaps': `
export class Bridge {
  private readonly channel = new MessageChannel(); // ? neverReleased
  private readonly port: MessagePort;
  private stream?: MediaStream;
  constructor(target: Worker) {
    this.channel.port1.onmessage = () => this.got();
    target.postMessage('a', [this.channel.port2]);
    const other = new MessageChannel(); // ? neverReleased
    this.port = other.port1;
    this.port.addEventListener('message', () => this.got());
    target.postMessage({ port: other.port2 }, [other.port2]);
  }
  async show(video: HTMLVideoElement) {
    this.stream = await navigator.mediaDevices.getUserMedia({ video: true }); // ? neverReleased
    video.srcObject = this.stream;
  }
  got() { console.log('got'); }
  dispose() { this.stream = undefined; }
}
export async function send(stream: WritableStream<string>, text: string) {
  const writer = stream.getWriter(); // ? neverReleased
  await writer.write(text);
}
export async function thumb(file: Blob) {
  const bitmap = await createImageBitmap(file); // ! neverReleased
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
  return canvas.convertToBlob();
}`,
    'a file that its stream is told to leave open': `
import { open } from 'node:fs/promises';
export async function send(path: string, to: NodeJS.WritableStream) {
  const file = await open(path, 'r'); // ! neverReleased
  file.createReadStream({ autoClose: false }).pipe(to);
}
export async function size(path: string) {
  const file = await open(path, 'r'); // ! neverReleased
  const { size } = await file.stat();
  return size;
}`,
    'a variable whose class another function releases': {
      filename: 'file.js',
      only: ['untyped', 'its type is not known here'],
      code: `
import { Account, Session } from './native.js';
export function pickle() {
  const account = new Account(); // ? neverReleased
  account.create();
  return account.pickle('');
}
export function open(text) {
  const account = new Account();
  const session = new Session();
  try { account.unpickle(text); return session.open(account.key()); } finally { account.free(); session.free(); }
}`,
    },
    'a field that is released only before it is set again': `
export class Decryption {
  private cache: any;
  private maker: any;
  constructor(maker: any) {
    this.maker = maker;
    this.cache = maker.createCache(); // ? notAtEnd
  }
  refresh() {
    this.cache.dispose();
    this.cache = this.maker.createCache();
  }
  dispose() { this.maker = undefined; }
}`,
    'workers by what they are used for': `
import Sorter from './sorter?worker';
import { createWorker } from './not-here.js';
export class List {
  private readonly sorter = new Sorter(); // ? neverReleased
  private readonly filter = createWorker(); // ? neverReleased
  constructor() {
    this.sorter.onmessage = () => this.draw();
    this.filter.addEventListener('message', () => this.draw());
  }
  sort(rows: string[]) {
    this.sorter.postMessage(rows);
    this.filter.postMessage(rows);
  }
  draw() {}
}
export class Table {
  private worker = createWorker(); // ? neverReleased
  constructor() { this.worker.onmessage = () => this.draw(); }
  sort(rows: string[]) { this.worker.postMessage(rows); }
  draw() {}
  dispose() { this.draw(); }
}`,
    'a server that is there for one answer': `
import { createServer, type Socket } from 'node:net';
import * as http from 'node:http';
export const connection = (port: number) =>
  new Promise<Socket>((resolve) => {
    createServer((socket) => { resolve(socket); }).listen(port); // ? dropped
  });
export class Login {
  code(port: number) {
    return new Promise<string>((resolve, reject) => {
      http.createServer((request, response) => { // ? dropped
        response.end('done');
        if (request.url) resolve(request.url);
      }).on('error', reject).listen(port, '127.0.0.1');
    });
  }
}
export async function first(port: number) {
  const url = await new Promise<string>((resolve) => {
    const server = http.createServer((request, response) => { // ? neverReleased
      response.end();
      resolve(request.url ?? '');
    });
    server.listen(port);
  });
  return url;
}`,
    'a map of objects that the end passes over': `
class Part { open() { return 1; } dispose() { console.log('end'); } }
export class Owner {
  private parts = new Map<string, Part>();
  constructor() {
    this.parts.set('first', new Part()); // ? unended
    this.parts.set('second', new Part());
  }
  open(key: string) { return this.parts.get(key)?.open(); }
  dispose() { this.parts.clear(); }
}`,
    'what has a teardown, of a variable that one call uses up': {
      only: ['typed', 'what a call makes is known by its type'],
      code: `
declare const factory: { createPart(): Promise<{ open(): number; dispose(): void }> };
export async function run() {
  const part = await factory.createPart(); // ? neverReleased
  return part.open();
}`,
    },
    'what has a teardown, of a field of what has one': `
class Part { open() { return 1; } dispose() { console.log('end'); } }
export class Owner {
  readonly part = new Part(); // ? neverReleased
  run() { this.part.open(); }
  dispose() { console.log('over'); }
}`,
    'an overlay that shows a template goes with the view': `
import { Component, TemplateRef, ViewContainerRef } from '@angular/core';
import { Overlay, OverlayRef } from '@angular/cdk/overlay';
import { TemplatePortal } from '@angular/cdk/portal';
@Component({ template: '' })
export class Filter {
  private panel?: OverlayRef;
  private template!: TemplateRef<unknown>;
  constructor(private readonly overlay: Overlay, private readonly view: ViewContainerRef) {}
  open() {
    this.panel = this.overlay.create(); // ? unreached
    this.panel.attach(new TemplatePortal(this.template, this.view));
  }
  close() { this.panel?.dispose(); }
}`,
    'a file that stays open': `
import { open } from 'node:fs/promises';
export async function read(path: string) {
  const file = await open(path); // ! neverReleased
  const text = await file.readFile('utf8');
  return text.length;
}`,
    'opened through a namespace': `
import * as fs from 'node:fs/promises';
export async function touch(path: string) {
  await fs.open(path, 'w'); // ! dropped
}`,
    'a socket that the teardown forgets': `
export class Feed {
  socket = new WebSocket('wss://example.org'); // ? neverReleased
  send(text: string) { this.socket.send(text); }
  dispose() {}
}`,
    'an object that listens, for one call': `
import { bus } from './bus';
class Scheduler {
  constructor(readonly id: string) { this.listen(); }
  private listen() { bus.on('progress', this.show); }
  show = () => {};
  async run() { return 1; }
  dispose() { bus.off('progress', this.show); }
}
export async function run() {
  const scheduler = new Scheduler('a'); // ! neverReleased
  return scheduler.run();
}`,
    'an object that listens, in a field and in a function that may run once': `
class Poller {
  timer = setInterval(() => {}, 1000);
  poll() {}
  destroy() { clearInterval(this.timer); }
}
export class Room {
  poller = new Poller(); // ? neverReleased
  dispose() { this.poller.poll(); }
}
export function play() {
  const poller = new Poller(); // ? neverReleased
  poller.poll();
}`,
    'an object of another file that listens': { only: ['typed', 'its class stands in another file'], code: `
import { Ticker } from './ticker';
export async function count() {
  const ticker = new Ticker(); // ! neverReleased
  await ticker.run();
  await ticker.run();
}` },
    'made in a memo, and nothing disposes it': { filename: 'file.tsx', code: `
import { useMemo } from 'react';
import { BufferGeometry } from 'three';
export function Shape({ points, onReady }: { points: number[]; onReady(shape: unknown): void }) {
  const shape = useMemo(() => {
    const geometry = new BufferGeometry(); // ! neverReleased
    console.log(points);
    return geometry;
  }, [points]);
  return <mesh geometry={shape} args={[1, shape]} />;
}` },
    'made in a state, by other names': { filename: 'file.tsx', code: `
import * as R from 'react';
import { Text as Label } from 'troika-three-text';
export function Title({ onReady }: { onReady(label: unknown): void }) {
  const [label] = R.useState(() => new Label()); // ! neverReleased
  R.useEffect(() => { onReady(label); }, [label, onReady]);
  return <primitive object={label} />;
}` },
    'a worker of a memo': `
import { useMemo } from 'react';
export function useCount() {
  const worker = useMemo(() => new Worker('count.js'), []); // ! neverReleased
  return () => worker.postMessage(1);
}`,
    'a factory method of its own': `
import { EditorView } from 'prosemirror-view';
export class Editor {
  view: EditorView;
  constructor() { this.view = this.create(); }
  create() {
    const view = new EditorView(document.body); // ? neverReleased
    console.log(view.state);
    return view;
  }
  destroy() { console.log(1); }
}`,
    'a field that a getter shows': `
import { window } from 'vscode';
export class Tree {
  private readonly tree = window.createTreeView('changes', {}); // ? neverReleased
  get view() { return this.tree; }
  dispose() { console.log(1); }
}`,
    'a server that a class keeps': `
import { createServer, type Server } from 'node:net';
export class Debugger {
  private server?: Server;
  start() { this.server = createServer(() => {}); } // ? neverReleased
  dispose() { console.log(this.server?.listening); }
}`,
    'a field declared as an overlay': `
import { OverlayRef as Ref } from '@angular/cdk/overlay';
export class Popover {
  private overlay?: Ref | null;
  constructor(private readonly overlays: { create(): any }) {}
  open() { this.overlay = this.overlays.create(); } // ? neverReleased
  ngOnDestroy() { console.log(1); }
}`,
    'a socket of an effect': `
import { useEffect } from 'react';
export function useFeed(url: string, read: () => void) {
  useEffect(() => {
    const socket = new WebSocket(url); // ! neverReleased
    socket.onmessage = read;
  }, [url, read]);
}`,
    'an event source': `
export class Feed {
  source = new EventSource('/feed'); // ? neverReleased
  destroy() { console.log(this.source.readyState); }
}`,
    'a worker': `
export class Pool {
  #worker = new Worker('/worker.js'); // ? neverReleased
  post(text: string) { this.#worker.postMessage(text); }
  [Symbol.dispose]() {}
}`,
    'a worker of Node': `
import { Worker } from 'node:worker_threads';
export class Pool {
  worker = new Worker('./worker.js'); // ? neverReleased
  post(text: string) { this.worker.postMessage(text); }
  dispose() {}
}`,
    'a channel': `
export class Tabs extends HTMLElement {
  connectedCallback() {
    const channel = new BroadcastChannel('tabs'); // ? neverReleased
    channel.onmessage = () => this.remove();
  }
}`,
    'a peer connection': `
export class Call {
  peer = new RTCPeerConnection(); // ? neverReleased
  hello() { return this.peer.createOffer(); }
  destroy() {}
}`,
    'an audio context': `
import { useEffect } from 'react';
export function useSound(rate: number) {
  useEffect(() => {
    const context = new AudioContext(); // ! neverReleased
    context.resume();
  }, [rate]);
}`,
    'reconnects, and closes only the old one': `
export class Feed {
  socket: WebSocket | undefined;
  connect() {
    this.socket?.close();
    this.socket = new WebSocket('wss://example.org'); // ? notAtEnd
  }
  dispose() {}
}`,
    'a file watcher': `
import { watch } from 'node:fs';
export class Tree {
  watcher = watch('.', () => this.read()); // ? neverReleased
  read() {}
  dispose() {}
}`,
    'chokidar': `
import chokidar from 'chokidar';
export class Tree {
  constructor() {
    const watcher = chokidar.watch('.'); // ? neverReleased
    watcher.on('change', () => this.read());
  }
  read() {}
  dispose() {}
}`,
    'a database client': `
import { Client } from 'pg';
export class Store {
  client = new Client(); // ? neverReleased
  ask(text: string) { return this.client.query(text); }
  dispose() {}
}`,
    'a WebSocket of ws': `
import { WebSocket } from 'ws';
export class Feed {
  socket = new WebSocket('wss://example.org'); // ? neverReleased
  read() { this.socket.on('message', () => {}); }
  dispose() {}
}`,
    'an image bitmap': `
export async function draw(context: CanvasRenderingContext2D, blob: Blob) {
  const bitmap = await createImageBitmap(blob); // ! neverReleased
  context.fillRect(0, 0, bitmap.width, bitmap.height);
}`,
    'a file that is piped to a response': `
import { createServer } from 'node:http';
import { createReadStream as read } from 'node:fs';
import { createGzip } from 'node:zlib';
createServer((request, response) => {
  read('page.html').pipe(createGzip()).pipe(response); // ! piped
});`,
    'a file that a function pipes away': `
import fs from 'node:fs';
import type { Writable } from 'node:stream';
export function send(path: string, target: Writable) {
  const file = fs.createReadStream(path);
  file.on('open', () => console.log(path));
  file.pipe(target); // ? piped
}`,
    'a function that nothing ends': `
export function listen(url: string, read: () => void) {
  const source = new EventSource(url); // ? neverReleased
  source.onmessage = read;
}`,
    'for each request': `
import express from 'express';
const app = express();
app.get('/', (request, response) => {
  const socket = new WebSocket('wss://example.org'); // ! neverReleased
  socket.onmessage = () => response.end();
});`,
  },
};
