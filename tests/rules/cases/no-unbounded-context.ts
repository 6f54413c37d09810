import type { Cases } from '../cases.ts';

const storage = `
import { AsyncLocalStorage } from 'node:async_hooks';
const context = new AsyncLocalStorage<object>();`;

/** A server whose handler runs in a store, and starts something. */
const server = (body: string, store = '{ request }'): string => `${storage}
import { createServer } from 'node:http';
let timer: NodeJS.Timeout | undefined;
function flush() { console.log('flush'); }
createServer((request, response) => {
  context.run(${store}, () => {
    ${body}
    response.end();
  });
});`;

export const cases: Cases = {
  valid: {
    'intervals that are taken out again, or held for the request': server("timers.add(setInterval(flush, 1000)); const own = new Set<unknown>(); own.add(setInterval(flush, 1000)); response.on('close', () => { for (const timer of own) clearInterval(timer as number); });").replace('function flush', 'const timers = new Set<NodeJS.Timeout>();\nexport function stop(timer: NodeJS.Timeout) { clearInterval(timer); timers.delete(timer); }\nfunction flush'),
    'run': `${storage}
import { createServer } from 'node:http';
createServer((request, response) => context.run({ request }, () => response.end()));`,
    'for the whole program': `${storage}
context.enterWith({ name: 'main' });`,
    'within a run': `${storage}
export function asUser(user: object, work: () => void) {
  context.run({}, () => { context.enterWith({ user }); work(); });
}`,
    'within what a run calls': `${storage}
import { createServer } from 'node:http';
function enter(request: object, next: () => void) { context.enterWith({ request }); next(); }
createServer((request, response) => context.run({}, () => enter(request, () => response.end())));`,
    'restored': `${storage}
process.on('message', (message: object) => {
  const before = context.getStore();
  context.enterWith({ message });
  try { console.log(context.getStore()); } finally { context.enterWith(before!); }
});`,
    'behind an await': `${storage}
import { createServer } from 'node:http';
createServer(async (request, response) => {
  await Promise.resolve();
  context.enterWith({ request });
  response.end();
});`,
    'a function that is called for it': `${storage}
export const enter = (store: object) => context.enterWith(store);
export function work(store: object) { context.enterWith(store); console.log(context.getStore()); }`,
    'another storage': `
const context = { enterWith(store: object) { console.log(store); } };
setInterval(() => { context.enterWith({}); console.log(1); }, 1000);
class Storage { enterWith(store: object) { console.log(store); } }
const storage = new Storage();
export function handle(request: object, response: object, next: () => void) { storage.enterWith({ request, response }); next(); }`.replace('setInterval', 'setTimeout'),
    'helpers within a run, given back, and behind an await': `${storage}
import { createServer } from 'node:http';
const enter = (store: object) => context.enterWith(store);
function use(store: object) { context.enterWith(store); }
function late(store: object) { context.enterWith(store); }
createServer((request, response) => context.run({}, () => { enter({ request }); response.end(); }));
createServer((request, response) => {
  use({ request });
  try { response.end(); } finally { use({}); }
});
createServer(async (request, response) => {
  await Promise.resolve();
  late({ request });
  response.end();
});`,
    'started outside of the store': server('timer ??= context.exit(() => setInterval(flush, 1000));'),
    'of this run': server('const mine = setInterval(flush, 10); response.on("close", () => clearInterval(mine));'),
    'ended by the run': server('timer = setInterval(flush, 10); response.on("close", () => clearInterval(timer));'),
    'started by others too': `${server('start();').replace('function flush', 'export function start() { timer ??= setInterval(flush, 1000); }\nfunction flush')}`,
    'another run': `
const context = { run(_store: object, work: () => void) { work(); } };
let timer: NodeJS.Timeout | undefined;
context.run({}, () => { timer ??= setInterval(() => console.log(1), 1000); });
export const stop = () => clearInterval(timer);`,
  },
  invalid: {
    'a helper that enters for a request handler': `${storage}
import { createServer } from 'node:http';
function enter(request: object) {
  context.enterWith({ request }); // ! entered
  console.log('entered');
}
createServer((request, response) => {
  enter(request);
  response.end();
});`,
    'a request handler': `${storage}
import { createServer } from 'node:http';
createServer((request, response) => {
  context.enterWith({ request }); // ! entered
  response.end();
});`,
    'before an await': `${storage}
import { createServer } from 'node:http';
createServer(async (request, response) => {
  context.enterWith({ request }); // ! entered
  await Promise.resolve();
  response.end();
});`,
    'under other names': `
import * as hooks from 'async_hooks';
import { createServer as serve } from 'http';
const context = new hooks.AsyncLocalStorage<object>();
serve((request, response) => {
  context.enterWith({ request }); // ! entered
  response.end();
});`,
    'middleware': `${storage}
export function handle(request: object, response: object, next: () => void) {
  context.enterWith({ request, response }); // ! entered
  next();
}`,
    'a static field': `
import { AsyncLocalStorage } from 'node:async_hooks';
export class Context {
  static readonly storage = new AsyncLocalStorage<object>();
  static attach(request: object, response: object, next: () => void) {
    Context.storage.enterWith({ request, response }); // ! entered
    next();
  }
}`,
    'middleware with two parameters': `${storage}
export async function handle(call: object, next: () => Promise<void>) {
  context.enterWith({ call }); // ? entered
  await next();
}`,
    'a method, and a storage of another module': {
      code: `
import { context } from './context-of-others';
export class Middleware {
  use(request: object, response: object, next: () => void) {
    context.enterWith({ request, response }); // ? entered
    next();
  }
}`,
      only: ['untyped', 'the module is not there: its types are not known, and any is no storage'],
    },
    'a listener': `${storage}
process.on('message', (message: object) => {
  context.enterWith({ message }); // ! entered
  console.log(context.getStore());
});`,
    'a listener by its name': `${storage}
import { EventEmitter } from 'node:events';
const jobs = new EventEmitter();
function handle(job: object) {
  context.enterWith({ job }); // ! entered
  console.log(context.getStore());
}
jobs.on('job', handle);`,
    'a connection whose listeners are to see it': `${storage}
import { createServer } from 'node:net';
createServer((socket) => {
  context.enterWith({ socket }); // ? entered
  socket.on('data', () => console.log(context.getStore()));
});`,
    'an interval': `${storage}
setInterval(() => {
  context.enterWith({ at: Date.now() }); // ! entered
  console.log(context.getStore());
}, 1000);`,
    'an interval that a request starts': server('timer ??= setInterval(flush, 1000); // ! captured'),
    'an interval for each host': server("timers.set(request.url ?? '', setInterval(flush, 1000)); // ! captured").replace('function flush', 'const timers = new Map<string, NodeJS.Timeout>();\nfunction flush'),
    'intervals in an object and in a list': server('byHost[request.url as string] = setInterval(flush, 1000); // ! captured\n  all.push(setInterval(flush, 1000)); // ! captured').replace('function flush', 'const byHost: Record<string, unknown> = {}, all: unknown[] = [];\nfunction flush'),
    'by a function': server('start();').replace('function flush', 'function start() { if (!timer) timer = setInterval(flush, 1000).unref(); } // ! captured\nfunction flush'),
    'a store that may be small': server('timer ??= setInterval(flush, 1000); // ? captured', '{ id: request.url }'),
    'a worker': `${storage}
import { createServer } from 'node:http';
import { Worker } from 'node:worker_threads';
let worker: Worker | undefined;
createServer((request, response) => context.run({ request, response }, () => {
  worker ??= new Worker('./work.js'); // ! captured
  worker.postMessage(1);
}));`,
  },
};
