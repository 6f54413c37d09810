import type { Cases } from '../cases.ts';

export const cases: Cases = {
  valid: {
    'walks that come to all of them, and answers that are asked for': `
export class Pool {
  constructor(private readonly undos: (() => boolean)[], private readonly parts: { dispose(): void; isOpen(): boolean }[]) {}
  tryAll() { return this.undos.every((undo) => undo()); }
  check() {
    if (this.undos.every((undo) => undo())) console.log('all');
    this.parts.every((part) => part.isOpen());
  }
  dispose() {
    this.parts.forEach((part) => part.dispose());
    this.parts.some((part) => { part.dispose(); });
    this.parts.every((part) => {
      part.dispose();
      return true;
    });
  }
}`,
    'what belongs together by its name alone, and one function of it': `
import { topics } from './topics';
export class Feed {
  private readonly onMessage = this.read.bind(this);
  constructor(private readonly key: string, private readonly other: string) {}
  open() {
    topics.subscribe(this.key, this.onMessage);
    topics.watch(this.other, this.read.bind(this));
    topics.subscribe(this.other, (error: unknown) => console.error(error));
  }
  read(text: string) { console.log(text, this.key); }
  close() {
    topics.unsubscribe(this.key, this.onMessage);
    topics.unwatch(this.key, this.read.bind(this));
    topics.unsubscribe(this.other, (error: unknown) => console.error(error));
  }
}`,
    'an event that may be the one that was waited for': `
import type { EventEmitter } from 'node:events';
import { names } from './names';
export class Wait {
  constructor(private readonly bus: EventEmitter, private readonly name: string, private readonly id: string) {}
  begin() {
    const name = \`\${names.done}\${this.id}\`;
    this.bus.once(this.name, this.finish);
    this.bus.once(name, this.end);
    this.bus.once('late', this.finish);
    this.bus.on('late', this.finish);
  }
  finish = () => console.log('finished');
  end = () => console.log('ended');
  dispose() {
    this.bus.off('done', this.finish);
    this.bus.off(\`\${names.done}\${this.id}\`, this.end);
    this.bus.off('late', this.finish);
  }
}`,
    'releases that are handed on, looked at or kept': `
export class Turn {
  private stop?: () => void;
  constructor(private readonly lock: { release: () => void; closed: Promise<void> }, private readonly timer: { stop: () => void }) {}
  async run(hand: (release: () => void) => void) {
    hand(this.lock.release);
    this.stop = this.timer.stop.bind(this.timer);
    if (this.lock.release) this.lock.release();
    await this.lock.closed;
    return this.lock.release;
  }
  end() { this.stop?.(); }
}`,
    'a release that is named to be handed on, or beside one that is called': {
      filename: 'file.tsx',
      code: `
import { useEffect } from 'react';
export function Clock({ tell }: { tell: (stop: () => void) => void }) {
  useEffect(() => {
    const worker = new Worker('/clock.js');
    worker.postMessage('start');
    tell(worker.terminate.bind(worker));
    return () => worker.terminate();
  }, [tell]);
  useEffect(() => {
    const worker = new Worker('/clock.js');
    worker.terminate;
    return () => { worker.terminate(); };
  }, []);
  return null;
}`,
    },
    'a variable of the module that holds what an earlier call added, and a function that another method gives': `
import { EventEmitter } from 'node:events';
let early: ((error: Error) => void) | undefined;
export function setUp(isLate: boolean, log: (error: Error) => void) {
  const handle = (error: Error) => { log(error); };
  if (early) {
    process.off('uncaughtException', early);
    early = undefined;
  }
  process.on('uncaughtException', handle);
  if (!isLate) early = handle;
}
class Ending { constructor(readonly end: () => void) {} }
export class Notifier {
  readonly #events = new EventEmitter();
  #last?: string;
  #make() {
    const notify = (state: string) => { this.#last = state; };
    return { notify, ending: new Ending(() => this.#events.off('version', notify)) };
  }
  subscribe() {
    const { notify, ending } = this.#make();
    this.#events.on('version', notify);
    if (this.#last) notify(this.#last);
    return ending;
  }
}`,
    'the document of an element, which mostly is the document': `
const near = (event: Event): void => { console.log(event.type); };
export class Sorter {
  constructor(private readonly el: HTMLElement) {}
  start() { this.el.ownerDocument.addEventListener('mousemove', near); }
  destroy() { document.removeEventListener('mousemove', near); }
}`,
    'a clean-up that Svelte calls': {
      filename: 'file.tsx',
      code: `
import { onMount } from 'svelte';
onMount(() => {
  const timer = setInterval(() => console.log('tick'), 1000);
  return () => clearInterval(timer);
});`,
    },
    'functions that a life cycle method returns to those who call it, and that release nothing': `
import { onMounted } from 'vue';
export class Ruler {
  mounted(onTick: () => void) {
    const timer = setInterval(onTick, 1000);
    return () => clearInterval(timer);
  }
}
export function useWidth(load: () => Promise<void>, show: () => void) {
  onMounted(() => load());
  onMounted(() => { return () => show(); });
}`,
    'events whose names only share words': `
import { stage } from './stage';
export class Menu {
  private readonly onDown = () => { console.log(this); };
  open(names: string) { stage.on('open close', this.onDown); stage.on(names, this.onDown); }
  destroy(names: string) { stage.off(names, this.onDown); }
}`,
    'a list of events, of which a step of the work removes one and the end all, or that goes with its own element': `
import $ from 'jquery';
import { stage } from './stage';
export class Menu {
  private readonly el = document.createElement('div');
  private readonly onDown = () => { console.log(this.el); };
  open() {
    $(this.el).on('click touchstart', this.onDown);
    stage.on('open close', this.onDown);
  }
  settle() { stage.off('open', this.onDown); }
  destroy() { $(this.el).off('click', this.onDown); stage.off(undefined, this.onDown); }
}`,
    'lists of events that are removed in another order, piece by piece, by a longer list or by a namespace': `
import $ from 'jquery';
import { stage } from './stage';
export class Menu {
  constructor(private readonly el: HTMLElement) {}
  private readonly onDown = () => { console.log(this.el); };
  private readonly onMove = () => { console.log(this.el); };
  open() {
    $(document).on('click touchstart', this.onDown);
    $(window).on('mousemove.menu pointermove.menu', this.onMove);
    stage.on('open close', this.onDown);
    stage.on(['change', 'moveend'], this.onDown);
    stage.on('zoom', this.onMove);
  }
  destroy() {
    $(document).off('touchstart click', this.onDown);
    $(window).off('.menu', this.onMove);
    stage.off('open', this.onDown);
    stage.off('close', this.onDown);
    stage.off('change moveend', this.onDown);
    stage.off('zoom pan', this.onMove);
  }
}`,
    'texts with a space that share a word and a function: each is one name': `
import { ipc } from './ipc';
export function subscribe(onChange: () => void) {
  ipc.on('config change', onChange);
  ipc.on('plugins change', onChange);
  return () => {
    ipc.removeListener('config change', onChange);
    ipc.removeListener('plugins change', onChange);
  };
}
export function follow(onChange: () => void) {
  ipc.on('window title', onChange);
  ipc.on('tab title', onChange);
  return () => { ipc.removeListener('tab title', onChange); };
}`,
    'a clean-up that a component may call, and one of a call whose result is used': {
      filename: 'file.tsx',
      code: `
import { useEffect } from 'react';
import { Toggle } from './toggle';
export function Panel({ on }: { on: boolean }) {
  const key = () => console.log(on);
  const begin = () => { window.addEventListener('keydown', key); return () => window.removeEventListener('keydown', key); };
  useEffect(() => (() => { window.addEventListener('keydown', key); return () => window.removeEventListener('keydown', key); })(), [on]);
  return <Toggle onOpen={begin} />;
}`,
    },
    'a function around another than the one that is removed': `
import type { EventEmitter } from 'node:events';
export function forward(app: EventEmitter, send: (data: unknown) => void, other: (data: unknown) => void) {
  app.on('data', (data: unknown) => send({ data }));
  app.removeListener('data', other);
}`,
    'an event whose name is put together alike': `
import { EventEmitter } from 'node:events';
const bus = new EventEmitter();
export class Video {
  constructor(private readonly id: string) {}
  private readonly onStop = () => { console.log(this.id); };
  open() { const name = \`stop-\${this.id}\`; bus.on(name, this.onStop); }
  close() { bus.removeListener(\`stop-\${this.id}\`, this.onStop); }
}`,
    'handlers that an object keeps, taken apart under other names': `
let kept: { onMove: () => void } | undefined;
export class Dock {
  private handlers: { onMove: () => void } | null = null;
  start() {
    const onMove = () => { console.log(this); };
    this.handlers = { onMove };
    window.addEventListener('pointermove', onMove);
  }
  end() {
    if (!this.handlers) return;
    const { onMove: move } = this.handlers;
    window.removeEventListener('pointermove', move);
    this.handlers = null;
    kept = undefined;
  }
}
export const isKept = () => kept !== undefined;`,
    'a variable of the module keeps what the call before added': `
let current: (() => void) | undefined;
export function follow(handler: (() => void) | null) {
  if (current) { window.removeEventListener('resize', current); current = undefined; }
  if (handler) {
    current = () => { handler(); };
    window.addEventListener('resize', current);
  }
}`,
    'what is waited for, or a way out, comes before the field is emptied': `
export class Page {
  private dialog: Worker | null = null;
  private timer: ReturnType<typeof setTimeout> | null = null;
  async ask() {
    this.dialog = new Worker('dialog.js');
    await new Promise((resolve) => { this.dialog?.addEventListener('message', resolve, { once: true }); });
    this.dialog = null;
  }
  resize(isSoon: boolean) {
    if (isSoon) {
      this.timer = setTimeout(() => { console.log(this); }, 100);
      return;
    }
    this.timer = null;
  }
  dispose() { this.dialog?.terminate(); if (this.timer !== null) clearTimeout(this.timer); }
}`,
    'a handler is taken off, and another put on in its place': `
import type { Writable } from 'node:stream';
export class Pipe {
  private stream: Writable | undefined;
  private readonly failed = (error: Error) => { console.log(error); };
  constructor(write: Writable) { this.stream = write.on('error', this.failed); }
  end() {
    if (!this.stream) return;
    this.stream.removeListener('error', this.failed);
    this.stream.on('error', () => undefined);
    this.stream.end();
    this.stream = undefined;
  }
}`,
    'a field that is called as the global may hold it': `
export class Scroll {
  private readonly move = () => { console.log(this); };
  constructor(private readonly document: Document) {}
  bind() { this.document.addEventListener('mousemove', this.move); }
  unbind() { document.removeEventListener('mousemove', this.move); }
}`,
    'a field that is emptied before, after its release, in another call, or on another way': `
export class Panel {
  private resized: (() => void) | null;
  private timer: ReturnType<typeof setInterval> | null;
  private moved: (() => void) | null;
  constructor(private readonly isShown: boolean) {
    this.resized = null;
    this.timer = null;
    this.moved = null;
    this.resized = () => this.draw();
    window.addEventListener('resize', this.resized);
    if (isShown) {
      this.moved = () => this.draw();
      window.addEventListener('scroll', this.moved);
    } else {
      this.moved = null;
    }
  }
  flash() {
    this.timer = setInterval(() => this.draw(), 100);
    this.draw();
    clearInterval(this.timer);
    this.timer = null;
  }
  draw() {}
  dispose() {
    if (this.resized) window.removeEventListener('resize', this.resized);
    this.resized = null;
    if (this.moved) window.removeEventListener('scroll', this.moved);
    if (this.timer) clearInterval(this.timer);
  }
}`,
    'one handler on two targets, and each its own, for a list of events': `
export function each(target: EventTarget, handle: (this: EventTarget, event: Event) => void, names: Set<string>) {
  const inner = handle.bind(target);
  const outer = handle.bind(document);
  for (const name of names) { target.addEventListener(name, inner); document.addEventListener(name, outer); }
  return () => { for (const name of names) { target.removeEventListener(name, inner); document.removeEventListener(name, outer); } };
}
export function one(target: EventTarget, handle: (from: EventTarget | null, event: Event) => void, names: Set<string>) {
  const both = handle.bind(null, target);
  for (const name of names) { target.addEventListener(name, both); document.addEventListener(name, both); }
  return () => { for (const name of names) { target.removeEventListener(name, both); document.removeEventListener(name, both); } };
}`,
    'a part of an object that holds the target, after what it is chained with': `
import type { Duplex } from 'node:stream';
export class Transport {
  private streams?: { write: Duplex };
  private readonly ended = () => { this.streams?.write.removeListener('end', this.ended); this.streams = undefined; };
  constructor(pipe: Duplex) {
    this.streams = { write: pipe.on('end', this.ended) };
  }
}`,
    'a clean-up that is left over: nothing observes any more': `
export class Widget {
  private resize$?: ResizeObserver;
  ngOnDestroy() { this.resize$?.disconnect(); }
}`,
    'what is left over of a clean-up': `
export class Week {
  private subscription?: { unsubscribe(): void };
  private timer?: number;
  ngOnDestroy() {
    this.subscription?.unsubscribe();
    clearTimeout(this.timer);
  }
}`,
    'methods that every object has': `
export class Ping {
  private readonly members: Record<string, { stop(): void }> = {};
  constructor(private readonly room: EventTarget) { this.room.addEventListener('joined', this.onJoined); }
  onJoined = () => {};
  stop() {
    this.room.removeEventListener('joined', this.onJoined);
    for (const id in this.members) if (this.members.hasOwnProperty(id)) this.members[id]!.stop();
  }
}`,
    'a clean-up that one of two callers keeps': `
import { useEffect } from 'react';
export function Clock({ tick }: { tick: () => void }) {
  useEffect(() => {
    const start = () => {
      const timer = setInterval(tick, 1000);
      return () => clearInterval(timer);
    };
    let stop = start();
    const onFocus = () => { stop(); stop = start(); };
    window.addEventListener('focus', onFocus);
    return () => { stop(); window.removeEventListener('focus', onFocus); };
  }, [tick]);
  return null;
}`,
    'a clean-up that a start of the program drops': `
const start = () => {
  const timer = setInterval(() => console.log('.'), 1000);
  return () => clearInterval(timer);
};
start();`,
    'what once() has added': `
import { EventEmitter } from 'node:events';
export class Engine {
  private readonly bus = new EventEmitter();
  wait(done: () => void, failed: () => void) {
    const onDone = () => { stop(); done(); };
    const onClosing = () => { stop(); failed(); };
    const stop = () => {
      this.bus.off('done', onDone);
      this.bus.off('closing', onClosing);
    };
    this.bus.on('done', onDone);
    this.bus.once('closing', onClosing);
  }
}`,
    'the same method': `
export class Menu {
  constructor() { window.addEventListener('resize', this.layout); }
  layout = () => {};
  dispose() { window.removeEventListener('resize', this.layout); }
}`,
    'an alias of the target and of the handler': `
export class Menu {
  element = document.body;
  constructor() { this.element.addEventListener('click', this.close); }
  close = () => {};
  dispose() {
    const { element, close } = this;
    element.removeEventListener('click', close);
  }
}`,
    'bound once in a field': `
export class Menu {
  private readonly onResize = this.layout.bind(this);
  constructor() { window.addEventListener('resize', this.onResize); }
  layout() {}
  dispose() { window.removeEventListener('resize', this.onResize); }
}`,
    'options that leave capture as it is': `
export class Menu {
  constructor() { window.addEventListener('touchmove', this.layout, { passive: false }); }
  layout = () => {};
  dispose() { window.removeEventListener('touchmove', this.layout, false); }
}`,
    'capture by both forms': `
export class Menu {
  constructor() { window.addEventListener('focus', this.layout, { capture: true }); }
  layout = () => {};
  dispose() { window.removeEventListener('focus', this.layout, true); }
}`,
    'window is the global object': `
export class Menu {
  constructor() { addEventListener('resize', this.layout); }
  layout = () => {};
  dispose() { window.removeEventListener('resize', this.layout); }
}`,
    'a helper that takes target and handler': `
function off(target: EventTarget, name: string, run: () => void) { target.removeEventListener(name, run); }
export class Menu {
  constructor() { window.addEventListener('resize', this.layout); }
  layout = () => {};
  dispose() { off(window, 'resize', this.layout); }
}`,
    'a removal of what others added': `
export function hush(run: () => void) {
  window.removeEventListener('resize', run);
}`,
    'two handlers, each with its own removal': `
export class Menu {
  constructor() {
    window.addEventListener('resize', this.layout);
    window.addEventListener('resize', this.close);
  }
  layout = () => {};
  close = () => {};
  dispose() {
    window.removeEventListener('resize', this.layout);
    window.removeEventListener('resize', this.close);
  }
}`,
    'an event name in a constant': `
const name = 'resize';
export class Menu {
  constructor() { window.addEventListener(name, this.layout); }
  layout = () => {};
  dispose() { window.removeEventListener('resize', this.layout); }
}`,
    'on and off of an emitter': `
import { EventEmitter } from 'node:events';
const bus = new EventEmitter();
export class Panel {
  constructor() { bus.on('change', this.draw); }
  draw = () => {};
  dispose() { bus.off('change', this.draw); }
}`,
    'a method called off of something else': `
declare const lamp: { on(name: string, run: () => void): void; off(name: string, run: () => void): void; level: number };
export class Room {
  constructor() { lamp.on('left', this.dim); }
  dim = () => { lamp.level = 1; };
  undim = () => { lamp.level = 2; };
  dispose() { if (lamp.level > 1) lamp.off('left', this.dim); }
}`,
    'a field that anything may fill': `
export class Feed {
  private timer?: ReturnType<typeof setTimeout>;
  constructor(options: object) { Object.assign(this, options); }
  dispose() { clearTimeout(this.timer); }
}`,
    'a listener that moves on at the end of a phase': `
import { Base } from './base.ts';
export class Focus extends Base {
  constructor() { super(); this.on(this.first, 'focus', this.update); }
  update() {}
  detach() {
    this.off(this.last, 'focus', this.update);
    this.off(this.first, 'focus', this.update);
    this.on(this.first, 'focus', this.update);
  }
}`,
  },
  invalid: {
    'a part that ends when what it listens to ends, and so goes with it: worth a look only': `
export class Overlay {
  constructor(player) {
    this.player = player;
    this.start = this.start.bind(this);
    this.resize = this.resize.bind(this);
    this.reset = this.reset.bind(this);
    this.destroy = this.destroy.bind(this);
    player.on('play', this.start);
    player.on('resize', this.resize);
    player.on('destroy', this.destroy);
  }
  start() { this.shown = true; }
  resize() { this.width = 1; }
  reset() { this.width = 0; }
  destroy() {
    this.player.off('play', this.start);
    this.player.off('resize', this.reset); // ? otherHandler
    this.player.off('destroy', this.destroy);
  }
}`,
    'the subscription of a route, which goes with it: worth a look only': `
import { Component, inject, OnDestroy, OnInit } from '@angular/core';
import { ActivatedRoute } from '@angular/router';
import type { Subscription } from 'rxjs';
@Component({ selector: 'app-key', template: '' })
export class KeyPage implements OnInit, OnDestroy {
  private readonly route = inject(ActivatedRoute);
  private readonly keySubscription: Subscription;
  token = '';
  ngOnInit() {
    this.route.queryParams.subscribe((params) => { this.token = params['token']; });
  }
  ngOnDestroy() {
    if (this.keySubscription) this.keySubscription.unsubscribe(); // ? unassigned
  }
}`,
    'a bind on an element that the class makes: it goes with it': `
export class Editor {
  private readonly input = document.createElement('input');
  constructor() { this.input.addEventListener('keydown', this.onKey.bind(this)); }
  onKey(event: KeyboardEvent) { console.log(event.key, this.input.value); }
  destroy() {
    this.input.removeEventListener('keydown', this.onKey.bind(this)); // ? freshHandler
    this.input.remove();
  }
}`,
    'a walk over releases that ends after the first': `
import { listen } from './listen';
export function follow(run: () => void) {
  const undos = [listen('open', run), listen('close', run)];
  return () => {
    undos.every((undo) => undo()); // ? stopped
  };
}
export class Uploads {
  constructor(private readonly parts: { dispose(): void }[], private readonly paths: string[]) {}
  clear() {
    this.paths.every((path) => { // ! stopped
      this.removeFile(path);
    });
  }
  removeFile(path: string) { console.log('removed', path); }
  dispose() {
    this.parts.every((part) => part.dispose()); // ? stopped
  }
}`,
    'one bind to add and another to remove, where the names of the methods tell that they belong together': `
import { topics } from './topics';
export class Feed {
  constructor(private readonly key: string) {}
  open() { topics.subscribe(this.key, this.read.bind(this)); }
  read(text: string) { console.log(text, this.key); }
  close() {
    topics.unsubscribe(this.key, this.read.bind(this)); // ? freshHandler
  }
}`,
    'a function that waits for one event and is taken from another': `
import { EventEmitter } from 'node:events';
import { names } from './names';
const gateway = new EventEmitter();
export class Session {
  constructor(private readonly id: string) {
    gateway.on(names.closed, this.leave);
    const name = \`\${names.stopped}-\${this.id}\`;
    gateway.once(name, this.stop);
  }
  leave = () => console.log('left');
  stop = () => console.log('stopped');
  dispose() {
    gateway.off(names.closed, this.leave);
    gateway.off(names.stopped, this.stop); // ! otherEvent
  }
}`,
    'a release that is named and not called, of what no table knows': `
export class Store {
  constructor(private readonly client: { end: (done?: () => void) => void }, private readonly locks: Map<string, { release: () => Promise<void> }>) {}
  disconnect() {
    if (this.client) this.client.end.bind(this.client); // ? namedOnly
  }
  async save(key: string) {
    const lock = this.locks.get(key);
    if (lock) await lock.release; // ? namedOnly
  }
}`,
    'a release that is named and not called': {
      filename: 'file.tsx',
      code: `
import { useEffect } from 'react';
export function Clock({ url }: { url: string }) {
  useEffect(() => {
    const worker = new Worker(url);
    worker.postMessage('start');
    return () => {
      worker.terminate; // ! namedOnly
    };
  }, [url]);
  useEffect(() => {
    const socket = new WebSocket(url);
    socket.onmessage = () => console.log('x');
    return () => socket.close; // ! namedOnly
  }, [url]);
  return null;
}
export class Feed {
  private readonly source = new EventSource('/feed');
  constructor(private readonly text: HTMLElement) {
    this.source.onmessage = ({ data }) => { this.text.textContent = String(data); };
  }
  dispose() {
    this.source.close.bind(this.source); // ! namedOnly
  }
}`,
    },
    'a field that nothing fills, beside what ends by itself': `
import { first, interval, type Subscription } from 'rxjs';
export class List {
  private seed?: Subscription;
  constructor(show: (page: number) => void) { interval(100).pipe(first()).subscribe(show); }
  destroy() {
    this.seed?.unsubscribe(); // ? unassigned
  }
}`,
    'a second bind beside a component that listens to the same event': `
import { useEffect } from 'react';
export function Clock({ show }: { show: (at: number) => void }) {
  useEffect(() => {
    window.addEventListener('resize', () => show(Date.now()));
  }, [show]);
  return null;
}
export class Panel {
  constructor(private readonly root: HTMLElement) { window.addEventListener('resize', this.layout.bind(this)); }
  layout() { this.root.hidden = innerWidth < 300; }
  dispose() {
    window.removeEventListener('resize', this.layout.bind(this)); // ! freshHandler
  }
}`,
    'of two effects, each removal is one of its own': `
import { useEffect } from 'react';
export function useBoth(show: (at: number) => void, hide: () => void) {
  useEffect(() => {
    window.addEventListener('resize', () => show(Date.now()));
    return () => window.removeEventListener('resize', () => show(Date.now())); // ! freshHandler
  }, [show]);
  useEffect(() => {
    window.addEventListener('resize', () => hide());
    return () => window.removeEventListener('resize', () => hide()); // ! freshHandler
  }, [hide]);
}`,
    'a clean-up of a life cycle method that is a field': `
export class Ruler extends HTMLElement {
  connectedCallback = () => {
    const timer = setInterval(() => this.measure(), 1000);
    return () => clearInterval(timer); // ! uncalledCleanup
  };
  measure() { this.title = String(this.clientWidth); }
}`,
    'a clean-up that Vue does not call': `
import { onMounted, watchEffect } from 'vue';
export function useWidth(onResize: () => void) {
  onMounted(() => {
    window.addEventListener('resize', onResize);
    return () => window.removeEventListener('resize', onResize); // ! uncalledCleanup
  });
  watchEffect(() => {
    const timer = setInterval(onResize, 1000);
    return () => clearInterval(timer); // ! uncalledCleanup
  });
}`,
    'a text with a space is one name of Node\'s emitters and of the platform\'s targets': `
import { EventEmitter } from 'node:events';
const chat = new EventEmitter();
export class Room {
  private readonly onMessage = () => { console.log(this); };
  open() { chat.on('chat message', this.onMessage); window.addEventListener('click touchstart', this.onMessage); }
  dispose() {
    chat.off('chat', this.onMessage); // ! otherEvent
    window.removeEventListener('click', this.onMessage); // ! otherEvent
  }
}`,
    'namespaces of a list, of which the end removes one': {
      only: ['untyped', 'the global has no types here'],
      code: `
export class Menu {
  constructor(el) { this.el = el; this.onMove = () => { console.log(this.el); }; }
  open() { jQuery(window).on('resize.menu scroll.page', this.onMove); }
  destroy() { jQuery(window).off('.menu', this.onMove); } // ! fewerEvents
}`,
    },
    'a list of events, of which the end removes some': `
import $ from 'jquery';
import { stage } from './stage';
export class Menu {
  constructor(private readonly el: HTMLElement) {}
  private readonly onDown = () => { console.log(this.el); };
  open() {
    $(document).on('click touchstart', this.onDown);
    stage.on('open close', this.onDown);
    stage.on(['change', 'moveend'], this.onDown);
  }
  destroy() {
    $(document).off('click', this.onDown); // ! fewerEvents
    stage.off('close', this.onDown); // ! fewerEvents
    stage.off(['moveend', 'movestart'], this.onDown); // ! fewerEvents
  }
}`,
    'a clean-up that an element or a function called at once drops': {
      filename: 'file.tsx',
      code: `
import { useEffect } from 'react';
export function Panel({ id }: { id: string }) {
  useEffect(() => {
    (async () => {
      await fetch(id);
      const timer = setInterval(() => console.log(id), 1000);
      return () => clearInterval(timer); // ! uncalledCleanup
    })();
  }, [id]);
  const key = () => console.log(id);
  const click = () => {
    window.addEventListener('keydown', key);
    return () => window.removeEventListener('keydown', key); // ! uncalledCleanup
  };
  return <button onClick={click} />;
}`,
    },
    'another class of the file removes from emitters, and adds for the same event': `
import { EventEmitter } from 'node:events';
declare const emitter: EventEmitter;
export class Capture {
  constructor() { window.addEventListener('scroll', this.update, true); }
  private update = () => { console.log(this); };
  destroy() { window.removeEventListener('scroll', this.update); } // ! otherCapture
}
export class Emitter {
  constructor() { emitter.on('open', this.open); }
  private open = () => { console.log(this); };
  destroy() { emitter.off('open', this.open); }
}
export class Target {
  constructor() { document.addEventListener('scroll', this.measure); }
  private measure = () => { console.log(this); };
  destroy() { window.removeEventListener('scroll', this.measure); } // ! otherTarget
}
export class Right {
  constructor() { window.addEventListener('scroll', this.draw); }
  private draw = () => { console.log(this); };
  destroy() { window.removeEventListener('scroll', this.draw); }
}`,
    'an arrow was added, a method is removed': `
export class Menu extends HTMLElement {
  connectedCallback() {
    document.addEventListener('click', (event) => this.close(event));
  }
  close(event: Event) { console.log(event); }
  disconnectedCallback() { document.removeEventListener('click', this.close); } // ! otherHandler
}`,
    'a function around the one that is removed': `
import type { EventEmitter } from 'node:events';
export function forward(app: EventEmitter, spark: { ends: (() => void)[] }, send: (data: unknown) => void, names: string[]) {
  names.forEach((name) => {
    app.on(name, (data: unknown) => send({ name, data }));
    spark.ends.push(() => app.removeListener(name, send)); // ! otherHandler
  });
}`,
    'an event whose name is longer where it is added': `
import { EventEmitter } from 'node:events';
import { channels } from './channels.js';
export class Video {
  private readonly gateway = new EventEmitter();
  constructor(private readonly id: string) {}
  private readonly onStop = () => { console.log(this.id); };
  open() {
    const name = \`\${channels.stop}-\${this.id}\`;
    this.gateway.on(name, this.onStop);
  }
  close() { this.gateway.removeListener(channels.stop, this.onStop); } // ? otherEvent
}`,
    'a field that the call which fills it empties': `
export class Network {
  private changed: (() => void) | null;
  private timer: ReturnType<typeof setInterval> | null;
  private observer: ResizeObserver | null;
  constructor(element: Element) {
    if (element.isConnected) {
      this.changed = () => this.ask();
      window.addEventListener('online', this.changed);
    }
    this.timer = setInterval(() => this.ask(), 1000);
    this.observer = new ResizeObserver(() => this.ask());
    this.changed = null; // ! emptied
    this.timer = null; // ! emptied
    this.observer.observe(element);
  }
  ask() {}
  dispose() {
    if (this.changed) window.removeEventListener('online', this.changed);
    if (this.timer) clearInterval(this.timer);
    this.observer?.disconnect();
  }
}`,
    'the handler of another target, for a list of events': `
import { handle } from './not-here.js';
export function mount(target: EventTarget, names: Set<string>) {
  const inner = handle.bind(null, target);
  const outer = handle.bind(null, document);
  for (const name of names) {
    target.addEventListener(name, inner);
    document.addEventListener(name, outer);
  }
  return () => {
    for (const name of names) {
      target.removeEventListener(name, inner);
      document.removeEventListener(name, inner); // ? otherHandler
    }
  };
}`,
    'the same in two fields': `
export class Drag {
  private readonly move: () => void;
  private readonly stop: () => void;
  constructor(private readonly element: EventTarget, private readonly names: string[], go: (dx: number) => void, halt: (dx: number) => void) {
    this.move = go.bind(undefined, 1);
    this.stop = halt.bind(undefined, 1);
    for (const name of names) { element.addEventListener(name, this.move); window.addEventListener(name, this.stop); }
  }
  dispose() {
    for (const name of this.names) {
      this.element.removeEventListener(name, this.move);
      window.removeEventListener(name, this.move); // ? otherHandler
    }
  }
}`,
    'a field that nothing fills, with what it was meant for and without': `
export class Clock {
  private timer?: ReturnType<typeof setInterval>;
  private poll?: ReturnType<typeof setTimeout>;
  start() { setInterval(() => this.tick(), 1000); }
  tick() {}
  stop() { clearInterval(this.timer); } // ! unassigned
}
export class Watch {
  private timer?: ReturnType<typeof setInterval>;
  readonly ticks = setInterval(() => this.tick(), 1000);
  tick() {}
  stop() { clearInterval(this.timer); clearInterval(this.ticks); } // ? unassigned
}`,
    'a handler that each call makes anew, removed before it is added': `
export function start(stopProxy: { kill(): void }) {
  const stop = () => { stopProxy.kill(); };
  process.off('exit', stop); // ! freshHandler
  process.on('exit', stop);
}`,
    'on for off in a teardown': `
import { Base } from './base.ts';
export class SeekBar extends Base {
  constructor() {
    super();
    this.on(this.player, 'ended', this.update);
    this.on(this.tracker, 'edge', this.update);
  }
  update() {}
  dispose() {
    this.off(this.player, 'ended', this.update);
    this.on(this.tracker, 'edge', this.update); // ! acquiredAtEnd
    super.dispose();
  }
}`,
    'a private field that nothing assigns': `
export class Feed {
  private timer?: ReturnType<typeof setTimeout>;
  start() { queueMicrotask(() => this.start()); }
  dispose() { clearTimeout(this.timer); } // ? unassigned
}`,
    'a removal of a variable that nothing assigns': `
export function request(signal: AbortSignal) {
  let onAbort;
  return () => signal.removeEventListener('abort', onAbort); // ! unassigned
}`,
    'a variable that nothing assigns': `
import { useEffect } from 'react';
export function useKeys(run: () => void) {
  useEffect(() => {
    let onKey: (() => void) | undefined;
    document.addEventListener('keydown', () => run());
    return () => {
      document.removeEventListener('keydown', onKey!); // ! neverAssigned
    };
  }, [run]);
}`,
    'a clean-up that the one caller drops': `
import { useEffect, useState } from 'react';
export function Clock() {
  const [count, setCount] = useState(0);
  useEffect(() => {
    async function start() {
      const from = await fetch('/from').then((response) => response.json());
      const timer = setInterval(() => setCount(from), 1000);
      return () => clearInterval(timer); // ! uncalledCleanup
    }
    start().catch(console.error);
  }, []);
  return count;
}`,
    'a clean-up that React does not call': `
import { Component } from 'react';
export class Clock extends Component {
  componentDidMount() {
    const timer = setInterval(() => this.setState({}), 1000);
    return () => clearInterval(timer); // ! uncalledCleanup
  }
  render() { return null; }
}`,
    'a fresh arrow': `
export class Menu {
  constructor() { window.addEventListener('resize', () => this.layout()); }
  layout() {}
  dispose() {
    window.removeEventListener('resize', () => this.layout()); // ! freshHandler
  }
}`,
    'a second bind': `
export class Menu {
  constructor() { window.addEventListener('resize', this.layout.bind(this)); }
  layout() {}
  dispose() {
    window.removeEventListener('resize', this.layout.bind(this)); // ! freshHandler
  }
}`,
    'bound when it was added, bare when it is removed': `
export class Menu {
  constructor() { window.addEventListener('resize', this.layout.bind(this)); }
  layout() {}
  dispose() {
    window.removeEventListener('resize', this.layout); // ! freshHandler
  }
}`,
    'the product of a factory': `
const handler = (name: string) => () => console.log(name);
export class Menu {
  constructor() { window.addEventListener('resize', handler('a')); }
  dispose() {
    window.removeEventListener('resize', handler('a')); // ! freshHandler
  }
}`,
    'the handler of a sibling': `
export class Menu {
  constructor() {
    window.addEventListener('resize', this.layout);
  }
  layout = () => {};
  close = () => {};
  dispose() {
    window.removeEventListener('resize', this.close); // ! otherHandler
  }
}`,
    'another event': `
export class Menu {
  constructor() { window.addEventListener('mouseover', this.layout); }
  layout = () => {};
  dispose() {
    window.removeEventListener('mouseenter', this.layout); // ! otherEvent
  }
}`,
    'another target': `
export class Menu {
  constructor() { document.addEventListener('click', this.close); }
  close = () => {};
  dispose() {
    window.removeEventListener('click', this.close); // ! otherTarget
  }
}`,
    'a missing capture': `
export class Menu {
  constructor() { document.addEventListener('focus', this.close, true); }
  close = () => {};
  dispose() {
    document.removeEventListener('focus', this.close); // ! otherCapture
  }
}`,
    'capture in an object': `
export class Menu {
  constructor() { document.addEventListener('focus', this.close, { capture: true, passive: true }); }
  close = () => {};
  dispose() {
    document.removeEventListener('focus', this.close, { passive: true }); // ! otherCapture
  }
}`,
    'capture, beside the same handler for another event of something else': `
export class Menu {
  constructor() {
    matchMedia('print').addEventListener('change', this.close);
    document.addEventListener('focus', this.close, true);
  }
  close = () => {};
  dispose() {
    document.removeEventListener('focus', this.close); // ! otherCapture
  }
}`,
    'added where it should be removed': `
export class Menu {
  constructor() { window.addEventListener('resize', this.layout); }
  layout = () => {};
  dispose() {
    window.addEventListener('resize', this.layout); // ! acquiredAtEnd
  }
}`,
    'off that calls on': `
import { EventEmitter } from 'node:events';
export class Hub {
  private readonly emitter = new EventEmitter();
  on(name: string, run: () => void) { this.emitter.on(name, run); }
  off(name: string, run: () => void) {
    this.emitter.on(name, run); // ! acquiredAtEnd
  }
}`,
    'a fresh handler of an effect': `
import { useEffect } from 'react';
export function useKeys(run: () => void) {
  useEffect(() => {
    document.addEventListener('keydown', () => run());
    return () => {
      document.removeEventListener('keydown', () => run()); // ! freshHandler
    };
  }, [run]);
}`,
    'an emitter': `
import { EventEmitter } from 'node:events';
const bus = new EventEmitter();
export class Panel {
  constructor() { bus.on('change', this.draw.bind(this)); }
  draw() {}
  dispose() {
    bus.off('change', this.draw.bind(this)); // ! freshHandler
  }
}`,
    'a media query list': `
export class Theme {
  query = window.matchMedia('print');
  constructor() { this.query.addEventListener('change', () => this.paint()); }
  paint() {}
  dispose() {
    this.query.removeEventListener('change', () => this.paint()); // ! freshHandler
  }
}`,
  },
};
