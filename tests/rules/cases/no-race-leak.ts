import type { Cases } from '../cases.ts';

/** A connection that races its work against a promise. */
const connection = (closed: string, method = 'ask(text: string) { return Promise.race([this.send(text), this.closed]); } // ! race'): string => `
export class Connection {
  ${closed}
  ${method}
  private async send(text: string) { return text; }
  private fail() {}
  ping() {}
}`;
const silent = (code: string): string => code.replace(/ \/\/ . \w+/g, '');

const onClose = `private closed: Promise<void>;
  constructor(socket: WebSocket) { this.closed = new Promise((resolve) => { socket.addEventListener('close', () => resolve()); }); }`;

export const cases: Cases = {
  valid: {
    'a field whose promise is resolved in the midst of things, or by somebody else': `
import { deferred, share } from './deferred';
export class Queue {
  readonly ready = deferred<void>();
  readonly stopped = deferred<void>();
  constructor() { share(this.stopped); }
  next() { return Promise.resolve('x'); }
  open() { this.ready.resolve(); }
  async run() {
    while (await Promise.race([this.next(), this.ready.promise])) console.log('turn');
    while (await Promise.race([this.next(), this.stopped.promise])) console.log('turn');
  }
  stop() { this.stopped.resolve(); }
}`,
    'one of what may be raced against, which all settle': `
export function wait(limit: number | undefined, work: Promise<string>, other: Promise<string>): Promise<string | void> {
  return Promise.race([work, limit === undefined ? other : new Promise<void>((resolve) => { setTimeout(resolve, limit); })]);
}`,
    'a timeout of its own': `
export function within(work: Promise<void>, ms: number) {
  const timeout = new Promise<void>((resolve) => setTimeout(resolve, ms));
  return Promise.race([work, timeout]);
}`,
    'a promise that settles soon': silent(connection('private closed = new Promise<void>((resolve) => setTimeout(resolve, 100));')),
    'an instance that is made for one call': `
class Upload {
  private readonly aborted: Promise<never>;
  constructor(private readonly url: string, signal: AbortSignal) {
    this.aborted = new Promise((_, reject) => { signal.addEventListener('abort', () => reject(new Error('aborted')), { once: true }); });
  }
  send(body: string) { return Promise.race([fetch(this.url, { method: 'POST', body }), this.aborted]); }
  onEnd(end: () => void) { void this.aborted.catch(end); }
}
export const upload = (url: string, body: string, signal: AbortSignal) => new Upload(url, signal).send(body);
export async function uploadAll(url: string, bodies: string[], signal: AbortSignal) {
  for (const body of bodies) {
    const one = new Upload(url, signal);
    await one.send(body);
  }
}`,
    'what is loaded once': silent(connection("private closed = fetch('/config');")),
    'a deferred that the start settles': silent(connection(`private ready!: () => void;
  private closed = new Promise<void>((resolve) => { this.ready = resolve; });
  start() { this.ready(); }`)),
    'raced once, by the constructor': `
export class Connection {
  private closed = new Promise<never>(() => {});
  readonly first: Promise<void>;
  constructor(work: Promise<void>) { this.first = Promise.race([work, this.closed]); }
}`,
    'raced in the teardown': silent(connection(onClose, 'async dispose(ms: number) { await Promise.race([this.send(String(ms)), this.closed]); }')),
    'once, by the module': `
const stopped = new Promise<void>((resolve) => { process.on('SIGTERM', () => resolve()); });
export const first = await Promise.race([fetch('/a'), stopped]);`,
    'another race': `
const Promise = { race: (list: unknown[]) => list };
export class Connection {
  private closed = new globalThis.Promise<never>(() => {});
  ask(text: string) { return Promise.race([text, this.closed]); }
}`,
    'a list that is given': `
export async function drain(pending: Set<Promise<void>>) {
  while (pending.size > 0) await Promise.race(pending);
}`,
    'a promise that each turn renews': `
export async function merge(a: () => Promise<number>, b: () => Promise<number>, use: (value: number) => void) {
  let left = a();
  let right = b();
  for (;;) {
    use(await Promise.race([left, right]));
    left = a();
    right = b();
  }
}`,
    'a promise of the turn': `
export async function poll(ask: () => Promise<number>, wait: () => Promise<number>) {
  while (true) {
    const answer = ask();
    if ((await Promise.race([answer, wait()])) > 0) return;
  }
}`,
    'a timeout in a loop': `
export async function poll(ask: () => Promise<boolean>) {
  const timeout = new Promise<boolean>((resolve) => setTimeout(() => resolve(true), 1000));
  while (!(await Promise.race([ask(), timeout])));
  while (true) if (await Promise.race([ask(), timeout])) return;
}`,
    'a loop over a list': `
export async function each(tasks: (() => Promise<void>)[], aborted: Promise<void>) {
  for (const task of tasks) await Promise.race([task(), aborted]);
}`,
    'a signal out of several that nothing listens to': `
export class Client {
  private controller = new AbortController();
  get(url: string) { return fetch(url, { signal: AbortSignal.any([this.controller.signal, AbortSignal.timeout(1000)]) }); }
}`,
    'a listener that is removed': `
export class Client {
  private controller = new AbortController();
  async get(url: string, done: () => void) {
    const signal = AbortSignal.any([this.controller.signal, AbortSignal.timeout(1000)]);
    signal.addEventListener('abort', done);
    try { return await fetch(url); } finally { signal.removeEventListener('abort', done); }
  }
}`,
    'a signal that times out': `
export class Client {
  private controller = new AbortController();
  get(url: string, done: () => void) {
    const signal = AbortSignal.any([this.controller.signal, AbortSignal.timeout(url.length)]);
    signal.addEventListener('abort', done);
  }
}`,
    'signals of the call': `
export function both(a: AbortSignal, b: AbortSignal, done: () => void) {
  const signal = AbortSignal.any([a, b]);
  signal.addEventListener('abort', done);
  return signal;
}`,
    'a listener that the race takes off': `
import { EventEmitter } from 'node:events';
export class Relay extends EventEmitter {
  async ask(work: Promise<void>) {
    let closed = () => {};
    try {
      await Promise.race([work, new Promise<void>((_, reject) => { closed = () => reject(new Error('closed')); this.once('close', closed); })]);
    } finally {
      this.off('close', closed);
    }
  }
}`,
    'a listener on what the call has made': `
export async function load(url: string) {
  const image = new Image();
  image.src = url;
  await Promise.race([image.decode(), new Promise((_, reject) => { image.addEventListener('error', () => reject(new Error(url))); })]);
  return image;
}`,
    'events of what the call has made or was given, or with a signal': `
import { EventEmitter, once } from 'node:events';
export class Tab {
  private socket = new EventEmitter();
  async ask(work: Promise<void>, given: EventEmitter, signal: AbortSignal) {
    const child = new EventEmitter();
    await Promise.race([work, once(child, 'exit')]);
    await Promise.race([work, once(given, 'drain')]);
    return Promise.race([work, once(this.socket, 'close', { signal })]);
  }
  constructor(work: Promise<void>) { void Promise.race([work, once(this.socket, 'open')]); }
}`,
    'a listener that ends with a signal': `
export class Tab {
  private window = window;
  ask(work: Promise<void>, signal: AbortSignal) {
    return Promise.race([work, new Promise<void>((resolve) => { this.window.addEventListener('pagehide', () => resolve(), { signal }); })]);
  }
}`,
    'a listener that the race takes off by another name': `
import { EventEmitter } from 'node:events';
export class Relay {
  private bus = new EventEmitter();
  async ask(work: Promise<void>) {
    const bus = this.bus;
    let closed = () => {};
    try {
      await Promise.race([work, new Promise<void>((_, reject) => { closed = () => reject(new Error('closed')); this.bus.once('close', closed); })]);
    } finally {
      bus.off('close', closed);
    }
  }
}`,
    'a listener with a signal among its options, kept': `
export class Tab {
  private window = window;
  ask(work: Promise<void>, signal: AbortSignal) {
    const options = { signal };
    return Promise.race([work, new Promise<void>((resolve) => { this.window.addEventListener('pagehide', () => resolve(), options); })]);
  }
}`,
    'a chain that the caller waits for': silent(connection(onClose, "async ask(text: string) { return this.closed.then(() => this.send(text)); }")),
    'a chain on what settles soon': silent(connection('private closed = new Promise<void>((resolve) => setTimeout(resolve, 100));', 'open(url: string) { const socket = new WebSocket(url); this.closed.then(() => socket.close()); }')),
    'a chain of the constructor': `
export class Connection {
  private closed: Promise<void>;
  constructor(socket: WebSocket) {
    this.closed = new Promise((resolve) => { socket.addEventListener('close', () => resolve()); });
    this.closed.then(() => socket.close());
  }
}`,
    'a chain that holds nothing of the call': silent(connection(onClose, 'ask(text: string) { this.closed.then(() => this.fail()); return this.send(text); }')),
    'a caller that registers for the end': silent(connection(onClose, 'onClose(listener: () => void) { this.closed.then(listener); }')),
    'a chain of the start': silent(connection(onClose, 'start() { const timer = setInterval(() => this.fail(), 1000); this.closed.then(() => clearInterval(timer)); }')),
    'a chain of the teardown': silent(connection(onClose, 'dispose(code: number) { const socket = new WebSocket(String(code)); this.closed.then(() => socket.close(code)); }')),
    'a chain for each of what there is at the start': `
const stopped = new Promise<void>((resolve) => { process.once('SIGTERM', () => resolve()); });
for (const worker of [1, 2].map((id) => new Worker(String(id)))) stopped.then(() => worker.terminate());`,
    'a chain that is kept': silent(connection(onClose, 'private gone?: Promise<void>;\n  ask(socket: WebSocket) { this.gone ??= this.closed.then(() => socket.close()); return this.gone; }')),
    'a chain of a listener that runs once': `
import { createServer } from 'node:http';
const stopped = new Promise<void>((resolve) => { process.once('SIGTERM', () => resolve()); });
const server = createServer();
server.on('listening', () => { const address = server.address(); stopped.then(() => console.log('was at', address)); });`,
    'another then': `
const stopped = { then(run: () => void) { run(); } };
export function open(url: string) { const socket = new WebSocket(url); stopped.then(() => socket.close()); return socket; }`,
    'a promise of the call that its callbacks use': `
export function read(socket: WebSocket, parts: { on(event: string, done: (part: { end(): void }) => void): void }) {
  const closed = new Promise<void>((resolve) => { socket.addEventListener('close', () => resolve()); });
  parts.on('part', (part) => { closed.then(() => part.end()); });
}`,
    'raced once, at the start': `
import { EventEmitter } from 'node:events';
const bus = new EventEmitter();
await Promise.race([fetch('/a'), new Promise<void>((resolve) => { bus.once('stop', () => resolve()); })]);`,
  },
  invalid: {
    'the test of a loop races against what the end resolves': `
import { deferred } from './deferred';
export class Queue {
  readonly stopped = deferred<false>();
  next() { return Promise.resolve('x'); }
  async run() {
    let item: string | false;
    while ((item = await Promise.race([this.next(), this.stopped.promise]))) console.log(item); // ! race
  }
  stop() { this.stopped.resolve(false); }
}`,
    'one of what may be raced against': `
const never = new Promise<never>(() => {});
export function wait(limit: number | undefined, work: Promise<string>): Promise<string | void> {
  return Promise.race([work, limit === undefined ? never : new Promise<void>((resolve) => { setTimeout(resolve, limit); })]); // ? race
}`,
    'an instance of which nobody knows whether it is made for one call': `
export class Upload {
  private readonly aborted: Promise<never>;
  constructor(private readonly url: string, signal: AbortSignal) {
    this.aborted = new Promise((_, reject) => { signal.addEventListener('abort', () => reject(new Error('aborted')), { once: true }); });
  }
  send(body: string) { return Promise.race([fetch(this.url, { method: 'POST', body }), this.aborted]); } // ? race
}`,
    'an instance that is asked again and again': `
class Upload {
  private readonly aborted = new Promise<never>(() => {});
  send(url: string) { return Promise.race([fetch(url), this.aborted]); } // ! race
}
export async function uploadAll(urls: string[]) {
  const upload = new Upload();
  for (const url of urls) await upload.send(url);
}`,
    'a promise that can only fail': connection('private closed: Promise<never>;\n  constructor(closed: Promise<never>) { this.closed = closed; }'),
    'a promise that nothing settles': connection('private closed = new Promise<void>(() => {});'),
    'settled when the socket closes': connection(onClose),
    'settled by a handler by its name': connection(`private closed: Promise<void>;
  constructor(socket: WebSocket) {
    this.closed = new Promise((resolve) => {
      function onClose() { resolve(); }
      socket.addEventListener('close', onClose);
    });
  }`),
    'settled by an assigned handler': connection(`private closed: Promise<void>;
  constructor(socket: WebSocket) { this.closed = new Promise((resolve) => { socket.onclose = () => resolve(); }); }`),
    'a deferred that the disposal settles': connection(`private end!: () => void;
  private closed = new Promise<void>((resolve) => { this.end = resolve; });
  dispose() { this.end(); }`),
    'a deferred of a helper': connection(`private closed: Promise<never>;
  constructor(signal: AbortSignal, deferred: () => { promise: Promise<never>; reject: (error: unknown) => void }) {
    const { promise: aborted, reject } = deferred();
    signal.addEventListener('abort', function onAbort() { reject(signal.reason); }, { once: true });
    this.closed = aborted;
  }`),
    'once of node:events': `
import { once } from 'node:events';
import type { Socket } from 'node:net';
export class Connection {
  private closed: Promise<unknown>;
  constructor(socket: Socket) { this.closed = once(socket, 'close'); }
  ask(answer: Promise<string>) { return Promise.race([answer, this.closed]); } // ? race
}`,
    'what is chained to it': connection(onClose, "ask(text: string) { return Promise.race([this.send(text), this.closed.then(() => '')]); } // ! race"),
    'a function that is given nothing': connection(onClose, "next() { return Promise.race([this.send(''), this.closed]); } // ? race"),
    'a function-valued field': connection('private closed: Promise<never> = new Promise(() => {});', 'ask = async (text: string) => Promise.race([this.send(text), this.closed]); // ! race'),
    'what is chained to it, with a name': connection(onClose, "ask(text: string) { const gone = this.closed.then(() => ''); return Promise.race([this.send(text), gone]); } // ! race"),
    'a chain for each call': connection(onClose, 'open(url: string) { const socket = new WebSocket(url); this.closed.then(() => socket.close()); return socket; } // ? chain'),
    'a chain for each call, caught': connection(onClose, 'open(url: string) { const socket = new WebSocket(url); void this.closed.then(() => socket.close()).catch(() => {}); return socket; } // ? chain'),
    'a chain that settles another promise': connection(onClose, `ask(text: string) {
    return new Promise<string>((resolve, reject) => {
      this.closed.then(() => reject(new Error('closed'))); // ? chain
      this.send(text).then(resolve, reject);
    });
  }`),
    'a settler by its name': connection('private closed: Promise<never> = new Promise(() => {});', `ask(text: string) {
    return new Promise<string>((resolve, reject) => {
      this.closed.catch(reject); // ? chain
      this.send(text).then(resolve, reject);
    });
  }`),
    'a chain for each request': `
import { createServer } from 'node:http';
const stopped = new Promise<void>((resolve) => { process.once('SIGTERM', () => resolve()); });
createServer((request, response) => {
  stopped.finally(() => response.end()); // ! chain
});`,
    'a chain for each connection': `
import { createServer } from 'node:net';
const stopped = new Promise<void>((resolve) => { process.once('SIGTERM', () => resolve()); });
const server = createServer();
server.on('connection', (socket) => {
  const end = () => socket.destroy();
  stopped.then(end); // ! chain
});`,
    'a chain for each turn': `
export async function work(next: () => Promise<{ cancel(): void }>, signal: AbortSignal) {
  const aborted = new Promise<void>((resolve) => { signal.onabort = () => resolve(); });
  while (!signal.aborted) {
    const job = await next();
    aborted.then(() => job.cancel()); // ! chain
  }
}`,
    'a chain of what a factory gives': `
export function connect(socket: WebSocket) {
  const closed = new Promise<void>((resolve) => { socket.addEventListener('close', () => resolve()); });
  const ask = (question: string) => new Promise<string>((resolve, reject) => {
    closed.then(() => reject(new Error('closed'))); // ? chain
    socket.send(question);
    socket.addEventListener('message', ({ data }) => resolve(String(data)), { once: true });
  });
  return { ask };
}`,
    'Promise.any': connection(onClose, 'ask(text: string) { return Promise.any([this.send(text), this.closed]); } // ! race'),
    'a promise of the module': `
let stop: () => void;
const stopped = new Promise<void>((resolve) => { stop = resolve; });
process.on('SIGTERM', () => stop());
export const run = (work: Promise<void>) => Promise.race([work, stopped]); // ! race`,
    'in a request handler': `
import { createServer } from 'node:http';
const stopped = new Promise<void>((resolve) => { process.once('SIGINT', () => resolve()); });
createServer(async (request, response) => {
  await Promise.race([fetch('/upstream'), stopped]); // ! race
  response.end();
});`,
    'a loop that goes on': `
export async function work(next: () => Promise<void>, signal: AbortSignal) {
  const aborted = new Promise<void>((resolve) => { signal.onabort = () => resolve(); });
  while (!signal.aborted) {
    await Promise.race([next(), aborted]); // ! race
  }
}`,
    'a parameter in a loop that goes on': `
export async function work(next: () => Promise<void>, aborted: Promise<void>) {
  for (;;) await Promise.race([aborted, next()]); // ? race
}`,
    'a parameter that can only fail': `
export async function work(next: () => Promise<void>, aborted: Promise<never>) {
  for (;;) await Promise.race([aborted, next()]); // ! race
}`,
    'the result of an async function': `
const watch = async () => { await fetch('/changes'); };
export async function work(next: () => Promise<void>) {
  const changed = watch();
  for (;;) await Promise.race([changed, next()]); // ? race
}`,
    'a walk over what comes': `
export async function work(source: AsyncIterable<() => Promise<void>>, aborted: Promise<void>) {
  for await (const task of source) await Promise.race([task(), aborted]); // ? race
}`,
    'a call before the loop that may give a promise': {
      code: `
export async function work(next, watch) {
  const changed = watch();
  while (true) await Promise.race([next(), changed]); // ? race
}`,
      only: ['untyped', 'the compiler cannot tell what an untyped function gives either, and calls it any'],
    },
    'a signal with a listener for each call': `
export class Client {
  private controller = new AbortController();
  get(cancelled: AbortSignal, done: () => void) {
    const signal = AbortSignal.any([this.controller.signal, cancelled]); // ! signal
    signal.addEventListener('abort', done);
  }
  end() { this.controller.abort(); }
}`,
    'a signal for each request': `
import { createServer } from 'node:http';
const shutdown = new AbortController();
createServer((request, response) => {
  const signal = AbortSignal.any([shutdown.signal, new AbortController().signal]); // ! signal
  signal.addEventListener('abort', () => response.end());
});`,
    'a listener that waits for the other one': `
import { EventEmitter } from 'node:events';
export class Relay extends EventEmitter {
  constructor(private connect: () => Promise<void>) { super(); }
  async open() {
    await Promise.race([this.connect(), new Promise<void>((_, reject) => this.once('close', () => reject(new Error('closed'))))]); // ? listener
  }
}`,
    'a listener for each question': `
import { EventEmitter } from 'node:events';
const bus = new EventEmitter();
export async function ask(question: Promise<string>) {
  const stopped = new Promise<void>((resolve) => {
    bus.once('stop', () => resolve()); // ! listener
  });
  return await Promise.race([question, stopped]);
}`,
    'an event that each question waits for': `
import { EventEmitter, once } from 'node:events';
const bus = new EventEmitter();
export class Tab {
  private socket = new EventEmitter();
  async ask(question: Promise<string>) {
    await Promise.race([question, once(bus, 'stop')]); // ! listener
    for (;;) {
      const closed = once(this.socket, 'close'); // ! listener
      await Promise.race([once(this.socket, 'message'), closed]); // ! listener
    }
  }
}`,
    'another emitter of that name': `
import { EventEmitter } from 'node:events';
const bus = new EventEmitter();
export async function ask(question: Promise<string>, others: EventEmitter[], done: () => void) {
  const stopped = new Promise<void>((resolve) => {
    bus.once('stop', () => resolve()); // ! listener
  });
  for (const bus of others) bus.off('stop', done);
  return await Promise.race([question, stopped]);
}`,
  },
};
