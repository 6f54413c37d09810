import type { Cases } from '../cases.ts';

export const cases: Cases = {
  valid: {
    'an interval of the program that lets it end, and a timeout of a request': `
import express from 'express';
const app = express();
setInterval(() => { console.log('alive'); }, 1000).unref();
app.get('/status', (request, response) => {
  setTimeout(() => { console.log(request.url); }, 1000).unref();
  response.end();
});`,
    'the timer of a class of which the file makes the only instance': `
export class Ticker {
  private static shared: Ticker | undefined;
  private constructor() { setInterval(() => this.tick(), 1000); }
  static get instance() { return (this.shared ??= new Ticker()); }
  tick() { console.log(Date.now()); }
}`,
    'animations that end when their time is over, and turns that are counted': `
export class Fade extends HTMLElement {
  private begun = 0;
  private start: number | undefined;
  private left = 10;
  connectedCallback() { this.begun = performance.now(); requestAnimationFrame(this.step); requestAnimationFrame(this.slide); requestAnimationFrame(this.count); this.retry(5); this.blink(0); }
  private readonly step = (now: number) => {
    const t = Math.min((now - this.begun) / 300, 1);
    this.style.opacity = String(t);
    if (t < 1) requestAnimationFrame(this.step);
  };
  private readonly slide = (now: number) => {
    if (this.start === undefined) this.start = now;
    const elapsed = now - this.start;
    if (elapsed >= 500) return;
    this.style.left = String(elapsed);
    requestAnimationFrame(this.slide);
  };
  private readonly count = () => {
    this.left -= 1;
    this.title = String(this.left);
    if (this.isConnected && this.left > 0) requestAnimationFrame(this.count);
  };
  private retry(left: number) {
    this.title = String(left);
    if (left === 0) return;
    setTimeout(() => this.retry(left - 1), 200);
  }
  private blink(turn: number) {
    this.hidden = turn % 2 === 0;
    if (turn < 6) requestAnimationFrame(() => this.blink(turn + 1));
  }
  disconnectedCallback() { this.textContent = ''; }
}`,
    'the function that clears it is kept in a field that something calls, or may call': `
export class Clock extends HTMLElement {
  private stop?: () => void;
  end?: () => void;
  connectedCallback() {
    const timer = setInterval(() => this.tick(), 1000);
    this.stop = () => clearInterval(timer);
    const other = setInterval(() => this.tick(), 1000);
    this.end = () => clearInterval(other);
  }
  disconnectedCallback() { this.stop?.(); }
  tick() { this.title = 'x'; }
}`,
    'no-mismatched-release tells of the field that should hold it': `
export class Clock {
  private timer?: ReturnType<typeof setInterval>;
  start() { setInterval(() => this.tick(), 1000); }
  tick() { console.log(this); }
  destroy() { clearInterval(this.timer); }
}`,
    'a short timer that asks before it sets itself again, or only after a failure': `
export class Blink {
  private jobs: (() => void)[] = [];
  private disposed = false;
  constructor(private readonly load: () => Promise<void>, private readonly ms: number) { this.tick(); this.pump(); this.retry(); }
  private tick() { if (this.disposed) return; setTimeout(() => this.tick(), 500); }
  private pump() { if (this.jobs.length > 0) setTimeout(() => this.pump(), this.ms); }
  private retry() { this.load().catch(() => { setTimeout(() => this.retry(), 500); }); }
  dispose() { this.disposed = true; this.jobs = []; }
}`,
    'what starts the program: an exported main function, or one that the module calls': `
export async function main() { setInterval(() => console.log(1), 1000); }
const serve = async () => { setInterval(() => console.log(2), 1000); };
(async () => { await serve(); })();`,
    'what VS Code calls to start an extension': `
import * as vscode from 'vscode';
export function activate(context: vscode.ExtensionContext) {
  setInterval(() => console.log(context), 60_000);
}`,
    'cleared by what a hook runs at the end': {
      filename: 'file.tsx',
      code: `
import React from 'react';
import { useUnmountEffect } from '../hooks';
export const Field = (props: { value: number; onChange(value: number): void }) => {
  const timer = React.useRef<ReturnType<typeof setTimeout> | null>(null);
  const again = (delay: number) => {
    clear();
    timer.current = setTimeout(() => { props.onChange(props.value + 1); again(40); }, delay);
  };
  const clear = () => { if (timer.current) clearTimeout(timer.current); };
  useUnmountEffect(() => { clear(); });
  return <button onMouseDown={() => again(500)} onMouseUp={clear}>{props.value}</button>;
};`,
    },
    'an interval that a timeout of the same call ends': `
import { ChangeDetectorRef, Component } from '@angular/core';
@Component({ selector: 'x-form', template: '' })
export class Form {
  private timer: ReturnType<typeof setInterval> | null = null;
  constructor(private readonly ref: ChangeDetectorRef) {}
  refresh(duration: number) {
    if (this.timer) clearInterval(this.timer);
    this.timer = setInterval(() => this.ref.markForCheck(), 100);
    setTimeout(() => {
      if (this.timer) { clearInterval(this.timer); this.timer = null; }
    }, duration);
  }
}`,
    'what a timeout of nothing runs may come back to it under conditions': `
import { Component, Input, OnDestroy } from '@angular/core';
@Component({ selector: 'x-list', template: '' })
export class List implements OnDestroy {
  @Input() force = false;
  open = false;
  hide() { setTimeout(() => { this.settle(); }, 0); }
  settle() { this.open = false; if (this.force) { return; } this.clear(); }
  clear() { if (this.open) { this.hide(); } }
  ngOnDestroy() { this.open = false; }
}`,
    'debounced functions that nothing ever cancels, and one that is handed on': `
import { debounce } from 'lodash';
export class Search {
  private readonly save = debounce(() => { this.write(); }, 2000);
  private readonly follow = debounce(() => { this.write(); }, 2000);
  constructor() { window.addEventListener('resize', this.follow, { signal: AbortSignal.timeout(1000) }); }
  type() { this.save(); }
  write() { console.log(this); }
  dispose() { this.write(); }
}`,
    'a debounced function that the end cancels': `
import { debounce } from './timing';
export class Search {
  private readonly save = debounce(() => { this.write(); }, 2000);
  type() { this.save(); }
  flush() { this.save.cancel(); this.write(); }
  write() { console.log(this); }
  dispose() { this.save.cancel(); }
}`,
    'the handler of a connection clears its timer when it closes': `
import { createServer } from 'node:net';
createServer().on('connection', (socket) => {
  const timer = setTimeout(() => socket.destroy(), 5000);
  socket.on('close', () => { clearTimeout(timer); });
});`,
    'the base class says that it has ended': `
import { Widget } from './not-here.js';
export class Area extends Widget {
  private timer: ReturnType<typeof setTimeout> | undefined;
  settle() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      if (this.isDisposed) return;
      this.node.append('');
    }, 5000);
  }
  dispose() { super.dispose(); }
}`,
    'a timeout that is meant to fire, that is cleared, or that is no loser of a race': `
export const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
export const quick = (work: Promise<string>) => Promise.race([work, new Promise((_, reject) => setTimeout(() => reject(new Error('late')), 100))]);
export const rest = (work: Promise<string>) => Promise.all([work, new Promise((resolve) => setTimeout(resolve, 30000))]);
export async function pause(work: Promise<string>, ms: number) {
  return Promise.race([work, sleep(ms)]);
}
export function settled(source: EventTarget, ms: number) {
  return new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('late')), ms);
    source.addEventListener('done', () => { clearTimeout(timer); resolve(); }, { once: true });
  });
}
export function started(child: EventTarget) {
  return new Promise<void>((resolve, reject) => {
    child.addEventListener('error', reject, { once: true });
    setTimeout(resolve, 5000);
  });
}
export function polled(isReady: () => boolean) {
  return new Promise<void>((resolve, reject) => {
    let tries = 0;
    const look = () => {
      if (isReady()) return resolve();
      if (++tries > 10) return reject(new Error('late'));
      setTimeout(look, 5000);
    };
    look();
  });
}
export function kept(waiting: Map<string, object>, id: string) {
  return new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('late')), 5000);
    waiting.set(id, { resolve, reject, timer });
  });
}
export async function delayed(url: string) {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), 5000);
  try {
    return await fetch(url, { signal: controller.signal });
  } finally {
    clearTimeout(timer);
  }
}
export async function tried(url: string) {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), 5000);
  try {
    const response = await fetch(url, { signal: controller.signal });
    clearTimeout(timer);
    return response;
  } catch (error) {
    clearTimeout(timer);
    throw error;
  }
}
export function ended(child: { kill(): void }) {
  setTimeout(() => child.kill(), 5000);
}
export function fit(element: Element) {
  const layout = () => { element.scrollIntoView(); };
  window.addEventListener('resize', layout);
  setTimeout(layout, 500);
  const done = () => { element.remove(); };
  element.addEventListener('transitionend', done);
  setTimeout(done, 50);
}
export function signalAfter(ms: number) {
  const controller = new AbortController();
  setTimeout(() => controller.abort(), ms);
  return controller.signal;
}`,
    'a race and a promise of one\'s own': `
class Promise { static race(list: unknown[]) { return list; } constructor(run: (resolve: () => void, reject: (error: Error) => void) => void) { run(() => {}, () => {}); } }
export const first = (work: unknown) => Promise.race([work, new Promise((_, reject) => setTimeout(() => reject(new Error('late')), 30000))]);`,
    'a later start that the end knows of, that a flag stops, or that only looks things up': `
export class Panel {
  private view: { close(): void } | undefined;
  private isClosed = false;
  later() { setTimeout(() => this.open(), 5000); }
  open() {
    if (this.isClosed) return;
    this.view = new View();
  }
  dispose() {
    this.isClosed = true;
    this.view?.close();
  }
}
export class Marker {
  private mark: Element | null = null;
  later() { setTimeout(() => this.find(), 500); }
  find() { this.mark = document.querySelector('mark'); }
  dispose() { this.mark?.remove(); }
}
class View { close() {} }`,
    'an interval of an executor that clears itself, and a timeout there': `
export class Gate {
  busy = true;
  async wait() {
    await new Promise<void>((resolve) => {
      const poll = setInterval(() => {
        if (this.busy) return;
        clearInterval(poll);
        resolve();
      }, 100);
    });
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}`,
    'a chain that drains a queue': `
export class Queue {
  private readonly tasks: (() => void)[] = [];
  drain() {
    if (this.tasks.length === 0) return;
    this.tasks.shift()?.();
    setTimeout(() => this.drain(), 0);
  }
  dispose() { this.tasks.length = 0; }
}`,
    'cleared by an object that is handed to a collector': `
interface Disposable { dispose(): void }
export class Poller {
  private timer: ReturnType<typeof setInterval> | undefined;
  private readonly parts: Disposable[] = [];
  constructor() { this.parts.push({ dispose: () => clearInterval(this.timer) }); }
  start() { this.timer = setInterval(() => this.poll(), 5000); }
  poll() {}
  dispose() { for (const part of this.parts) part.dispose(); }
}`,
    'cleared in a function that a hook keeps, and in one that a factory makes': {
      filename: 'file.tsx',
      code: `
import * as React from 'react';
import { useCallback as keep } from 'react';
import { oneOf } from './not-here.js';
export function useA(run: () => void) {
  const timer = React.useRef<ReturnType<typeof setInterval>>();
  const stop = React.useCallback(() => clearInterval(timer.current), []);
  React.useEffect(() => {
    timer.current = setInterval(run, 1000);
    return () => stop();
  }, [run, stop]);
}
export function useB(run: () => void) {
  const timer = React.useRef<ReturnType<typeof setInterval>>();
  const stop = keep(() => clearInterval(timer.current), []);
  React.useEffect(() => {
    timer.current = setInterval(run, 1000);
    return () => { stop(); };
  }, [run, stop]);
}
export class Clock {
  private timer: ReturnType<typeof setInterval> | undefined;
  start() { this.timer = setInterval(() => this.tick(), 1000); }
  tick() {}
  dispose() {
    const stop = oneOf(() => clearInterval(this.timer), () => {});
    stop();
  }
}`,
    },
    'what off(event, listener) ends is the listener': `
export class Relay {
  private retry: ReturnType<typeof setTimeout> | undefined;
  private readonly source: { off(event: string, listener: () => void): void };
  constructor(source: { off(event: string, listener: () => void): void }) { this.source = source; }
  start() { this.retry = setTimeout(() => this.open(), 5000); }
  open() { clearTimeout(this.retry); }
  off(event: string, listener: () => void) { this.source.off(event, listener); }
}`,
    'the teardown clears a field': `
export class Clock {
  timer = setInterval(() => this.tick(), 1000);
  tick() {}
  dispose() { clearInterval(this.timer); }
}`,
    'clearTimeout clears an interval too': `
export class Clock {
  constructor() { this.timer = setInterval(() => this.tick(), 1000); }
  declare timer: ReturnType<typeof setInterval>;
  tick() {}
  dispose() { clearTimeout(this.timer); }
}`,
    'through a helper method of the teardown': `
export class Clock {
  timer: ReturnType<typeof setInterval> | undefined;
  start() { this.stop(); this.timer = setInterval(() => this.tick(), 1000); }
  tick() {}
  stop() { if (this.timer) { clearInterval(this.timer); this.timer = undefined; } }
  dispose() { this.stop(); }
}`,
    'in a base class of the same file': `
class Base {
  timer: ReturnType<typeof setInterval> | undefined;
  dispose() { clearInterval(this.timer); }
}
export class Clock extends Base {
  start() { this.timer = setInterval(() => this.tick(), 1000); }
  tick() {}
}`,
    'a private name': `
export class Clock {
  #timer = setInterval(() => this.tick(), 1000);
  tick() {}
  [Symbol.dispose]() { clearInterval(this.#timer); }
}`,
    'an array of handles that the teardown walks': `
export class Clocks {
  timers: ReturnType<typeof setInterval>[] = [];
  start() { this.timers.push(setInterval(() => this.tick(), 1000)); }
  tick() {}
  dispose() { this.timers.forEach(clearInterval); }
}`,
    'the handle is returned': `
export class Clock {
  start() { return setInterval(() => this.tick(), 1000); }
  tick() {}
  dispose() {}
}`,
    'a collector takes the undo': `
export class Clock {
  toDispose: (() => void)[] = [];
  start() {
    const timer = setInterval(() => this.tick(), 1000);
    this.toDispose.push(() => clearInterval(timer));
  }
  tick() {}
  dispose() { for (const undo of this.toDispose) undo(); }
}`,
    'through an alias of this and a destructured field': `
export class Clock {
  timer: ReturnType<typeof setInterval> | undefined;
  start() { const self = this; self.timer = setInterval(function () { self.tick(); }, 1000); }
  tick() {}
  dispose() { const { timer } = this; clearInterval(timer); }
}`,
    'an effect returns the undo': `
import { useEffect } from 'react';
export function Clock(props: { tick: () => void }) {
  useEffect(() => {
    const timer = setInterval(props.tick, 1000);
    return () => clearInterval(timer);
  }, []);
  return null;
}`,
    'an effect returns a helper by name': `
import { useEffect } from 'react';
export function useClock(tick: () => void) {
  useEffect(() => {
    const timer = setInterval(tick, 1000);
    function stop() { clearInterval(timer); }
    return stop;
  }, [tick]);
}`,
    'a ref that an effect clears': `
import { useEffect, useRef } from 'react';
export function useClock(tick: () => void) {
  const timer = useRef<ReturnType<typeof setInterval> | undefined>(undefined);
  useEffect(() => {
    timer.current = setInterval(tick, 1000);
    return () => clearInterval(timer.current);
  }, []);
}`,
    'Vue: onUnmounted in the set-up': `
import { defineComponent, onMounted, onUnmounted } from 'vue';
export default defineComponent({
  setup() {
    let timer: ReturnType<typeof setInterval> | undefined;
    onMounted(() => { timer = setInterval(() => console.log(1), 1000); });
    onUnmounted(() => clearInterval(timer));
  },
});`,
    'Vue: the options API': `
import { defineComponent } from 'vue';
export default defineComponent({
  data() { return { timer: undefined as unknown }; },
  mounted(this: any) { this.timer = setInterval(() => this.tick(), 1000); },
  methods: { tick() {} },
  beforeUnmount(this: any) { clearInterval(this.timer); },
});`,
    'Svelte: an effect returns the undo, a component registers it': {
      filename: 'file.svelte',
      only: ['untyped', 'its parser gives no types'],
      code: `
import { onDestroy } from 'svelte';
$effect(() => { const timer = setInterval(() => console.log(1), 1000); return () => clearInterval(timer); });
const other = setInterval(() => console.log(2), 1000);
onDestroy(() => clearInterval(other));`,
    },
    'Svelte: onMount returns the undo': `
import { onMount } from 'svelte';
onMount(() => {
  const timer = setInterval(() => console.log(1), 1000);
  return () => clearInterval(timer);
});`,
    'Solid: onCleanup': `
import { createEffect, onCleanup } from 'solid-js';
export function clock(tick: () => void) {
  createEffect(() => {
    const timer = setInterval(tick, 1000);
    onCleanup(() => clearInterval(timer));
  });
}`,
    'Angular: ngOnDestroy': `
import { Component, type OnDestroy } from '@angular/core';
@Component({ template: '' })
export class Clock implements OnDestroy {
  timer = setInterval(() => this.tick(), 1000);
  tick() {}
  ngOnDestroy() { clearInterval(this.timer); }
}`,
    'Angular: a root service lives as long as the application': `
import { Injectable } from '@angular/core';
@Injectable({ providedIn: 'root' })
export class Clock {
  constructor() { setInterval(() => this.tick(), 1000); }
  tick() {}
}`,
    'a web component': `
export class Clock extends HTMLElement {
  timer = 0;
  connectedCallback() { this.timer = window.setInterval(() => this.tick(), 1000); }
  tick() {}
  disconnectedCallback() { window.clearInterval(this.timer); }
}`,
    'a closure that returns its undo': `
export function start(tick: () => void) {
  const timer = setInterval(tick, 1000);
  return () => clearInterval(timer);
}`,
    'a factory whose product disposes': `
export function clock(tick: () => void) {
  const timer = setInterval(tick, 1000);
  return { dispose() { clearInterval(timer); } };
}`,
    'at the top of a module': `
setInterval(() => console.log(1), 1000);
(function () { setInterval(() => console.log(2), 1000); })();`,
    'the main function of a command': `
async function main() { setInterval(() => console.log(1), 1000); }
main();`,
    'cleared in finally': `
export async function run(tick: () => void) {
  const timer = setInterval(tick, 100);
  try {
    await fetch('/');
  } finally {
    clearInterval(timer);
  }
}`,
    'unref where nothing else is kept': `
export class Clock {
  constructor() { setInterval(() => console.log(1), 1000).unref(); }
  dispose() {}
}`,
    'Vue: the effect registers its clean-up': `
import { watchEffect } from 'vue';
export function useClock(tick: () => void) {
  watchEffect((onCleanup) => {
    const timer = setInterval(tick, 1000);
    onCleanup(() => clearInterval(timer));
  });
}`,
    'a class at work for the whole process: nothing ends it': `
export class Clock {
  static timer = setInterval(() => console.log(1), 1000);
}`,
    'a timeout that fires once and soon': `
export class Field {
  focus() { setTimeout(() => this.select(), 0); }
  select() {}
  dispose() {}
}`,
    'a sleep helper': `
export class Poller {
  async wait() { await new Promise((resolve) => setTimeout(resolve, 1000)); }
  dispose() {}
}`,
    'a guarded callback': `
export class Poller {
  disposed = false;
  poll() {
    setTimeout(() => {
      if (this.disposed) return;
      this.poll();
    }, 1000);
  }
  dispose() { this.disposed = true; }
}`,
    'a single animation frame': `
export class Box {
  resize() { requestAnimationFrame(() => this.draw()); }
  draw() {}
  dispose() {}
}`,
    'an animation loop that is cancelled': `
export class Box {
  frame = 0;
  draw() { this.frame = requestAnimationFrame(() => this.draw()); }
  dispose() { cancelAnimationFrame(this.frame); }
}`,
    'a local function of the same name': `
function setInterval(run: () => void, delay: number) { return { run, delay }; }
export class Clock {
  constructor() { setInterval(() => this.tick(), 1000); }
  tick() {}
  dispose() {}
}`,
    'a method of the same name': `
export class Clock {
  setInterval(run: () => void) { return run; }
  start() { this.setInterval(() => this.start()); }
  dispose() {}
}`,
    'the position watch is cleared': `
export class Map {
  watch = navigator.geolocation.watchPosition(() => this.draw());
  draw() {}
  destroy() { navigator.geolocation.clearWatch(this.watch); }
}`,
    'a teardown of the settings': {
      code: `
export class Clock {
  timer = setInterval(() => this.tick(), 1000);
  tick() {}
  farewell() { clearInterval(this.timer); }
}`,
      settings: { teardown: ['farewell'] },
    },
    'handed to a helper that takes it over': `
declare function track(timer: unknown): void;
export class Clock {
  start() { track(setInterval(() => this.tick(), 1000)); }
  tick() {}
  dispose() {}
}`,
    'cleared by its own callback': `
export function poll(done: () => boolean) {
  const timer = setInterval(() => { if (done()) clearInterval(timer); }, 100);
}`,
    'a prototype of the old form': `
export function Clock(this: any) { this.timer = setInterval(this.tick.bind(this), 1000); }
Clock.prototype.tick = function () {};
Clock.prototype.destroy = function () { clearInterval(this.timer); };`,
  },
  invalid: {
    'an interval that each request leaves, though it lets the program end': `
import express from 'express';
const app = express();
app.get('/status', (request, response) => {
  setInterval(() => { console.log(request.url); }, 1000).unref(); // ! dropped
  response.end();
});`,
    'loops of frames and timeouts whose count or time proves no end': `
export class Spin extends HTMLElement {
  private angle = 0;
  private begun = 0;
  private left = 5;
  connectedCallback() { requestAnimationFrame(this.turn); requestAnimationFrame(this.fade); requestAnimationFrame(this.count); }
  private readonly turn = () => {
    this.angle += 1;
    if (this.angle > 360) this.angle = 0;
    if (this.angle <= 360) requestAnimationFrame(this.turn); // ? dropped
  };
  private readonly fade = (now: number) => {
    const t = (now - this.begun) / 300;
    if (t >= 1) this.begun = now;
    if (t < 1) requestAnimationFrame(this.fade); // ? dropped
  };
  private readonly count = () => {
    this.left++;
    if (this.left > 0) requestAnimationFrame(this.count); // ? dropped
  };
  disconnectedCallback() { this.textContent = ''; }
}`,
    'the function that would clear it is kept in a private field, and nothing calls it': `
export class Clock extends HTMLElement {
  private stop?: () => void;
  connectedCallback() {
    const timer = setInterval(() => this.tick(), 1000); // ? unreached
    this.stop = () => clearInterval(timer);
  }
  disconnectedCallback() { this.textContent = ''; }
  tick() { this.title = 'x'; }
}`,
    'a short timer that always sets itself again': `
export class Blink {
  private jobs: (() => void)[] = [];
  constructor(private readonly element: HTMLElement, private readonly load: () => Promise<void>, private readonly ms: number) {
    this.tick();
    this.later();
    void this.wait();
    requestAnimationFrame(this.pump);
  }
  private tick() { this.element.hidden = !this.element.hidden; setTimeout(() => this.tick(), this.ms); } // ! dropped
  private later() { this.load().then(() => { setTimeout(() => this.later(), 500); }); } // ! dropped
  private async wait() { await this.load(); setTimeout(() => { void this.wait(); }, 500); } // ! dropped
  private readonly pump = () => {
    while (this.jobs.length > 0) this.jobs.shift()?.();
    requestAnimationFrame(this.pump); // ? dropped
  };
  destroy() { this.jobs = []; }
}`,
    'a command of an extension, an activation of something else, a main function that is called again': `
import * as vscode from 'vscode';
export function activate(context: vscode.ExtensionContext) {
  context.subscriptions.push(vscode.commands.registerCommand('watch', () => { setInterval(() => console.log(1), 1000); })); // ? dropped
}
function main() { setInterval(() => console.log(2), 1000); } // ? dropped
main();
process.on('SIGHUP', () => main());`,
    'an activation of no extension': `
export function activate(name: string) {
  setInterval(() => console.log(name), 1000); // ? dropped
}`,
    'a component whose folder is called as one of commands': {
      filename: 'src/build/log.ts',
      only: ['untyped', 'no tsconfig of the tests has such a folder'],
      code: `
import { useEffect } from 'react';
export function useLog(id: { current: string }) {
  useEffect(() => {
    setInterval(() => { console.log(id.current); }, 1000); // ! dropped
  }, []);
}`,
    },
    'what a command sets for its own run': {
      filename: 'src/cli/watch.ts',
      only: ['untyped', 'no tsconfig of the tests has such a folder'],
      code: `
export function ask(done: Promise<string>) {
  return Promise.race([done, new Promise<string>((resolve) => { setInterval(() => { resolve('late'); }, 30000); })]); // ? dropped
}`,
    },
    'what a timeout calls may set it again, and a countdown ends': `
import { Component, Input, OnDestroy } from '@angular/core';
import { send } from './api';
@Component({ selector: 'x-pay', template: '' })
export class Pay implements OnDestroy {
  @Input() plan = '';
  left = 20;
  paid() {
    setTimeout(() => { send('paid'); this.step('done'); }, 2000); // ? dropped
  }
  step(name: string) { if (name === 'again') { this.paid(); } }
  count() {
    setTimeout(() => { send('tick'); if (--this.left > 0) this.count(); }, 1000); // ? dropped
  }
  ngOnDestroy() { send('gone'); }
}`,
    'a short timeout that is set anew, and that what it runs may set again': `
import { Component, Input } from '@angular/core';
@Component({ selector: 'x-grid', template: '' })
export class Grid {
  @Input() items: HTMLElement[] = [];
  timer: ReturnType<typeof setTimeout> | undefined;
  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => { this.layout(); }, 40); // ? notAtEnd
  }
  layout() { for (const item of this.items) this.place(item); }
  place(item: HTMLElement) { item.title = ''; this.later(); }
}`,
    'a loop that its callback is sure to go on with, and one that asks first': `
import { Component, Input, OnDestroy } from '@angular/core';
import { send } from './api';
@Component({ selector: 'x-poll', template: '' })
export class Poll implements OnDestroy {
  @Input() url = '';
  ready = false;
  loop() {
    setTimeout(() => { send(this.url); this.again(); }, 1000); // ! dropped
  }
  again() { this.loop(); }
  ask() {
    setTimeout(() => { send(this.url); if (!this.ready) this.ask(); }, 1000); // ! dropped
  }
  ngOnDestroy() { send('gone'); }
}`,
    'what fires once after the end, and what sets itself again until something is there': `
import { Component } from '@angular/core';
@Component({ template: '' })
export class Checkout {
  private ready = false;
  open() { setTimeout(() => { this.load('/done'); }, 5000); } // ? dropped
  poll() {
    if (this.ready) { this.load('/ready'); } else { setTimeout(() => this.poll(), 2000); } // ! dropped
  }
  load(path: string) { fetch(path); }
  ngOnDestroy() { this.load('/bye'); }
}`,
    'a debounced function that is cancelled, but not at the end': `
import { debounce } from './timing';
export class Search {
  private readonly save = debounce(() => { this.write(); }, 2000); // ? unreached
  type() { this.save(); }
  flush() { this.save.cancel(); this.write(); }
  write() { console.log(this); }
  dispose() { console.log('gone'); }
}`,
    'an interval that an asynchronous start leaves to what it returns': `
import { open } from './worker';
export async function watch(run: () => void) {
  const worker = await open();
  const timer = setInterval(() => { run(); }, 1000); // ! neverReleased
  return () => { worker.terminate(); };
}`,
    'a class that is made on each turn of a loop, one for each request, and one that may be the only one': `
import express from 'express';
class Row {
  constructor() { setInterval(() => this.draw(), 1000); } // ! dropped
  draw() {}
  dispose() {}
}
class Session {
  constructor() { setInterval(() => this.ping(), 1000); } // ! dropped
  ping() {}
  dispose() {}
}
class Shell {
  constructor() { setInterval(() => this.beat(), 1000); } // ? dropped
  beat() {}
  dispose() {}
}
export const rows = (names: string[]) => names.map(() => new Row());
express().get('/', () => { new Session(); });
export const open = () => new Shell();`,
    'an undo that leaves one of two, a factory that may be called once, and one that is called in a loop': `
export function blink(draw: () => void, done: () => void) {
  setInterval(draw, 500); // ! dropped
  const end = () => { done(); };
  window.addEventListener('blur', end);
  return () => window.removeEventListener('blur', end);
}
export function clock(draw: () => void) {
  setInterval(draw, 500); // ? dropped
  return { dispose() { console.log('bye'); } };
}
function cell(draw: () => void) {
  setInterval(draw, 500); // ! dropped
  return { dispose() { console.log('bye'); } };
}
export function grid(all: (() => void)[]) {
  const cells = [];
  for (const draw of all) cells.push(cell(draw));
  return cells;
}`,
    'components of React by what they are given': {
      filename: 'file.tsx',
      code: `
import { Component, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
export class Named extends Component<{ name: string }> {
  componentDidMount() { setInterval(() => this.setState({}), 1000); } // ! dropped
  render() { return this.props.name; }
}
export class Around extends Component<{ children: string }> {
  componentDidMount() { setInterval(() => this.setState({}), 1000); } // ? dropped
  render() { return this.props.children; }
}
export function Item({ name }: { name: string }) {
  useEffect(() => { setInterval(() => console.log(name), 1000); }, []); // ! dropped
  return name;
}
export function Frame({ children }: { children: string }) {
  useEffect(() => { setInterval(() => console.log('frame'), 1000); }, []); // ? dropped
  return children;
}
export function Counter() {
  const [count, setCount] = useState(0);
  useEffect(() => { setInterval(() => setCount(count + 1), 1000); }, [count]); // ! dropped
  return count;
}
function Page(props: { title: string }) {
  useEffect(() => { setInterval(() => console.log(props.title), 1000); }, []); // ? dropped
  return props.title;
}
createRoot(document.body).render(<Page title="one" />);
export function useTick(tick: () => void) {
  useEffect(() => { setInterval(() => tick(), 1000); }, []); // ! dropped
}
export function useBeat(name: string) {
  useEffect(() => { setInterval(() => console.log(name), 1000); }, []); // ? dropped
}`,
    },
    'an element that is given something, and one that is not': `
import { LitElement } from 'lit';
import { property } from 'lit/decorators.js';
export class Badge extends LitElement {
  @property() name = '';
  connectedCallback() {
    super.connectedCallback();
    setInterval(() => this.requestUpdate(), 1000); // ! dropped
  }
}
export class Shell extends LitElement {
  connectedCallback() {
    super.connectedCallback();
    setInterval(() => this.requestUpdate(), 1000); // ? dropped
  }
}
export class Dot extends HTMLElement {
  static observedAttributes = ['color'];
  connectedCallback() { setInterval(() => this.click(), 1000); } // ! dropped
}`,
    'what loses a race and only settles, acts all the same, or asks first': `
export const quiet = (work: Promise<string>) =>
  Promise.race([work, new Promise((_, reject) => setTimeout(() => reject(new Error('late')), 60_000))]); // ? outrun
export const loud = (work: Promise<string>, report: (text: string) => void) =>
  Promise.race([work, new Promise((_, reject) => setTimeout(() => { report('late'); reject(new Error('late')); }, 60_000))]); // ! outrun
export function asks(work: Promise<string>, report: (text: string) => void) {
  let done = false;
  work.then(() => { done = true; });
  return Promise.race([work, new Promise((_, reject) => setTimeout(() => { if (!done) report('late'); reject(new Error('late')); }, 60_000))]); // ? outrun
}`,
    'a delay in seconds, one that a component is given, an end that a listener is no part of': {
      filename: 'file.tsx',
      code: `
import { Component } from 'react';
import { source } from './not-here.js';
export class Buffer {
  constructor(private readonly least: number) {}
  prune() {
    setTimeout(() => this.prune(), this.least * 1000); // ? dropped
  }
  later() {
    setTimeout(() => source.ask(this), this.least * 1000 + 5); // ? dropped
  }
  reset() {}
  dispose() {}
}
export class Slides extends Component<{ pause: number }> {
  next() {
    setTimeout(() => this.show(), this.props.pause); // ? dropped
    setTimeout(() => this.show(), this.props.pause || 100);
    setTimeout(() => this.show(), 300 - this.props.pause);
  }
  show() { document.title = 'next'; }
  componentWillUnmount() { document.title = ''; }
}
export class Pauses {
  private readonly ends: { dispose(): void }[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;
  constructor() { this.ends.push(source.onDidChange(() => this.rest())); }
  start(ms: number) {
    this.timer = setTimeout(() => source.ask(this), ms); // ? unreached
  }
  rest() { clearTimeout(this.timer); }
  dispose() { for (const end of this.ends) end.dispose(); }
}`,
    },
    'a timeout that loses a race, or is not needed when the promise has settled': `
export const short = (work: Promise<string>, ms: number) =>
  Promise.race([work, new Promise((_, reject) => setTimeout(() => reject(new Error('late')), ms))]); // ? outrun
export async function named(work: Promise<string>) {
  const late = new Promise<string>((resolve) => { setTimeout(resolve, 60_000, 'late'); }); // ? outrun
  const first = await Promise.race([work, late.then(() => 'late')]);
  return first;
}
const tooLate = (ms: number) => new Promise<never>((_, reject) => { setTimeout(() => reject(new Error('late')), ms); }); // ? outrun
export const limited = (work: Promise<string>) => Promise.race([work, tooLate(5000)]);
export function done(source: EventTarget) {
  return new Promise<void>((resolve, reject) => {
    setTimeout(() => reject(new Error('late')), 5000); // ? outrun
    source.addEventListener('done', () => resolve(), { once: true });
  });
}
export function shared(source: EventTarget, ms: number) {
  return new Promise<void>((resolve) => {
    const finish = () => { source.removeEventListener('done', finish); resolve(); };
    source.addEventListener('done', finish);
    const timer = setTimeout(finish, ms); // ? outrun
    console.log(timer);
  });
}
export async function get(url: string) {
  const controller = new AbortController();
  setTimeout(() => controller.abort(), 30000); // ? outrun
  const response = await fetch(url, { signal: controller.signal });
  return response.json();
}
export function hide(element: Element) {
  const done = () => { element.remove(); };
  element.addEventListener('transitionend', done);
  setTimeout(done, 500); // ? outrun
}
export function ask(open: () => EventTarget & { destroy(): void }, done: () => void) {
  const request = open();
  setTimeout(() => request.destroy(), 20_000); // ? outrun
  request.addEventListener('end', done);
}
setTimeout(() => console.log('the program'), 30000);`,
    'made with the instance, beside the end of a phase': `
export class Transport {
  private readonly queue = setInterval(() => this.flush(), 1000); // ? neverReleased
  private socket?: WebSocket;
  connect() { this.socket = new WebSocket('wss://example.org'); }
  disconnect() { this.socket?.close(); }
  flush() { this.socket?.send(''); }
}`,
    'an interval of an executor goes on when the promise has settled': `
export class Gate {
  busy = true;
  async wait() {
    await new Promise<void>((resolve) => {
      setInterval(() => { // ! dropped
        if (!this.busy) resolve();
      }, 100);
    });
  }
}
export function until(isDone: () => boolean) {
  return new Promise<void>((resolve) => {
    const poll = setInterval(() => { // ! neverReleased
      if (isDone()) resolve();
    }, 100);
    console.log(poll);
  });
}`,
    'what the end releases is made again after it': `
export class Panel {
  private view: View | undefined;
  later() {
    setTimeout(() => this.open(), 300); // ? dropped
  }
  open() { this.view = new View(); }
  dispose() { this.view?.close(); }
}
class View { close() {} }`,
    'a factory whose restart comes after its stop': `
import { createRunner } from './not-here.js';
export function consumer(delay: number) {
  let runner: { stop(): void } | null = null;
  const start = () => {
    runner = createRunner(() => {
      setTimeout(() => start(), delay); // ? dropped
    });
  };
  const stop = () => {
    runner?.stop();
    runner = null;
  };
  return { start, stop };
}`,
    'a listener that the end removes is added after it': `
export class Popover {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly onKey = () => this.hide();
  hover(delay: number) {
    this.timer = setTimeout(() => this.show(), delay); // ? unreached
  }
  move() { clearTimeout(this.timer); }
  show() { document.addEventListener('keydown', this.onKey); }
  hide() { document.removeEventListener('keydown', this.onKey); }
  dispose() { this.hide(); }
}`,
    'retries that are counted': `
export class Client {
  private attempts = 0;
  connect() {
    if (++this.attempts > 5) return;
    setTimeout(() => this.connect(), 30 * 1000); // ? dropped
  }
  dispose() {}
}`,
    'a poll that nothing can stop': `
import { Disposable } from './not-here.js';
const SECOND = 1000;
export class Watcher extends Disposable {
  private query: string | undefined;
  async poll() {
    if (!this.query) return;
    await fetch(this.query);
    setTimeout(() => this.poll(), 60 * SECOND); // ? dropped
  }
  override dispose() { super.dispose(); }
}`,
    'a method of an object literal clears the timer of the object, not of the class around it': `
export class Clock {
  private timer: ReturnType<typeof setInterval> | undefined;
  readonly other = { timer: setInterval(() => {}, 1000), stop() { this.timer.unref(); }, dispose() { clearInterval(this.timer); } };
  start() { this.timer = setInterval(() => this.tick(), 1000); } // ? neverReleased
  tick() {}
  dispose() { this.other.dispose(); }
}`,
    'the handle is dropped': `
export class Clock {
  constructor() {
    setInterval(() => this.tick(), 1000); // ? dropped
  }
  tick() {}
  dispose() {}
}`,
    'no teardown clears the field': `
export class Clock {
  timer = setInterval(() => this.tick(), 1000); // ? neverReleased
  tick() {}
  dispose() { this.tick(); }
}`,
    'the teardown forgets the handle instead of clearing it': `
export class Clock {
  timer: ReturnType<typeof setInterval> | undefined = setInterval(() => this.tick(), 1000); // ? neverReleased
  tick() {}
  dispose() { this.timer = undefined; }
}`,
    'a private name': `
export class Clock {
  #timer = setInterval(() => this.tick(), 1000); // ? neverReleased
  tick() { console.log(this.#timer); }
  [Symbol.dispose]() {}
}`,
    'a local variable that nothing clears': `
export class Clock {
  start() {
    const timer = setInterval(() => this.tick(), 1000); // ? neverReleased
    console.log(timer);
  }
  tick() {}
  dispose() {}
}`,
    'cleared only before it is set again': `
export class Clock {
  timer: ReturnType<typeof setInterval> | undefined;
  restart() {
    clearInterval(this.timer);
    this.timer = setInterval(() => this.tick(), 1000); // ? notAtEnd
  }
  tick() {}
  dispose() {}
}`,
    'the component clears it, but not when it unmounts': `
import React from 'react';
export class Clock extends React.Component {
  timer: ReturnType<typeof setInterval> | undefined;
  componentDidMount() {
    this.timer = setInterval(() => this.setState({}), 1000); // ? unreached
  }
  pause() { clearInterval(this.timer); }
  render() { return null; }
}`,
    'a component without componentWillUnmount': `
import { Component } from 'react';
export class Clock extends Component {
  componentDidMount() {
    setInterval(() => this.setState({}), 1000); // ? dropped
  }
  render() { return null; }
}`,
    'an effect without a clean-up': `
import { useEffect, useState } from 'react';
export function Clock() {
  const [now, setNow] = useState(0);
  useEffect(() => {
    setInterval(() => setNow((old) => old + 1), 1000); // ? dropped
  }, []);
  return now;
}`,
    'an effect whose clean-up clears nothing': `
import { useEffect } from 'react';
export function useClock(tick: () => void) {
  useEffect(() => {
    const timer = setInterval(tick, 1000); // ! neverReleased
    return () => { console.log('bye', timer); };
  }, [tick]);
}`,
    'a React namespace and a hook through it': `
import React from 'react';
export function useClock(tick: () => void) {
  React.useEffect(() => {
    setInterval(tick, 1000); // ? dropped
  }, []);
}`,
    'Vue: a mounted hook without its counterpart': `
import { defineComponent, onMounted } from 'vue';
export default defineComponent({
  setup() {
    onMounted(() => {
      setInterval(() => console.log(1), 1000); // ? dropped
    });
  },
});`,
    'Vue: the options API': `
import { defineComponent } from 'vue';
export default defineComponent({
  data() { return {}; },
  mounted(this: any) {
    this.timer = setInterval(() => this.tick(), 1000); // ? neverReleased
  },
  methods: { tick() {} },
});`,
    'Svelte: an effect and a component without an undo': {
      filename: 'file.svelte',
      only: ['untyped', 'its parser gives no types'],
      code: `
$effect(() => { const timer = setInterval(() => console.log(1), 1000); }); // ! neverReleased
setInterval(() => console.log(2), 1000); // ? dropped
$effect.pre(() => { setInterval(() => console.log(3), 1000); }); // ! dropped`,
    },
    'Svelte: onMount without an undo': `
import { onMount } from 'svelte';
onMount(() => {
  setInterval(() => console.log(1), 1000); // ! dropped
});`,
    'Solid: an effect without onCleanup': `
import { createEffect } from 'solid-js';
export function clock(tick: () => void) {
  createEffect(() => {
    setInterval(tick, 1000); // ! dropped
  });
}`,
    'Angular: a component': `
import { Component } from '@angular/core';
@Component({ template: '' })
export class Clock {
  ngOnInit() {
    setInterval(() => this.tick(), 1000); // ! dropped
  }
  tick() {}
}`,
    'a web component': `
export class Clock extends HTMLElement {
  connectedCallback() {
    window.setInterval(() => this.tick(), 1000); // ? dropped
  }
  tick() {}
}`,
    'Lit': `
import { LitElement } from 'lit';
export class Clock extends LitElement {
  connectedCallback() {
    super.connectedCallback();
    setInterval(() => this.requestUpdate(), 1000); // ? dropped
  }
}`,
    'an alias of the global': `
const every = setInterval;
export class Clock {
  start() {
    every(() => this.tick(), 1000); // ? dropped
  }
  tick() {}
  dispose() {}
}`,
    'imported from node:timers under another name': `
import { setInterval as every } from 'node:timers';
export class Clock {
  start() {
    every(() => this.tick(), 1000); // ? dropped
  }
  tick() {}
  dispose() {}
}`,
    'through globalThis and an optional chain': `
export class Clock {
  start() {
    globalThis.setInterval?.(() => this.tick(), 1000); // ? dropped
  }
  tick() {}
  dispose() {}
}`,
    'a timeout that renews itself': `
export class Poller {
  start() { this.poll(); }
  poll() {
    setTimeout(() => this.poll(), 1000); // ? dropped
  }
  dispose() {}
}`,
    'a timeout that keeps the instance until it fires': `
export class Toast {
  timer: ReturnType<typeof setTimeout> | undefined;
  show() {
    this.timer = setTimeout(() => this.hide(), 60000); // ? neverReleased
  }
  hide() {}
  dispose() {}
}`,
    'an animation loop': `
export class Box {
  draw() {
    requestAnimationFrame(() => this.draw()); // ? dropped
  }
  dispose() {}
}`,
    'a position watch': `
export class Map {
  constructor() {
    navigator.geolocation.watchPosition(() => this.draw()); // ? dropped
  }
  draw() {}
  destroy() {}
}`,
    'a factory that disposes of other things': `
export function clock(tick: () => void, close: () => void) {
  setInterval(tick, 1000); // ? dropped
  return { dispose() { close(); } };
}`,
    'a timer for each request': `
import express from 'express';
const app = express();
app.get('/', (request, response) => {
  setInterval(() => response.write('.'), 1000); // ! dropped
});`,
    'a class that nothing ends': `
export class Clock {
  start() {
    setInterval(() => this.tick(), 1000); // ? dropped
  }
  tick() {}
}`,
    'a function that nothing ends': `
export function watch(element: { update(): void }) {
  setInterval(() => element.update(), 1000); // ? dropped
}`,
    'a teardown of the settings': {
      code: `
export class Clock {
  timer = setInterval(() => this.tick(), 1000); // ? neverReleased
  tick() {}
  farewell() {}
}`,
      settings: { teardown: ['farewell'] },
    },
    'a prototype of the old form': `
export function Clock(this: any) {
  this.timer = setInterval(this.tick.bind(this), 1000); // ? neverReleased
}
Clock.prototype.tick = function () {};
Clock.prototype.destroy = function () {};`,
  },
};
