import type { Cases } from '../cases.ts';

export const cases: Cases = {
  valid: {
    'elements that are looked up, of which one is taken out': `
export class Gallery {
  private container!: HTMLElement;
  private parts!: HTMLElement;
  constructor(private readonly id: string) {}
  build() {
    this.container = this.getPart('container');
    this.parts = this.getPart('parts');
  }
  getPart(name: string): HTMLElement { return document.getElementById(\`\${name}-\${this.id}\`)!; }
  destroy() { this.container.remove(); }
}`,
    'what is handed to a collector, beside one that others may take over, and what another registry is given': {
      filename: 'file.js',
      only: ['untyped', 'the collector of a base in another file'],
      code: `
import { Emitter } from './emitter';
import { Mesh } from './mesh';
import { Base } from './base';
export class Panel extends Base {
  opened = new Emitter();
  closed = new Emitter();
  moved = new Emitter();
  floor = new Mesh();
  wall = new Mesh();
  constructor(scene, bus) {
    super();
    this.scene = scene;
    this.addDisposables(this.opened, this.closed);
    bus.use(this.moved);
    this.scene.add(this.floor);
    this.registerCommand(this.wall);
  }
}`,
    },
    'a property that is set again, and what it was given before is seen to': `
import type { Observable, Subscription } from 'rxjs';
export class Grid {
  private rows?: Subscription;
  private timer?: ReturnType<typeof setInterval>;
  private sizes?: ResizeObserver;
  constructor(private readonly draw: () => void) {}
  set source(source: Observable<void>) {
    this.rows?.unsubscribe();
    this.rows = source.subscribe(this.draw);
  }
  set every(ms: number) {
    this.stop();
    this.timer = setInterval(this.draw, ms);
  }
  set element(element: Element) {
    if (this.sizes) return;
    this.sizes = new ResizeObserver(this.draw);
    this.sizes.observe(element);
  }
  stop() { clearInterval(this.timer); }
  destroy() {
    this.rows?.unsubscribe();
    this.sizes?.disconnect();
    this.stop();
  }
}`,
    'what a function of this file gives, where the end calls none of it': `
import { bus } from './bus';
function label(name: string) { return () => bus.emit(name); }
export class Names {
  private first: () => void;
  private second: () => void;
  constructor() { this.first = label('a'); this.second = label('b'); }
  show() { this.first(); }
  dispose() { bus.emit('end'); }
}`,
    'one function on two sources, of which both are released, or one goes with the instance': {
      filename: 'file.js',
      only: ['untyped', 'plain JavaScript outside of every project'],
      code: `
import { EventEmitter } from 'node:events';
import { balancer } from './balancer';
export class Media {
  constructor(adapter) {
    this.adapter = adapter;
    this.own = new EventEmitter();
    this.onOffline = this.onOffline.bind(this);
  }
  track() {
    balancer.on('offline', this.onOffline);
    this.adapter.on('offline', this.onOffline);
    this.own.on('offline', this.onOffline);
  }
  stop() {
    balancer.removeListener('offline', this.onOffline);
    this.adapter.removeListener('offline', this.onOffline);
  }
  onOffline() { this.stop(); }
}`,
    },
    'a subscription behind a wait, after which a flag is asked that the clean-up sets': {
      filename: 'file.tsx',
      code: `
import { useEffect } from 'react';
import { listen, load } from './events';
export function Status({ id }: { id: number }) {
  useEffect(() => {
    let undo = () => {};
    let alive = true;
    const state = { alive: true };
    const begin = async () => {
      await load(id);
      if (alive) undo = listen(id, () => console.log(id));
    };
    const again = async () => {
      await load(id);
      if (state.alive) undo = listen(id, () => console.log(id));
    };
    void begin();
    void again();
    return () => { alive = false; state.alive = false; undo(); };
  }, [id]);
  return null;
}`,
    },
    'a database client and a beat that a request handler releases in any case': `
import { createServer } from 'node:http';
import { Client } from 'pg';
createServer(async (_req, res) => {
  const client = new Client();
  const beat = setInterval(() => res.write('.'), 1000);
  try {
    await client.connect();
    const { rows } = await client.query('select 1');
    res.end(String(rows.length));
  } finally {
    clearInterval(beat);
    await client.end();
  }
});
createServer((_req, res) => {
  const beat = setInterval(() => res.write('.'), 1000);
  res.on('close', () => clearInterval(beat));
});`,
    'a method that fills again what another has released, or what its end leaves open to begin anew': `
export class Paused {
  private timer = setInterval(() => this.draw(), 1000);
  constructor(private readonly el: HTMLElement) {}
  pause() { clearInterval(this.timer); }
  again() { this.timer = setInterval(() => this.draw(), 500); }
  draw() { this.el.textContent = String(Date.now()); }
  destroy() { clearInterval(this.timer); }
}
export class Switch {
  private timer = setInterval(() => this.draw(), 1000);
  constructor(private readonly el: HTMLElement) {}
  again() { this.timer = setInterval(() => this.draw(), 500); }
  draw() { this.el.textContent = String(Date.now()); }
  stop() { clearInterval(this.timer); }
}`,
    'an interval behind a wait, after which something asks, that is called off, or that whoever began it waits for': {
      filename: 'file.tsx',
      code: `
import { useEffect, useRef, useState } from 'react';
declare function load(): Promise<string>;
export function Feed() {
  const [text, setText] = useState('');
  const box = useRef<HTMLElement | null>(null);
  useEffect(() => {
    let timer: number | undefined;
    let gone = false;
    load().then((found) => {
      if (gone) return;
      setText(found);
      timer = window.setInterval(() => setText('x'), 5000);
    });
    return () => { gone = true; clearInterval(timer); };
  }, []);
  useEffect(() => {
    let timer: number | undefined;
    load().then(() => {
      if (!box.current) return;
      timer = window.setInterval(() => setText('x'), 5000);
    });
    return () => clearInterval(timer);
  }, []);
  useEffect(() => {
    let timer: number | undefined;
    const controller = new AbortController();
    fetch('/x', { signal: controller.signal }).then(() => { timer = window.setInterval(() => setText('x'), 5000); });
    return () => { controller.abort(); clearInterval(timer); };
  }, []);
  return text;
}
export class Panel {
  private timer: ReturnType<typeof setInterval> | undefined;
  constructor(private readonly el: HTMLElement) {}
  async start() {
    this.el.title = await load();
    this.timer = setInterval(() => this.refresh(), 5000);
  }
  begin() {
    return load().then(() => { this.timer = setInterval(() => this.refresh(), 5000); });
  }
  refresh() { this.el.title = 'x'; }
  dispose() { clearInterval(this.timer); }
}
export class Badge extends HTMLElement {
  #timer = 0;
  async connectedCallback() {
    this.#timer = window.setInterval(() => { this.title = 'x'; }, 5000);
    this.title = await load();
  }
  disconnectedCallback() { clearInterval(this.#timer); }
}`,
    },
    'what waits and asks before it arms again': `
declare function load(): Promise<string>;
export class Asks {
  private timer?: ReturnType<typeof setTimeout>;
  private over = false;
  constructor() { this.poll(); }
  poll() {
    load().then(() => {
      if (this.over) return;
      this.timer = setTimeout(() => this.poll(), 1200);
    });
  }
  destroy() { this.over = true; clearTimeout(this.timer); }
}
export class AsksOnTheWay {
  private timer?: ReturnType<typeof setTimeout>;
  private over = false;
  constructor() { void this.poll(); }
  async poll() { await load(); if (!this.over) this.next(); }
  private next() { this.timer = setTimeout(() => this.poll(), 1200); }
  destroy() { this.over = true; clearTimeout(this.timer); }
}
export class AtOnce {
  private timer?: ReturnType<typeof setTimeout>;
  constructor(private readonly all: readonly string[]) { this.step(); }
  step() {
    this.all.forEach((one) => console.log(one));
    this.timer = setTimeout(() => this.step(), 1200);
  }
  destroy() { clearTimeout(this.timer); }
}`,
    'a way out before anything is held, one that releases, and one that asks what is held': {
      filename: 'file.tsx',
      code: `
import { useEffect, useRef } from 'react';
import { noop } from './noop';
export function Pulse({ on, items }: { on: boolean; items: readonly string[] }) {
  const ref = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!on) return;
    const timer = setInterval(() => console.log(on), 100);
    return () => clearInterval(timer);
  }, [on]);
  useEffect(() => {
    const observer = new ResizeObserver(() => console.log(on));
    const element = document.querySelector(items.join());
    if (!element) return;
    observer.observe(element);
    return () => observer.disconnect();
  }, [on, items]);
  useEffect(() => {
    const timer = setInterval(() => console.log(on), 100);
    if (!on) {
      clearInterval(timer);
      return;
    }
    return () => clearInterval(timer);
  }, [on]);
  useEffect(() => {
    const timer = on ? setInterval(() => console.log(on), 100) : undefined;
    if (timer === undefined) return;
    return () => clearInterval(timer);
  }, [on]);
  useEffect(() => {
    const onResize = () => console.log(on);
    if (on) window.addEventListener('resize', onResize);
    if (!on) return noop;
    return () => window.removeEventListener('resize', onResize);
  }, [on]);
  useEffect(() => {
    const timer = setTimeout(() => console.log(on), 10);
    if (!on) return;
    return () => clearTimeout(timer);
  }, [on]);
  useEffect(() => {
    const stop = () => clearInterval(timer);
    const timer = setInterval(() => console.log(on), 100);
    if (!on) return stop;
    return () => { stop(); console.log('off'); };
  }, [on]);
  return <b ref={ref} />;
}
export function listen(busy: boolean) {
  const element = document.createElement('b');
  const onClick = () => console.log(busy);
  element.addEventListener('click', onClick);
  if (busy) return () => {};
  return () => element.removeEventListener('click', onClick);
}`,
    },
    'overrides of a base that is given nothing, that begins nothing, or where overrides are marked': {
      filename: 'file.js',
      only: ['untyped', 'a type tells what the base does'],
      code: `
import { Logger } from './logger.js';
import { Loop } from './loop.js';
import { Shape } from './shape.js';
export class Loader extends Logger {
  constructor(name) { super('loader', name); }
  load() { this.log('loads'); }
  destroy() { this.queue = null; }
}
export class Idle extends Loop {
  constructor() { super('idle'); }
  load() { this.setInterval(100); }
  destroy() { this.level = 0; }
}
export class Own extends Loop {
  constructor(queue) { super(queue); }
  setInterval(delay) { this.delay = delay; }
  load() { this.setInterval(100); }
  destroy() { this.delay = 0; }
}
export class Box extends Shape {
  constructor(scene) { super(scene); }
  load() { this.attach(1); }
  onBeforeRemove() { this.scene = null; }
}`,
    },
    'what a method gives back undoes all of what it adds, or nothing': `
import type { Editor } from './editor';
import { CompositeDisposable, Disposable } from './disposables';
export class Registry {
  private readonly subscriptions = new CompositeDisposable();
  watch(editor: Editor) {
    const moved = editor.onDidMove(() => { this.update(editor); });
    const changed = editor.onDidChange(() => { this.update(editor); });
    this.subscriptions.add(moved);
    return new Disposable(() => { moved.dispose(); changed.dispose(); });
  }
  follow(editor: Editor) {
    this.subscriptions.add(editor.onDidChange(() => { this.update(editor); }));
    return new Disposable(() => { console.log(editor); });
  }
  private update(editor: Editor) { console.log(editor); }
  dispose() { this.subscriptions.dispose(); }
}`,
    'what fills a field anew and sees to the one before, or is called once': {
      filename: 'file.js',
      only: ['untyped', 'its type is not known here, and the file releases it'],
      code: `
import { Storage } from './storage.js';
export class Commands {
  allocate(count) { this.release(); this.storage = new Storage(count); }
  release() { this.storage?.destroy(); }
  destroy() { this.release(); }
}
export class Once {
  open(count) { this.storage = new Storage(count); }
  destroy() { this.storage?.destroy(); }
}
export class Guarded {
  allocate(count) { if (this.storage) return; this.storage = new Storage(count); }
  destroy() { this.storage?.destroy(); }
}
export class Lazy {
  copy(target) { this.storage ??= new Storage(this); this.storage.copy(target); }
  destroy() { this.storage?.destroy(); }
}
export class Called {
  constructor(count) { this.allocate(count); }
  allocate(count) { this.storage = new Storage(count); }
  destroy() { this.storage?.destroy(); }
}
export class Passing {
  allocate(count) { const before = this.storage; this.storage = new Storage(count); before?.destroy(); }
  destroy() { this.storage?.destroy(); }
}`,
    },
    'a listener that a timeout of the same call removes in any case': `
export const isBlocked = (script: HTMLScriptElement) =>
  new Promise<boolean>((resolve) => {
    const seen = () => { resolve(true); };
    document.addEventListener('securitypolicyviolation', seen);
    setTimeout(() => {
      document.removeEventListener('securitypolicyviolation', seen);
      resolve(false);
    }, 500);
    if (script.dataset.known) resolve(true);
  });`,
    'a timeout that does what the outcomes do as well': `
export const answerOf = (target: HTMLElement, limit: number) =>
  new Promise<string>((resolve, reject) => {
    let timer: ReturnType<typeof setTimeout>;
    const cleanUp = () => {
      clearTimeout(timer);
      target.removeEventListener('answer', onAnswer);
    };
    const onAnswer = () => { cleanUp(); resolve('yes'); };
    try {
      timer = setTimeout(cleanUp, limit);
      target.addEventListener('answer', onAnswer);
      target.click();
    } catch (error) {
      reject(error);
    }
  });`,
    'keys that are looked at, looked up by name, or of another function': `
import { listen, unlisten, count } from './events';
import { bus } from './bus';
export class View {
  private moved: unknown;
  private left: unknown;
  private number: unknown;
  constructor(element: HTMLElement) {
    this.moved = listen(element, 'move');
    this.left = listen(element, 'leave');
    this.number = count(element);
  }
  get leaving() { return this.left; }
  dispose() { unlisten(this.moved); }
}
export class Table {
  private first: any;
  private second: any;
  constructor() { this.first = bus.attach(1); this.second = bus.attach(2); }
  dispose() { for (const name of ['first', 'second']) (this as any)[name].remove(); this.first.remove(); }
}`,
    'an override of what only emits, or that works with its own': {
      filename: 'file.js',
      only: ['untyped', 'plain JavaScript outside of every project'],
      code: `
import { EventEmitter } from './event-emitter.js';
import { Component } from './component.js';
export class Player extends EventEmitter {
  dispose() { this.listeners.clear(); }
}
export class Panel extends Component {
  constructor(store) { super(); this.store = store; }
  dispose() { this.store.close(); this.off('load'); }
}`,
    },
    'an override that sees to all that its base does': `
class Base {
  protected readonly gone = new AbortController();
  dispose() { this.gone.abort(); }
}
export class Panel extends Base {
  dispose() { this.gone.abort(); document.body.textContent = ''; }
}
class Told {
  protected readonly onEnd = { fire() {} };
  dispose() { this.onEnd.fire(); }
}
export class Quiet extends Told {
  dispose() { document.body.textContent = ''; }
}`,
    'an override that sees to it by a method of its own': `
class Base {
  protected timer = setInterval(() => { console.log(1); }, 1000);
  dispose() { clearInterval(this.timer); }
}
export class Panel extends Base {
  dispose() { this.stop(); }
  stop() { clearInterval(this.timer); }
}`,
    'a late outcome that ends what was handed in, gives it to somebody, or comes from it': `
import type { ChildProcess } from 'node:child_process';
export const answer = (child: ChildProcess, ms: number) =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => { child.kill(); reject(new Error('late')); }, ms);
    const take = (value: unknown) => { clearTimeout(timer); child.off('message', take); resolve(value); };
    child.on('message', take);
  });
export const handed = (child: ChildProcess, giveUp: (child: ChildProcess) => void, ms: number) =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => { giveUp(child); reject(new Error('late')); }, ms);
    const take = (value: unknown) => { clearTimeout(timer); child.off('message', take); resolve(value); };
    child.on('message', take);
  });
export const loaded = (video: HTMLVideoElement) =>
  new Promise<void>((resolve, reject) => {
    const done = () => { video.removeEventListener('loadedmetadata', done); resolve(); };
    const failed = () => { video.removeEventListener('error', failed); reject(new Error('broken')); };
    video.addEventListener('loadedmetadata', done);
    video.addEventListener('error', failed);
  });`,
    'an outcome that comes after the abort itself': `
export const opened = (signal: AbortSignal, isOpen: () => boolean, wait: () => Promise<void>) =>
  new Promise<void>(async (resolve, reject) => {
    const stop = () => reject(new Error('cancelled'));
    signal.addEventListener('abort', stop);
    while (!isOpen()) {
      await wait();
      if (signal.aborted) {
        reject(new Error('cancelled'));
        return;
      }
    }
    signal.removeEventListener('abort', stop);
    resolve();
  });`,
    'entries of a Map that are looked up before they are set again, or have a key of their own': `
export class Alarms {
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();
  private readonly others = new Map<object, ReturnType<typeof setTimeout>>();
  set(name: string, run: () => void) {
    this.drop(name);
    this.timers.set(name, setTimeout(run, 5000));
  }
  replace(name: string, run: () => void) {
    const timer = this.timers.get(name);
    if (timer) clearTimeout(timer);
    const next = setTimeout(run, 5000);
    this.timers.set(name, next);
  }
  add(run: () => void) {
    const key = {};
    this.others.set(key, setTimeout(run, 5000));
    return () => { clearTimeout(this.others.get(key)); this.others.delete(key); };
  }
  drop(name: string) {
    clearTimeout(this.timers.get(name));
    this.timers.delete(name);
  }
}`,
    'a table of its own that only looks like a Map': `
class Table {
  set(name: string, timer: ReturnType<typeof setTimeout>) { clearTimeout(timer); console.log(name); }
  get(name: string) { return setTimeout(() => { console.log(name); }, 10); }
}
export class Alarms {
  private readonly timers = new Table();
  set(name: string, run: () => void) { this.timers.set(name, setTimeout(run, 5000)); }
  drop(name: string) { clearTimeout(this.timers.get(name)); }
}`,
    'a part of what is handed in, that a field keeps': `
export class Stats implements Disposable {
  declare device: any;
  declare app: any;
  constructor(app: any) {
    const device = app.graphicsDevice;
    device.on('resize', this.update, this);
    device.on('lost', this.update, this);
    app.on('render', this.update, this);
    this.app = app;
    this.device = device;
  }
  update() {}
  destroy() {
    this.device.off('resize', this.update, this);
    this.app.off('render', this.update, this);
    this.app.graphicsDevice.off('lost', this.update, this);
  }
  [Symbol.dispose]() { this.destroy(); }
}`,
    'what the platform makes, in a field that may hold something else': `
import { Texture } from './not-here.js';
export class Particles {
  declare start: any;
  declare end: any;
  declare seen: any;
  build(device: unknown, count: number) {
    this.start = new Float32Array(count);
    this.start = new Texture(device, this.start);
    this.end = new Texture(device);
    this.seen = new Float32Array(count);
  }
  destroy() { this.start?.destroy(); this.end?.destroy(); }
}`,
    'streams of an overlay that the end disposes of': `
import { Directive, Input, OnDestroy } from '@angular/core';
import { Overlay, OverlayRef } from '@angular/cdk/overlay';
import { Subject } from 'rxjs';
import { takeUntil } from 'rxjs/operators';
import { Menu } from './menu';
@Directive({ selector: '[appMenu]' })
export class MenuTrigger implements OnDestroy {
  private overlayRef: OverlayRef | null = null;
  private readonly gone = new Subject<void>();
  constructor(private readonly overlay: Overlay, private readonly menu: Menu) {
    this.menu.changes.pipe(takeUntil(this.gone)).subscribe(() => { this.close(); });
  }
  open() {
    this.overlayRef = this.overlay.create();
    this.overlayRef.detachments().subscribe(() => { this.close(); });
  }
  close() { this.overlayRef?.detach(); }
  ngOnDestroy() {
    this.gone.next();
    this.gone.complete();
    this.overlayRef?.dispose();
  }
}`,
    'what its source is asked to end, by the hook of a framework': `
import { BreakpointObserver } from '@angular/cdk/layout';
import { Component, OnDestroy, OnInit } from '@angular/core';
import type { Subscription } from 'rxjs';
import { PanelService } from './panel.service';
@Component({ selector: 'app-panel', template: '' })
export class Panel implements OnInit, OnDestroy {
  private opened!: Subscription;
  isWide = false;
  constructor(private readonly breakpoints: BreakpointObserver, private readonly panels: PanelService) {}
  ngOnInit() {
    this.opened = this.panels.opened$.subscribe(() => { this.isWide = true; });
    this.breakpoints.observe(['(min-width: 900px)']).subscribe(({ matches }) => { this.isWide = matches; });
  }
  ngOnDestroy() {
    this.opened.unsubscribe();
    this.breakpoints.ngOnDestroy();
  }
}`,
    'beside siblings, a listener on what the instance ends with them': `
import { Disposable, Emitter, MutableDisposable, type Parser, type Options, type Renderer } from './not-here.js';
export class Screen extends Disposable {
  private readonly scrolled = this._register(new Emitter());
  private readonly renderer = this._register(new MutableDisposable<Renderer>());
  constructor(private readonly parser: Parser = new Parser(), options: Options) {
    super();
    this._register(this.parser);
    this._register(options.onDidChange(() => this.draw()));
    this.parser.onDidParse(() => this.draw());
    this.scrolled.onDidFire(() => this.draw());
  }
  draw() {}
  show(renderer: Renderer) {
    this.renderer.value = renderer;
    this.renderer.value.onDidRequest(() => this.draw());
  }
}`,
    'a repeated method that releases before it fills again': `
import { LitElement } from 'lit';
import { subscribe } from './store';
export class Menu extends LitElement {
  private stop?: () => void;
  protected updated() {
    if (this.stop) this.stop();
    this.start();
  }
  private start() { this.stop = subscribe(() => { this.requestUpdate(); }); }
  disconnectedCallback() { super.disconnectedCallback(); if (this.stop) this.stop(); }
}`,
    'a timeout that the end clears, too': `
export function connect(open: () => EventTarget & { destroy(): void }, ms: number, done: (error?: unknown) => void) {
  const socket = open();
  const timer = setTimeout(() => socket.destroy(), ms);
  socket.addEventListener('connect', () => { clearTimeout(timer); done(); });
  socket.addEventListener('close', () => { clearTimeout(timer); done(new Error('closed')); });
  socket.addEventListener('error', done);
}`,
    'a timeout that is cleared on success and on failure': `
export async function caught(url: string) {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), 8000);
  try {
    const response = await fetch(url, { signal: controller.signal });
    clearTimeout(timer);
    return response;
  } catch (error) {
    clearTimeout(timer);
    throw error;
  }
}
export async function raced<V>(work: Promise<V>, ms: number) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => { timer = setTimeout(() => reject(new Error('late')), ms); });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
export function chained<V>(work: Promise<V>, ms: number) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => { timer = setTimeout(() => reject(new Error('late')), ms); });
  return Promise.race([work, late]).then((value) => { clearTimeout(timer); return value; }, (error) => { clearTimeout(timer); throw error; });
}
export function until(isDone: () => boolean, ms: number) {
  return new Promise<void>((resolve, reject) => {
    const end = () => { clearInterval(poll); clearTimeout(limit); };
    const poll = setInterval(() => {
      if (!isDone()) return;
      end();
      resolve();
    }, 50);
    const limit = setTimeout(() => { end(); reject(new Error('late')); }, ms);
  });
}`,
    'the listener that removes the others': `
export function attach(video: HTMLVideoElement, { signal }: { signal: AbortSignal }) {
  const onPlay = () => {};
  const onEnd = () => {};
  video.addEventListener('play', onPlay);
  video.addEventListener('ended', onEnd);
  signal.addEventListener('abort', () => {
    video.removeEventListener('play', onPlay);
    video.removeEventListener('ended', onEnd);
  });
}`,
    'the listener goes with its source': `
import type { Socket } from 'node:net';
export class Voice {
  constructor(private readonly socket: Socket) {}
  discover() {
    return new Promise((resolve, reject) => {
      const listener = (message: Buffer) => {
        this.socket.off('message', listener);
        resolve(message);
      };
      this.socket.on('message', listener);
      this.socket.once('close', () => reject(new Error('closed')));
    });
  }
}`,
    'two alternatives of what the call makes itself': `
import { EventEmitter } from 'node:events';
export function shake(done: () => void) {
  const wire = new EventEmitter();
  const onInfo = () => { wire.off('handshake', onHandshake); };
  const onHandshake = () => { done(); };
  wire.once('info', onInfo);
  wire.once('handshake', onHandshake);
  return wire;
}`,
    'an outcome under a condition that excludes the listener': `
import { EventEmitter } from 'node:events';
export class Downloads {
  private readonly bus = new EventEmitter();
  remove(isRunning: boolean) {
    return new Promise<void>((resolve) => {
      let waits = false;
      if (isRunning) {
        waits = true;
        const stopped = () => { this.bus.off('stopped', stopped); resolve(); };
        this.bus.on('stopped', stopped);
      }
      if (!waits) resolve();
    });
  }
}`,
    'what is taken out of a collection is ended there': `
import type { Socket } from 'node:net';
export class Pool {
  private readonly all = new Map<string, Socket>();
  private readonly onData = () => {};
  start() { this.all.forEach((socket) => { socket.on('data', this.onData); }); }
  remove(name: string) {
    this.all.get(name)?.destroy();
    this.all.delete(name);
  }
  dispose() { this.all.forEach((socket) => { socket.off('data', this.onData); }); }
}`,
    'two alternatives that remove each other': `
import type { EventEmitter } from 'node:events';
export function describe(connection: EventEmitter, done: (row?: unknown) => void) {
  const clean = () => {
    connection.off('noData', onNothing);
    connection.off('row', onRow);
  };
  const onRow = (row: unknown) => { clean(); done(row); };
  const onNothing = () => { clean(); done(); };
  connection.once('noData', onNothing);
  connection.once('row', onRow);
}`,
    'after a failure nothing more comes': `
import type { Socket } from 'node:net';
export function whenOpen(socket: Socket, done: (error?: Error) => void) {
  const onConnect = () => { socket.off('error', onError); done(); };
  const onError = (error: Error) => { done(error); };
  socket.once('connect', onConnect);
  socket.once('error', onError);
}`,
    'an outcome before there is anything to release': `
export const ask = (encode: () => string, send: (text: string, done: () => void) => void) =>
  new Promise<void>((resolve, reject) => {
    let text: string;
    try {
      text = encode();
    } catch (error) {
      return reject(error);
    }
    let late: ReturnType<typeof setTimeout>;
    const end = () => clearTimeout(late);
    late = setTimeout(() => { reject(new Error('late')); }, 5000);
    send(text, () => { end(); resolve(); });
  });`,
    'an outcome in the other branch': `
export const ask = (send: ((done: () => void) => void) | undefined) =>
  new Promise<void>((resolve, reject) => {
    if (send) {
      const late = setTimeout(() => reject(new Error('late')), 5000);
      send(() => { clearTimeout(late); resolve(); });
    } else {
      reject(new Error('no way'));
    }
  });`,
    'an override of a base that collects nothing here, and one whose own collector it empties': `
import { Base } from './not-here.js';
import { watch } from './not-there.js';
export class Plain extends Base {
  registerAll() { this.register('name'); }
  dispose() {}
}
export class Own extends Base {
  private parts: { dispose(): void }[] = [];
  start() { this._register(watch()); }
  _register(part: { dispose(): void }) { this.parts.push(part); }
  dispose() { for (const part of this.parts) part.dispose(); }
}`,
    'a call whose clean-up ends the source itself': `
import type { Readable, Writable } from 'node:stream';
export function copy(from: Readable, to: Writable, log: { on(event: string, run: () => void): void; destroy(): void }) {
  const onData = () => {};
  const onDrain = () => {};
  const stop = () => {
    from.off('data', onData);
    to.off('drain', onDrain);
    log.destroy();
  };
  from.on('data', onData);
  to.on('drain', onDrain);
  log.on('line', () => stop());
}`,
    'two that are removed together and two that stay': `
import type { EventEmitter } from 'node:events';
export function follow(bus: EventEmitter, other: EventEmitter) {
  const onMove = () => {};
  const onEnter = () => {};
  bus.on('move', onMove);
  bus.on('enter', onEnter);
  other.on('paint', () => {});
  other.on('blur', () => {});
  function release() {
    bus.off('move', onMove);
    bus.off('enter', onEnter);
  }
  bus.once('end', release);
}`,
    'a failure that is caught before the release': `
import { createPool } from 'mysql2/promise';
const pool = createPool({});
export async function read(sql: string) {
  const connection = await pool.getConnection();
  try {
    await connection.query(sql);
  } catch (error) {
    console.error(error);
  }
  connection.release();
}`,
    'a timeout for work that fails': `
export async function wait(work: () => Promise<void>) {
  const late = setTimeout(() => console.log('still at it'), 5000);
  await work();
  clearTimeout(late);
}`,
    'a connection that the caller gives back': `
import { Pool } from 'pg';
const pool = new Pool();
export async function begin() {
  const client = await pool.connect();
  await client.query('begin');
  return { client, end: () => client.release() };
}`,
    'every call hands over a collector': `
import type { Disposable, FileSystemWatcher } from 'vscode';
export class Files {
  private readonly all: Disposable[] = [];
  add(watcher: FileSystemWatcher) { this.hook(watcher, this.all); }
  addMore(watcher: FileSystemWatcher) { this.hook(watcher, this.all); }
  private hook(watcher: FileSystemWatcher, listeners?: Disposable[]) { watcher.onDidCreate(() => this.draw(), null, listeners); }
  draw() {}
  dispose() { for (const one of this.all) one.dispose(); }
}`,
    'a third argument that is no collector': `
import { paint } from './paint';
export class Files {
  one() { this.hook('a'); }
  two() { this.hook('b', 3); }
  private hook(name: string, depth?: number) { paint(name, null, depth); }
}`,
    'VS Code: every event of the class is collected': `
import * as vscode from 'vscode';
export class View {
  private readonly all: vscode.Disposable[] = [];
  constructor(model: { onDidChange: vscode.Event<void>; onDidMove: vscode.Event<void> }) {
    this.all.push(model.onDidChange(() => this.draw()));
    model.onDidMove(() => this.draw(), null, this.all);
  }
  draw() {}
  dispose() { for (const one of this.all) one.dispose(); }
}`,
    'all of them are released': `
export class Clock {
  a = setInterval(() => this.tick(), 1000);
  b = setInterval(() => this.tick(), 2000);
  tick() {}
  dispose() { clearInterval(this.a); clearInterval(this.b); }
}`,
    'an override that calls super': `
class Base {
  timer = setInterval(() => console.log(1), 1000);
  dispose() { clearInterval(this.timer); }
}
export class Clock extends Base {
  override dispose() { super.dispose(); console.log('bye'); }
}`,
    'an override of an abstract or empty method': `
abstract class Base {
  abstract destroy(): void;
  dispose() {}
}
export class Clock extends Base {
  destroy() { console.log('bye'); }
  override dispose() { console.log('bye'); }
}`,
    'a base that only says that it must be overridden': `
class Base {
  dispose() { throw new Error('not implemented'); }
}
export class Clock extends Base {
  override dispose() { console.log('bye'); }
}`,
    'none is released: another rule speaks': `
export class Clock {
  a = setInterval(() => this.tick(), 1000);
  b = setInterval(() => this.tick(), 2000);
  tick() {}
  dispose() {}
}`,
    'every outcome clears the timeout': `
export const fetchSoon = (url: string) =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('late')), 1000);
    fetch(url).then((response) => { clearTimeout(timer); resolve(response); }, (error) => { clearTimeout(timer); reject(error); });
  });`,
    'LitElement with super': `
import { LitElement } from 'lit';
export class Box extends LitElement {
  override disconnectedCallback() { super.disconnectedCallback(); console.log(1); }
}`,
    'objects that nothing shows to have a teardown': `
import { Store, Log } from './not-here.js';
export class Room {
  a = new Store();
  b = new Log();
  dispose() { this.a.dispose(); }
}`,
    'released, and then made anew': `
import { Scene } from './not-here.js';
export class App {
  scene = new Scene();
  dispose() {
    this.scene.destroy();
    this.scene = new Scene();
  }
}`,
    'made anew in a teardown that keeps the old one': `
import { Scene } from './not-here.js';
export class App {
  scene = new Scene();
  dispose() {
    const old = this.scene;
    this.scene = new Scene();
    old.destroy();
    this.scene.destroy();
  }
}`,
    'released by what another object of the class calls': `
import { Destroyer, Manager } from './not-here.js';
export class Engine {
  manager = new Manager();
  other = new Manager();
  destroyer = new Destroyer(() => this.end());
  end() { this.manager.release(); }
  destroy() { this.other.release(); return this.destroyer.destroy(); }
}`,
    'beside the store that takes over others': `
class Store { things: unknown[] = []; add(thing: unknown) { this.things.push(thing); } dispose() { this.things = []; } }
class Token { cancel() {} dispose() {} }
export class Launcher {
  store = new Store();
  token = new Token();
  launch(thing: unknown) { this.store.add(thing); this.token.cancel(); }
  dispose() { this.store.dispose(); }
}`,
    'made in the teardown for the first time': `
import { Scene } from './not-here.js';
export class App {
  scene;
  dispose() {
    this.scene = new Scene();
    this.scene.destroy();
  }
}`,
    'all objects of one class are released': `
import { Store } from './not-here.js';
export class Room {
  a = new Store();
  b;
  constructor() { this.b = new Store(); }
  dispose() { this.a.dispose(); const { b } = this; b.dispose(); }
}`,
    'one is handed to somebody else': `
import { Store } from './not-here.js';
export class Room {
  a = new Store();
  b = new Store();
  constructor(owner: { add(store: unknown): void }) { owner.add(this.b); }
  dispose() { this.a.dispose(); }
}`,
    'most objects of one class are left': `
import { Store } from './not-here.js';
export class Room {
  a = new Store();
  b = new Store();
  c = new Store();
  d = new Store();
  sub = new Store();
  dispose() { this.a.dispose(); }
}`,
    'a local class of the same name': `
import { Store } from './not-here.js';
export class Room {
  a = new Store();
  b;
  constructor() {
    class Store {}
    this.b = new Store();
  }
  dispose() { this.a.dispose(); }
}`,
    'outcomes that a finally behind them sees to, and one that comes only where nothing was made': `
export const readBody = (response: Response): Promise<string> =>
  new Promise((resolve) => {
    const timeout = setTimeout(() => resolve('too late'), 5000);
    try {
      response.text().then((text) => resolve(text), (error) => resolve(String(error))).finally(() => clearTimeout(timeout));
    } catch {
      clearTimeout(timeout);
      resolve('none');
    }
  });
export const probe = (url: string): Promise<boolean> =>
  new Promise((resolve) => {
    let socket: WebSocket;
    const settle = (isOpen: boolean) => { socket.close(1000); resolve(isOpen); };
    try {
      console.log('opening');
      socket = new WebSocket(url);
    } catch {
      resolve(false);
      return;
    }
    socket.onopen = () => settle(true);
    socket.onerror = () => settle(false);
  });`,
    'an imported base that nothing is known of': `
import { Base } from './not-here.js';
export class Box extends Base {
  dispose() { console.log(1); }
  disconnectedCallback() { console.log(1); }
}`,
    'the counterpart calls super, and so does this one': `
import { Base } from './not-here.js';
export class Box extends Base {
  connectedCallback() { super.connectedCallback(); console.log(1); }
  disconnectedCallback() { super.disconnectedCallback(); console.log(1); }
}`,
    'what is mixed into has an empty teardown': `
import { withEvents } from './not-here.js';
class Base {
  dispose() {}
}
export class Box extends withEvents(Base) {
  dispose() { console.log(1); }
}`,
    'HTMLElement has nothing to call': `
export class Box extends HTMLElement {
  disconnectedCallback() { console.log(1); }
}`,
    'a static method of the same name': `
class Base {
  dispose() { console.log(1); }
}
export class Clock extends Base {
  static dispose() { console.log(2); }
}`,
    'a method that no one calls a teardown': `
class Base {
  start() { console.log(1); }
}
export class Clock extends Base {
  override start() { console.log(2); }
}`,
    'siblings on targets of their own': `
export class Menu {
  button = document.createElement('button');
  constructor() {
    window.addEventListener('resize', this.layout);
    this.button.addEventListener('click', this.layout);
  }
  layout = () => {};
  dispose() { window.removeEventListener('resize', this.layout); }
}`,
    'the life cycle of a React component, written as an override': {
      filename: 'file.tsx',
      code: `
import * as React from 'react';
import { Component as Base } from 'react';
export class View extends React.Component<{ text: string }> {
  override componentWillUnmount() { console.log(1); }
}
export class Other extends Base<{ text: string }> {
  override componentWillUnmount() { console.log(1); }
}
class Middle extends Base<{ text: string }> {
  show() {}
}
export class Last extends Middle {
  override componentWillUnmount() { console.log(1); }
}`,
    },
    'listeners of what the teardown ends': `
import { Worker } from 'node:worker_threads';
import { request } from 'node:http';
export class Pool {
  private worker: Worker | undefined;
  private call: ReturnType<typeof request> | undefined;
  start() {
    const worker = (this.worker = new Worker('./work.js'));
    worker.on('message', this.onMessage);
    worker.on('exit', () => this.start());
    const call = (this.call = request('http://example.org'));
    call.on('response', () => this.onMessage());
    call.on('error', this.onMessage);
  }
  onMessage = () => {};
  dispose() {
    this.worker?.off('message', this.onMessage);
    void this.worker?.terminate();
    const { call } = this;
    call?.off('error', this.onMessage);
    const open = this.call;
    if (open) open.destroy();
  }
}`,
    'super through a computed name': `
class Base {
  [Symbol.dispose]() { console.log(1); }
}
export class Clock extends Base {
  override [Symbol.dispose]() { super[Symbol.dispose](); }
}`,
  },
  invalid: {
    'one that the collector of a base is not given': {
      filename: 'file.js',
      only: ['untyped', 'the collector of a base in another file'],
      code: `
import { Emitter } from './emitter';
import { Base } from './base';
export class Panel extends Base {
  opened = new Emitter();
  closed = new Emitter();
  moved = new Emitter(); // ? forgotten
  constructor() {
    super();
    this.addDisposables(this.opened, this.closed);
  }
  move() { this.moved.fire(); }
}`,
    },
    'a class of this file whose base is told by its name, beside what is registered': {
      only: ['untyped', 'types tell what the base has'],
      code: `
import { Disposable } from './lifecycle';
import { Emitter } from './emitter';
export class Service extends Disposable {
  private readonly ratio = new Ratio(); // ? forgotten
  private readonly changed = this.register(new Emitter());
  read() { return this.ratio.value + this.changed.count; }
}
class Ratio extends Disposable {
  value = 1;
}`,
    },
    'a property that is set again, and overwrites what it was given before': `
import type { Observable, Subscription } from 'rxjs';
import { endAll } from './end-all';
export class Grid {
  private rows?: Subscription;
  private columns?: Subscription;
  private sizes?: ResizeObserver;
  constructor(private readonly draw: () => void) {}
  set source(source: Observable<void>) {
    if (!source) return;
    this.rows = source.subscribe(this.draw); // ? overwritten
  }
  set other(source: Observable<void>) {
    this.columns = source.subscribe(this.draw); // ? overwritten
  }
  set element(element: Element) {
    this.sizes = new ResizeObserver(this.draw); // ? overwritten
    this.sizes.observe(element);
  }
  destroy() {
    this.rows?.unsubscribe();
    endAll(this.columns);
    this.sizes?.disconnect();
  }
}`,
    'what a function of this file gives, beside what the end calls': `
function on(name: string, handler: () => void) {
  document.addEventListener(name, handler);
  return () => { document.removeEventListener(name, handler); };
}
export class Selection {
  private removeUp: () => void;
  private over: () => void;
  constructor() {
    this.removeUp = on('keyup', () => this.draw());
    this.over = on('dragover', () => this.draw()); // ? forgotten
  }
  draw() {}
  teardown() { this.removeUp && this.removeUp(); }
}`,
    'one function on two sources, of which the end knows one': {
      filename: 'file.js',
      only: ['untyped', 'plain JavaScript outside of every project'],
      code: `
import { balancer } from './balancer';
export class Media {
  constructor(adapter) {
    this.adapter = adapter;
    this.onOffline = this.onOffline.bind(this);
  }
  track() {
    balancer.on('offline', this.onOffline);
    this.adapter.on('offline', this.onOffline); // ? forgotten
  }
  stop() { balancer.removeListener('offline', this.onOffline); }
  onOffline() { this.stop(); }
}`,
    },
    'a subscription behind a wait, under a condition that the end does not change': {
      filename: 'file.tsx',
      code: `
import { useEffect } from 'react';
import { listen, load } from './events';
export function Status({ id, configured }: { id: number; configured: boolean }) {
  useEffect(() => {
    let undo = () => {};
    const begin = async () => {
      if (configured) {
        await load(id);
        undo = listen(id, () => console.log(id)); // ? late
      }
    };
    void begin();
    return () => { undo(); };
  }, [id, configured]);
  return null;
}`,
    },
    'a database client that a failing query leaves open, in a request handler': `
import { createServer } from 'node:http';
import { Client } from 'pg';
createServer(async (_req, res) => {
  const client = new Client(); // ! bypassed
  await client.connect();
  const { rows } = await client.query('select 1');
  await client.end();
  res.end(String(rows.length));
});`,
    'a method that fills again what the constructor has filled': `
export class Meter {
  private timer = setInterval(() => this.draw(), 1000);
  constructor(private readonly el: HTMLElement) {}
  restart() {
    this.timer = setInterval(() => this.draw(), 500); // ? overwritten
  }
  draw() { this.el.textContent = String(Date.now()); }
  destroy() { clearInterval(this.timer); }
}`,
    'an interval that begins behind a wait, where the end may come first': {
      filename: 'file.tsx',
      code: `
import { useEffect, useState } from 'react';
declare function load(): Promise<string>;
export function Feed() {
  const [text, setText] = useState('');
  useEffect(() => {
    let timer: number | undefined;
    load().then((found) => {
      setText(found);
      timer = window.setInterval(() => setText('x'), 5000); // ? late
    }).catch(console.error);
    return () => clearInterval(timer);
  }, []);
  return text;
}
export class Panel {
  private timer: ReturnType<typeof setInterval> | undefined;
  private socket: WebSocket | undefined;
  constructor(private readonly el: HTMLElement) {
    void load().then((text) => {
      this.el.title = text;
      this.timer = setInterval(() => this.refresh(), 5000); // ? late
    });
    load().then((url) => {
      if (url === '') return;
      this.socket = new WebSocket(url); // ? late
    });
  }
  refresh() { this.el.title = 'x'; }
  dispose() { clearInterval(this.timer); this.socket?.close(); }
}
export class Badge extends HTMLElement {
  #timer = 0;
  async connectedCallback() {
    const text = await load();
    if (text !== '') this.#timer = window.setInterval(() => { this.title = text; }, 5000); // ? late
  }
  disconnectedCallback() { clearInterval(this.#timer); }
}`,
    },
    'what promises to be disposed of, and is not where something throws': `
export class Lock implements Disposable { readonly key = 'x'; [Symbol.dispose]() { console.log('free'); } }
export function held(work: (key: string) => number) {
  const lock = new Lock(); // ? bypassed
  const count = work(lock.key);
  lock[Symbol.dispose]();
  return count;
}`,
    'a way out of an effect that does not return the clean-up': {
      filename: 'file.tsx',
      code: `
import { useEffect } from 'react';
export function Pulse({ on, element }: { on: boolean; element: HTMLElement | null }) {
  useEffect(() => {
    const timer = setInterval(() => console.log(on), 100); // ! withheld
    if (!on) return;
    return () => clearInterval(timer);
  }, [on]);
  useEffect(() => {
    const observer = new ResizeObserver(() => console.log(on)); // ! withheld
    observer.observe(document.body);
    if (element) {
      return () => observer.disconnect();
    }
  }, [on, element]);
  useEffect(() => {
    const onResize = () => console.log(on);
    window.addEventListener('resize', onResize); // ! withheld
    if (!element) { console.log('none'); return undefined; }
    return () => window.removeEventListener('resize', onResize);
  }, [on, element]);
  return null;
}`,
    },
    'a function that returns its undo, and withholds it': `
export function listen(busy: boolean) {
  const onResize = () => console.log(busy);
  window.addEventListener('resize', onResize); // ! withheld
  if (busy) return () => {};
  return () => window.removeEventListener('resize', onResize);
}`,
    'an override beside what only the unseen base can have begun': {
      filename: 'file.js',
      only: ['untyped', 'a type tells what the base does'],
      code: `
import { Loop } from './loop.js';
import { Outlet } from './outlet.js';
import { withLabel } from './labels.js';
export class Loader extends Loop {
  constructor(queue) { super(queue, 'loaded'); this.level = 0; }
  load() { this.setInterval(100); }
  destroy() { this.level = 0; } // ? superless
}
class Host extends Outlet {}
export class Panel extends withLabel(Host) {
  constructor(view) { super(view); this.opened = view.opened.subscribe(() => { this.attach(view.content); }); }
  ngOnDestroy() { this.opened.unsubscribe(); } // ? superless
}`,
    },
    'what a method gives back undoes one subscription and leaves the one beside it': `
import type { Editor } from './editor';
import { CompositeDisposable, Disposable } from './disposables';
export class Registry {
  private readonly subscriptions = new CompositeDisposable();
  watch(editor: Editor) {
    const moved = editor.onDidMove(() => { this.update(editor); });
    this.subscriptions.add(moved);
    this.subscriptions.add(editor.onDidChange(() => { this.update(editor); })); // ? passedOver
    return new Disposable(() => { this.subscriptions.remove(moved); moved.dispose(); });
  }
  private update(editor: Editor) { console.log(editor); }
  dispose() { this.subscriptions.dispose(); }
}`,
    'a method for others to call that fills anew what the end releases': {
      filename: 'file.js',
      only: ['untyped', 'its type is not known here, and the file releases it'],
      code: `
import { Storage } from './storage.js';
export class Commands {
  storage = null;
  allocate(count) {
    this.size = 5 * count;
    this.storage = new Storage(this.size); // ? overwritten
  }
  destroy() { this.storage?.destroy(); this.storage = null; }
}`,
    },
    'one of two handlers that are taken back by name': `
import type { Session } from './session';
export class Sender {
  constructor(private readonly session: Session) {
    session.addUpdateListener(this.onUpdate);
    session.addMessageListener('text', this.onMessage); // ? forgotten
  }
  private readonly onUpdate = () => { console.log(this.session); };
  private readonly onMessage = () => { console.log(this.session); };
  destroy() { this.session.removeUpdateListener(this.onUpdate); }
}`,
    'an interval that looks for itself whether it is over': `
export const picked = (popup: Window) =>
  new Promise<string>((resolve, reject) => {
    popup.addEventListener('message', (event) => { popup.close(); resolve(String(event.data)); }, { once: true });
    const timer = setInterval(() => { // ? skipped
      if (popup.closed) { clearInterval(timer); reject(new Error('closed')); }
    }, 500);
  });`,
    'for an element, beside a source that may have been made with it': `
import { EventEmitter } from 'node:events';
export class Selection {
  constructor(private readonly element: HTMLElement, private readonly lines: EventEmitter, private readonly keys: EventEmitter) {
    this.keys.on('key', this.clear); // ? forgotten
    this.lines.on('trim', this.clear);
  }
  private readonly clear = () => { this.element.style.display = 'none'; };
  dispose() { this.lines.off('trim', this.clear); }
}`,
    'a base that ends parts which only some classes below it fill': `
class Module {
  view?: { remove(): void };
  lists: { clear(): void }[] = [];
  destroy() { this.view?.remove(); this.lists.forEach((list) => { list.clear(); }); }
}
export class Panel extends Module {
  destroy() { this.view?.remove(); } // ? superless
}`,
    'a base that reaches its field by another name': `
class Base {
  protected timer = setInterval(() => { console.log(1); }, 1000);
  dispose() { const self = this; clearInterval(self.timer); }
}
export class Panel extends Base {
  protected readonly gone = new AbortController();
  dispose() { this.gone.abort(); } // ! superless
}`,
    'a key beside one that the end hands back': `
import { listen, unlisten } from './events';
import { bus } from './bus';
export class View {
  private moved: unknown;
  private left: unknown;
  private first: any;
  private second: any;
  constructor(element: HTMLElement) {
    this.moved = listen(element, 'move');
    this.left = listen(element, 'leave'); // ? forgotten
    this.first = bus.attach(1);
    this.second = bus.attach(2); // ? forgotten
  }
  dispose() { unlisten(this.moved); this.first.remove(); }
}`,
    'an override that works with what its base keeps': {
      filename: 'file.js',
      only: ['untyped', 'plain JavaScript outside of every project'],
      code: `
import { Component } from './component.js';
export class Resizer extends Component {
  dispose() { // ? superless
    this.observer.unobserve(this.player.el());
    this.observer = null;
  }
}`,
    },
    'an override that sees to one thing of two': `
class Base {
  protected readonly gone = new AbortController();
  protected timer = setInterval(() => { console.log(1); }, 1000);
  dispose() { this.gone.abort(); clearInterval(this.timer); }
}
export class Panel extends Base {
  dispose() { this.gone.abort(); } // ! superless
}`,
    'on an element that is handed in, beside one on the window': `
export class Slider {
  constructor(private readonly container: HTMLElement) {
    this.container.addEventListener('click', this.move); // ? forgotten
    window.addEventListener('resize', this.move);
  }
  move = () => { this.container.focus(); };
  destroy() { window.removeEventListener('resize', this.move); }
}`,
    'an outcome that nothing but its own failure brings about': `
export const opened = (signal: AbortSignal, isOpen: () => boolean, wait: () => Promise<boolean>) =>
  new Promise<void>(async (resolve, reject) => {
    const stop = () => reject(new Error('cancelled'));
    signal.addEventListener('abort', stop); // ? skipped
    while (!isOpen()) {
      if (await wait()) {
        reject(new Error('too late'));
        return;
      }
    }
    signal.removeEventListener('abort', stop);
    resolve();
  });`,
    'a listener that its own event removes, and the time limit does not': `
import type { EventEmitter } from 'node:events';
import Bluebird from 'bluebird';
export const waitFor = (source: EventEmitter, name: string, ms: number) =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('late')), ms);
    const take = (value: unknown) => {
      clearTimeout(timer);
      source.off(name, take);
      resolve(value);
    };
    source.on(name, take); // ? skipped
  });
export class Rpc {
  constructor(private readonly bus: EventEmitter) {}
  call(id: string, ms: number) {
    return new Bluebird((resolve: (value: unknown) => void) => {
      const timer = setTimeout(() => resolve(undefined), ms);
      const take = (message: { id: string }) => {
        if (message.id !== id) return;
        clearTimeout(timer);
        this.bus.off('answer', take);
        resolve(message);
      };
      this.bus.on('answer', take); // ? skipped
    });
  }
}`,
    'an entry of a Map of timers that is set again': `
export class Alarms {
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();
  set(name: string, run: () => void) {
    this.timers.set(name, setTimeout(run, 5000)); // ? displaced
  }
  drop(name: string) {
    clearTimeout(this.timers.get(name));
    this.timers.delete(name);
  }
}`,
    'an entry of a Map of subscriptions that is set again': `
import { Injectable, OnDestroy } from '@angular/core';
import { Observable, Subscription } from 'rxjs';
@Injectable()
export class Registry implements OnDestroy {
  private readonly entries = new Map<object, Subscription>();
  register(item: { changes: Observable<string> }) {
    const subscription = item.changes.subscribe(() => { this.tell(); });
    this.entries.set(item, subscription); // ? displaced
  }
  deregister(item: { changes: Observable<string> }) {
    const subscription = this.entries.get(item);
    if (subscription) {
      subscription.unsubscribe();
      this.entries.delete(item);
    }
  }
  tell() { console.log(this); }
  ngOnDestroy() { this.entries.forEach((_, item) => { this.deregister(item as never); }); }
}`,
    'beside another on the same source, and beside one on something else': `
import type { EventEmitter } from 'node:events';
export class View {
  constructor(private readonly model: EventEmitter, private readonly other: EventEmitter) {
    this.model.on('change', this.draw);
    this.model.on('reset', this.clear); // ! forgotten
    this.other.on('reset', this.clear); // ? forgotten
  }
  draw = () => {};
  clear = () => { this.draw(); };
  dispose() { this.model.off('change', this.draw); }
}`,
    'a timer that only asks and settles, where some outcomes leave it': `
import { createServer, type Server } from 'node:net';
export function wait(port: number, ms: number) {
  return new Promise<void>((resolve, reject) => {
    let server: Server | undefined;
    const timer = setTimeout(() => { // ? skipped
      if (server?.listening) server.close();
      reject(new Error('late'));
    }, ms);
    server = createServer(() => { clearTimeout(timer); resolve(); });
    server.on('error', (error) => { reject(error); });
    server.listen(port);
  });
}`,
    'beside siblings, a listener on what others are given': `
import { Disposable, type Parser, type Options } from './not-here.js';
export class Screen extends Disposable {
  constructor(private readonly parser: Parser, options: Options) {
    super();
    this._register(options.onDidChange(() => this.draw()));
    this.parser.onDidParse(() => this.draw()); // ? forgotten
    this.render(this.parser);
  }
  render(parser: Parser) {}
  draw() {}
}`,
    'a repeated method that fills again by another': `
import { LitElement } from 'lit';
import { subscribe } from './store';
export class Menu extends LitElement {
  private stop?: () => void;
  protected updated() {
    super.updated();
    if (this.hidden) {
      if (this.stop) this.stop();
      return;
    }
    this.start();
  }
  private start() {
    this.stop = subscribe(() => { this.requestUpdate(); }); // ! overwritten
  }
  disconnectedCallback() { super.disconnectedCallback(); if (this.stop) this.stop(); }
}`,
    'a timeout that success and failure clear, and the mere end does not': `
export function connect(open: () => EventTarget & { destroy(): void }, ms: number, done: (error?: unknown) => void) {
  const socket = open();
  const timer = setTimeout(() => socket.destroy(), ms); // ? skipped
  socket.addEventListener('connect', () => { clearTimeout(timer); done(); });
  socket.addEventListener('error', (error) => { clearTimeout(timer); done(error); });
  socket.addEventListener('close', () => done(new Error('closed')));
}`,
    'a timeout that is cleared where all goes well': `
export async function get(url: string) {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), 8000); // ? bypassed
  const response = await fetch(url, { signal: controller.signal });
  clearTimeout(timer);
  return response;
}
export async function awaited<V>(work: Promise<V>, ms: number) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const first = await Promise.race([work, new Promise<never>((_, reject) => { timer = setTimeout(() => reject(new Error('late')), ms); })]); // ? bypassed
  clearTimeout(timer);
  return first;
}
export function chained<V>(work: Promise<V>, ms: number) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('late')), ms); // ? bypassed
  });
  return Promise.race([work, late]).then((value) => {
    clearTimeout(timer);
    return value;
  });
}`,
    'an interval that success clears and the limit does not': `
export function until(isDone: () => boolean, ms: number) {
  return new Promise<void>((resolve, reject) => {
    const poll = setInterval(() => { // ? skipped
      if (!isDone()) return;
      clearInterval(poll);
      clearTimeout(limit);
      resolve();
    }, 50);
    const limit = setTimeout(() => reject(new Error('late')), ms);
  });
}`,
    'an override around what the base collects': `
import { Base } from './not-here.js';
import { watch } from './not-there.js';
export class Panel extends Base {
  constructor() {
    super();
    this._register(watch(() => this.render()));
  }
  render() {}
  dispose() {} // ! superless
}`,
    'a failure beside a chain whose event depends': `
import * as net from 'node:net';
export function open(port: number, isSecure: boolean, limit: number, done: (error?: Error) => void) {
  const socket = net.connect(port);
  const timer = setTimeout(() => socket.destroy(), limit); // ! skipped
  socket
    .setNoDelay(true)
    .once(isSecure ? 'secureConnect' : 'connect', () => {
      clearTimeout(timer);
      done();
    })
    .on('error', (error) => done(error));
  return socket;
}`,
    'a connection that a failing query keeps from its pool': `
import { Pool } from 'pg';
const pool = new Pool();
export async function read(sql: string) {
  const client = await pool.connect(); // ! bypassed
  const result = await client.query(sql);
  client.release();
  return result;
}`,
    'a repository\'s pool': `
import type { Pool } from 'pg';
export class Users {
  constructor(private readonly pool: Pool) {}
  async all() {
    const client = await this.pool.connect(); // ! bypassed
    const rows = await client.query('select 1');
    client.release();
    return rows;
  }
}`,
    'an interval that goes on when the work fails': `
export async function wait(work: () => Promise<void>) {
  const dots = setInterval(() => process.stdout.write('.'), 1000); // ? bypassed
  await work();
  clearInterval(dots);
}`,
    'a call leaves out the collector': `
import type { Disposable, FileSystemWatcher } from 'vscode';
export class Files {
  private readonly all: Disposable[] = [];
  add(watcher: FileSystemWatcher) {
    this.hook(watcher); // ! uncollected
  }
  addMore(watcher: FileSystemWatcher) { this.hook(watcher, this.all); }
  private hook(watcher: FileSystemWatcher, listeners?: Disposable[]) { watcher.onDidCreate(() => this.draw(), null, listeners); }
  draw() {}
  dispose() { for (const one of this.all) one.dispose(); }
}`,
    'VS Code: one event of several is not collected': `
import type { Disposable } from 'vscode';
export class View {
  private readonly all: Disposable[] = [];
  constructor(private readonly model: { onDidChange(run: () => void, self?: unknown, all?: Disposable[]): Disposable; onDidMove(run: () => void, self?: unknown, all?: Disposable[]): Disposable }) {
    model.onDidChange(() => this.draw(), null, this.all);
    model.onDidMove(() => this.draw()); // ! forgotten
  }
  draw() {}
  dispose() { for (const one of this.all) one.dispose(); }
}`,
    'an event function, known by one of another name that is collected': `
import { Tree } from './tree';
export class View {
  private readonly all: { dispose(): void }[] = [];
  constructor(private readonly tree: Tree) {
    this.all.push(tree.onOpen(() => this.draw()));
    tree.onDidSave(() => this.draw()); // ! forgotten
  }
  draw() {}
  dispose() { for (const one of this.all) one.dispose(); }
}`,
    'VS Code: one of those that activate() makes': `
import { commands, workspace, type ExtensionContext } from 'vscode';
export function activate(context: ExtensionContext) {
  context.subscriptions.push(workspace.onDidSaveTextDocument(() => console.log(1)));
  context.subscriptions.push(commands.registerCommand('a', () => console.log(1)));
  workspace.onDidOpenTextDocument(() => console.log(2)); // ? forgotten
}`,
    'a way out before the file is closed': `
import { open } from 'node:fs/promises';
export async function size(path: string, skip: boolean) {
  const file = await open(path); // ? bypassed
  if (skip) return 0;
  const { size } = await file.stat();
  await file.close();
  return size;
}`,
    'a timer that each update sets anew': `
import { Component } from 'react';
export class Clock extends Component {
  timer: ReturnType<typeof setInterval> | undefined;
  componentDidUpdate() {
    this.timer = setInterval(() => this.setState({}), 1000); // ! overwritten
  }
  componentWillUnmount() { clearInterval(this.timer); }
  render() { return null; }
}`,
    'a timer that is armed again when a promise settles or a callback comes, after the clean-up': `
declare function load(): Promise<string>;
declare function ask(done: () => void): void;
function later(done: () => void) { load().then(done); }
export class ByPromise {
  private timer?: ReturnType<typeof setTimeout>;
  constructor() { this.poll(); }
  poll() {
    load().then(() => {
      this.timer = setTimeout(() => this.poll(), 1200); // ? rearmed
    });
  }
  destroy() { clearTimeout(this.timer); }
}
export class ByHelper {
  private timer?: ReturnType<typeof setTimeout>;
  constructor() { this.poll(); }
  poll() { later(() => this.next()); }
  private next() {
    this.timer = setTimeout(() => this.poll(), 1200); // ? rearmed
  }
  destroy() { clearTimeout(this.timer); }
}
export class ByCallback {
  private timer?: ReturnType<typeof setTimeout>;
  constructor() { this.poll(); }
  poll() {
    ask(() => {
      this.timer = setTimeout(() => this.poll(), 1200); // ? rearmed
    });
  }
  destroy() { clearTimeout(this.timer); }
}`,
    'a timer that is armed again after the clean-up': `
import { useEffect } from 'react';
export function usePoll(load: () => Promise<void>) {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    async function poll() {
      await load();
      timer = setTimeout(poll, 1000); // ! rearmed
    }
    void poll();
    return () => clearTimeout(timer);
  }, []);
}`,
    'one of three listeners': `
export class Menu {
  constructor() {
    window.addEventListener('resize', this.layout);
    window.addEventListener('scroll', this.layout); // ? forgotten
    window.addEventListener('focus', this.layout);
  }
  layout = () => {};
  dispose() {
    window.removeEventListener('resize', this.layout);
    window.removeEventListener('focus', this.layout);
  }
}`,
    'one of two timers': `
export class Clock {
  a = setInterval(() => this.tick(), 1000);
  b = setInterval(() => this.tick(), 2000); // ? forgotten
  tick() {}
  dispose() { clearInterval(this.a); }
}`,
    'one of two observers': `
export class Box {
  sizes = new ResizeObserver(() => this.draw());
  changes = new MutationObserver(() => this.draw()); // ? forgotten
  constructor(element: Element) {
    this.sizes.observe(element);
    this.changes.observe(element, { childList: true });
  }
  draw() {}
  dispose() { this.sizes.disconnect(); }
}`,
    'one of two sockets': `
export class Feed {
  news = new WebSocket('wss://example.org/news');
  prices = new WebSocket('wss://example.org/prices'); // ? forgotten
  send() { this.news.send('x'); this.prices.send('x'); }
  dispose() { this.news.close(); }
}`,
    'one of two subscriptions': `
import { interval } from 'rxjs';
export class Clock {
  fast = interval(10).subscribe(() => this.tick());
  slow = interval(1000).subscribe(() => this.tick()); // ? forgotten
  tick() {}
  dispose() { this.fast.unsubscribe(); }
}`,
    'one of two in an effect': `
import { useEffect } from 'react';
export function useKeys(run: () => void) {
  useEffect(() => {
    document.addEventListener('keydown', run);
    document.addEventListener('keyup', run); // ! forgotten
    return () => document.removeEventListener('keydown', run);
  }, [run]);
}`,
    'an override without super': `
class Base {
  timer = setInterval(() => console.log(1), 1000);
  dispose() { clearInterval(this.timer); }
}
export class Clock extends Base {
  override dispose() { // ! superless
    console.log('bye');
  }
}`,
    'two classes further up': `
class Base {
  destroy() { console.log(1); }
}
class Middle extends Base {}
export class Clock extends Middle {
  override destroy() {} // ! superless
}`,
    'Symbol.dispose': `
class Base {
  [Symbol.dispose]() { console.log(1); }
}
export class Clock extends Base {
  override [Symbol.dispose]() {} // ! superless
}`,
    'one of several objects of an imported class': `
import { Emitter } from './not-here.js';
export class Reader {
  private readonly errors = new Emitter();
  private closes;
  private partial;
  constructor() {
    this.closes = new Emitter();
    this.partial = new Emitter(); // ? forgotten
  }
  get onPartial() { return this.partial.event; }
  dispose() { this.errors.dispose(); this.closes.dispose(); }
}`,
    'the new one is released in place of the old one': `
import { Scene } from './not-here.js';
export class App {
  scene = new Scene();
  fonts: unknown;
  dispose() {
    this.scene = new Scene(); // ! overwritten
    this.fonts = { scene: this.scene };
    this.scene.destroy();
  }
}`,
    'one of two that are released by another name': `
import * as wasm from './not-here.js';
export class Reader {
  a = new wasm.Buffer();
  b = new wasm.Buffer(); // ? forgotten
  destroy() { this.a.free(); }
}`,
    'an object of another class beside those that are released': `
class Store { timer = setInterval(() => console.log(1), 1); dispose() { clearInterval(this.timer); } }
class Log { timer = setInterval(() => console.log(1), 1); dispose() { clearInterval(this.timer); } }
export class Room {
  a = new Store();
  b = new Log(); // ? forgotten
  dispose() { this.a.dispose(); }
}`,
    'a child that is not handed to the collector of its siblings': `
class Child { timer = setInterval(() => console.log(1), 1); show() {} dispose() { clearInterval(this.timer); } }
class Other { timer = setInterval(() => console.log(1), 1); show() {} dispose() { clearInterval(this.timer); } }
class Base {
  private tracked: { dispose(): void }[] = [];
  track<V extends { dispose(): void }>(child: V): V { this.tracked.push(child); return child; }
  dispose() { for (const child of this.tracked) child.dispose(); }
}
export class Session extends Base {
  left;
  right;
  constructor() {
    super();
    this.left = this.track(new Child());
    this.right = new Other(); // ? forgotten
  }
}`,
    'an emitter of another class beside them: it goes with its owner': `
class Store { timer = setInterval(() => console.log(1), 1); dispose() { clearInterval(this.timer); } }
class Emitter { event() {} fire() {} dispose() {} }
export class Room {
  a = new Store();
  b = new Emitter(); // ? forgotten
  dispose() { this.a.dispose(); }
}`,
    'an event of what is injected, beside one that is collected': `
import { inject } from './not-here.js';
interface Disposable { dispose(): void }
interface Bus { onDidOpen(listener: () => void): Disposable; onDidSave(listener: () => void): Disposable }
class Collection { push(part: Disposable) { void part; } dispose() {} }
export class View {
  @inject('Bus') private readonly bus: Bus;
  private readonly toDispose = new Collection();
  start() {
    this.toDispose.push(this.bus.onDidOpen(() => this.draw()));
    this.bus.onDidSave(() => this.draw()); // ! forgotten
  }
  draw() {}
  dispose() { this.toDispose.dispose(); }
}`,
    'an event of what the constructor was given, by its field and by its parameter': `
interface Disposable { dispose(): void }
interface Bus { onDidOpen(listener: () => void): Disposable; onDidSave(listener: () => void): Disposable }
export class View {
  private readonly parts: Disposable[] = [];
  constructor(private readonly bus: Bus) {
    this.parts.push(this.bus.onDidOpen(() => this.draw()));
    bus.onDidSave(() => this.draw()); // ! forgotten
    this.bus.onDidSave(() => this.draw()); // ! forgotten
    this.parts.push(bus.onDidSave(() => this.draw()));
  }
  draw() {}
  dispose() { for (const part of this.parts) part.dispose(); }
}`,
    'an event of a property of a component': {
      filename: 'file.tsx',
      code: `
import { Component } from 'react';
interface Disposable { dispose(): void }
interface Bus { onDidOpen(listener: () => void): Disposable; onDidSave(listener: () => void): Disposable }
class Collection { push(part: Disposable) { void part; } dispose() {} }
export class View extends Component<{ bus: Bus }> {
  private readonly toDispose = new Collection();
  componentDidMount() {
    this.toDispose.push(this.props.bus.onDidOpen(() => this.draw()));
    this.props.bus.onDidSave(() => this.draw()); // ! forgotten
  }
  draw() {}
  componentWillUnmount() { this.toDispose.dispose(); }
}`,
    },
    'an event of something that may end together with it': `
import { create } from './not-here.js';
interface Disposable { dispose(): void }
interface Bus extends Disposable { onDidOpen(listener: () => void): Disposable; onDidSave(listener: () => void): Disposable }
export class View {
  private readonly parts: Disposable[] = [];
  private model: Bus;
  constructor(private readonly bus: Bus, private readonly own: Bus) {
    this.parts.push(this.bus.onDidOpen(() => this.draw()));
  }
  attach(part: Bus, whole: { part: Bus }) {
    const local: Bus = create();
    this.model = part;
    local.onDidSave(() => this.draw()); // ? forgotten
    part.onDidSave(() => this.draw()); // ? forgotten
    whole.part.onDidSave(() => this.draw()); // ? forgotten
    this.model.onDidSave(() => this.draw()); // ? forgotten
    // It goes with its source.
    this.own.onDidSave(() => this.draw());
  }
  draw() {}
  dispose() { this.own.dispose(); for (const part of this.parts) part.dispose(); }
}`,
    'an event beside what is handed to a collector of somebody else': `
interface Disposable { dispose(): void }
interface Bus { onDidOpen(listener: () => void): Disposable; onDidSave(listener: () => void): Disposable }
export class View {
  constructor(private readonly bus: Bus, parts: Disposable[]) {
    parts.push(this.bus.onDidOpen(() => this.draw()));
    this.bus.onDidSave(() => this.draw());
  }
  draw() {}
  dispose() {}
}`,
    'the comma operator drops all but the last': `
interface Disposable { dispose(): void }
interface Bus { onDidOpen(listener: () => void): Disposable; onDidSave(listener: () => void): Disposable }
export function activate(context: { subscriptions: Disposable[] }, bus: Bus, run: () => void) {
  context.subscriptions.push(
    (bus.onDidOpen(run), // ? forgotten
    bus.onDidSave(() => run())),
  );
}`,
    'an override of an imported life cycle method': `
import { Base } from './not-here.js';
export class Box extends Base {
  override ngOnDestroy() { console.log(1); } // ? superless
}`,
    'an override of an imported method, which may be abstract': `
import { Base } from './not-here.js';
export class Box extends Base {
  override dispose() { console.log(1); } // ? superless
}`,
    'the counterpart calls super': `
import { Base } from './not-here.js';
export class Box extends Base {
  connectedCallback() { super.connectedCallback(); console.log(1); }
  disconnectedCallback() { console.log(1); } // ? superless
}`,
    'another class of the same imported base calls super': `
import { Base as Root } from './not-here.js';
export class Box extends Root {
  dispose() { super.dispose(); console.log(1); }
}
export class Circle extends Root {
  dispose() { console.log(1); } // ? superless
}`,
    'through a mixin': `
import { withEvents } from './not-here.js';
class Base {
  dispose() { console.log(2); }
}
const Mixed = withEvents(Base);
export class Box extends Mixed {
  dispose() { console.log(1); } // ! superless
}`,
    'LitElement': `
import { LitElement } from 'lit';
export class Box extends LitElement {
  override disconnectedCallback() { console.log(1); } // ! superless
}`,
    'one function removes what the call adds, and leaves one': `
import type { Readable, Writable } from 'node:stream';
export function write({ body, signal }: { body: Readable; signal: AbortSignal }, socket: Writable, settle: () => void) {
  const onAbort = () => finish();
  const onDrain = () => { body.resume(); };
  const onData = () => { body.pause(); };
  function finish() {
    body.off('data', onData);
    socket.off('drain', onDrain);
    settle();
  }
  body.on('data', onData);
  socket.on('drain', onDrain);
  signal.addEventListener('abort', onAbort); // ? passedOver
}`,
    'channels of one module, switched on and off': `
import { EventEmitter } from 'node:events';
const opened = new EventEmitter();
const read = new EventEmitter();
const written = new EventEmitter();
const count = () => {};
export function enable() {
  opened.on('data', count);
  read.on('data', count);
  written.on('data', count); // ? passedOver
}
export function disable() {
  opened.off('data', count);
  read.off('data', count);
}`,
    'a table of other listeners is removed beside those of a source': `
import type { EventEmitter } from 'node:events';
export class Model {
  private readonly handlers = new Map<string, () => void>();
  constructor(private readonly entity: EventEmitter, private readonly assets: EventEmitter) {
    this.entity.on('remove', this.onRemove);
    this.entity.on('insert', this.onInsert); // ! forgotten
  }
  private readonly onRemove = () => {};
  private readonly onInsert = () => {};
  dispose() {
    const { assets } = this;
    for (const [key, handler] of this.handlers) assets.off(key, handler);
    this.entity.off('remove', this.onRemove);
  }
}`,
    'what is taken out of a collection keeps its listener': `
import type { EventEmitter } from 'node:events';
export class Scanner {
  private readonly all = new Map<string, EventEmitter>();
  private readonly onFound = () => {};
  add(name: string, adapter: EventEmitter) { this.all.set(name, adapter); }
  start() {
    this.all.forEach((adapter) => {
      adapter.on('found', this.onFound); // ! departed
    });
  }
  remove(name: string) { this.all.delete(name); }
  dispose() { this.all.forEach((adapter) => { adapter.off('found', this.onFound); }); }
}`,
    'of two alternatives, one removes the other': `
import type { EventEmitter } from 'node:events';
export function describe(connection: EventEmitter, done: (row?: unknown) => void) {
  const onRow = (row: unknown) => {
    connection.off('noData', onNothing);
    done(row);
  };
  const onNothing = () => {
    done();
  };
  connection.once('noData', onNothing);
  connection.once('row', onRow); // ? stays
}`,
    'listeners for the first step of the program': `
import { EventEmitter } from 'node:events';
const app = new EventEmitter();
export function start(paths: string[]) {
  const onFile = (path: string) => { paths.push(path); };
  const onUrl = (url: string) => { paths.push(url); };
  app.on('open-file', onFile);
  app.on('open-url', onUrl);
  app.on('will-finish-launching', () => { paths.sort(); }); // ? forgotten
  app.on('ready', () => { // ? forgotten
    app.off('open-file', onFile);
    app.off('open-url', onUrl);
  });
}`,
    'a listener of an own bus goes with the answer and stays when time is up': `
import { EventEmitter } from 'node:events';
export class Broker {
  private readonly bus = new EventEmitter();
  ping(id: string) {
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(null), 2000);
      const handler = (pong: { id: string }) => {
        if (pong.id !== id) return;
        clearTimeout(timer);
        this.bus.off('pong', handler);
        resolve(pong);
      };
      this.bus.on('pong', handler); // ? skipped
    });
  }
}`,
    'the timeout of a request is cleared on success only': `
export const fetchSoon = (url: string) =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('late')), 1000); // ? skipped
    fetch(url).then((response) => { clearTimeout(timer); resolve(response); }, (error) => { reject(error); });
  });`,
    'in a factory': `
export function clock(tick: () => void) {
  const a = setInterval(tick, 1000);
  const b = setInterval(tick, 2000); // ? forgotten
  return { dispose() { clearInterval(a); }, id: () => Number(b) };
}`,
  },
};
