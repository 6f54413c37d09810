import type { Cases } from '../cases.ts';

/** A registry of the file, and a server whose sockets it is told of. */
const registry = (served: string, { made = 'const room = new Room();', members = 'leave(id: string) { this.#all.delete(id); }' } = {}): string => `
import { createServer, type Socket } from 'node:net';
class Room {
  readonly #all = new Map<string, Socket>();
  enter(id: string, socket: Socket) { this.#all.set(id, socket); }
  ${members}
  send(text: string) { for (const socket of this.#all.values()) socket.write(text); }
}
${made}
let next = 0;
createServer((socket) => {
  const id = String(next++);
  ${served}
}).listen(8080);`;

export const cases: Cases = {
  valid: {
    'a registry whose removal is called at the end': registry("room.enter(id, socket);\n  socket.on('close', () => room.leave(id));"),
    'a registry that calls its own removal': registry("room.enter(id, socket);\n  socket.on('close', () => console.log(id));", { members: "leave(id: string) { this.#all.delete(id); }\n  tick(id: string) { if (this.#all.get(id)?.destroyed) this.leave(id); }" }),
    'a registry that somebody else gets': registry("room.enter(id, socket);\n  socket.on('close', () => console.log(id));", { made: "import { watch } from './watch.js';\nconst room = new Room();\nwatch(room);" }),
    'a registry that others import': registry("room.enter(id, socket);\n  socket.on('close', () => console.log(id));", { made: 'export const room = new Room();' }),
    'a registry that gives itself away': registry("room.enter(id, socket);\n  socket.on('close', () => console.log(id));", { members: 'constructor(watch: (room: Room) => void = () => {}) { watch(this); }\n  leave(id: string) { this.#all.delete(id); }' }),
    'a registration whose end is not in sight': registry("room.enter(id, socket);\n  socket.on('data', (data) => room.send(String(data)));"),
    'a registry that empties itself as well': registry("room.enter(id, socket);\n  socket.on('close', () => console.log(id));", { members: 'leave(id: string) { this.#all.delete(id); }\n  reset() { this.#all.clear(); }' }),
    'the end of something else': registry("room.enter(id, socket);\n  process.on('exit', () => console.log(id));"),
    'a registry whose removal is called by its name': registry("room.enter(id, socket);\n  socket.on('close', () => { const how = 'leave'; room[how](id); });"),
    'keys out of a list that the module has': `
import { createServer } from 'node:http';
const allowed = new Set(['/a', '/b']);
const KNOWN = ['/c', '/d'];
const tenants: Record<string, { db: string }> = JSON.parse(process.env['TENANTS'] ?? '{}');
const limits = { '/e': 1, '/f': 2 };
const isLimited = (url: string) => url in limits;
const byUrl = new Map<string, { at: number }>();
const byName = new Map<string, { at: number }>();
const byTenant = new Map<string, { at: number }>();
const byLimit = new Map<string, { at: number }>();
const byState = new Map<string, { at: number }>();
createServer((request, response) => {
  const url = request.url!;
  if (isLimited(url)) byLimit.set(url, { at: byLimit.get(url)?.at ?? Date.now() });
  byState.set(KNOWN.find((known) => url.startsWith(known)) ?? 'other', { at: byState.get('other')?.at ?? 0 });
  if (KNOWN.includes(url)) byName.set(url, { at: byName.get(url)?.at ?? Date.now() });
  const tenant = request.headers.host!.split('.')[0]!;
  if (tenant in tenants) byTenant.set(tenant, byTenant.get(tenant) ?? { at: Date.now() });
  if (!url || !allowed.has(url)) return void response.writeHead(404).end();
  byUrl.set(url, byUrl.get(url) ?? { at: Date.now() });
  response.end();
});`,
    'keys of a written type that has few': `
interface Config { host: string; port: number }
const defaults = { cpu: 1, memory: 2 };
const listeners = new Map<keyof Config, { at: number }>();
const gauges: Map<keyof typeof defaults, { at: number }> = new Map();
const corners = new Map<\`\${'left' | 'right'}-\${'top' | 'bottom'}\`, { at: string }>();
export function corner(request: Request, name: \`\${'left' | 'right'}-\${'top' | 'bottom'}\`) { corners.set(name, { at: request.url }); }
export function on(key: keyof Config) { listeners.set(key, { at: Date.now() }); }
export function gauge(url: keyof typeof defaults) { gauges.set(url, { at: Date.now() }); }`,
    'a stack of what is open': { filename: 'file.js', only: ['untyped', 'plain JavaScript outside of every project'], code: `
class Pages {
  constructor() { this.open = []; }
  show(isOpen) { if (isOpen) this.open.push({}); else this.open.pop(); }
}
module.exports = new Pages();` },
    'what is under a key is ended and taken out': `
import type { Entity } from './entity.js';
export class EntityManager {
  private readonly handlers = new Map<string, () => void>();
  add(entity: Entity) {
    const handler = () => { console.log(entity.id); };
    this.handlers.set(entity.id, handler);
    entity.changed.subscribe(handler);
  }
  remove(entity: Entity) {
    const handler = this.handlers.get(entity.id);
    this.handlers.delete(entity.id);
    if (handler) entity.changed.unsubscribe(handler);
  }
}`,
    'what is under a key is ended for another to come': `
export class Jobs {
  private readonly jobs = new Map<string, AbortController>();
  start(name: string) {
    this.jobs.get(name)?.abort();
    this.jobs.set(name, new AbortController());
  }
}`,
    'handlers that are called again and again': `
export class Router {
  private readonly handlers = new Map<string, () => void>();
  on(name: string, handler: () => void) { this.handlers.set(name, handler); }
  emit(name: string) { this.handlers.get(name)?.(); }
  forget(name: string) { this.handlers.delete(name); }
}`,
    'an instance that is made when nothing is there, and let go of again': `
export class Prices {
  private static shared: Prices | null = null;
  private readonly byCode = new Map<string, object>();
  static get(): Prices { if (!Prices.shared) Prices.shared = new Prices(); return Prices.shared; }
  static drop(): void { Prices.shared = null; }
  price(articleId: string, price: object): object | undefined { this.byCode.set(articleId, price); return this.byCode.get(articleId); }
}`,
    'a field that the holder of the instance empties': { filename: 'file.js', only: ['untyped', 'plain JavaScript outside of every project'], code: `
class Store {
  constructor() { this.byToken = new Map(); }
  enter(token, user) { this.byToken.set(token, { user }); }
}
const store = new Store();
require('http').createServer((request, response) => { store.enter(request.headers.authorization, {}); response.end(); });
setInterval(() => store.byToken.clear(), 60_000);` },
    'an instance for each request': { filename: 'file.js', only: ['untyped', 'plain JavaScript outside of every project'], code: `
class Batch {
  constructor() { this.rows = new Map(); }
  add(row) { this.rows.set(row.id, row); }
}
require('http').createServer((request, response) => { const batch = new Batch(); batch.add({ id: request.url }); response.end(); });` },
    'a limiter that forgets in time': `
import { createServer } from 'node:http';
function limiter(limit: number, wait: number) {
  const seen = new Map<string, { count: number; since: number }>();
  setInterval(() => { for (const [ip, entry] of seen) if (Date.now() - entry.since > wait) seen.delete(ip); }, wait);
  return (ip: string): boolean => {
    const entry = seen.get(ip);
    if (!entry || Date.now() - entry.since > wait) seen.set(ip, { count: 1, since: Date.now() });
    return (entry?.count ?? 0) < limit;
  };
}
const allow = limiter(100, 60_000);
createServer((request, response) => { response.end(String(allow(request.socket.remoteAddress ?? ''))); });`,
    'an array of the page that others read': `
window.dataLayer = window.dataLayer || [];
window.addEventListener('click', (event) => { window.dataLayer.push({ at: event.timeStamp }); });`,
    'what is watched and drained': `
import { reactive } from 'vue';
const state = reactive({ news: [] as string[] });
const socket = new WebSocket('wss://news.example');
socket.onmessage = (event) => { state.news.push(event.data); if (state.news.length > 50) state.news.shift(); };`,
    'promises that are taken out when all are done': `
const running: Promise<unknown>[] = [];
export function track(work: Promise<unknown>) { running.push(work); }
export async function settle() { await Promise.all(running); running.length = 0; }`,
    'classes as keys, one instance of each': `
export abstract class Command {
  private static readonly instances = new Map<Command, unknown>();
  static instance<T extends { prototype: unknown }>(this: T): T['prototype'] {
    const that = this as any;
    const result = Command.instances.get(that) || new that();
    Command.instances.set(that, result);
    return result;
  }
}`,
    'lists under few keys that somebody empties': `
import { createServer } from 'node:http';
const log: Record<string, object[]> = {};
createServer((request, response) => {
  (log[request.method ?? ''] ??= []).push({ at: Date.now() });
  if (request.url === '/flush') log[request.method ?? '']!.length = 0;
  response.end();
});`,
    'lists under few keys, made anew': `
import { createServer } from 'node:http';
const log: Record<string, object[]> = {};
createServer((request, response) => {
  const method = request.method ?? '';
  if (request.url === '/flush') log[method] = [];
  log[method]?.push({ at: Date.now() });
  response.end();
});`,
    'lists under few keys with a limit': `
import { createServer } from 'node:http';
const log = new Map<string, object[]>([['GET', []], ['POST', []]]);
createServer((request, response) => {
  const list = log.get(request.method ?? '');
  if (list && list.length < 100) list.push({ at: Date.now() });
  response.end();
});`,
    'lists under few keys that are drained in a walk': `
import { createServer } from 'node:http';
const log: Record<string, object[]> = {};
setInterval(() => { for (const list of Object.values(log)) list.splice(0); }, 1000);
createServer((request, response) => {
  (log[request.method ?? ''] ??= []).push({ at: Date.now() });
  response.end();
});`,
    'lists of which one is given away': `
import { createServer } from 'node:http';
const log: Record<string, object[]> = {};
export const read = (method: string) => log[method];
createServer((request, response) => {
  (log[request.method ?? ''] ??= []).push({ at: Date.now() });
  response.end();
});`,
    'entries of several kinds': `
import { createServer } from 'node:http';
const state: Record<string, object[] | number> = { count: 0, list: [] };
createServer((request, response) => {
  const list = state[request.method ?? ''];
  if (Array.isArray(list)) list.push({ at: Date.now() });
  response.end();
});`,
    'a property of the global object that is emptied': `
import { createServer } from 'node:http';
declare global { var pages: Map<string, object>; }
globalThis.pages ??= new Map();
setInterval(() => globalThis.pages.clear(), 1000);
createServer((request, response) => {
  globalThis.pages.set(request.url ?? '', response.getHeaders());
  response.end();
});`,
    'a list of the global object, which others read': `
import { createServer } from 'node:http';
declare global { var layer: object[]; }
globalThis.layer ??= [];
createServer((request, response) => {
  globalThis.layer.push({ at: Date.now() });
  response.end();
});`,
    'another globalThis': `
export function run(globalThis: { pages?: Map<string, object> }, url: string) {
  globalThis.pages = new Map();
  globalThis.pages.set(url, {});
}`,
    'a promise that has caught its failure takes the entry out, by a name of its own': `
export class Locks {
  private readonly tails = new Map<string, Promise<unknown>>();
  run(key: string, task: () => Promise<unknown>) {
    const work = (this.tails.get(key) ?? Promise.resolve()).then(task, task);
    const tail = work.then(() => undefined, () => undefined);
    this.tails.set(key, tail);
    void tail.then(() => { if (this.tails.get(key) === tail) this.tails.delete(key); });
    return work;
  }
}
export const locks = new Locks();`,
    'a Set of weak references, of which another rule speaks': `
const listeners = new Set<WeakRef<object>>();
export function listen(listener: object) { listeners.add(new WeakRef(listener)); }
export const all = () => [...listeners];`,
    'a chain that has caught its failure takes the entry out': `
export class Channels {
  private readonly chains = new Map<string, Promise<unknown>>();
  constructor(private readonly run: (name: string) => Promise<unknown>) {}
  enqueue(name: string) {
    const work = (this.chains.get(name) ?? Promise.resolve()).then(() => this.run(name));
    const chain = work.catch(() => {}).then(() => { if (this.chains.get(name) === chain) this.chains.delete(name); });
    this.chains.set(name, chain);
    return work;
  }
}
export const channels = new Channels((name) => fetch(name));`,
    'the key is one value of the module': `
const standard = Symbol('standard');
class Router {
  readonly #routes = new Map<string | symbol, () => void>();
  other(handler: () => void) { this.#routes.set(standard, handler); }
  find(name: string) { return this.#routes.get(name) ?? this.#routes.get(standard); }
}
export const router = new Router();`,
    'filled while it is not there': `
let byUnit: Map<string, string> | undefined;
export function symbolOf(text: string, rows: string[][]) {
  if (!byUnit) {
    byUnit = new Map();
    for (const [url = '', sign = ''] of rows) byUnit.set(url, sign);
  }
  return byUnit.get(text);
}`,
    'filled while it is empty, by a function': `
const byUrl = new Map<string, string>();
export function find(url: string) {
  if (byUrl.size === 0) fill(JSON.parse(url));
  return byUrl.get(url);
}
function fill(rows: { url: string; text: string }[]) { for (const row of rows) byUrl.set(row.url, row.text); }`,
    'filled behind an early return': `
let texts: Record<string, string>;
export function load(rows: { url: string; text: string }[]) {
  if (texts) return texts['a'];
  texts = {};
  for (const row of rows) texts[row.url] = row.text;
  return texts['a'];
}`,
    'filled as the instance is made': `
export class Panels {
  private readonly parts: { title: string }[] = [];
  private readonly byText = new Map<string, string>();
  constructor(texts: string[]) {
    this.parts.push({ title: 'first' });
    this.read(texts);
  }
  private read(texts: string[]) { for (const text of texts) this.byText.set(text, text + '!'); }
  titleOf(text: string) { return this.byText.get(text); }
  dispose() {}
}`,
    'what an extension ends with itself': `
const parts: { dispose(): void }[] = [];
export async function activate(add: (name: string) => { dispose(): void }) {
  parts.push(add('first'));
  parts.push(add('second'));
}
export function deactivate() { for (const part of parts) part.dispose(); }`,
    'parts that a program registers': `
const validators: ((text: string) => boolean)[] = [];
export function registerValidator(validator: (text: string) => boolean) { validators.push(validator); }
export const validate = (text: string) => validators.every((validator) => validator(text));`,
    'numbers under keys of which nothing is known': `
const counts = new Map<string, number>();
export function count(what: string) { counts.set(what, (counts.get(what) ?? 0) + 1); }`,
    'keys whose type is of classes': `
type GenericConstructor = new () => object;
const tables = new Map<GenericConstructor, { rows: string[] }>();
export function table(of: GenericConstructor) { tables.set(of, { rows: [] }); return tables.get(of); }`,
    'what one task collects': {
      filename: 'scripts/collect.ts',
      only: ['untyped', 'no tsconfig of the tests has such a folder'],
      code: `
const errors = new Map<string, object>();
export function note(url: string) { errors.set(url, { url }); return errors.get(url); }`,
    },
    'a program that says how it went': `
const pages = new Map<string, object>();
async function visit(url: string) { pages.set(url, { url }); return pages.get(url); }
if (require.main === module) visit(process.argv[2] ?? '').then(() => process.exit(0));`,
    'an object that somebody else gets': `
const state = { byUrl: new Map<string, object>() };
share(state);
declare function share(state: object): void;
export function visit(url: string) { state.byUrl.set(url, { url }); return state.byUrl.get(url); }`,
    'a property of an object that is made smaller': `
const state = { byUrl: new Map<string, object>() };
export function visit(url: string) { state.byUrl.set(url, { url }); return state.byUrl.get(url); }
export function leave(url: string) { state.byUrl.delete(url); }`,
    'ids in a service, which takes them out': `
export class SessionService {
  private readonly sessions = new Map<string, { id: string }>();
  enter(sessionId: string) { this.sessions.set(sessionId, { id: sessionId }); return this.sessions.get(sessionId); }
  leave(sessionId: string) { this.sessions.delete(sessionId); }
}`,
    'ids in what does its work and is dropped': `
export class Report {
  private readonly users = new Map<string, { id: string }>();
  add(userId: string) { this.users.set(userId, { id: userId }); return this.users.get(userId); }
}`,
    'a size check with eviction': `
const cache = new Map<string, string>();
export function slug(text: string) {
  if (cache.size > 100) cache.delete(cache.keys().next().value as string);
  const value = text.toUpperCase();
  cache.set(text, value);
  return cache.get(text);
}`,
    'it stops at a limit': `
const cache = new Map<string, string>();
export function slug(text: string) {
  if (cache.size < 1000) cache.set(text, text.toUpperCase());
  return cache.get(text);
}`,
    'cleared on an event': `
const cache = new Map<string, string>();
addEventListener('memorypressure', () => cache.clear());
export function slug(text: string) {
  cache.set(text, text.toUpperCase());
  return cache.get(text);
}`,
    'swept by a timer': `
const seen = new Map<string, number>();
setInterval(() => {
  for (const [text, time] of seen) if (time < Date.now() - 1000) seen.delete(text);
}, 1000);
export const note = (text: string) => { seen.set(text, Date.now()); };`,
    'a function deletes, though nobody in the file calls it': `
const rooms = new Map<string, { title: string }>();
export function enter(sessionId: string) { rooms.set(sessionId, { title: sessionId + '!' }); }
export function leave(sessionId: string) { rooms.delete(sessionId); }
export const titleOf = (sessionId: string) => rooms.get(sessionId)?.title;`,
    'deleted through an alias': `
const rooms = new Map<string, string>();
export function enter(sessionId: string) { rooms.set(sessionId, sessionId + '!'); }
export function leave(sessionId: string) { const all = rooms; all.delete(sessionId); }`,
    'deleted by a helper': `
const rooms = new Map<string, string>();
function forget(entries: Map<string, string>, key: string) { entries.delete(key); }
export function enter(sessionId: string) { rooms.set(sessionId, sessionId + '!'); }
export function leave(sessionId: string) { forget(rooms, sessionId); }`,
    'a destructured method may delete': `
const rooms = new Map<string, string>();
const { delete: remove } = rooms;
export function enter(sessionId: string) { rooms.set(sessionId, sessionId + '!'); }
export function leave(sessionId: string) { remove.call(rooms, sessionId); }`,
    'exported: others may shrink it': `
export const cache = new Map<string, string>();
export function slug(text: string) { cache.set(text, text.toUpperCase()); return cache.get(text); }`,
    'exported under another name': `
const cache = new Map<string, string>();
export function slug(text: string) { cache.set(text, text.toUpperCase()); return cache.get(text); }
export { cache as slugs };`,
    'handed to unknown code': `
import { watch } from './bus';
const cache = new Map<string, string>();
watch(cache);
export function slug(text: string) { cache.set(text, text.toUpperCase()); return cache.get(text); }`,
    'given out by a function': `
const cache = new Map<string, string>();
export const all = () => cache;
export function slug(text: string) { cache.set(text, text.toUpperCase()); return cache.get(text); }`,
    'written while the module loads': `
const names = new Map<string, number>();
for (const [index, name] of ['a', 'b'].entries()) names.set(name, index);
function fill(text: string) { names.set(text, text.length); }
fill('one');
fill('two');
export const indexOf = (name: string) => names.get(name);`,
    'made for each call': `
export function count(texts: string[]) {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts.values()];
}`,
    'a table that a function fills by each match of a text': `
function escapesOf(pattern, all) {
  const escapes = {};
  all.replace(pattern, (character) => { escapes[character] = '\\\\u' + character.charCodeAt(0).toString(16); });
  return escapes;
}
const escapes = escapesOf(/[\\u2028-\\u202f]/g, process.argv.join(''));
export const quote = (text) => text.replace(/[\\u2028-\\u202f]/g, (character) => escapes[character]);`,
    'keys out of a literal union': {
      code: `
type Unit = 'px' | 'em';
const cache = new Map<Unit, number>();
export function size(unit: Unit) { cache.set(unit, 1); return cache.get(unit); }`,
    },
    'keys of an enum': {
      code: `
enum Kind { A, B }
const cache = new Map<Kind, number>();
export function size(message: Kind) { cache.set(message, 1); return cache.get(message); }`,
      only: ['typed', 'without types the enum is a name like any other'],
    },
    'a boolean key': `
const cache = new Map<boolean, string>();
export function slug(text: string) { cache.set(text.length > 3, 'long'); return cache.get(text.length > 3); }`,
    'keys of an own list': `
const LEVELS = ['info', 'warn'];
const counts: Record<string, number> = {};
export function reset() { for (const message of LEVELS) counts[message] = 0; return { ...counts }; }`,
    'classes are a program’s own': `
const instances = new Map<Function, object>();
export function get(type: new () => object) {
  if (!instances.has(type)) instances.set(type, new type());
  return instances.get(type);
}`,
    'a program speaks to few hosts': `
const regions = new Map<string, { name: string }>();
export function regionOf(url: URL) {
  if (!regions.has(url.hostname)) regions.set(url.hostname, { name: url.hostname + '!' });
  return regions.get(url.hostname);
}`,
    'a small domain by its name': `
const formats = new Map<string, { text: string }>();
export function format(locale: string) {
  let found = formats.get(locale);
  if (!found) formats.set(locale, (found = { text: locale + '!' }));
  return found;
}`,
    'drained by shift': `
const queue: string[] = [];
export function add(text: string) { queue.push(text); }
export function next() { return queue.shift(); }`,
    'swapped': `
let queue: { text: string }[] = [];
export function add(text: string) { queue.push({ text }); }
export function flush() { const all = queue; queue = []; return all; }`,
    'length is set': `
const queue: { text: string }[] = [];
export function add(text: string) { queue.push({ text }); }
export function flush() { console.log(queue.join()); queue.length = 0; }`,
    'the last ones are kept': `
let log: string[] = [];
export function add(text: string) { log.push(text); log = log.slice(-20); }
export const print = () => console.log(log.join());`,
    'an LRU': `
import { LRUCache } from 'lru-cache';
const cache = new LRUCache<string, string>({ max: 10 });
export function slug(text: string) { cache.set(text, text.toUpperCase()); return cache.get(text); }`,
    'weak already': `
const cache = new WeakMap<object, string>();
export function slug(key: object) { cache.set(key, 'x'); return cache.get(key); }`,
    'blanked on purpose': `
const pending: Record<string, string | undefined> = {};
export function add(requestId: string) { pending[requestId] = requestId + '!'; }
export function done(requestId: string) { pending[requestId] = undefined; return pending; }`,
    'a public static field: others may shrink it': `
export class Tween {
  static attrs: Record<string, Record<string, number>> = {};
  begin(nodeId: string, name: string) { Tween.attrs[nodeId] = {}; Tween.attrs[nodeId][name] = 1; }
}`,
    'places that go when they are empty': `
const listeners = new Map<string, Set<() => void>>();
export function watch(roomId: string, listener: () => void) {
  let all = listeners.get(roomId);
  if (!all) listeners.set(roomId, (all = new Set()));
  all.add(listener);
}
export function unwatch(roomId: string, listener: () => void) {
  const all = listeners.get(roomId);
  all?.delete(listener);
  if (all?.size === 0) listeners.delete(roomId);
}`,
    'listeners by event': `
const listeners = new Map<string, Set<() => void>>();
export function watch(event: string, listener: () => void) {
  let all = listeners.get(event);
  if (!all) listeners.set(event, (all = new Set()));
  all.add(listener);
}
export const unwatch = (event: string, listener: () => void) => listeners.get(event)?.delete(listener);`,
    'a component’s field goes with it': `
export class Panel extends HTMLElement {
  #texts = new Map<string, string>();
  write(text: string) { this.#texts.set(text, text.toUpperCase()); return this.#texts.get(text); }
  disconnectedCallback() {}
}`,
    'a field of what is dropped': `
class Counter {
  private counts = new Map<string, number>();
  count(text: string) { this.counts.set(text, 1); return this.counts.get(text); }
}
export const count = (text: string) => new Counter().count(text);`,
    'a field with an unregister': `
export class Server {
  #sessions = new Map<string, { title: string }>();
  open(sessionId: string) { this.#sessions.set(sessionId, { title: sessionId + '!' }); }
  close(sessionId: string) { this.#sessions.delete(sessionId); }
  dispose() { this.#sessions.clear(); }
}`,
    'the failure is taken out too': `
const pending = new Map<string, Promise<Response>>();
export function load(url: string) {
  const known = pending.get(url);
  if (known) return known;
  const promise = fetch(url).finally(() => pending.delete(url));
  pending.set(url, promise);
  return promise;
}`,
    'in a finally': `
const busy = new Set<string>();
export async function run(requestId: string) {
  busy.add(requestId);
  try { await fetch('/run'); } finally { busy.delete(requestId); }
}`,
    'a failure that is caught first comes by as well': `
const busy = new Set<string>();
export async function run(requestId: string) {
  busy.add(requestId);
  try { await fetch('/run'); } catch { console.log('failed'); }
  busy.delete(requestId);
}`,
    'a teardown of the entry itself': `
export class Debuggers {
  #open = new Map<number, { url: string }>();
  #last = 0;
  open(url: string) {
    const id = ++this.#last;
    this.#open.set(id, { url });
    return { dispose: () => { this.#open.delete(id); } };
  }
  dispose() { this.#open.clear(); }
}`,
    'a strong name that ends one entry': `
export class Sessions {
  private all = new Map<string, { url: string }>();
  open(sessionId: string, url: string) { this.all.set(sessionId, { url }); }
  terminate(sessionId: string) { this.all.delete(sessionId); }
  dispose() { this.all.clear(); }
}`,
    'a public method clears it too': `
export class Client {
  private replies = new Map<string, string>();
  reply(requestId: string) { this.replies.set(requestId, requestId.trim()); return this.replies.get(requestId); }
  forget() { this.replies.clear(); }
  dispose() { this.forget(); }
}`,
    'what is collected for the teardown': `
export class Sessions {
  private undo: (() => void)[] = [];
  watch(url: string) { this.undo.push(() => console.log(url)); }
  dispose() { for (const undo of this.undo) undo(); }
}`,
    'handles that the end clears one by one': `
export class Clock {
  private readonly hands = new Set<ReturnType<typeof setInterval>>();
  private readonly bells = new Set<ReturnType<typeof setInterval>>();
  private readonly chimes = new Set<ReturnType<typeof setInterval>>();
  turn(ms: number, move: () => void) { this.hands.add(setInterval(move, ms)); }
  ring(ms: number, move: () => void) { this.bells.add(setInterval(move, ms)); }
  chime(ms: number, move: () => void) { const id = setInterval(move, ms); this.chimes.add(id); return () => { clearInterval(id); }; }
  dispose() {
    for (const hand of this.hands) clearInterval(hand);
    this.bells.forEach(clearInterval);
    [...this.chimes].forEach((id) => this.mute(id));
    this.hands.clear(); this.bells.clear(); this.chimes.clear();
  }
  private mute(id: ReturnType<typeof setInterval>) { clearInterval(id); }
}`,
    'undo functions and disposables that the end runs': `
export class Store {
  private undo = new Set<() => void>();
  private parts = new Set<{ dispose(): void }>();
  track(target: EventTarget, type: string, handler: () => void) { this.undo.add(() => target.removeEventListener(type, handler)); }
  register<T extends { dispose(): void }>(part: T): T { this.parts.add(part); return part; }
  dispose() { for (const undo of this.undo) undo(); for (const part of this.parts.values()) part.dispose(); this.undo.clear(); this.parts.clear(); }
}`,
    'taken out at once, in what runs later': `
const moving = new Set<string>();
export function move(requestId: string) {
  return fetch('/move').then(async () => {
    moving.add(requestId);
    console.log(moving.has(requestId));
    moving.delete(requestId);
  });
}`,
    'an own property of a weak map’s key': `
const parts = new WeakMap<object, string>();
export function part(key: { name: string }) { const name = parts.get(key); return name ?? key.name; }`,
    'a ring': `
const ring: string[] = [];
let next = 0;
export function add(text: string) { ring[next++ % 10] = text; return ring; }`,
    'a count of users is no switch': `
const users = new Map<Document, number>();
export function bind(root: Document) { users.set(root, (users.get(root) ?? 0) + 1); }
export function unbind(root: Document) {
  const count = users.get(root) ?? 0;
  if (count > 1) users.set(root, count - 1);
  else users.delete(root);
}`,
    'what came of it decides whether it stays': `
const icons = new Map<string, Promise<string | undefined>>();
export async function icon(name: string) {
  const known = icons.get(name) ?? fetch(name).then((response) => response.text(), () => undefined);
  icons.set(name, known);
  const text = await known;
  if (text === undefined) icons.delete(name);
  return text;
}`,
    'what is looked for is what was put in': `
export class Timers {
  private pending: unknown[] = [];
  later(run: () => void) {
    const timer = setTimeout(() => { this.pending.splice(this.pending.indexOf(timer), 1); run(); }, 10);
    this.pending.push(timer);
  }
}`,
    'an object may come back from whoever reads the list': `
export class Store {
  private items: { name: string }[] = [];
  add(name: string) { this.items.push({ name }); }
  all() { return [...this.items]; }
  remove(item: { name: string }) { this.items = this.items.filter((other) => other !== item); }
}`,
    'a callback is given what the set holds': `
const images = new Set<HTMLImageElement>();
export function load(url: string, use: (image: HTMLImageElement) => void, done: (run: (image: HTMLImageElement) => void) => void) {
  const image = new Image();
  images.add(image);
  done((loaded) => images.delete(loaded));
  use(image);
}`,
    'added under its own name too': `
const listeners = new Set<() => void>();
export function once(run: () => void) {
  listeners.add(run);
  listeners.add(() => run());
  return () => listeners.delete(run);
}`,
    'an instance that nobody keeps': `
export class Walk {
  private seen = new Map<Element, number>();
  visit(element: Element) { this.seen.set(element, (this.seen.get(element) ?? 0) + 1); }
}`,
    'a switch that a life goes by': `
let said: Record<string, boolean> | undefined = {};
export function reset() { said = undefined; }
export function say(message: string) { if (said) said[message] = true; return said; }`,
  },
  invalid: {
    'a registry whose removal nobody calls': registry("room.enter(id, socket); // ! uncalled\n  socket.on('close', () => { console.log(id); });"),
    'the same, where nothing else is done at the end': registry("room.enter(id, socket); // ! uncalled\n  socket.on('close', () => console.log(id));"),
    'the same of what is only told to end': registry("room.enter(id, socket); // ! uncalled\n  socket.once('end', () => socket.destroy());"),
    'elements of a page, in what the page itself holds by a listener': `
export class Marker {
  #marks = new Map<Element, { color: string }>(); // ? weak
  constructor(root: HTMLElement) { root.addEventListener('click', (event) => this.mark(event.target as Element, 'red')); }
  mark(element: Element, color: string) { this.#marks.set(element, { color }); }
  colorOf(element: Element) { return this.#marks.get(element)?.color; }
}`,
    'a field whose type is declared and which the constructor fills': `
export class Layout {
  private readonly sizes: Map<Element, number>;
  constructor() { this.sizes = new Map(); } // ? weak
  size(element: Element): number {
    const known = this.sizes.get(element);
    if (known !== undefined) return known;
    this.sizes.set(element, element.clientWidth);
    return element.clientWidth;
  }
}
export const layout = new Layout();`,
    'what is under a key is ended, and stays': `
import type { Entity } from './entity.js';
export class EntityManager {
  private readonly handlers = new Map<string, () => void>();
  add(entity: Entity) {
    const handler = () => { console.log(entity.id); };
    this.handlers.set(entity.id, handler); // ? keyed
    entity.changed.subscribe(handler);
  }
  remove(entity: Entity) {
    const handler = this.handlers.get(entity.id);
    if (handler) {
      entity.changed.unsubscribe(handler);
    }
  }
}`,
    'a key goes from a sibling, and stays here': `
import type { Socket } from 'node:net';
export class Lobby {
  private readonly sockets = new Map<string, Socket>();
  private readonly rooms = new Map<string, string[]>();
  join(id: string, socket: Socket, room: string) {
    this.sockets.set(id, socket);
    this.rooms.set(id, [room, id]); // ? keyed
  }
  roomOf(id: string) { return this.rooms.get(id); }
  leave(id: string) {
    this.sockets.delete(id);
  }
}`,
    'a key goes from a sibling, whose values are the keys here': `
export class Shared {
  private readonly byRef = new Map<number, { name: string }>();
  private readonly refs = new Map<{ name: string }, number>();
  private next = 0;
  share(value: { name: string }) {
    const ref = this.next++;
    this.byRef.set(ref, value);
    this.refs.set(value, ref); // ? keyed
  }
  all() { return [...this.refs.keys()]; }
  release(ref: number) {
    this.byRef.delete(ref);
  }
}`,
    'an undo is called once, and stays': `
export class Tabs {
  readonly #cleanups = new Map<string, () => void>();
  start(id: string, undo: () => void) { this.#cleanups.set(id, undo); } // ? keyed
  end(id: string) { this.#cleanups.get(id)?.(); }
  dispose() { for (const undo of this.#cleanups.values()) undo(); }
}`,
    'one instance that a static field keeps': `
export class Prices {
  private static shared: Prices | undefined;
  private readonly byCode = new Map<string, object>();
  static get(): Prices { if (!Prices.shared) Prices.shared = new Prices(); return Prices.shared; }
  price(articleId: string, price: object): object | undefined { this.byCode.set(articleId, price); return this.byCode.get(articleId); } // ? keyed
}`,
    'one instance that the module exports, and others may make': `
interface Page { readonly url: string; readonly words: string[] }
export class Index {
  private readonly counts = new Map<Page, number>(); // ? weak
  count(page: Page): number {
    const known = this.counts.get(page);
    if (known !== undefined) return known;
    this.counts.set(page, page.words.length);
    return page.words.length;
  }
}
export const pages = new Index();`,
    'fields of plain JavaScript': { filename: 'file.js', only: ['untyped', 'plain JavaScript outside of every project'], code: `
const { randomUUID } = require('crypto');
class Store {
  constructor() { this.byToken = new Map(); this.entered = []; }
  enter(user) {
    const token = randomUUID();
    this.byToken.set(token, { user }); // ! keyed
    this.entered.push({ user }); // ? piled
    return token;
  }
  who(token) { return this.byToken.get(token); }
}
const store = new Store();
require('http').createServer((request, response) => { response.end(store.enter(request.headers['x-user'])); });` },
    'fields of plain JavaScript, in an instance that others get': { filename: 'file.js', only: ['untyped', 'plain JavaScript outside of every project'], code: `
const { randomUUID } = require('crypto');
class Store {
  constructor() { this.byToken = new Map(); }
  enter(user) { const token = randomUUID(); this.byToken.set(token, { user }); return token; } // ? keyed
  who(token) { return this.byToken.get(token); }
}
module.exports = new Store();` },
    'a service of Nest': `
import { Injectable } from '@nestjs/common';
@Injectable()
export class Places {
  private readonly found = new Map<string, Promise<object>>();
  find(address: string): Promise<object> {
    let place = this.found.get(address);
    if (!place) { place = fetch('/places?q=' + address).then((response) => response.json()); this.found.set(address, place); } // ? keyed
    return place;
  }
}`,
    'a limiter that renews entries, and forgets none': `
import { createServer, type IncomingMessage } from 'node:http';
function limiter(limit: number, wait: number) {
  const seen = new Map<string, { count: number; since: number }>();
  return (request: IncomingMessage): boolean => {
    const ip = request.socket.remoteAddress ?? '';
    const now = Date.now();
    const entry = seen.get(ip);
    if (!entry || now - entry.since > wait) {
      seen.set(ip, { count: 1, since: now }); // ! keyed
      return true;
    }
    return ++entry.count <= limit;
  };
}
const allow = limiter(100, 60_000);
createServer((request, response) => { response.end(String(allow(request))); });`,
    'a middleware that its factory gives out': { filename: 'file.js', only: ['untyped', 'plain JavaScript outside of every project'], code: `
import express from 'express';
export function limit(most) {
  const seen = new Map();
  return (req, res, next) => {
    const entry = seen.get(req.ip) ?? { count: 0 };
    entry.count += 1;
    seen.set(req.ip, entry); // ? keyed
    if (entry.count > most) res.status(429).end();
    else next();
  };
}` },
    'keys that are tested, or of a request': { filename: 'file.js', only: ['untyped', 'plain JavaScript outside of every project'], code: `
import { createServer } from 'node:http';
const marks = new Map(); // ! weak
export function mark(node, text) {
  if (!(node instanceof Element)) throw new TypeError('no element');
  marks.set(node, { text });
}
export const markOf = (node) => marks.get(node);
const begun = new Map(); // ! weak
createServer((request, response) => {
  begun.set(request, process.hrtime.bigint());
  response.on('finish', () => console.log(process.hrtime.bigint() - begun.get(request)));
});` },
    'what is clicked': `
const times = new Map<HTMLElement, number>(); // ! weak
document.addEventListener('click', (event) => {
  const element = event.target as HTMLElement;
  console.log(times.get(element));
  times.set(element, event.timeStamp);
});`,
    'each message of a queue': `
declare const consumer: { run(options: { eachMessage(part: { message: { offset: string } }): Promise<void> }): Promise<void> };
const done = new Set<string>();
void consumer.run({
  async eachMessage({ message }) {
    if (done.has(message.offset)) return;
    done.add(message.offset); // ? keyed
  },
});`,
    'a helper of a handler, whose result is used': { filename: 'file.js', only: ['untyped', 'plain JavaScript outside of every project'], code: `
import { createServer } from 'node:http';
const lines = [];
const remember = (line) => lines.push(line) - 1; // ! piled
createServer((request, response) => { remember({ url: request.url }); response.end(String(lines[0])); });` },
    'workers by host': `
import { Worker } from 'node:worker_threads';
import { createServer } from 'node:http';
const workers = new Map<string, Worker>();
createServer((request, response) => {
  const tenant = request.headers.host ?? '';
  let worker = workers.get(tenant);
  if (!worker) workers.set(tenant, (worker = new Worker('./tenant.js'))); // ? keyed
  worker.postMessage(request.url);
  response.end();
});`,
    'promises that are only waited for at the end': `
const running: Promise<unknown>[] = [];
export function track(work: Promise<unknown>) { running.push(work); } // ? piled
process.on('beforeExit', () => void Promise.all(running));`,
    'an array of the page that is the file’s own': `
declare global { interface Window { __clicks: object[] } }
window.__clicks = [];
window.addEventListener('click', (event) => { window.__clicks.push({ at: event.timeStamp }); }); // ? piled`,
    'what Vue watches': `
import { reactive } from 'vue';
const state = reactive({ news: [] as string[] });
const socket = new WebSocket('wss://news.example');
socket.onmessage = (event) => { state.news.push(event.data); }; // ? piled
export const count = () => state.news.length;`,
    'a key of two parts of which nothing is known': `
const distances = new Map<string, number>();
export function distance(from: string, to: string): number {
  const key = \`\${from}|\${to}\`;
  const known = distances.get(key);
  if (known !== undefined) return known;
  const found = [...from].filter((letter, index) => to[index] !== letter).length;
  distances.set(key, found); // ? keyed
  return found;
}`,
    'lists under few keys': `
import { createServer } from 'node:http';
const log: Record<string, object[]> = {};
createServer((request, response) => {
  (log[request.method ?? ''] ??= []).push({ at: Date.now() }); // ! piled
  response.end();
});`,
    'lists under few keys of a Map': `
import { createServer } from 'node:http';
const log = new Map<string, object[]>([['GET', []], ['POST', []]]);
createServer((request, response) => {
  log.get(request.method ?? '')?.push({ at: Date.now() }); // ! piled
  response.end();
});`,
    'lists under few keys, by a name': `
import { createServer } from 'node:http';
const log = new Map<string, object[]>();
createServer((request, response) => {
  const list = log.get(request.method ?? '') ?? [];
  list.push({ at: Date.now() }); // ! piled
  log.set(request.method ?? '', list);
  response.end();
});`,
    'a property of the global object': `
import { createServer } from 'node:http';
declare global { var pages: Map<string, object>; }
globalThis.pages ??= new Map();
createServer((request, response) => {
  globalThis.pages.set(request.url ?? '', response.getHeaders()); // ? keyed
  response.end();
});`,
    'a property of the global object by another name': `
import { createServer } from 'node:http';
const store = globalThis as { pages?: Map<string, object> };
store.pages = store.pages ?? new Map();
createServer((request, response) => {
  store.pages?.set(request.url ?? '', response.getHeaders()); // ? keyed
  response.end();
});`,
    'a dictionary of the global object': `
import { createServer } from 'node:http';
declare global { var sessions: Record<string, object>; }
global.sessions = {};
createServer((request, response) => {
  global.sessions[request.headers.cookie ?? ''] = { at: Date.now() }; // ? filled
  response.end();
});`,
    'what a program of windows says of one of them': `
import { app } from 'electron';
const seen = new Set<number>();
app.on('render-process-gone', (event, contents) => {
  if (seen.has(contents.id)) return;
  seen.add(contents.id); // ? keyed
  console.log(event);
});`,
    'what is put aside until something is there': `
import { app } from 'electron';
import { isReady, open } from './window';
const waiting: string[] = [];
app.on('open-file', (event, path) => {
  if (isReady()) open(path);
  else waiting.push(path); // ? piled
});
export const start = () => { for (const path of waiting) open(path); };`,
    'a property of an object of the module': `
const state = { byUrl: new Map<string, object>(), last: '' };
export function visit(url: string) { state.byUrl.set(url, { url }); return state.byUrl.get(url); } // ? keyed`,
    'a list of an object of the module, by its own method': `
const events = {
  _observers: [] as unknown[],
  observe(element: EventTarget, name: string, fn: () => void) {
    this._observers.push([element, name, fn]); // ? piled
    element.addEventListener(name, fn);
  },
};
export default events;`,
    'a property of a function': `
function parse(text) { return parse.cache[text] ?? (parse.cache[text] = { text, parts: text.split(' ') }); } // ? filled
parse.cache = {};
export const parts = (text) => parse(text).parts;`,
    'a global that outlives the module': `
const pages: Map<string, object> = ((globalThis as any).__pages ??= new Map());
export function visit(url: string) { pages.set(url, { url }); return pages.get(url); } // ? keyed`,
    'ids in a service': `
export class SessionService {
  private readonly sessions = new Map<string, { id: string }>();
  enter(sessionId: string) { this.sessions.set(sessionId, { id: sessionId }); return this.sessions.get(sessionId); } // ? keyed
}`,
    'listeners that nobody can take out': `
const listeners: (() => void)[] = [];
export function onChange(listener: () => void) { listeners.push(listener); } // ? piled
export const change = () => { for (const listener of listeners) listener(); };`,
    'filled again by another function': `
const byUrl = new Map<string, object>();
export function find(url: string) {
  if (byUrl.size === 0) byUrl.set('first', {});
  return byUrl.get(url);
}
export function visit(url: string) { byUrl.set(url, { url }); } // ? keyed`,
    'sources that an instance listens to': `
import type { EventEmitter } from 'node:events';
export class Relay {
  private counts = new Map<EventEmitter, number>(); // ? weak
  follow(source: EventEmitter) {
    this.counts.set(source, (this.counts.get(source) ?? 0) + 1);
    source.on('change', () => console.log(this.counts.get(source)));
  }
}`,
    'sources that a caller may forget': `
import type { EventEmitter } from 'node:events';
export class Relay {
  private handlers = new Map<EventEmitter, () => void>(); // ? weak
  follow(source: EventEmitter) {
    const handler = () => console.log('changed');
    this.handlers.set(source, handler);
    source.on('change', handler);
  }
  leave(source: EventEmitter) {
    const handler = this.handlers.get(source);
    if (handler) source.off('change', handler);
    this.handlers.delete(source);
  }
}`,
    'switched off for good, which nobody has to do': `
let said: Record<string, boolean> | false = {};
export function silence() { said = false; }
export function say(message: string) {
  if (!said || message in said) return;
  said[message] = true; // ? filled
  console.warn(message);
}`,
    'another value is looked for than was put in': `
export class Timers {
  private pending: unknown[] = [];
  later(run: () => void) {
    const timer = setTimeout(() => { this.pending.splice(this.pending.indexOf(run), 1); run(); }, 10);
    this.pending.push(timer); // ! missed
  }
}`,
    'the wrapper is put in, the callback is looked for': `
const listeners = new Set<(text: string) => void>();
export function listen(run: (text: string) => void) {
  const wrapper = (text: string) => run(text.trim());
  listeners.add(wrapper); // ! missed
  return () => { listeners.delete(run); };
}
export const tell = (text: string) => { for (const listener of listeners) listener(text); };`,
    'a function that nobody can name': `
export class Channel {
  private listeners: ((text: string) => void)[] = [];
  on(run: (text: string) => void) { this.listeners.push((text) => run(text.trim())); } // ? missed
  off(run: (text: string) => void) { this.listeners = this.listeners.filter((other) => other !== run); }
  tell(text: string) { for (const listener of this.listeners) listener(text); }
}`,
    'a Map by text': `
const cache = new Map<string, string>();
export function slug(text: string) {
  const known = cache.get(text);
  if (known !== undefined) return known;
  const value = text.toUpperCase();
  cache.set(text, value); // ? keyed
  return value;
}`,
    'the content of a document': `
const slugs = new Map<string, string>();
function slugOf(text: string) {
  if (!slugs.has(text)) slugs.set(text, text.toLowerCase()); // ! keyed
  return slugs.get(text);
}
export const idOf = (heading: Element) => slugOf(heading.textContent ?? '');`,
    'it is asked for requests': `
const kinds: Record<string, { name: string }> = {};
const keyOf = (method: string, url: string) => \`\${method}+\${url}\`;
export function note(method: string, url: string, name: string) {
  kinds[keyOf(method, url)] = { name }; // ? filled
}
export function kindOf(incoming: any) {
  return incoming.headers.accept ? kinds[keyOf(incoming.method, incoming.url)] : undefined;
}`,
    'what a remote answers for the key': `
const icons = new Map<string, string>();
export async function icon(url: string) {
  const known = icons.get(url);
  if (known) return known;
  const response = await fetch(url);
  const data = 'data:image/png;base64,' + btoa(String.fromCharCode(...new Uint8Array(await response.arrayBuffer())));
  icons.set(url, data); // ! keyed
  return data;
}`,
    'the items of an answer': `
const articles = new Map<string, { title: string }>();
export async function refresh() {
  const answer = await fetch('/articles');
  for (const { url, title } of await answer.json()) articles.set(url, { title }); // ! keyed
}
export const articleOf = (url: string) => articles.get(url);`,
    'each message brings one': `
import { WebSocketServer } from 'ws';
const bodies = new Map<string, { length: number }>();
const server = new WebSocketServer({ port: 1 });
server.on('connection', (socket, request) => { bodies.set(request.url, { length: 1 }); }); // ! keyed
export const bodyOf = (url: string) => bodies.get(url);`,
    'what the user has set up': `
import { createHash } from 'node:crypto';
const contexts = new Map<string, { name: string }>();
export function contextOf(ca: string) {
  const hash = createHash('sha256').update(ca).digest('hex');
  if (!contexts.has(hash)) contexts.set(hash, { name: ca.trim() }); // ? keyed
  return contexts.get(hash);
}`,
    'a number for each server': `
const generations = new Map<string, number>();
export async function refresh(serverUrl: string) {
  const own = (generations.get(serverUrl) ?? 0) + 1;
  generations.set(serverUrl, own); // ? keyed
  await fetch(serverUrl);
  return own === generations.get(serverUrl);
}`,
    'objects that nothing asks for again': `
const opened = new Map<string, { dispose(): void }>();
export function render(outputId: string, open: (id: string) => { dispose(): void }) {
  const handle = open(outputId);
  opened.set(outputId, handle); // ! keyed
}`,
    'a set that nobody reads': `
import path from 'node:path';
const scratch = new Set<string>();
export const register = (title: string) => { scratch.add(path.normalize(title)); }; // ? keyed`,
    'what settles a promise': `
const waiting: Record<string, () => void> = {};
addEventListener('message', ({ data }) => { waiting[data]?.(); });
export const ready = (clientId: string) => new Promise<void>((resolve) => {
  waiting[clientId] = resolve; // ? filled
});`,
    'a service worker ends when it is idle': `
const titles = new Map<string, { title: string }>();
addEventListener('install', () => console.log('installed'));
addEventListener('fetch', (event: any) => {
  titles.set(event.request.url, { title: 'x' }); // ? keyed
});
export const titleOf = (url: string) => titles.get(url);`,
    'that asking may fail is not seen': `
import { ask } from './bus';
const asked = new Map<string, string[]>();
export async function trust(fingerprint: string, name: string) {
  asked.set(fingerprint, [name]); // ? unsettled
  await ask(name);
  asked.delete(fingerprint);
}`,
    'through an alias, made when first needed': `
let cache: Map<string, string> | undefined;
function entries() { return (cache ??= new Map()); }
export function slug(text: string) {
  const all = entries();
  if (!all.has(text)) all.set(text, text.toUpperCase()); // ? keyed
  return all.get(text);
}`,
    'by a helper of the file': `
const cache = new Map<string, string>();
function keep(into: Map<string, string>, url: string) { into.set(url, url.toUpperCase()); } // ? keyed
export function host(url: string) { keep(cache, url); return cache.get(url); }`,
    'an object by a key that is put together': `
const endpoints: Record<string, number> = {};
const keyOf = (method: string, url: string) => \`\${method}+\${url}\`;
export function note(method: string, url: string, kind: number) {
  endpoints[keyOf(method, url)] = kind; // ? filled
}
export const kindOf = (method: string, url: string) => endpoints[keyOf(method, url)];`,
    'new keys each time': `
const started = new Map<number, string>();
let last = 0;
export function start(name: string) { started.set(++last, name + '!'); return started.get(last); } // ! keyed`,
    'a static field': `
export class Titles {
  private static cache: Record<string, string> = {};
  static of(url: string) {
    return (Titles.cache[url] = Titles.cache[url] ?? url.trim()); // ? filled
  }
}`,
    'a field of the one instance': `
class Slugs {
  #cache = new Map<string, string>();
  of(text: string) {
    if (!this.#cache.has(text)) this.#cache.set(text, text.trim()); // ? keyed
    return this.#cache.get(text);
  }
}
const slugs = new Slugs();
export const slug = (text: string) => slugs.of(text);`,
    'places that stay when they are empty': `
const listeners = new Map<string, Set<() => void>>();
export function watch(nodeId: string, listener: () => void) {
  let all = listeners.get(nodeId);
  if (!all) listeners.set(nodeId, (all = new Set())); // ? keyed
  all.add(listener);
}
export const unwatch = (nodeId: string, listener: () => void) => listeners.get(nodeId)?.delete(listener);`,
    'objects in a public field, emptied and kept': `
export class Tween {
  static attrs: Record<string, Record<string, number>> = {};
  begin(nodeId: string, name: string) {
    if (!Tween.attrs[nodeId]) Tween.attrs[nodeId] = {}; // ? filled
    Tween.attrs[nodeId][name] = 1;
  }
  end(nodeId: string, name: string) { delete Tween.attrs[nodeId][name]; }
}`,
    'a field that only the teardown clears': `
export class Client {
  private replies = new Map<string, string>();
  reply(requestId: string) {
    this.replies.set(requestId, requestId.trim()); // ? keyed
    return this.replies.get(requestId);
  }
  async [Symbol.asyncDispose]() { this.replies.clear(); }
}`,
    'objects, cleared when their owner ends': `
export class Pipelines {
  #byElement = new Map<Element, string>();
  nameOf(element: Element) {
    if (!this.#byElement.has(element)) this.#byElement.set(element, element.tagName); // ? keyed
    return this.#byElement.get(element);
  }
  async [Symbol.asyncDispose]() { this.#byElement.clear(); }
}`,
    'a cache that may end before it is large': `
export class Module {
  private lines = new Map<string, string[]>();
  linesOf(url: string) {
    if (!this.lines.has(url)) this.lines.set(url, url.split('/')); // ? keyed
    return this.lines.get(url);
  }
  async [Symbol.asyncDispose]() { this.lines.clear(); }
}`,
    'files of a test run': `
const results: Record<string, string[]> = {};
export function begin(test: { uri: string }) {
  const testFilePath = test.uri;
  if (!results[testFilePath]) results[testFilePath] = []; // ? filled
  return results[testFilePath];
}`,
    'keys that are objects': `
const states = new Map<Element, { open: boolean }>(); // ! weak
export function stateOf(element: Element) {
  let state = states.get(element);
  if (!state) states.set(element, (state = { open: false }));
  return state;
}`,
    'a switch does not end its object': `
const touched: Set<HTMLElement> = new Set(); // ! weak
export function touch(element: HTMLElement, on: boolean) {
  if (on) touched.add(element);
  else touched.delete(element);
}
export const isTouched = (element: HTMLElement) => touched.has(element);`,
    'instances that are looked up': `
const ready = new Set<object>(); // ! weak
export class Job {
  begin() { ready.add(this); }
  get isReady() { return ready.has(this); }
}`,
    'each request adds': `
import express from 'express';
const log: { url: string }[] = [];
const app = express();
app.get('/', (request) => { log.push({ url: request.url }); }); // ! piled
app.get('/log', (_, response) => { response.send(log.map(({ url }) => url).join()); });`,
    'an array that is copied with more': `
let log: string[] = [];
addEventListener('message', ({ data }) => {
  log = [...log, data]; // ! piled
});
export const print = () => console.log(log.join());`,
    'what nothing reads': `
const seen: string[] = [];
export function note(text: string) { seen.push(text + '!'); } // ? piled`,
    'what callers register': `
const plugins = new Map<string, () => void>();
export function register(name: string, run: () => void) { plugins.set(name, run); }
const handlers: (() => void)[] = [];
export function onReady(handler: () => void) { handlers.push(handler); } // ? piled
export const run = () => handlers.forEach((handler) => handler());`,
    'keys of which nothing is known': `
const cache = new Map();
export function find(a) {
  if (!cache.has(a)) cache.set(a, [a]); // ? keyed
  return cache.get(a);
}`,
    'what is said once': `
const said = new Set<string>();
export function warnOnce(message: string) {
  if (said.has(message)) return;
  said.add(message); // ? keyed
  console.warn(message);
}`,
    'a deprecation for each message': `
import { deprecate } from 'node:util';
const said = new Map<string, () => void>();
export function warnOnce(message: string) {
  const known = said.get(message) ?? deprecate(() => {}, message);
  said.set(message, known); // ? keyed
  return known;
}`,
    'a number for each id, as often as a caller says': `
const times = new Map<string, number>();
export function created(sessionId: string, at: { since: number }) {
  times.set(sessionId, at.since + 1); // ? keyed
}
export const timeOf = (sessionId: string) => times.get(sessionId);`,
    'what is configured, put together': `
const clients = new Map<string, object>();
export function connect(config: { url: string; user: string }) {
  const clientKey = config.url + config.user;
  const client = clients.get(clientKey) ?? { url: new URL(config.url) };
  clients.set(clientKey, client); // ? keyed
  return client;
}`,
    'what is configured': `
const clients = new Map<string, object>();
export function clientOf(config: { url: string }) {
  const url = config.url;
  const known = clients.get(url);
  if (known) return known;
  const client = { url: new URL(url) };
  clients.set(config.url, client); // ? keyed
  return client;
}`,
    'timeouts that have fired stay until the end': `
export class Clock {
  private readonly pending = new Set<ReturnType<typeof setTimeout>>();
  later(ms: number, ring: () => void) {
    this.pending.add(setTimeout(ring, ms)); // ? keyed
  }
  dispose() { this.pending.forEach((each) => clearTimeout(each)); this.pending.clear(); }
}`,
    'the failure of a promise stays': `
const pending = new Map<string, Promise<Response>>();
export function load(url: string) {
  const known = pending.get(url);
  if (known) return known;
  const promise = fetch(url).then((response) => { pending.delete(url); return response; });
  pending.set(url, promise); // ! unsettled
  return promise;
}`,
    'a failure leaves it busy': `
const busy = new Set<string>();
export async function run(requestId: string) {
  busy.add(requestId); // ! unsettled
  await fetch('/run');
  busy.delete(requestId);
}`,
    'keys that a string is seen to be one of': {
      code: `
interface Sized { length: number }
const lengths = new Map<Sized, { length: number }>();
function lengthOf(sized: Sized) {
  let known = lengths.get(sized);
  if (!known) lengths.set(sized, (known = { length: sized.length })); // ? keyed
  return known;
}
export const measure = (name: string, list: Float64Array) => [lengthOf(name), lengthOf(list)];`,
      only: ['typed', 'only a type tells that the parameter is an element'],
    },
    'keys that are told to be objects': {
      code: `
const ranks = new Map<{ rank: number }, { at: number }>(); // ? weak
addEventListener('message', (event: MessageEvent) => {
  const item: { rank: number } = event.data;
  const known = ranks.get(item) ?? { at: Date.now() };
  ranks.set(item, known);
});`,
      only: ['typed', 'only a type tells that the parameter is an element'],
    },
    'keys that are cast from what was caught': `
const reported = new Set<Error>(); // ? weak
function report(error: Error) {
  if (reported.has(error)) return;
  reported.add(error);
  navigator.sendBeacon('/errors', error.stack);
}
export function run(task: () => void) {
  try { task(); } catch (error) { report(error as Error); }
}`,
    'keys out of a list that grows': `
import { createServer } from 'node:http';
const allowed = new Set(['/a']);
const byUrl = new Map<string, { at: number }>();
createServer((request, response) => {
  const url = request.url!;
  if (request.method === 'PUT') allowed.add(url); // ! keyed
  if (!allowed.has(url)) return void response.writeHead(404).end();
  byUrl.set(url, byUrl.get(url) ?? { at: Date.now() }); // ! keyed
  response.end();
});`,
    'a property of a WeakMap': `
const results = new WeakMap<object, string>();
export function keep(span: object, result: string) {
  (results as any)[span as any] = result; // ! property
}
export const resultOf = (span: object) => results.get(span);`,
  },
};
