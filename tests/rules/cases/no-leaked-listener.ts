import type { Cases } from '../cases.ts';

export const cases: Cases = {
  valid: {
    'a source of one event: what it gives is kept, the teardown removes it, or it is an own one': `
import { opened } from './events';
class Opened { private all: (() => void)[] = []; addListener(run: () => void) { this.all.push(run); return run; } fire() { for (const run of this.all) run(); } }
export class View {
  private readonly own = new Opened();
  private readonly token = opened.addListener(() => this.draw());
  constructor() {
    opened.addListener(this.draw);
    this.own.addListener(() => this.draw());
  }
  draw = () => { this.own.fire(); };
  dispose() { opened.removeListener(this.draw); opened.removeListener(this.token); }
}`,
    'constructor functions whose end takes back what they add to the document, and one that has no end': {
      filename: 'file.js',
      only: ['untyped', 'plain JavaScript outside of every project'],
      code: `
export function Board(element) {
  const self = this;
  self.destroy = destroy;
  $(document).bind('dragstart', onStart).bind('dragstop', onStop);
  $(document).mousedown(onStart);
  $(element).click(onStop);
  function onStart() { element.classList.add('dragged'); }
  function onStop() { element.classList.remove('dragged'); }
  function destroy() {
    $(document).unbind('dragstart', onStart).unbind('dragstop', onStop);
    $(document).off('mousedown', onStart);
  }
}
export function Ruler(element) {
  this.draw = function () { element.textContent = String(window.innerWidth); };
  $(window).resize(this.draw);
}`,
    },
    'events by an id that are taken back, or of what has no others, and by a name': `
import type { EventEmitter } from 'node:events';
import { bus } from './bus';
export class Channel {
  private readonly own: EventEmitter;
  constructor(private readonly wire: EventEmitter, private readonly id: string, make: () => EventEmitter) {
    this.own = make();
    this.wire.on('data:' + this.id, this.read);
    this.own.on('data:' + this.id, this.read);
  }
  read = (text: string) => console.log(text, this.id);
  close() { this.wire.off('data:' + this.id, this.read); }
}
export function answer(name: string, run: (text: string) => void) {
  bus.on('answer:' + name, run);
}
export function once(id: string, run: (text: string) => void) {
  bus.once('done:' + id, run);
}`,
    'what is found, and has its listener since it was made': `
import { EventEmitter } from 'node:events';
export class Rooms {
  private readonly rooms = new Map<string, EventEmitter>();
  enter(key: string) {
    let room = this.rooms.get(key);
    if (!room) {
      room = new EventEmitter();
      room.on('empty', () => this.rooms.delete(key));
      this.rooms.set(key, room);
    }
    return room;
  }
  join(key: string) {
    let room = this.rooms.get(key);
    if (room) return room;
    else room = new EventEmitter();
    room.on('empty', () => this.rooms.delete(key));
    this.rooms.set(key, room);
    return room;
  }
}`,
    'a flag that keeps a listener from being added twice': `
let isListening = false;
let isOff = false;
function listen() {
  if (isListening) return;
  isListening = true;
  window.addEventListener('resize', () => { console.log('resized'); });
}
function begin() {
  if (isOff) return;
  window.addEventListener('scroll', () => { console.log('scrolled'); });
}
export const turnOff = () => { isOff = true; };
export class View { constructor() { listen(); begin(); } }`,
    'listeners of an effect on an element of its component, which are removed, come once, or are guarded': {
      filename: 'file.tsx',
      code: `
import { useEffect, useRef } from 'react';
export function Frame({ url, wide }: { url: string; wide: boolean }) {
  const frame = useRef<HTMLIFrameElement>(null);
  const isSet = useRef(false);
  useEffect(() => {
    frame.current?.addEventListener('load', () => console.log('loaded'));
  }, []);
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const onLoad = () => console.log(url);
    element.addEventListener('load', onLoad);
    return () => element.removeEventListener('load', onLoad);
  }, [url]);
  useEffect(() => {
    if (isSet.current || !frame.current) return;
    isSet.current = true;
    frame.current.addEventListener('load', () => console.log(url));
  }, [url]);
  useEffect(() => {
    const made = document.createElement('i');
    made.addEventListener('click', () => console.log(wide));
    frame.current?.append(made);
  }, [wide]);
  return <iframe ref={frame} />;
}`,
    },
    'methods that a server is handed and that something else calls, too, or that others call alone, and what the answer\'s end removes': `
import express, { type Express } from 'express';
import { EventEmitter } from 'node:events';
const bus = new EventEmitter();
const handlers = {
  both(_req, res) {
    bus.on('change', () => res.write('both'));
  },
  setup(from) {
    from.on('ready', () => from.emit('go'));
  },
  stream(_req, res) {
    const onChange = () => res.write('change');
    bus.on('change', onChange);
    res.on('close', () => bus.off('change', onChange));
  },
};
class Ping {
  stream(_req, res) { res.end('pong'); }
}
class Pages {
  constructor(app: Express) { app.get('/ping', (req, res) => this.ping(req, res)); }
  ping(_req, res) { res.end('pong'); }
}
handlers.setup(bus);
handlers.both({}, process.stdout);
const app = express();
app.get('/both', handlers.both);
app.get('/stream', handlers.stream);
new Ping().stream({}, process.stdout);
new Pages(app);`,
    'elements that are looked up by what nothing tells, or whose listener keeps nothing': `
export class Panel extends HTMLElement {
  connectedCallback(): void {
    document.querySelector(this.title)!.addEventListener('scroll', () => { this.hidden = true; });
    document.querySelector('#main')!.addEventListener('scroll', () => { console.log('scroll'); });
  }
  disconnectedCallback(): void { this.textContent = ''; }
}`,
    'elements that are looked up, and whose listeners are removed in another writing, or that this file makes': `
export class Panel extends HTMLElement {
  private readonly side: HTMLElement | null = document.querySelector('#side');
  private readonly onScroll = (): void => { this.classList.toggle('stuck'); };
  connectedCallback(): void {
    this.innerHTML = '<div id="main"><p class="note"></p></div>';
    document.querySelector('#main')!.addEventListener('scroll', this.onScroll);
    document.querySelector('.note')?.addEventListener('click', this.onScroll);
    (document.getElementById('foot') as HTMLElement).addEventListener('click', this.onScroll);
    this.side!.addEventListener('click', this.onScroll);
    this.querySelector('#part')!.addEventListener('click', this.onScroll);
    (window as unknown as EventTarget).addEventListener('focus', this.onScroll);
  }
  disconnectedCallback(): void {
    document.getElementById('foot')?.removeEventListener('click', this.onScroll);
    this.side?.removeEventListener('click', this.onScroll);
    window!.removeEventListener('focus', this.onScroll);
  }
}`,
    'effects that give what a source gives back': {
      filename: 'file.tsx',
      code: `
import { useEffect } from 'react';
import { hub } from './hub';
export function Shortcuts({ onKey }: { onKey: () => void }) {
  useEffect(() => hub.addEventListener('scroll', onKey), [onKey]);
  useEffect(() => hub.on('keydown', onKey), [onKey]);
  return null;
}`,
    },
    'another effect with the same dependencies removes it': {
      filename: 'file.tsx',
      code: `
import { useEffect, useMemo } from 'react';
export function Page({ id, kind }: { id: string; kind: string }) {
  const tell = useMemo(() => () => console.log(id), [id]);
  useEffect(() => { window.addEventListener('focus', tell); }, [tell]);
  useEffect(() => () => window.removeEventListener('focus', tell), [tell, kind]);
  return null;
}`,
    },
    'a target that this file makes, and that cannot remove': `
function make() { return { addEventListener(name: string, run: () => void) { run(); } }; }
const document = make();
export class View {
  constructor() { document.addEventListener('click', this.draw); }
  draw = () => {};
  destroy() { console.log(1); }
}`,
    'options that hold a signal: the controller itself, a field, what is spread': `
export class Modal {
  private readonly controller = new AbortController();
  private readonly options = { signal: this.controller.signal, passive: true };
  open(element: HTMLElement) {
    window.addEventListener('resize', () => element.remove(), this.controller);
    window.addEventListener('scroll', () => element.remove(), this.options);
    document.addEventListener('click', () => element.remove(), { ...this.options, once: false });
  }
  close() { this.controller.abort(); }
  destroy() { this.close(); }
}`,
    'handlers that remove what they add, answers to a client, and a class that ends': `
import { EventEmitter } from 'node:events';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
const bus = new EventEmitter();
export function handle(req: IncomingMessage, res: ServerResponse) {
  const send = (text: string) => res.write(text);
  bus.on('text', send);
  res.on('close', () => { bus.off('text', send); });
}
const onAnswer = (answer: IncomingMessage) => { bus.on('text', () => answer.destroy()); };
request('http://localhost', onAnswer);
export class Stream {
  private readonly send = (text: string) => console.log(text);
  handle(req: IncomingMessage, res: ServerResponse) { bus.on('text', this.send); res.end(req.url); }
  dispose() { bus.off('text', this.send); }
}
const listen = (run: (text: string) => void) => { bus.once('text', run); };
createServer((req, res) => { listen((text) => res.end(text)); });`,
    'an interface that ends what it begins': `
import type { EventEmitter } from 'node:events';
import { Interface } from './interface.js';
module.exports = (app: EventEmitter) => {
  const api = new Interface();
  const send = (data: string) => { console.log(data); };
  api.start = () => { app.on('nmea', send); };
  api.stop = () => { app.off('nmea', send); };
  return api;
};`,
    'what begins when the source is there': `
import type { EventEmitter } from 'node:events';
export function begin(system: EventEmitter) {
  system.on('ready', () => {
    system.on('change', (key: string) => { console.log(key); });
  });
}`,
    'a helper keeps what it adds, and the end takes it back out of there': `
export function first(root) {
  const all = [];
  const listen = (target, event, handler) => { target.addEventListener(event, handler); all.push({ target, event, handler }); };
  listen(window, 'resize', () => root.fit());
  return () => { for (const one of all) one.target.removeEventListener(one.event, one.handler); };
}
export function second(root) {
  const all = [];
  function listen(target, event, handler) { target.addEventListener(event, handler); all.push([target, event, handler]); }
  listen(document, 'keydown', (event) => root.move(event.key));
  listen(document, 'keyup', () => root.move(null));
  return { destroy() { all.forEach(([target, event, handler]) => target.removeEventListener(event, handler)); } };
}
export function third(root) {
  const all = [];
  function listen(target, event, handler) { const entry = { t: target, e: event, f: handler }; target.addEventListener(event, handler); all.push(entry); }
  const forget = ({ t, e, f }) => t.removeEventListener(e, f);
  listen(document, 'keydown', (event) => root.move(event.key));
  return () => { all.splice(0).forEach(forget); };
}
export function fourth(root) {
  const all = [];
  const listen = (target, event, handler) => { target.addEventListener(event, handler); all.push(() => target.removeEventListener(event, handler)); };
  listen(window, 'resize', () => root.fit());
  return { destroy: () => all.forEach((undo) => undo()) };
}
export class Fifth {
  constructor(root) { this.root = root; this.all = []; this.listen(window, 'resize', this.fit.bind(this)); this.listen(document, 'keydown', this.fit.bind(this)); }
  listen(target, event, handler) { target.addEventListener(event, handler); this.all.push([target, event, handler]); }
  fit() {}
  destroy() { this.all.forEach((one) => one[0].removeEventListener(one[1], one[2])); this.all.length = 0; }
}
export class Sixth {
  constructor(root) {
    this.undo = new Set();
    const add = (target, event, handler) => { target.addEventListener(event, handler); this.undo.add(() => target.removeEventListener(event, handler)); };
    add(document, 'click', () => root.remove());
  }
  destroy() { for (const undo of this.undo) undo(); }
}
export class Seventh {
  constructor(root) {
    this.all = new Map();
    for (const name of ['resize', 'scroll']) { const f = () => root.fit(); window.addEventListener(name, f); this.all.set(name, f); }
  }
  destroy() { for (const [name, f] of this.all) window.removeEventListener(name, f); }
}`,
    'undo functions in a list of the effect, which its clean-up walks': {
      filename: 'file.tsx',
      code: `
import { useEffect, useRef } from 'react';
export function Page({ id }: { id: string }) {
  const later = useRef<(() => void)[]>([]);
  useEffect(() => {
    const undo: (() => void)[] = [];
    for (const name of ['resize', 'scroll']) {
      const f = () => console.log(id, name);
      window.addEventListener(name, f);
      undo.push(() => window.removeEventListener(name, f));
    }
    return () => { undo.forEach((step) => step()); };
  }, [id]);
  useEffect(() => {
    const f = () => console.log(id);
    document.addEventListener('click', f);
    later.current.push(() => document.removeEventListener('click', f));
    return () => { for (const step of later.current) step(); later.current = []; };
  }, [id]);
  useEffect(() => {
    const f = () => console.log(id);
    const undo = [() => document.removeEventListener('keydown', f)];
    document.addEventListener('keydown', f);
    return () => undo.reverse().forEach((step) => step());
  }, [id]);
  return null;
}`,
    },
    'undo functions in a list, a set or a map of what a function returns': `
export function first(element: HTMLElement) {
  const undo: (() => void)[] = [];
  const f = () => element.remove();
  window.addEventListener('resize', f);
  undo.push(() => { window.removeEventListener('resize', f); });
  return { destroy() { undo.splice(0).forEach((step) => step()); } };
}
export function second(element: HTMLElement) {
  const undo = new Set<() => void>();
  const f = () => element.remove();
  window.addEventListener('resize', f);
  undo.add(() => window.removeEventListener('resize', f));
  return { destroy() { for (const step of undo) step(); } };
}
export function third(element: HTMLElement) {
  const undo: { dispose(): void }[] = [];
  const f = () => element.remove();
  window.addEventListener('resize', f);
  undo.push({ dispose: () => window.removeEventListener('resize', f) });
  return { destroy() { while (undo.length) undo.pop()!.dispose(); } };
}`,
    'an undo function in a field that the teardown calls': `
export class First {
  private stop?: () => void;
  constructor() {
    window.addEventListener('resize', this.fit);
    this.stop = () => window.removeEventListener('resize', this.fit);
  }
  private fit = () => {};
  destroy() { this.stop?.(); }
}
export class Second {
  private stop: () => void;
  constructor() {
    const off = () => { window.removeEventListener('resize', this.fit); };
    window.addEventListener('resize', this.fit);
    this.stop = off;
  }
  private fit = () => {};
  destroy() { this.stop(); }
}`,
    'an interval that asks until the page is there, and then begins': `
function begin() {
  window.addEventListener('contextmenu', (event) => { event.preventDefault(); });
}
const wait = setInterval(() => {
  if (!document.body) return;
  clearInterval(wait);
  begin();
}, 300);`,
    'entries that the end takes back, of what is made here, or of data': `
import type { Dispatcher } from './dispatcher';
import { Group } from './group';
export class Overlay {
  private readonly group = new Group();
  private readonly items = new Set<unknown>();
  constructor(private readonly dispatcher: Dispatcher, private readonly list: Set<unknown>) {}
  attach(item: unknown) { this.dispatcher.add(this); this.group.add(this); this.items.add(item); this.list.add(item); }
  detach(item: unknown) { this.dispatcher.remove(this); this.group.remove(this); this.items.delete(item); this.list.delete(item); }
  dispose() { this.detach(1); }
}
export class Part {
  constructor(private readonly owner: Dispatcher) {}
  show() { this.owner.add(this); }
  hide() { this.owner.remove(this); }
  dispose() { this.owner.dispose(); }
}
export class Named {
  constructor(private readonly owner: Dispatcher) {}
  show() { this.owner.add(this); }
  hide() { this.owner.removeAll(); }
  dispose() { console.log('gone'); }
}`,
    'a controller that follows a signal: until it is done, with its own signal, of a signal of the same call': `
export function first(signal: AbortSignal) {
  const controller = new AbortController();
  const stop = () => controller.abort();
  signal.addEventListener('abort', stop);
  return fetch('/a', { signal: controller.signal }).finally(() => signal.removeEventListener('abort', stop));
}
export function second(signal: AbortSignal) {
  const controller = new AbortController();
  signal.addEventListener('abort', () => controller.abort(), { signal: controller.signal });
  return controller;
}
export function third() {
  const parent = new AbortController();
  const child = new AbortController();
  parent.signal.addEventListener('abort', () => child.abort());
  return [parent, child];
}
export function fourth(signal: AbortSignal) {
  const box = document.createElement('div');
  signal.addEventListener('abort', () => box.remove());
  return box;
}`,
    'an adder that hands on to its base, with what takes back seeing to the listener': {
      filename: 'file.js',
      only: ['untyped', 'plain JavaScript outside of every project'],
      code: `
import { List } from './list.js';
export class Tracks extends List {
  addTrack(track) {
    super.addTrack(track);
    track.addEventListener('enabledchange', this.changed);
  }
  removeTrack(track) {
    track.removeEventListener('enabledchange', this.changed);
    super.removeTrack(track);
  }
  changed = () => this.trigger('change');
}`,
    },
    'a bus that takes the options of a target': `
import { bus } from './not-here.js';
export class Tools {
  readonly gone = new AbortController();
  switchTo(mode: string, done: () => void) {
    bus.on('modechanged', done, { once: true });
    bus.on('reset', () => { console.log(this, mode); }, { signal: this.gone.signal });
  }
  dispose() { this.gone.abort(); }
}`,
    'one connection that is listened to where it is made, and one that is given up': `
import { EventEmitter } from 'node:events';
export class Client {
  private channel?: EventEmitter;
  private other?: EventEmitter;
  ask(done: () => void) {
    if (this.channel === undefined) {
      this.channel = new EventEmitter();
      this.channel.on('reply', () => { done(); });
    }
    this.other ??= new EventEmitter();
    this.other.on('reply', () => { done(); });
  }
  drop() { this.other = undefined; }
}`,
    'a gesture whose events are constants, and whose handlers are wrapped or made by a method': `
import React from 'react';
import { EVENT, batched } from './events';
export class Canvas extends React.Component<object> {
  private readonly down = () => {
    const moves = { onMove: this.mover(), onKey: () => { this.setState({ held: true }); } };
    const onMove = moves.onMove;
    const onUp = this.upper(onMove, moves.onKey);
    window.addEventListener(EVENT.POINTER_MOVE, onMove);
    window.addEventListener(EVENT.KEYDOWN, moves.onKey);
    window.addEventListener(EVENT.POINTER_UP, onUp);
  };
  private readonly pan = () => {
    const onMove = batched(() => { this.setState({ moved: true }); });
    const end = batched(() => {
      window.removeEventListener(EVENT.POINTER_MOVE, onMove);
      window.removeEventListener(EVENT.BLUR, end);
      window.removeEventListener(EVENT.POINTER_UP, end);
    });
    window.addEventListener(EVENT.BLUR, end);
    window.addEventListener(EVENT.POINTER_MOVE, onMove);
    window.addEventListener(EVENT.POINTER_UP, end);
  };
  private mover() { return () => { this.setState({ moved: true }); }; }
  private upper(onMove: () => void, onKey: () => void) {
    return () => {
      window.removeEventListener(EVENT.POINTER_MOVE, onMove);
      window.removeEventListener(EVENT.KEYDOWN, onKey);
    };
  }
  componentWillUnmount() { this.setState({}); }
  render() { return React.createElement('canvas', { onPointerDown: this.down, onWheel: this.pan }); }
}`,
    'a source that is read into a variable, and ended by its field': `
import { EventEmitter } from 'node:events';
import { Connection } from './connection.js';
export class Client extends EventEmitter {
  connection;
  constructor(options) {
    super();
    this.connection = options.connection || new Connection(options);
  }
  connect() {
    const connection = this.connection;
    connection.on('notice', (message) => { this.emit('notice', message); });
  }
  cancel(client, query) {
    const connection = this.connection;
    connection.on('connect', () => { connection.cancel(client.id, query); });
  }
  end() { this.connection.end(); }
}`,
    'removals that a collector of disposables runs when a custom element of old is detached': `
import { CompositeDisposable, Disposable } from 'event-kit';
class Panel extends HTMLElement {
  private subscriptions?: CompositeDisposable;
  private readonly follow = () => { this.title = 'moved'; };
  start() {
    this.subscriptions = new CompositeDisposable(new Disposable(() => { window.removeEventListener('dragstart', this.follow); }));
    window.addEventListener('dragstart', this.follow);
  }
  detachedCallback() { this.subscriptions?.dispose(); }
}
document.registerElement('app-panel', { prototype: Panel.prototype });`,
    'a socket of a server of its own': `
import { createServer } from 'node:net';
createServer((socket) => { socket.on('data', (chunk) => { console.log(chunk); }); });`,
    'what is upgraded keeps its socket': `
import { createServer } from 'node:http';
createServer().on('upgrade', (request) => { request.socket.on('data', (chunk) => { console.log(chunk); }); });`,
    'a socket whose listener goes with the response': `
import { request } from 'node:http';
export function ask(done: () => void) {
  const asked = request('http://localhost');
  asked.on('socket', (socket) => {
    socket.on('timeout', done);
    asked.on('close', () => { socket.off('timeout', done); });
  });
}`,
    'two events of which the first removes the other': `
import { EventEmitter } from 'node:events';
export class Sink {
  private readonly out = new EventEmitter();
  drained() {
    return new Promise<void>((resolve, reject) => {
      this.out.once('drain', () => { this.out.removeAllListeners('error'); resolve(); });
      this.out.once('error', reject);
    });
  }
}`,
    'two events of what the call makes': `
import { EventEmitter } from 'node:events';
export function read() {
  const source = new EventEmitter();
  return new Promise((resolve, reject) => {
    source.once('data', resolve);
    source.once('error', reject);
  });
}`,
    'two events of which each comes once in the life of its source': `
import { EventEmitter } from 'node:events';
export class Client {
  private readonly socket = new EventEmitter();
  opened() {
    return new Promise((resolve, reject) => {
      this.socket.once('connect', resolve);
      this.socket.once('error', reject);
    });
  }
}`,
    'a child that a field keeps, one at a time': `
import { EventEmitter } from 'node:events';
export class Parent extends EventEmitter {
  private child: EventEmitter | undefined;
  attach() {
    const child = new EventEmitter();
    this.child = child;
    this.on('close', () => { child.emit('close'); });
    return child;
  }
}`,
    'a child that is made once': `
import { EventEmitter } from 'node:events';
export class Parent extends EventEmitter {
  open() {
    const child = new EventEmitter();
    this.on('close', () => { child.emit('close'); });
    return child;
  }
}`,
    'a child that takes its listener back': `
import { EventEmitter } from 'node:events';
export class Parent extends EventEmitter {
  spawn() {
    const child = new EventEmitter();
    const close = () => { child.emit('close'); };
    this.on('close', close);
    child.once('exit', () => { this.off('close', close); });
    return child;
  }
}`,
    'helpers that add and remove for their caller': `
function listen(target: EventTarget, event: string, handler: () => void) { target.addEventListener(event, handler, false); }
function forget(target: EventTarget, event: string, handler: () => void) { target.removeEventListener(event, handler, false); }
export class Menu {
  open() { listen(document, 'click', this.close); window.addEventListener('resize', this.close); }
  close = () => { console.log(this); };
  dispose() { forget(document, 'click', this.close); forget(window, 'resize', this.close); }
}`,
    'a helper that adds, and a removal without one': `
const listen = (target: EventTarget, event: string, handler: () => void) => { target.addEventListener(event, handler); };
export class Menu {
  open() { listen(document, 'click', this.close); }
  close = () => { console.log(this); };
  dispose() { document.removeEventListener('click', this.close); }
}`,
    'a helper of something else': `
function connect(map: Map<string, () => void>, event: string, handler: () => void) { map.set(event, handler); }
const all = new Map<string, () => void>();
export class Menu {
  open() { connect(all, 'click', this.close); }
  close = () => { console.log(this); };
  dispose() { console.log('end'); }
}`,
    'a bus that the teardown ends': `
interface Bus { on(event: string, listener: () => void): void; off(event: string, listener: () => void): void; destroy(): void }
export class Panel {
  constructor(private readonly options: { bus: Bus }) {
    this.options.bus.on('change', () => { this.draw(); });
  }
  draw() { console.log('draw'); }
  destroy() { this.options.bus.destroy(); }
}`,
    'a listener on what was given that keeps nothing of the instance': `
export class Panel {
  constructor(options) { this.options = options; }
  open() { this.options.bus.on('change', () => { console.log('change'); }); }
  destroy() { console.log('end'); }
}`,
    'servers that a callback goes through': `
export class Pool {
  open(names) {
    names.map((name) => ({ name, on() {}, off() {} })).forEach((server) => { server.on('change', () => { this.draw(); }); });
  }
  draw() { console.log('draw'); }
  destroy() { console.log('end'); }
}`,
    'what the call arranges itself': `
export class Item {
  constructor(player) {
    const change = () => { this.draw(); };
    player.on('change', change);
    this.on('dispose', () => { player.off('change', change); });
  }
  on(event, listener) { console.log(event, listener); }
  draw() { console.log('draw'); }
  dispose() { console.log('end'); }
}`,
    'the handlers of a protocol': `
export class Session {
  constructor(connection) {
    connection.on('open', () => { this.run(1); });
    connection.on('a', () => { this.run(2); });
    connection.on('b', () => { this.run(3); });
    connection.on('c', () => { this.run(4); });
    connection.on('d', () => { this.run(5); });
    connection.on('e', () => { this.run(6); });
    connection.on('f', () => { this.run(7); });
  }
  run(step) { console.log(step); }
  destroy() { console.log('end'); }
}`,
    'a class that the program makes once, with its arguments': `
export class Shell {
  constructor(private readonly options: { title: string }) {
    window.addEventListener('resize', () => { this.fit(); });
  }
  fit() { document.title = this.options.title; }
}`,
    'a widget that the module makes once': `
class Menu {
  constructor(private readonly element: HTMLElement) {
    document.addEventListener('click', () => { this.element.classList.remove('open'); });
  }
}
export const menu = new Menu(document.body);`,
    'a start that gives nothing back': `
export function start(element: HTMLElement) {
  window.addEventListener('resize', () => { element.style.width = '10px'; });
}`,
    'clicks on what is handed in go with the view': `
export class Toolbar {
  attach(view: { bar: HTMLElement }) {
    view.bar.addEventListener('click', () => { this.run(); });
  }
  run() { console.log('run'); }
  destroy() { console.log('end'); }
}`,
    'what is taken back is let go': `
export class Tracks {
  addTrack(track: EventTarget) { track.addEventListener('enabledchange', this.changed); }
  removeTrack(track: EventTarget) { track.removeEventListener('enabledchange', this.changed); }
  changed = () => { console.log(this); };
}`,
    'what is added takes itself back': `
export class Tracks {
  addTrack(track: EventTarget) { track.addEventListener('gone', () => { this.removeTrack(track); }); }
  removeTrack(track: EventTarget) { console.log(track); }
}`,
    'the input of the program': `
export class Api {
  constructor() { console.log('start'); }
  restart() { process.stdin.on('data', (text) => this.run(String(text))); }
  run(text: string) { console.log(text); }
  destroy() { console.log('end'); }
}`,
    'the signal of a controller that the one caller aborts': `
async function play(url: string, { signal }: { signal: AbortSignal }) {
  const worker = new Worker(url);
  signal.addEventListener('abort', () => worker.terminate());
  await new Promise((resolve) => { worker.onmessage = resolve; });
}
export function start(url: string) {
  const controller = new AbortController();
  void play(url, { signal: controller.signal });
  return () => controller.abort();
}`,
    'the signal of a request that is a member of what is given': `
async function stream(request: { abort: { controller: AbortController } }) {
  request.abort.controller.signal.addEventListener('abort', () => console.log('gone'));
  await fetch('/stream');
}
export const read = () => stream({ abort: { controller: new AbortController() } });`,
    'each click adds another, which removes itself': `
const button = document.createElement('button');
button.addEventListener('mousedown', () => {
  const up = () => { document.removeEventListener('mouseup', up); };
  document.addEventListener('mouseup', up);
});`,
    'each click adds the same': `
const button = document.createElement('button');
const close = () => {};
button.addEventListener('click', () => { document.addEventListener('keydown', close); });`,
    'each click asks whether it is there': `
const button = document.createElement('button');
let isOn = false;
button.addEventListener('click', () => {
  if (isOn) return;
  isOn = true;
  document.addEventListener('keydown', () => button.blur());
});`,
    'each message adds to what it makes': `
import { EventEmitter } from 'node:events';
const source = new EventEmitter();
source.on('message', () => {
  const reply = new EventEmitter();
  reply.on('done', () => source.emit('done'));
});`,
    'a field that is given another source each time': `
import { EventEmitter } from 'node:events';
export class Line {
  private socket = new EventEmitter();
  private readonly source = new EventEmitter();
  constructor() {
    this.source.on('message', () => { this.connect(); });
    this.source.on('retry', () => { this.connect(); });
  }
  private connect() {
    this.socket = new EventEmitter();
    this.socket.on('data', () => this.read());
  }
  private read() {}
}`,
    'a listener that settles and is removed': `
import { EventEmitter } from 'node:events';
export class Queue {
  private readonly bus = new EventEmitter();
  drained() {
    return new Promise<void>((resolve) => {
      const done = () => { this.bus.off('drain', done); resolve(); };
      this.bus.on('drain', done);
    });
  }
}`,
    'a promise that waits for what it makes itself': `
import { Worker } from 'node:worker_threads';
export const run = (file: string) => new Promise((resolve) => {
  const worker = new Worker(file);
  worker.on('message', (value) => { resolve(value); void worker.terminate(); });
});`,
    'what comes once in the life of its source': `
import { EventEmitter } from 'node:events';
export class Server {
  private readonly socket = new EventEmitter();
  closed() {
    return new Promise<void>((resolve) => { this.socket.on('close', () => { resolve(); }); });
  }
}`,
    'a handler that goes on working after it has settled': `
import { EventEmitter } from 'node:events';
export class Feed {
  private readonly source = new EventEmitter();
  private last: unknown;
  first() {
    return new Promise<void>((resolve) => {
      this.source.on('item', (item) => { this.last = item; resolve(); });
    });
  }
  latest() { return this.last; }
}`,
    'a source that is handed in for one call': `
import type { EventEmitter } from 'node:events';
export const read = (source: EventEmitter) => new Promise((resolve) => { source.on('message', resolve); });`,
    'the teardown removes it': `
export class Menu {
  constructor() { window.addEventListener('resize', this.layout); }
  layout = () => {};
  dispose() { window.removeEventListener('resize', this.layout); }
}`,
    'a bound method that is kept': `
export class Menu {
  bound: () => void;
  constructor() {
    this.bound = this.layout.bind(this);
    document.addEventListener('click', this.bound, true);
  }
  layout() {}
  destroy() { document.removeEventListener('click', this.bound, true); }
}`,
    'bound in place, as constructors do': `
export class Menu {
  constructor() {
    this.layout = this.layout.bind(this);
    window.addEventListener('resize', this.layout);
  }
  layout() {}
  destroy() { window.removeEventListener('resize', this.layout); }
}`,
    'a handleEvent object': `
export class Menu {
  connectedCallback() { document.addEventListener('click', this); }
  handleEvent() {}
  disconnectedCallback() { document.removeEventListener('click', this); }
}`,
    'a signal': `
export class Menu {
  #controller = new AbortController();
  constructor() {
    window.addEventListener('resize', () => this.layout(), { signal: this.#controller.signal });
  }
  layout() {}
  dispose() { this.#controller.abort(); }
}`,
    'a signal in a variable': `
export class Menu {
  constructor(signal: AbortSignal) {
    const options = { passive: true, signal };
    window.addEventListener('resize', () => this.layout(), options);
  }
  layout() {}
  dispose() {}
}`,
    'options that are handed in': `
export class Menu {
  listen(options: AddEventListenerOptions) { window.addEventListener('resize', () => this.layout(), options); }
  layout() {}
  dispose() {}
}`,
    'once': `
export class Menu {
  constructor() { window.addEventListener('load', () => this.layout(), { once: true }); }
  layout() {}
  dispose() {}
}`,
    'on an element that the instance made': `
export class Menu {
  button = document.createElement('button');
  constructor() { this.button.addEventListener('click', () => this.layout()); }
  layout() {}
  dispose() {}
}`,
    'on a fresh image': `
export class Picture {
  load(url: string) {
    const image = new Image();
    image.addEventListener('load', () => this.draw());
    image.src = url;
  }
  draw() {}
  dispose() {}
}`,
    'on an emitter that the instance made': `
import { EventEmitter } from 'node:events';
export class Hub {
  emitter = new EventEmitter();
  constructor() { this.emitter.on('data', () => this.read()); }
  read() {}
  dispose() {}
}`,
    'on itself': `
import { EventEmitter } from 'node:events';
export class Hub extends EventEmitter {
  constructor() { super(); this.on('data', () => this.read()); }
  read() {}
  dispose() {}
}`,
    'once at the top of a module': `
window.addEventListener('error', (event) => console.error(event));
process.on('uncaughtException', (error) => console.error(error));`,
    'an effect removes it': `
import { useEffect } from 'react';
export function useResize(layout: () => void) {
  useEffect(() => {
    window.addEventListener('resize', layout);
    return () => window.removeEventListener('resize', layout);
  }, [layout]);
}`,
    'an effect hands its undo to a helper': `
import { useEffect } from 'react';
function listen(target: EventTarget, name: string, handler: () => void) {
  target.addEventListener(name, handler);
  return () => target.removeEventListener(name, handler);
}
export function useResize(layout: () => void) {
  useEffect(() => listen(window, 'resize', layout), [layout]);
}`,
    'an effect returns what an imported helper gives back': `
import { useEffect } from 'react';
import { listen } from './undo';
export function useResize(layout: () => void) {
  useEffect(() => listen(window, 'resize', layout), [layout]);
}`,
    'a conditional clean-up': `
import { useEffect } from 'react';
export function useKeys(open: boolean, close: () => void) {
  useEffect(() => {
    if (!open) return;
    document.addEventListener('keydown', close);
    return () => { document.removeEventListener('keydown', close); };
  }, [open, close]);
}`,
    'through a helper method': `
export class Menu {
  constructor() { this.listen(); }
  listen() { window.addEventListener('resize', this.layout); }
  unlisten() { window.removeEventListener('resize', this.layout); }
  layout = () => {};
  dispose() { this.unlisten(); }
}`,
    'a toggle of both': `
export class Menu {
  toggle(on: boolean) {
    const change = on ? 'addEventListener' : 'removeEventListener';
    window[change]('resize', this.layout);
  }
  layout = () => {};
  dispose() { this.toggle(false); }
}`,
    'a loop over pairs': `
export class Menu {
  constructor() { for (const name of ['resize', 'scroll']) window.addEventListener(name, this.layout); }
  layout = () => {};
  dispose() { for (const name of ['resize', 'scroll']) window.removeEventListener(name, this.layout); }
}`,
    'removeAllListeners on the receiver': `
import { bus } from './bus';
export class Panel {
  constructor() { bus.on('change', () => this.draw()); }
  draw() {}
  dispose() { bus.removeAllListeners('change'); }
}`,
    'off for on': `
import { bus } from './bus';
export class Panel {
  constructor() { bus.on('change', this.draw); }
  draw = () => {};
  dispose() { bus.off('change', this.draw); }
}`,
    'a drag that ends itself': `
export class Handle {
  start() {
    const move = () => this.draw();
    const end = () => {
      document.removeEventListener('pointermove', move);
      document.removeEventListener('pointerup', end);
    };
    document.addEventListener('pointermove', move);
    document.addEventListener('pointerup', end);
  }
  draw() {}
  dispose() {}
}`,
    'a local look-alike': `
const shapes = { addEventListener(name: string, run: () => void) { console.log(name, run); } };
export class Menu {
  constructor() { shapes.addEventListener('resize', () => this.layout()); }
  layout() {}
  dispose() {}
}`,
    'a method on of something that is no emitter': `
declare const lamp: { on(name: string, brightness: () => number): void };
export class Room {
  constructor() { lamp.on('left', () => this.level()); }
  level() { return 1; }
  dispose() {}
}`,
    'a media query list that is released': `
export class Theme {
  query = window.matchMedia('(prefers-color-scheme: dark)');
  constructor() { this.query.addEventListener('change', this.paint); }
  paint = () => {};
  dispose() { this.query.removeEventListener('change', this.paint); }
}`,
    'per request, and removed when it ends': `
import express from 'express';
import { bus } from './bus';
const app = express();
app.get('/events', (request, response) => {
  const send = () => response.write('x');
  bus.on('change', send);
  request.on('close', () => bus.off('change', send));
});`,
    'a root service': `
import { Injectable } from '@angular/core';
@Injectable({ providedIn: 'root' })
export class Resizes {
  constructor() { window.addEventListener('resize', () => this.emit()); }
  emit() {}
}`,
    'Vue: onBeforeUnmount': `
import { onMounted, onBeforeUnmount } from 'vue';
export function useScroll(run: () => void) {
  onMounted(() => window.addEventListener('scroll', run));
  onBeforeUnmount(() => window.removeEventListener('scroll', run));
}`,
    'a target that a caller owns': `
export class Menu {
  constructor(element: HTMLElement) { element.firstElementChild?.addEventListener('click', () => this.layout()); }
  layout() {}
  dispose() {}
}`,
    'arrays of what was added': `
export class Menu {
  added: [EventTarget, string, () => void][] = [];
  listen(target: EventTarget, name: string, run: () => void) {
    target.addEventListener(name, run);
    this.added.push([target, name, run]);
  }
  dispose() { for (const [target, name, run] of this.added) target.removeEventListener(name, run); }
}`,
    'a private method that is given an own field': `
export class Drag {
  private readonly ref = new EventTarget();
  constructor() { this.#watch(this.ref); }
  #watch(ref: EventTarget) { ref.addEventListener('move', () => this.layout()); }
  layout() {}
  dispose() {}
}`,
    'a function that may be the program\'s start': `
export function open(layout: () => void) {
  window.addEventListener('resize', layout);
}`,
    'the end of the program itself': `
export class Server {
  constructor() {
    process.on('SIGTERM', () => this.stop());
    window.addEventListener('beforeunload', () => this.stop());
  }
  stop() {}
  dispose() {}
}`,
    'removed in what is handed to a collector': `
import { Base } from './base.ts';
export class View extends Base {
  private readonly onResize = () => this.layout();
  constructor() {
    super();
    window.addEventListener('resize', this.onResize);
    this._register({ dispose: () => window.removeEventListener('resize', this.onResize) });
  }
  layout() {}
  dispose() { super.dispose(); }
}`,
    'removed when Angular destroys': `
import { Component, DestroyRef, inject } from '@angular/core';
@Component({ template: '' })
export class View {
  private readonly onResize = () => this.layout();
  constructor() {
    window.addEventListener('resize', this.onResize);
    inject(DestroyRef).onDestroy(() => window.removeEventListener('resize', this.onResize));
  }
  layout() {}
}`,
  },
  invalid: {
    'a source of one event, of a browser extension and of a module': `
import { opened } from './events';
export class View {
  constructor() {
    opened.addListener(() => this.draw()); // ? neverReleased
    chrome.runtime.onMessage.addListener((message: string) => this.show(message)); // ? neverReleased
  }
  draw() {}
  show(text: string) { console.log(text); }
  dispose() { this.draw(); }
}`,
    'a constructor function with an end of its own, which leaves what the document keeps': {
      filename: 'file.js',
      only: ['untyped', 'plain JavaScript outside of every project'],
      code: `
export function Board(element) {
  const self = this;
  self.destroy = destroy;
  $(document).bind('dragstart', function () { // ? neverReleased
    element.classList.add('dragged');
  });
  $(document).mousedown(function () { // ? neverReleased
    element.classList.remove('dragged');
  });
  function destroy() { element.remove(); }
}`,
    },
    'events by the id of who listens, which the source has for each of many': `
import type { EventEmitter } from 'node:events';
import { bus } from './bus';
export class Channel {
  constructor(private readonly wire: EventEmitter, readonly incoming: { id: number }) {
    this.wire.on('data:' + this.incoming.id, (text: string) => this.read(text)); // ? neverReleased
  }
  read(text: string) { console.log(text, this.incoming.id); }
}
export function follow(job: { id: string }, show: (text: string) => void) {
  bus.on(\`progress-\${job.id}\`, (text: string) => show(text)); // ? neverReleased
}`,
    'what was found or made is listened to each time': `
import { EventEmitter } from 'node:events';
export class Rooms {
  private readonly rooms = new Map<string, EventEmitter>();
  enter(key: string) {
    if (key === '') return;
    let room = this.rooms.get(key);
    if (!room) {
      room = new EventEmitter();
      this.rooms.set(key, room);
    }
    room.on('empty', () => this.rooms.delete(key)); // ? piled
  }
}`,
    'a flag that keeps a listener from being added twice, and that nothing sets': `
let isListening = false;
function listen() {
  if (isListening) return;
  window.addEventListener('resize', () => { console.log('resized'); }); // ! piled
}
export class View { constructor() { listen(); } }`,
    'listeners that an effect adds to an element of its component each time that something changes': {
      filename: 'file.tsx',
      code: `
import { useEffect, useRef } from 'react';
export function Frame({ url }: { url: string }) {
  const frame = useRef<HTMLIFrameElement>(null);
  useEffect(() => {
    if (!frame.current) {
      return;
    }
    const element = frame.current as HTMLIFrameElement;
    element.addEventListener('load', () => console.log(url)); // ? piled
    element.addEventListener('error', () => { // ? piled
      console.log(url);
    });
  }, [url]);
  useEffect(() => {
    if (frame.current) frame.current.addEventListener('focus', () => console.log(url)); // ? piled
  });
  return <iframe ref={frame} />;
}`,
    },
    'request handlers that are methods, handed over as such, bound, or as an option': `
import express, { type Express } from 'express';
import Fastify from 'fastify';
import { EventEmitter } from 'node:events';
const bus = new EventEmitter();
const handlers = {
  stream(_req, res) {
    bus.on('change', (change) => res.write(change)); // ! neverReleased
  },
};
class Reports {
  constructor(app: Express) {
    app.get('/reports', this.handle.bind(this));
    app.get('/late', this.late);
  }
  handle(_req, res) {
    bus.on('report', () => res.write('report')); // ! neverReleased
  }
  private readonly late = (_req, res) => {
    bus.on('late', () => res.write('late')); // ! neverReleased
  };
}
const app = express();
app.get('/stream', handlers.stream);
new Reports(app);
async function progress(_request, reply) {
  bus.on('progress', () => reply.raw.write('progress')); // ! neverReleased
}
Fastify().route({ method: 'GET', url: '/progress', handler: progress });`,
    'elements that are looked up in the document, by words that only the look-up says': `
export class Panel extends HTMLElement {
  private readonly side: HTMLElement | null = document.querySelector('#side');
  private readonly onScroll = (): void => { this.classList.toggle('stuck'); };
  connectedCallback(): void {
    document.querySelector('#main')!.addEventListener('scroll', this.onScroll); // ? neverReleased
    document.querySelector<HTMLElement>('html')?.addEventListener('scroll', this.onScroll); // ? neverReleased
    (document.getElementById('foot') as HTMLElement).addEventListener('click', this.onScroll); // ? neverReleased
    this.side?.addEventListener('click', this.onScroll); // ? neverReleased
    (window as unknown as EventTarget).addEventListener('focus', this.onScroll); // ? neverReleased
  }
  disconnectedCallback(): void { this.textContent = ''; }
}`,
    'effects that give what the platform\'s own call gives': {
      filename: 'file.tsx',
      code: `
import { useEffect } from 'react';
export function Shortcuts({ onKey }: { onKey: () => void }) {
  useEffect(() => window.addEventListener('scroll', onKey), [onKey]); // ! neverReleased
  useEffect(() => void window.addEventListener('keydown', () => onKey()), [onKey]); // ? neverReleased
  return null;
}`,
    },
    'the document and the window of an element that is given': `
export class Menu {
  constructor(private readonly root: HTMLElement) {
    root.ownerDocument.addEventListener('keydown', this.down); // ! neverReleased
    this.root.ownerDocument.defaultView!.addEventListener('resize', this.down); // ! neverReleased
  }
  private readonly down = () => { this.root.hidden = true; };
  dispose() { this.root.remove(); }
}`,
    'another effect removes it, which does not run again when this one does': {
      filename: 'file.tsx',
      code: `
import { useEffect, useMemo } from 'react';
export function Page({ id }: { id: string }) {
  const tell = useMemo(() => () => console.log(id), [id]);
  useEffect(() => { window.addEventListener('focus', tell); }, [tell]); // ? unreached
  useEffect(() => () => window.removeEventListener('focus', tell), []);
  return null;
}`,
    },
    'options in a field that hold no signal': `
export class Modal {
  private readonly options = { passive: true };
  constructor(private readonly element: HTMLElement) {
    window.addEventListener('resize', () => this.element.remove(), this.options); // ! neverReleased
  }
  destroy() { this.element.remove(); }
}`,
    'handlers of requests by their name, their types, their place or a decorator': `
import { EventEmitter } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import fastify, { type FastifyInstance } from 'fastify';
import { Get } from '@nestjs/common';
const bus = new EventEmitter();
export function handle(req: IncomingMessage, res: ServerResponse) {
  bus.on('text', (text: string) => res.write(text)); // ! neverReleased
  res.end(req.url);
}
const named = (req: { url: string }, res: { write(text: string): void }) => {
  bus.on('text', (text: string) => res.write(text)); // ! neverReleased
};
createServer(named);
fastify().get('/', { handler: (request: { url: string }) => {
  bus.on('text', () => console.log(request.url)); // ! neverReleased
} });
export function routes(app: FastifyInstance) {
  app.get('/', (request: { url: string }) => {
    bus.on('text', () => console.log(request.url)); // ! neverReleased
  });
}
export async function GET(request: Request) {
  bus.on('text', () => console.log(request.url)); // ! neverReleased
  return new Response('x');
}
export class Controller {
  @Get('stream')
  stream(res: { write(text: string): void }) { bus.on('text', (text: string) => res.write(text)); } // ! neverReleased
  pipe(req: IncomingMessage, res: import('node:http').ServerResponse) { bus.on('text', () => res.end(req.url)); } // ! neverReleased
}`,
    'an interface that begins and ends, and forgets a listener': `
import { createServer, type Server } from 'node:net';
import type { EventEmitter } from 'node:events';
import { Interface } from './interface.js';
module.exports = (app: EventEmitter) => {
  const api = new Interface();
  let server: Server | null = null;
  api.start = () => {
    server = createServer((socket) => { socket.end(); });
    const send = (data: string) => { console.log(data, server); };
    app.on('nmea', send); // ? neverReleased
    server.listen(80);
  };
  api.stop = () => {
    if (server) { server.close(); server = null; }
  };
  return api;
};`,
    'each client adds a listener to the source that told of it': `
import type { EventEmitter } from 'node:events';
export function bank(system: EventEmitter, config: Record<string, string>) {
  system.on('io_client', (client: EventEmitter) => {
    system.on('bank_change', (key: string, value: string) => { // ? piled
      config[key] = value;
    });
    client.on('bank_change', (key: string, value: string) => { system.emit('bank_change', key, value); });
  });
}`,
    'a helper keeps what it adds, and the end forgets it': `
export function first(root) {
  const all = [];
  const listen = (target, event, handler) => { target.addEventListener(event, handler); all.push({ target, event, handler }); };
  listen(window, 'resize', () => root.fit()); // ? neverReleased
  return { count: () => all.length, destroy() { all.length = 0; } };
}
export function second(root) {
  const all = [];
  const other = [];
  const listen = (target, event, handler) => { target.addEventListener(event, handler); all.push([target, event, handler]); };
  const also = (target, event, handler) => { target.addEventListener(event, handler); other.push([target, event, handler]); };
  also(document, 'keydown', () => root.fit());
  return { count: () => all.length, destroy() { for (const [target, event, handler] of other) target.removeEventListener(event, handler); } };
}`,
    'another class takes its own listeners out of a list': `
export class Shutdown {
  constructor(close) { this.close = close; window.addEventListener('focus', this.end); } // ? neverReleased
  end = () => this.close();
  dispose() { console.log('bye'); }
}
export class Many {
  constructor(root) { this.all = []; this.listen(window, 'resize', () => root.fit()); }
  listen(target, event, handler) { target.addEventListener(event, handler); this.all.push([target, event, handler]); }
  dispose() { for (const [target, event, handler] of this.all) target.removeEventListener(event, handler); }
}`,
    'undo functions that the end drops instead of calling them': `
export function make(element: HTMLElement) {
  const undo: (() => void)[] = [];
  const f = () => element.remove();
  window.addEventListener('resize', f); // ? unreached
  undo.push(() => window.removeEventListener('resize', f));
  return { size: () => undo.length, destroy() { undo.length = 0; } };
}
export class View {
  private stop?: () => void;
  constructor() {
    window.addEventListener('resize', this.fit); // ? unreached
    this.stop = () => window.removeEventListener('resize', this.fit);
  }
  private fit = () => {};
  narrow() { this.stop?.(); }
  destroy() { this.stop = undefined; }
}`,
    'on what a call around this one has made': `
export function stream(send: (offer: RTCPeerConnection) => Promise<void>) {
  const connection = new RTCPeerConnection();
  function waitForCandidates() {
    return new Promise<void>((resolve) => {
      connection.addEventListener('icegatheringstatechange', () => { resolve(); }); // ? spent
    });
  }
  void waitForCandidates().then(() => send(connection)).then(() => { connection.close(); });
}`,
    'an entry that is taken back when it is hidden, and not at the end': `
import type { Dispatcher } from './dispatcher';
export class Overlay {
  constructor(private readonly dispatcher: Dispatcher) {}
  attach() { this.dispatcher.add(this); } // ? unreached
  detach() { this.dispatcher.remove(this); }
  dispose() { console.log('gone'); }
}
export class Watcher {
  constructor(private readonly store: { onChange(f: () => void): void; offChange(f: () => void): void }) {}
  begin() { this.store.onChange(this.read); } // ? unreached
  pause() { this.store.offChange(this.read); }
  private readonly read = () => { console.log(this.store); };
  destroy() { console.log('gone'); }
}`,
    'on the main process, by a function that gives an object': `
import { ipcMain } from 'electron';
export function init(answer: () => string) {
  ipcMain.on('path', (event) => { event.returnValue = answer(); }); // ? neverReleased
  return { dispose() { answer(); } };
}`,
    'options that Node does not take': `
import { EventEmitter } from 'node:events';
const bus = new EventEmitter();
export class Tools {
  constructor() { bus.on('reset', () => { console.log(this); }, { once: true }); } // ? neverReleased
  dispose() { console.log(1); }
}`,
    'a controller of the call that follows a signal of its callers': `
export function load(url: string, { signal }: { signal?: AbortSignal }) {
  const controller = new AbortController();
  signal?.addEventListener('abort', () => controller.abort(signal.reason), { once: true }); // ? neverReleased
  return fetch(url, { signal: controller.signal });
}
export class Request {
  readonly signal: AbortSignal;
  constructor(...args: { signal?: AbortSignal }[]) {
    const init = args[1] ?? {};
    const controller = new AbortController();
    let given: AbortSignal | undefined;
    if (init.signal) given = init.signal;
    if (given) given.addEventListener('abort', controller.abort.bind(controller)); // ? neverReleased
    this.signal = controller.signal;
  }
}`,
    'an adder that hands on to its base': {
      filename: 'file.js',
      only: ['untyped', 'plain JavaScript outside of every project'],
      code: `
import { List } from './list.js';
export class Tracks extends List {
  addTrack(track) {
    super.addTrack(track);
    track.addEventListener('enabledchange', () => this.trigger('change')); // ? neverReleased
  }
}`,
    },
    'a method that is called whenever something has changed adds to its own emitter': `
import { EventEmitter } from 'node:events';
export class Symbols extends EventEmitter {
  update(color: string) {
    this.on('hover', () => { this.emit('color', color); }); // ? piled
  }
}`,
    'one connection, that each call asks for and listens to again': `
import { EventEmitter } from 'node:events';
export class Client {
  private channel?: EventEmitter;
  ask(done: () => void) {
    this.channel ??= new EventEmitter();
    this.channel.on('reply', () => { done(); }); // ? piled
  }
}`,
    'a key that nothing of the gesture removes': `
import React from 'react';
export class Canvas extends React.Component<object> {
  private readonly key = () => { this.setState({ held: true }); };
  private readonly up = () => { this.setState({ held: false }); };
  private readonly down = () => {
    window.addEventListener('keydown', this.key); // ? unreached
    document.addEventListener('pointerup', this.up); // ? unreached
  };
  private readonly blur = () => {
    window.removeEventListener('keydown', this.key);
    document.removeEventListener('pointerup', this.up);
  };
  componentWillUnmount() { this.setState({}); }
  render() { return React.createElement('canvas', { onPointerDown: this.down, onBlur: this.blur }); }
}`,
    'what the module makes one of, and keeps': `
class Bridge {
  constructor(private readonly frame: { post(text: string): void }) { window.addEventListener('message', this.answer); } // ? neverReleased
  private readonly answer = () => { this.frame.post('here'); };
  dispose() { this.frame.post('gone'); }
}
export const bridge = new Bridge({ post: console.log });
export const pad = {
  text: '',
  init() { window.addEventListener('blur', () => { this.text = ''; }); }, // ? neverReleased
  dispose() { this.text = ''; },
};
export const editor = (() => {
  let text = '';
  window.addEventListener('focus', () => { text += '.'; }); // ? neverReleased
  return { text: () => text, dispose() { text = ''; } };
})();`,
    'the same of a class that others make, too': `
export class Bridge {
  constructor(private readonly frame: { post(text: string): void }) { window.addEventListener('message', this.answer); } // ? neverReleased
  private readonly answer = () => { this.frame.post('here'); };
  dispose() { this.frame.post('gone'); }
}
export const bridge = new Bridge({ post: console.log });`,
    'an effect of the component that the file renders, and of one that it exports': {
      filename: 'file.tsx',
      code: `
import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
const Page = () => {
  const [open, setOpen] = useState(false);
  useEffect(() => { const since = Date.now(); window.addEventListener('click', () => setOpen(since > 9)); }, []); // ? neverReleased
  return <p>{open}</p>;
};
export const Panel = () => {
  const [open, setOpen] = useState(false);
  useEffect(() => { const since = Date.now(); window.addEventListener('click', () => setOpen(since > 9)); }, []); // ? neverReleased
  return <p>{open}</p>;
};
createRoot(document.body).render(<Page />);`,
    },
    'a socket that an agent gives to the next request': `
import { request } from 'node:http';
export function ask(done: () => void) {
  const asked = request('http://localhost');
  asked.on('socket', (socket) => {
    socket.on('timeout', done); // ? pooled
  });
}`,
    'the connection of each request': `
import { createServer } from 'node:http';
createServer((request, response) => {
  request.socket.on('close', () => { response.end(); }); // ? pooled
});`,
    'two events that settle one promise': `
import { EventEmitter } from 'node:events';
export class Sink {
  private readonly out = new EventEmitter();
  drained() {
    return new Promise<void>((resolve, reject) => {
      this.out.once('drain', () => { resolve(); });
      this.out.once('error', reject); // ? spent
    });
  }
}`,
    'two events of a stream that is handed in': `
export const drained = (out) => new Promise((resolve, reject) => {
  out.once('drain', resolve);
  out.once('error', reject); // ? spent
});`,
    'a parent that keeps each child': `
import { EventEmitter } from 'node:events';
export class Parent extends EventEmitter {
  spawn() {
    const child = new EventEmitter();
    this.once('close', () => { child.emit('close'); }); // ? piled
    return child;
  }
}`,
    'children by a function that makes the listener': `
import { EventEmitter } from 'node:events';
const closer = (child: EventEmitter) => () => { child.emit('close'); };
export class Parent {
  private readonly bus = new EventEmitter();
  createChild() {
    const child = new EventEmitter();
    this.bus.on('close', closer(child)); // ? piled
    return child;
  }
}`,
    'a helper that adds for its caller': `
function connect(target: EventTarget, event: string, handler: () => void) {
  if (typeof target.addEventListener === 'function') target.addEventListener(event, handler, false);
}
export class Menu {
  open() {
    connect(window, 'resize', () => { this.close(); }); // ? neverReleased
  }
  close() { console.log(this); }
  dispose() { console.log('end'); }
}`,
    'a set-up that a constructor calls': {
      filename: 'file.js',
      code: `
function Editor(place, options) {
  this.place = place;
  register(this);
}
Editor.prototype.fit = function () { this.place.focus(); };
function register(editor) {
  window.addEventListener('resize', function () { editor.fit(); }); // ? neverReleased
}
export { Editor };`,
      only: ['untyped', 'a script'],
    },
    'an emitter that is a part of what was given': `
export class Animation {
  constructor(private readonly system: { assets: { on(event: string, listener: () => void): void; off(event: string, listener: () => void): void } }) {}
  play(name: string) { this.system.assets.on(\`add:\${name}\`, () => { this.start(); }); } // ? neverReleased
  start() { console.log('start'); }
  destroy() { console.log('end'); }
}`,
    'an emitter that the base class has, told by its use': `
import { Component } from './component.js';
export class Label extends Component {
  constructor(options) {
    super(options);
    this.entity.on('insert', this.insert, this); // ? neverReleased
  }
  insert() { console.log('insert'); }
  onRemove() { console.log('end'); }
}`,
    'what a helper unbinds and the teardown does not': `
export class Image {
  bind(asset) { asset.on('change', this.change, this); } // ? unreached
  unbind(asset) { asset.off('change', this.change, this); }
  change() { console.log('change'); }
  destroy() { console.log('end'); }
}`,
    'a signal of the program that an instance with an end answers': `
export class Browser {
  readonly traces = new Map<string, string>();
  constructor(readonly name: string) {
    process.on('SIGTERM', () => { this.traces.clear(); }); // ? neverReleased
  }
  dispose() { console.log('end'); }
}`,
    'a widget that adds to the window': `
export class Menu {
  constructor(private readonly element: HTMLElement) {
    element.classList.add('menu');
    document.addEventListener('click', () => { this.element.classList.remove('open'); }); // ? neverReleased
  }
}`,
    'a factory whose product the window keeps': `
export function edit(element: HTMLElement) {
  const editor = { element, fit: () => { element.style.width = '10px'; } };
  window.addEventListener('resize', () => { editor.fit(); }); // ? neverReleased
  return editor;
}`,
    'a mode that is left by itself, and not at the end': `
export class Player {
  expand() { document.addEventListener('keydown', this.pressed); } // ? unreached
  shrink() { document.removeEventListener('keydown', this.pressed); }
  pressed = () => { this.shrink(); };
  dispose() { console.log('end'); }
}`,
    'tracks of a media element that is attached': `
export class Subtitles {
  private media: HTMLVideoElement | undefined;
  attached(data: { media: HTMLVideoElement }) {
    this.media = data.media;
    this.media.textTracks.addEventListener('change', () => { this.select(); }); // ? neverReleased
  }
  select() { console.log(this.media); }
  destroy() { this.media = undefined; }
}`,
    'what is taken back, with its listener': `
export class Tracks {
  addTrack(track: EventTarget) {
    track.addEventListener('enabledchange', () => { this.changed(track); }); // ? neverReleased
  }
  removeTrack(track: EventTarget) { console.log(track); }
  changed(track: EventTarget) { console.log(this, track); }
}`,
    'the document of a package': `
import page from 'global/document';
export class Player {
  expand() { page.addEventListener('keydown', this.pressed); } // ? unreached
  shrink() { page.removeEventListener('keydown', this.pressed); }
  pressed = () => { this.shrink(); };
  dispose() { console.log('end'); }
}`,
    'modules of AMD': {
      filename: 'file.js',
      only: ['untyped', 'a script'],
      code: `
define(function (require, exports, module) {
  var event = require('./lib/event');
  exports.edit = function (element) {
    var editor = { element: element };
    event.addListener(window, 'resize', function () { editor.element.focus(); }); // ? neverReleased
    return editor;
  };
});
define(['./lib/event', 'require'], function (event, ask) {
  var other = ask('./lib/event');
  return { edit: function (element) {
    var editor = { element: element };
    event.addListener(window, 'resize', function () { editor.element.focus(); }); // ? neverReleased
    other.addListener(window, 'scroll', function () { editor.element.focus(); }); // ? neverReleased
    return editor;
  } };
});`,
    },
    'what the main process of Electron answers': `
import { ipcMain } from 'electron';
export class AppWindow {
  private ready = false;
  constructor() {
    ipcMain.on('ready', () => { this.ready = true; }); // ? neverReleased
  }
  destroy() { this.ready = false; }
}`,
    'a process whose end it waits for': `
import type { ChildProcess } from 'node:child_process';
export class Server {
  count = 0;
  constructor(private readonly child: ChildProcess) {
    this.child.on('message', () => this.count++); // ? neverReleased
    this.child.on('exit', () => this.dispose());
  }
  dispose() { this.count = 0; }
}`,
    'a signal that an exported function hands to its own helper': `
async function wait(ms: number, { signal }: { signal: AbortSignal }) {
  await new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(new Error('aborted'))); // ? neverReleased
    setTimeout(resolve, ms);
  });
}
export async function poll(signal: AbortSignal) {
  while (!signal.aborted) await wait(1000, { signal });
}`,
    'a view that its base disposes of, on what its constructor was given': {
      code: `
import type { EventEmitter } from 'node:events';
import { Disposable } from './lifecycle';
export class RoomView extends Disposable {
  constructor(private readonly room: EventEmitter) {
    super();
    this.room.on('change', () => this.emitChange()); // ? neverReleased
  }
  emitChange() {}
}`,
      only: ['untyped', 'the base stands in a file that is not there'],
    },
    'a function that two events call adds to one bus each time': `
import type { EventEmitter } from 'node:events';
export function plugin(bot: EventEmitter, client: EventEmitter) {
  client.on('login', () => { proxy(); });
  client.on('respawn', () => { proxy(); });
  function proxy() {
    const seen = new Set<string>();
    bot.on('newListener', (name: string) => { seen.add(name); }); // ? piled
  }
}`,
    'each click adds another': `
const button = document.createElement('button');
button.addEventListener('click', () => {
  const menu = document.createElement('ul');
  document.addEventListener('keydown', () => menu.remove()); // ! piled
});`,
    'a method that handles an event': `
import { EventEmitter } from 'node:events';
export class Panel {
  private readonly bus = new EventEmitter();
  constructor(private readonly button: HTMLElement) {
    this.button.addEventListener('click', this.open);
  }
  private readonly open = () => {
    this.bus.on('change', () => this.draw()); // ! piled
  };
  private draw() {}
}`,
    'options that a component mixes in, which may be the root': `
export default {
  data() { return { width: window.innerWidth }; },
  created() { window.addEventListener('resize', this.measure); }, // ? neverReleased
  methods: { measure() { this.width = window.innerWidth; } },
};`,
    'a service of the whole application that has a teardown': `
import { Injectable } from '@angular/core';
@Injectable({ providedIn: 'root' })
export class Bridge {
  isFocused = true;
  constructor() { window.addEventListener('focus', () => { this.isFocused = true; }); } // ? neverReleased
  ngOnDestroy() { console.log('end'); }
}`,
    'each call that waits adds a listener which only settles its promise': `
import { EventEmitter } from 'node:events';
export class Queue {
  private readonly bus = new EventEmitter();
  async drained() {
    await new Promise<void>((resolve) => {
      this.bus.on('drain', () => { // ? spent
        resolve();
      });
    });
  }
}`,
    'a wait of an event that comes again adds a listener which only settles its promise': `
import { EventEmitter } from 'node:events';
const bus = new EventEmitter();
const drained = (): Promise<void> => new Promise((resolve) => {
  bus.on('drain', () => { // ! spent
    resolve();
  });
});
const save = document.querySelector('button')!;
save.addEventListener('click', async () => {
  await drained();
  save.disabled = false;
});`,
    'a settler that is handed over itself': `
import { EventEmitter } from 'node:events';
const bus = new EventEmitter();
export const changed = (): Promise<unknown> => new Promise((resolve) => {
  bus.on('change', resolve); // ? spent
});`,
    'a reply that is told by its number': `
import { EventEmitter } from 'node:events';
export class Line {
  private readonly bus = new EventEmitter();
  ask(id: number) {
    return new Promise((resolve) => {
      this.bus.on('reply', (reply: { id: number }) => { // ? spent
        if (reply.id === id) resolve(reply);
      });
    });
  }
}`,
    'the program\'s own end, for each request': `
import { createServer } from 'node:http';
createServer((request, response) => {
  process.on('SIGTERM', () => response.end()); // ! neverReleased
});`,
    'no teardown removes it': `
export class Menu {
  constructor() {
    window.addEventListener('resize', this.layout); // ? neverReleased
  }
  layout = () => {};
  dispose() {}
}`,
    'a closure over the instance': `
export class Menu {
  constructor() {
    document.addEventListener('click', () => this.layout()); // ? neverReleased
  }
  layout() {}
  destroy() {}
}`,
    'options that end nothing': `
export class Menu {
  constructor() {
    document.addEventListener('scroll', () => this.layout(), { passive: true, once: false }); // ? neverReleased
  }
  layout() {}
  destroy() {}
}`,
    'a global call': `
export class Menu {
  constructor() {
    addEventListener('resize', () => this.layout()); // ? neverReleased
  }
  layout() {}
  dispose() {}
}`,
    'document.body': `
export class Menu {
  constructor() {
    document.body.addEventListener('click', () => this.layout()); // ? neverReleased
  }
  layout() {}
  [Symbol.dispose]() {}
}`,
    'window in a variable': `
const target = window;
export class Menu {
  constructor() {
    target.addEventListener('resize', () => this.layout()); // ? neverReleased
  }
  layout() {}
  dispose() {}
}`,
    'a web component': `
export class Menu extends HTMLElement {
  connectedCallback() {
    window.addEventListener('resize', this.layout); // ? neverReleased
  }
  layout = () => {};
}`,
    'an effect without a clean-up': `
import { useEffect } from 'react';
export function useResize(layout: () => void) {
  useEffect(() => {
    window.addEventListener('resize', layout); // ! neverReleased
  }, [layout]);
}`,
    'a React class': `
import { Component } from 'react';
export class Menu extends Component {
  componentDidMount() {
    document.addEventListener('keydown', this.close); // ? neverReleased
  }
  close = () => {};
  render() { return null; }
}`,
    'Vue: onMounted alone': `
import { onMounted } from 'vue';
export function useScroll(run: () => void) {
  onMounted(() => {
    window.addEventListener('scroll', run); // ? neverReleased
  });
}`,
    'a media query list is held by the document': `
export class Theme {
  constructor() {
    window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.paint()); // ? neverReleased
  }
  paint() {}
  dispose() {}
}`,
    'the old form of media query lists': `
export class Theme {
  constructor() {
    const query = matchMedia('print');
    query.addListener(() => this.paint()); // ? neverReleased
  }
  paint() {}
  dispose() {}
}`,
    'process': `
export class Server {
  constructor() {
    process.on('message', () => this.stop()); // ? neverReleased
  }
  stop() {}
  dispose() {}
}`,
    'a private method that is given the window': `
export class Drag {
  constructor() { this.#watch(window); }
  #watch(target: EventTarget) { target.addEventListener('move', () => this.layout()); } // ? neverReleased
  layout() {}
  dispose() {}
}`,
    'process by import': `
import process from 'node:process';
export class Server {
  constructor() {
    process.on('message', () => this.run()); // ? neverReleased
  }
  run() {}
  dispose() {}
}`,
    'an imported bus, for each request': {
      code: `
import express from 'express';
import { bus } from './bus';
const app = express();
app.get('/events', (request, response) => {
  bus.on('change', () => response.write('x')); // ! neverReleased
});`,
      only: ['typed', 'only its type says that the import is an emitter'],
    },
    'a module\'s own emitter, for each request': `
import { EventEmitter } from 'node:events';
import express from 'express';
const bus = new EventEmitter();
const app = express();
app.get('/events', (request, response) => {
  bus.on('change', () => response.write('x')); // ! neverReleased
});`,
    'an imported emitter': {
      code: `
import { bus } from './bus';
export class Panel {
  constructor() {
    bus.on('change', () => this.draw()); // ? neverReleased
  }
  draw() {}
  dispose() {}
}`,
      only: ['typed', 'only its type says that the import is an emitter'],
    },
    'a long-lived receiver of the settings': {
      code: `
import type { EventEmitter } from 'node:events';
export class Panel {
  constructor(bus: EventEmitter) {
    bus.on('change', () => this.draw()); // ? neverReleased
  }
  draw() {}
  dispose() {}
}`,
      settings: { longLived: ['bus'] },
    },
    'through a helper of the project': `
import { on } from './dom';
export class Menu {
  constructor() {
    on(window, 'resize', () => this.layout()); // ? neverReleased
  }
  layout() {}
  dispose() {}
}`,
    'an emitter that was handed in': `
import type { EventEmitter } from 'node:events';
export class Panel {
  constructor(private readonly bus: EventEmitter) {
    this.bus.on('change', () => this.draw()); // ? neverReleased
  }
  draw() {}
  dispose() {}
}`,
    'a long-lived abort signal': `
export class Job {
  constructor(signal: AbortSignal) {
    signal.addEventListener('abort', () => this.stop()); // ? neverReleased
  }
  stop() {}
  dispose() {}
}`,
    'a factory whose product disposes of other things': `
export function menu(layout: () => void, close: () => void) {
  window.addEventListener('resize', layout); // ? neverReleased
  return { dispose() { close(); } };
}`,
    'a generic receiver': {
      code: `
export class Menu<T extends EventTarget> {
  constructor(target: T) {
    target.addEventListener('resize', () => this.layout()); // ? neverReleased
  }
  layout() {}
  dispose() {}
}`,
      only: ['typed', 'the constraint of a type parameter is read from its type'],
    },
    'in a loop': `
export class Menu {
  constructor() {
    for (const name of ['resize', 'scroll']) window.addEventListener(name, this.layout); // ? neverReleased
  }
  layout = () => {};
  dispose() {}
}`,
  },
};
