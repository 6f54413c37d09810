/**
 * For each row of the table, how it is acquired in a class with a teardown. Releases are written from the row itself;
 * what the class looks like stands in `code.ts`.
 */
export interface Example {
  /** The expression that acquires. `this.work` is a handler of the class. */
  readonly acquire: string;
  /** Imports and declarations before the class. */
  readonly before?: string;
  /** The field's written type. */
  readonly type?: string;
  /** The same names declared locally, in place of `before`: nothing is acquired. */
  readonly lookAlike: string;
  /** field: the class keeps the handle. statement: there is none. scoped: an async function keeps it in a variable. callback: a callback behind the arguments gets it. */
  readonly shape?: 'field' | 'statement' | 'scoped' | 'callback';
  /** What sets the handle to work. */
  readonly use?: string;
  /** Reported only beside another of its kind that is released, by this method. */
  readonly sibling?: string;
  /** Rows that release by naming things again: by which receiver and arguments. */
  readonly again?: { readonly receiver?: string; readonly arguments?: string };
  /** For each entry of the row's `finite`, an acquisition that ends by itself. */
  readonly finite?: Readonly<Record<string, string>>;
  /** Why the mode cannot see it. */
  readonly typed?: string;
  readonly untyped?: string;
}

const resize = { receiver: 'window', arguments: "'resize', this.work" };
const oneShot = (name: string): string => `${name}(() => this.work())`;
const renewing = (name: string, delay = ''): string => `${name}(() => this.again()${delay})`;
const byType = 'only its type says that it undoes something';
const part = (release: string): Example => ({ acquire: 'new Part()', before: `class Part { ${release}() { console.log(1); } }`, lookAlike: 'class Part { draw() { console.log(1); } }', sibling: release });
/** An object of a library: by its import, or by a class or function of the same name. */
const made = (name: string, from: string): Example => ({ acquire: `new ${name}(document.body)`, before: `import { ${name} } from '${from}';`, lookAlike: `class ${name} { constructor(readonly element: Element) {} }` });
const called = (path: string, from: string): Example => {
  const [root = path, ...names] = path.split('.');
  const fake = names.reduceRight((inner, name) => `{ ${name}: ${inner} }`, '(element: Element) => ({ element })');
  return { acquire: `${path}(document.body)`, before: `import { ${root} } from '${from}';`, lookAlike: `const ${root} = ${fake};` };
};
const declared = (type: string, from: string): Example => ({ acquire: 'open()', type, before: `import type { ${type} } from '${from}';\nimport { open } from './not-here';`, lookAlike: `type ${type} = string;\nconst open = () => 'open';` });
const holding = (release: string): Example => ({ acquire: 'new Part()', before: `class Part { timer = setInterval(() => console.log(1), 1000); ${release}() { clearInterval(this.timer); } }`, lookAlike: `class Part { ${release}() { console.log(1); } }` });
/** An object of an imported class, beside a function that releases one. */
const localBeside = (name: string): Example => ({ acquire: 'new Part()', before: `import { Part } from './part';\nexport function other() {\n  const part = new Part();\n  part.open();\n  part.${name}();\n}`, lookAlike: 'class Part { open() {} }', shape: 'scoped', use: 'handle.open();' });
const client = (name: string): Example => ({ acquire: `new ${name}('wss://example.org')`, lookAlike: `class ${name} { constructor(readonly url: string) {} }` });

