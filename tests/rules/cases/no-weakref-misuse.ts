import type { Cases } from '../cases.ts';

const map = (rest: string): string => `
const documents = new Map<string, WeakRef<URL>>();
${rest}`;
const registry = (register: string, before = ''): string => `
const registry = new FinalizationRegistry((held: unknown) => console.log(held));
export class Connection {
  id = 1;
  socket = { close() {} };
  open(key: string) { ${before}${register} }
  close() {}
}`;

export const cases: Cases = {
  valid: {
    'a method that holds nothing': registry('registry.register(this, this.close);'),
    'a function that is bound to something else': registry('registry.register(this, console.log.bind(console, this.id));'),
    'what is made may be held by what it is made with': `
const all = new Set<object>();
class Listed { constructor() { all.add(this); } }
class Child { constructor(parent: Child[]) { parent.push(this); } }
class Timed { count = 0; constructor() { setInterval(() => { this.count += 1; }, 1000); } }
class Started { constructor() { this.start(); } start() { all.add(this); } }
class Derived extends Listed {}
const kept = (): object => { const made = {}; all.add(made); return made; };
export const refs = (parents: Child[]) => [new WeakRef(new Listed()), new WeakRef(new Child(parents)), new WeakRef(new Timed()), new WeakRef(new Started()), new WeakRef(new Derived()), new WeakRef(kept())];`,
    'what is made goes on being used': `
class Model { constructor(readonly id: string) {} }
export function make(id: string) { const model = new Model(id); return { model, ref: new WeakRef(model) }; }`,
    'a list that is swept': `
let all: WeakRef<object>[] = [];
export function add(item: object) { all = all.filter((ref) => ref.deref()); all.push(new WeakRef(item)); }`,
    'a safety net beside a method that ends it': `
import { closeSync, openSync } from 'node:fs';
const files = new FinalizationRegistry<number>((file) => closeSync(file));
export class Log {
  readonly #file = openSync('log', 'a');
  constructor() { files.register(this, this.#file, this); }
  close() { files.unregister(this); closeSync(this.#file); }
}`,
    'a cache that forgets': map(`const entries = new FinalizationRegistry<string>((key) => { documents.delete(key); console.log(documents.size); });
export function remember(key: string, url: URL) { documents.set(key, new WeakRef(url)); entries.register(url, key); }`),
    'work while something is there': `
export async function run(ref: WeakRef<URL>, next: () => Promise<boolean>) { while ((await next()) && ref.deref()) console.log('on'); }`,
    'a number is held': registry('registry.register(this, this.id);'),
    'a part of the target': registry('registry.register(this, this.socket);'),
    'an object with a part of the target': registry('registry.register(this, { id: this.id, key });'),
    'a weak reference to the target': registry('registry.register(this, { ref: new WeakRef(this) });'),
    'the target as the token': registry('registry.register(this, key, this);'),
    'a function of a part': registry('registry.register(this, () => socket.close());', 'const { socket } = this; '),
    'a function with a this of its own': registry('registry.register(this, function (this: { close(): void }) { this.close(); });'),
    'another registry': `
const registry = new Map<object, object>();
class Registry { register(target: object, held: object) { registry.set(target, held); return registry.size > 10 && registry.clear(); } }
const r = new Registry();
export function open(target: object) { r.register(target, { target }); }`,
    'what is given': `
export class Row { private ref: WeakRef<URL>; constructor(url: URL) { this.ref = new WeakRef(url); } get() { return this.ref.deref(); } }`,
    'what somebody else holds': `
export function make(hold: (item: object) => void) { const item = { name: 'a' }; hold(item); return new WeakRef(item); }`,
    'what is returned too': `
export function make() { const item = { name: 'a' }; return { item, ref: new WeakRef(item) }; }`,
    'what a class of another file makes, which may register itself': `
import { Item } from './item.js';
export const make = () => new WeakRef(new Item());`,
    'a registry takes the entries out': map(`const entries = new FinalizationRegistry<string>((key) => documents.delete(key));
export function remember(key: string, url: URL) { documents.set(key, new WeakRef(url)); entries.register(url, key); }`),
    'a sweep': map(`export function remember(key: string, url: URL) { documents.set(key, new WeakRef(url)); }
export function find(key: string) { const url = documents.get(key)?.deref(); if (!url) documents.delete(key); return url; }`),
    'as many entries as there are words for them': `
type Side = 'left' | 'right';
const panes = new Map<Side, WeakRef<URL>>();
const corners: Record<'top' | 'bottom', WeakRef<URL>> = {} as never;
export function show(side: Side, corner: 'top' | 'bottom', url: URL) { panes.set(side, new WeakRef(url)); corners[corner] = new WeakRef(url); }`,
    'entries of the module itself': map("const home = new URL('https://example.com');\ndocuments.set('home', new WeakRef(home));"),
    'a Map of the call': `
export function index(urls: URL[]) { const found = new Map<string, WeakRef<URL>>(); for (const url of urls) found.set(url.href, new WeakRef(url)); return found.size; }`,
    'read and used': `
export class Row { constructor(private ref: WeakRef<URL>) {} href() { const url = this.ref.deref(); return url?.href; } }`,
    'kept for a while': `
let current: URL | undefined;
export function use(ref: WeakRef<URL>) { current = ref.deref(); try { return current?.href; } finally { current = undefined; } }`,
  },
  invalid: {
    'entries that a registry only tells of': `
class Session { constructor(readonly id: string) {} }
const registry = new FinalizationRegistry<string>((id) => { console.log('gone', id); });
const sessions = new Map<string, WeakRef<Session>>();
export function open(id: string): Session {
  const session = new Session(id);
  sessions.set(id, new WeakRef(session)); // ! entries
  registry.register(session, id);
  return session;
}
export const find = (id: string): Session | undefined => sessions.get(id)?.deref();`,
    'a method that is bound to the target': registry('registry.register(this, this.close.bind(this)); // ! held\n'),
    'an arrow function of a field': `
const registry = new FinalizationRegistry((end: () => void) => end());
export class Connection { #open = true; constructor() { registry.register(this, this.close); } close = () => { this.#open = false; return this.#open; }; } // ! held`,
    'a collection that nobody else has': `
const texts = new WeakRef(new Map<string, string>()); // ! lone
export const textOf = (key: string) => texts.deref()?.get(key);`,
    'a list': `
const listeners: WeakRef<() => void>[] = [];
export function listen(listener: () => void) { listeners.push(new WeakRef(listener)); } // ! entries
export function emit() { for (const ref of listeners) ref.deref()?.(); }`,
    'a file that only the collector closes': `
import { closeSync, openSync, writeSync } from 'node:fs';
const files = new FinalizationRegistry<number>((file) => closeSync(file)); // ? relied
export class Log {
  readonly #file = openSync('log', 'a');
  constructor() { files.register(this, this.#file); }
  write(text: string) { writeSync(this.#file, text); }
}`,
    'the end of the program': `
let jobs = 0;
const ended = new FinalizationRegistry<null>(() => { jobs -= 1; if (jobs === 0) process.exit(0); }); // ? relied
export function begin(job: object) { jobs += 1; ended.register(job, null); }`,
    'a loop that waits for the collector': `
export async function gone(item: object) {
  const ref = new WeakRef(item);
  while (ref.deref()) await new Promise((resolve) => setTimeout(resolve, 100)); // ? relied
}`,
    'the target itself': registry('registry.register(this, this); // ! held\n'),
    'an object with the target': registry('const node = { key };\n    registry.register(node, { node, key }); // ! held\n    return node;'),
    'a closure over this': registry('registry.register(this, () => this.close()); // ! held\n'),
    'a closure over a part of this': registry('registry.register(this, () => this.socket.close()); // ! held\n'),
    'a closure by its name': registry('registry.register(this, end); // ! held\n', 'const end = () => this.close(); '),
    'the callback names the target': `
export function watch(node: { id: string; drop(): void }) {
  const registry = new FinalizationRegistry(() => node.drop()); // ! held
  registry.register(node, node.id);
  return registry;
}`,
    'a function that nobody else has': `
export class Bus {
  private ref = new WeakRef(() => this.fire()); // ! lone
  fire() { this.ref.deref()?.(); }
}`,
    'a bound function': `
export class Bus {
  listeners: WeakRef<() => void>[] = [];
  listen() { this.listeners.push(new WeakRef(this.fire.bind(this))); } // ! lone
  fire() {}
}`,
    'an object of its own': `
export const cacheOf = (text: string) => new WeakRef({ text }); // ! lone`,
    'an object that only its class and its maker have seen': `
class Model {
  readonly size: number;
  rows: string[] = [];
  find = (row: string) => this.rows.indexOf(row);
  constructor(readonly id: string) { this.size = id.length; this.rows = [id + this.size]; }
}
const rowOf = (id: string) => ({ id, cells: [] });
const models = new Map<string, WeakRef<Model>>();
export class Cache {
  private last = new WeakRef(rowOf('first')); // ! lone
  put(id: string) { models.set(id, new WeakRef(new Model(id))); } // ! lone
  read(id: string) { return [models.get(id)?.deref(), this.last.deref()]; }
}`,
    'a variable that is used once': `
export function cacheOf(text: string) { const entry = { text }; return new WeakRef(entry); } // ! lone`,
    'a Map of the module': map('export function remember(key: string, url: URL) { documents.set(key, new WeakRef(url)); } // ! entries'),
    'a static Map': `
export class Documents {
  static all = new Map<string, WeakRef<URL>>();
  static add(key: string, url: URL) { Documents.all.set(key, new WeakRef(url)); } // ! entries
}`,
    'a field': `
export class Documents {
  private all = new Map<string, WeakRef<URL>>();
  add(key: string, url: URL) { this.all.set(key, new WeakRef(url)); } // ? entries
}`,
    'a dictionary': `
const documents: Record<string, WeakRef<URL>> = {};
export function remember(key: string, url: URL) { documents[key] = new WeakRef(url); } // ! entries`,
    'an exported Map, which others may sweep': `
export const documents = new Map<string, WeakRef<URL>>();
export function remember(key: string, url: URL) { documents.set(key, new WeakRef(url)); } // ? entries`,
    'what is read is kept by the module': `
let last: URL | undefined;
export function use(ref: WeakRef<URL>) { last = ref.deref(); return last; } // ! kept`,
    'what is read is kept by the instance': `
export class Row {
  url: URL | undefined;
  constructor(private ref: WeakRef<URL>) { this.url = this.ref.deref(); } // ? kept
}`,
  },
};