export const examples: Readonly<Record<string, Example>> = {
  'timers.setInterval': {
    acquire: 'setInterval(() => this.work(), 1000)',
    lookAlike: 'const setInterval = (run: () => void, delay: number) => ({ run, delay });',
    finite: { unref: 'setInterval(() => this.work(), 1000).unref()' },
  },
  'timers.setTimeout': {
    acquire: renewing('setTimeout', ', 1000'),
    lookAlike: 'const setTimeout = (run: () => void, delay: number) => ({ run, delay });',
    finite: { 'one-shot': 'setTimeout(() => this.work(), 10)', unref: 'setTimeout(() => this.work(), 1000).unref()' },
  },
  'timers.requestAnimationFrame': {
    acquire: renewing('requestAnimationFrame'),
    lookAlike: 'const requestAnimationFrame = (run: () => void) => ({ run });',
    finite: { 'one-shot': oneShot('requestAnimationFrame') },
  },
  'timers.requestIdleCallback': {
    acquire: renewing('requestIdleCallback'),
    lookAlike: 'const requestIdleCallback = (run: () => void) => ({ run });',
    finite: { 'one-shot': oneShot('requestIdleCallback') },
  },
  debounce: {
    acquire: 'debounce(() => this.work(), 1000)',
    before: "import { debounce } from 'lodash';",
    lookAlike: 'const debounce = (run: () => void, delay: number) => ({ run, delay, cancel() { console.log(run, delay); } });',
    sibling: 'cancel',
  },
  'lodash.debounce': {
    acquire: 'debounce(() => this.work(), 1000)',
    before: "import debounce from 'lodash/debounce';",
    lookAlike: 'const debounce = (run: () => void, delay: number) => ({ run, delay, cancel() { console.log(run, delay); } });',
    sibling: 'cancel',
  },
  'node.events.on': {
    acquire: "on(process, 'change')",
    before: "import { on } from 'node:events';",
    lookAlike: 'const on = (target: object, event: string) => ({ target, event, next() { return event; } });',
    use: 'void this.handle.next();',
    finite: { signal: "on(process, 'change', { signal: AbortSignal.timeout(1000) })" },
  },
  'node.timers.interval': {
    acquire: 'setInterval(1000)',
    before: "import { setInterval } from 'node:timers/promises';",
    lookAlike: 'const setInterval = (delay: number) => ({ next() { return delay; } });',
    use: 'void this.handle.next();',
    finite: { signal: 'setInterval(1000, undefined, { signal: AbortSignal.timeout(1000) }).next()' },
  },
  'node.fs.watch.iterator': {
    acquire: "watch('.')",
    before: "import { watch } from 'node:fs/promises';",
    lookAlike: 'const watch = (path: string) => ({ next() { return path; } });',
    use: 'void this.handle.next();',
    finite: { signal: "watch('.', { signal: AbortSignal.timeout(1000) }).next()" },
  },
  'node.fs.promises.watch': {
    acquire: "promises.watch('.')",
    before: "import { promises } from 'node:fs';",
    lookAlike: 'const promises = { watch: (path: string) => ({ next() { return path; } }) };',
    use: 'void this.handle.next();',
    finite: { signal: "promises.watch('.', { signal: AbortSignal.timeout(1000) }).next()" },
  },
  'js.generator': {
    acquire: "lines('.')",
    before: 'function* lines(path: string) { try { yield path; } finally { console.log(path); } }',
    lookAlike: 'function* lines(path: string) { try { yield path; } finally { path = ""; } }',
    use: 'handle.next();',
    shape: 'scoped',
  },
  'js.asyncGenerator': {
    acquire: "lines('.')",
    before: 'async function* lines(path: string) { try { yield path; } finally { console.log(path); } }',
    lookAlike: 'async function* lines(path: string) { try { yield path; } finally { path = ""; } }',
    use: 'await handle.next();',
    shape: 'scoped',
  },
  'node.stream.iterator': {
    acquire: 'createReadStream(process.argv[2]!)[Symbol.asyncIterator]()',
    before: "import { createReadStream } from 'node:fs';",
    lookAlike: 'const createReadStream = (path: string) => ({ [Symbol.asyncIterator]: () => ({ next: async () => ({ path }) }) });',
    use: 'await handle.next();',
    shape: 'scoped',
  },
  'web.stream.iterator': {
    acquire: "(await fetch('.')).body![Symbol.asyncIterator]()",
    lookAlike: 'const fetch = async (path: string) => ({ body: { [Symbol.asyncIterator]: () => ({ next: async () => ({ path }) }) } });',
    use: 'await handle.next();',
    shape: 'scoped',
  },
  'web.getReader': {
    acquire: "(await fetch('.')).body!.getReader()",
    lookAlike: "const fetch = async (path: string) => ({ body: { getReader: () => ({ read: async () => ({ value: path }) }) } });",
    use: 'await handle.read();',
    shape: 'scoped',
  },
  'dom.watchPosition': {
    acquire: 'navigator.geolocation.watchPosition(() => this.work())',
    lookAlike: 'const navigator = { geolocation: { watchPosition: (run: () => void) => ({ run }) } };',
  },
  'dom.addEventListener': {
    acquire: "window.addEventListener('resize', this.work)",
    lookAlike: 'const window = { addEventListener(name: string, run: () => void) { console.log(name, run); } };',
    shape: 'statement',
    again: resize,
    finite: { once: "window.addEventListener('resize', this.work, { once: true })", signal: "window.addEventListener('resize', this.work, { signal: AbortSignal.timeout(1000) })" },
  },
  'dom.addEventListener.global': {
    acquire: "addEventListener('resize', this.work)",
    lookAlike: 'const addEventListener = (name: string, run: () => void) => { console.log(name, run); };',
    shape: 'statement',
    again: { arguments: "'resize', this.work" },
    finite: { once: "addEventListener('resize', this.work, { once: true })", signal: "addEventListener('resize', this.work, { signal: AbortSignal.timeout(1000) })" },
  },
  'dom.helper': {
    acquire: "on(window, 'resize', this.work)",
    before: "import { off, on, removeEvent, removeEventListener, removeListener, unlisten } from './dom';",
    lookAlike: 'const on = (target: EventTarget, name: string, run: () => void) => { console.log(target, name, run); };',
    shape: 'statement',
    again: { arguments: "window, 'resize', this.work" },
  },
  'dom.MediaQueryList.addListener': {
    acquire: 'query.addListener(this.work)',
    before: "const query = window.matchMedia('print');",
    lookAlike: 'const query = { addListener(run: () => void) { console.log(run); } };',
    shape: 'statement',
    again: { receiver: 'query', arguments: 'this.work' },
  },
  'dom.MutationObserver': { acquire: 'new MutationObserver(() => this.work())', use: 'this.handle.observe(document.body, { childList: true });', lookAlike: 'class MutationObserver { constructor(readonly run: () => void) {} observe(_node: Node, _options: object) {} }' },
  'dom.ResizeObserver': { acquire: 'new ResizeObserver(() => this.work())', use: 'this.handle.observe(document.body);', lookAlike: 'class ResizeObserver { constructor(readonly run: () => void) {} observe(_node: Node) {} }' },
  'dom.IntersectionObserver': { acquire: 'new IntersectionObserver(() => this.work())', use: 'this.handle.observe(document.body);', lookAlike: 'class IntersectionObserver { constructor(readonly run: () => void) {} observe(_node: Node) {} }' },
  'dom.PerformanceObserver': { acquire: 'new PerformanceObserver(() => this.work())', use: "this.handle.observe({ entryTypes: ['measure'] });", lookAlike: 'class PerformanceObserver { constructor(readonly run: () => void) {} observe(_options: object) {} }' },
  'dom.ReportingObserver': { acquire: 'new ReportingObserver(() => this.work())', use: 'this.handle.observe();', lookAlike: 'class ReportingObserver { constructor(readonly run: () => void) {} observe() {} }' },
  'dom.createObjectURL': { acquire: "URL.createObjectURL(new Blob(['x']))", lookAlike: 'const URL = { createObjectURL: (blob: Blob) => String(blob.size) };' },
  'dom.WebSocket': client('WebSocket'),
  'dom.EventSource': client('EventSource'),
  'dom.Worker': client('Worker'),
  'dom.BroadcastChannel': client('BroadcastChannel'),
  'dom.RTCPeerConnection': { acquire: 'new RTCPeerConnection()', lookAlike: 'class RTCPeerConnection {}' },
  'dom.AudioContext': { acquire: 'new AudioContext()', lookAlike: 'class AudioContext {}' },
  'dom.MessageChannel': { acquire: 'new MessageChannel()', use: 'this.handle.port1.onmessage = () => this.work();', lookAlike: 'class MessageChannel { port1 = { onmessage: () => {}, close() {} }; port2 = { close() {} }; }' },
  'dom.getUserMedia': { acquire: 'await navigator.mediaDevices.getUserMedia({ video: true })', shape: 'field', lookAlike: 'const navigator = { mediaDevices: { getUserMedia: async (options: object) => options } };' },
  'web.getWriter': { acquire: 'stream.getWriter()', before: 'declare const stream: WritableStream<string>;', shape: 'scoped', use: "await handle.write('x');", lookAlike: 'const stream = { getWriter: () => ({ write: async (text: string) => text }) };' },
  'dom.createImageBitmap': { acquire: "await createImageBitmap(new Blob(['x']))", shape: 'scoped', lookAlike: 'const createImageBitmap = async (blob: Blob) => blob.size;' },
  'node.emitter.on': {
    acquire: "process.on('message', this.work)",
    lookAlike: 'const process = { on(name: string, run: () => void) { console.log(name, run); } };',
    shape: 'statement',
    again: { receiver: 'process', arguments: "'message', this.work" },
  },
  'event.addListener': {
    acquire: 'opened.addListener(this.work)',
    before: "import { opened } from './events';",
    lookAlike: 'const opened = { addListener(run: () => void) { console.log(run); } };',
    shape: 'statement',
    again: { receiver: 'opened', arguments: 'this.work' },
  },
  'node.emitter.subscribe': {
    acquire: 'news.subscribe(this.work)',
    before: "import { channel } from 'node:diagnostics_channel';\nconst news = channel('news');",
    lookAlike: 'const news = { subscribe(run: () => void) { console.log(run); } };',
    shape: 'statement',
    again: { receiver: 'news', arguments: 'this.work' },
    untyped: 'what a function of the package returns is known by its type only',
  },
  'node.open': { acquire: "await open('file')", before: "import { open } from 'node:fs/promises';", shape: 'scoped', lookAlike: 'const open = async (path: string) => path.length;' },
  'js.disposable': { acquire: 'new Lock()', before: "class Lock { key = 'x'; [Symbol.dispose]() { console.log(1); } }", shape: 'scoped', use: 'console.log(handle.key);', lookAlike: "class Lock { key = 'x'; }" },
  'js.asyncDisposable': { acquire: 'new Session()', before: 'class Session { async [Symbol.asyncDispose]() { console.log(1); } async go() {} }', shape: 'scoped', use: 'console.log(handle.go);', lookAlike: 'class Session { async go() {} }' },
  'js.disposable.dropped': { acquire: "lease('x')", before: 'declare function lease(name: string): Disposable;', shape: 'statement', lookAlike: 'const lease = (name: string) => ({ name });', untyped: 'only the declared result says that it undoes something' },
  'js.asyncDisposable.dropped': { acquire: "lease('x')", before: 'declare function lease(name: string): AsyncDisposable;', shape: 'statement', lookAlike: 'const lease = (name: string) => ({ name });', untyped: 'only the declared result says that it undoes something' },
  'js.given.dispose': { acquire: "lease('x')", before: "declare function lease(name: string): { dispose(): void };\nexport const kept = [lease('y')];", shape: 'statement', lookAlike: 'const lease = (name: string) => ({ name });', untyped: 'only the declared result says that it undoes something' },
  'js.given.unsubscribe': { acquire: "tap('x')", before: "declare function tap(name: string): { unsubscribe(): void };\nexport const kept = [tap('y')];", shape: 'statement', lookAlike: 'const tap = (name: string) => ({ name });', untyped: 'only the declared result says that it undoes something' },
  'node.promises.open': { acquire: "await promises.open('file')", before: "import { promises } from 'node:fs';", shape: 'scoped', lookAlike: 'const promises = { open: async (path: string) => path.length };' },
  'node.openSync': { acquire: "openSync('file', 'r')", before: "import { close, closeSync, openSync } from 'node:fs';", shape: 'scoped', lookAlike: 'const openSync = (path: string, flags: string) => path + flags;' },
  'node.fs.open': { acquire: "open('file', 'r'", before: "import { close, closeSync, open } from 'node:fs';", shape: 'callback', lookAlike: "const open = (path: string, flags: string, done: (error: undefined, size: number) => void) => done(undefined, path.length + flags.length);" },
  'node.createWriteStream': { acquire: "createWriteStream('file')", before: "import { createWriteStream } from 'node:fs';", lookAlike: 'const createWriteStream = (path: string) => ({ path });' },
  'node.mysql.createConnection': { acquire: 'await createConnection({})', before: "import { createConnection } from 'mysql2/promise';", shape: 'scoped', lookAlike: 'const createConnection = async (options: object) => options;' },
  'node.mysql.createConnection.callback': { acquire: 'createConnection({})', before: "import { createConnection } from 'mysql2';", lookAlike: 'const createConnection = (options: object) => options;' },
  'node.mongodb.MongoClient': { acquire: "new MongoClient('mongodb://localhost')", before: "import { MongoClient } from 'mongodb';", lookAlike: 'class MongoClient { constructor(readonly url: string) {} }' },
  'node.mongodb.connect': { acquire: "await MongoClient.connect('mongodb://localhost')", before: "import { MongoClient } from 'mongodb';", shape: 'scoped', lookAlike: 'const MongoClient = { connect: async (url: string) => url };' },
  'node.ioredis': { acquire: 'new Redis()', before: "import Redis from 'ioredis';", lookAlike: 'class Redis {}' },
  'node.redis': { acquire: 'createClient()', before: "import { createClient } from 'redis';", lookAlike: 'const createClient = () => ({});' },
  'node.better-sqlite3': { acquire: "new Database('file')", before: "import Database from 'better-sqlite3';", lookAlike: 'class Database { constructor(readonly path: string) {} }' },
  'node.sqlite': { acquire: "new DatabaseSync('file')", before: "import { DatabaseSync } from 'node:sqlite';", lookAlike: 'class DatabaseSync { constructor(readonly path: string) {} }' },
  'node.fs.watch': { acquire: "watch('.', () => this.work())", before: "import { watch } from 'node:fs';", lookAlike: 'const watch = (path: string, run: () => void) => ({ path, run });', finite: { unref: "watch('.', () => console.log(1)).unref()" } },
  'node.worker': { acquire: "new Worker('./worker.js')", before: "import { Worker } from 'node:worker_threads';", lookAlike: 'class Worker { constructor(readonly path: string) {} }', finite: { unref: "new Worker('./worker.js').unref()" } },
  'node.channel': { acquire: "new BroadcastChannel('tabs')", before: "import { BroadcastChannel } from 'node:worker_threads';", lookAlike: 'class BroadcastChannel { constructor(readonly name: string) {} }', finite: { unref: "new BroadcastChannel('tabs').unref()" } },
  'node.server': { ...called('createServer', 'node:net'), acquire: 'createServer(() => this.work())', lookAlike: 'const createServer = (run: () => void) => ({ run });', finite: { unref: 'createServer(() => this.work()).unref()' } },
  'node.readline': { acquire: 'createInterface({ input: process.stdin })', before: "import { createInterface } from 'node:readline';", lookAlike: 'const createInterface = (options: object) => options;' },
  'node.pg.Client': { acquire: 'new Client()', before: "import { Client } from 'pg';", lookAlike: 'class Client {}' },
  'node.pg.Pool': { acquire: 'await pool.connect()', before: "import { Pool } from 'pg';\nconst pool = new Pool();", shape: 'scoped', lookAlike: 'const pool = { connect: async () => 1 };' },
  'node.mysql2.Pool': { acquire: 'await pool.getConnection()', before: "import { createPool } from 'mysql2/promise';\nconst pool = createPool({});", shape: 'scoped', lookAlike: 'const pool = { getConnection: async () => 1 };' },
  'node.ws': { acquire: "new WebSocket('wss://example.org')", before: "import { WebSocket } from 'ws';", lookAlike: 'class WebSocket { constructor(readonly url: string) {} }' },
  'rxjs.subscribe': {
    acquire: 'interval(1000).subscribe(() => this.work())',
    before: "import { interval, take } from 'rxjs';",
    lookAlike: 'const interval = (period: number) => ({ subscribe(run: () => void) { console.log(period, run); } });',
    finite: { completes: 'interval(1000).pipe(take(3)).subscribe(() => this.work())' },
  },
  'vscode.event': {
    acquire: 'workspace.onDidSaveTextDocument(() => this.work())',
    before: "import { workspace } from 'vscode';",
    lookAlike: 'const workspace = { onDidSaveTextDocument(run: () => void) { run(); } };',
    untyped: byType,
  },
  'store.subscribe': {
    acquire: 'store.subscribe(() => this.work())',
    before: "import { store } from './store';",
    lookAlike: 'const store = { subscribe(run: () => void) { run(); } };',
    untyped: byType,
  },
  'store.unsubscribable': {
    acquire: 'store.watch(() => this.work())',
    before: "import { watched } from './store';\nconst store = watched;",
    lookAlike: 'const store = { watch(run: () => void) { run(); } };',
    untyped: byType,
  },
  'angular.FocusMonitor.monitor': {
    acquire: 'focus.monitor(document.body)',
    before: "import { FocusMonitor } from '@angular/cdk/a11y';\nconst focus = new FocusMonitor();",
    lookAlike: 'const focus = { monitor(element: Element) { console.log(element); } };',
    shape: 'statement',
    again: { receiver: 'focus', arguments: 'document.body' },
  },
  'angular.FocusTrap': declared('FocusTrap', '@angular/cdk/a11y'),
  'angular.OverlayRef': declared('OverlayRef', '@angular/cdk/overlay'),
  'vscode.create': called('window.createTreeView', 'vscode'),
  'vscode.register': called('commands.registerCommand', 'vscode'),
  'vscode.disposable': declared('Disposable', 'vscode'),
  'three': made('BoxGeometry', 'three'),
  'troika.Text': made('Text', 'troika-three-text'),
  'chart.js': made('Chart', 'chart.js'),
  'echarts.init': called('init', 'echarts'),
  'leaflet.map': called('map', 'leaflet'),
  'mapbox.Map': made('Map', 'mapbox-gl'),
  'monaco.editor': called('editor.create', 'monaco-editor'),
  'EditorView': made('EditorView', 'prosemirror-view'),
  'tiptap.Editor': made('Editor', '@tiptap/core'),
  'xterm.Terminal': made('Terminal', '@xterm/xterm'),
  'hls.js': made('Hls', 'hls.js'),
  'video.js': called('videojs', 'video.js'),
  'swiper': made('Swiper', 'swiper'),
  'popper': called('createPopper', '@popperjs/core'),
  'lottie': called('loadAnimation', 'lottie-web'),
  'tabulator': made('Tabulator', 'tabulator-tables'),
  'ace.edit': called('edit', 'ace-builds'),
  'jsoneditor': made('JSONEditor', 'jsoneditor'),
  'apexcharts': made('ApexCharts', 'apexcharts'),
  'highcharts': called('chart', 'highcharts'),
  'cytoscape': called('cytoscape', 'cytoscape'),
  'vis-network': made('Network', 'vis-network'),
  'fullcalendar': made('Calendar', '@fullcalendar/core'),
  'flatpickr': called('flatpickr', 'flatpickr'),
  'tippy': called('tippy', 'tippy.js'),
  'gridstack': called('GridStack.init', 'gridstack'),
  'plyr': made('Plyr', 'plyr'),
  'wavesurfer': called('WaveSurfer.create', 'wavesurfer.js'),
  'pixi.Application': made('Application', 'pixi.js'),
  'yjs.Awareness': made('Awareness', 'y-protocols/awareness'),
  'socket.io': called('io', 'socket.io-client'),
  'any.holding.dispose': holding('dispose'),
  'any.holding.destroy': holding('destroy'),
  'any.holding.close': holding('close'),
  'any.holding.stop': holding('stop'),
  'any.disposable': part('dispose'),
  'any.destroyable': part('destroy'),
  'any.releasable': part('release'),
  'any.closable': part('close'),
  'any.terminable': part('terminate'),
  'any.freeable': part('free'),
  'any.local': { acquire: 'factory.createPart()', before: 'declare const factory: { createPart(): { open(): void; dispose(): void } };', lookAlike: 'const factory = { createPart: () => ({ open() {} }) };', shape: 'scoped', use: 'handle.open();', untyped: byType },
  'any.local.dispose': localBeside('dispose'),
  'any.local.destroy': localBeside('destroy'),
  'any.local.free': localBeside('free'),
  'any.local.close': localBeside('close'),
  'any.local.terminate': localBeside('terminate'),
};
