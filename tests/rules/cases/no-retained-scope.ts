import type { Cases } from '../cases.ts';

/** A function that reads a file, and gives a closure away. */
const read = (rest: string): string => `
import { readFileSync } from 'node:fs';
const checks = new Map<string, () => number>();
export function open(path: string, names: string[]) {
  ${rest}
}`;

/** A function that takes an element out of the document, and gives a closure away. */
const gone = (rest: string): string => `
const reports = new Map<string, () => unknown>();
declare function highlight(element: HTMLElement): void;
export function dismiss(key: string, host: HTMLElement, keep: boolean) {
  ${rest}
}`;

/** The same, of an element that is there. */
const found = (rest: string, mark = ''): string => gone(`const el = document.getElementById(key)!;${mark}\n  ${rest}`);

/** A class that shows marks and takes them away again. */
const marks = (rest: string, field = 'readonly #marks: HTMLElement[] = [];'): string => `
export class Marks {
  ${field}
  add(host: HTMLElement) {
    const mark = document.createElement('i');
    this.#marks.push(mark);
    host.append(mark);
  }
  ${rest}
}`;

/** A tip that is made anew each time it is shown. */
const tip = (rest: string, field = 'private tip?: HTMLElement;', show = ''): string => `
export class Chart {
  ${field}
  show(host: HTMLElement) {
    ${show}this.tip = document.createElement('div');
    host.append(this.tip);
  }
  ${rest}
}`;

/** A state that holds a promise until it is settled. */
const state = (reset: string, rest = ''): string => `
const state: Record<string, unknown> = { ready: false, readyPromise: null };
export function start() { return (state.readyPromise ??= new Promise((resolve) => setTimeout(resolve, 10))); }
export function again() { state.readyPromise = fetch('/again'); }
export function done() {
  ${reset}
}
${rest}`;

/** A queue that hands out its elements one by one. */
const queue = (handOut: string, rest = 'add(job: () => void) { this.#jobs.push(job); }'): string => `
export class Queue {
  #jobs: (() => void)[] = [];
  #next = 0;
  ${rest}
  take() {
    ${handOut}
  }
}`;

/** A class with a teardown, and a place that lives as long as the program. */
const panel = (constructed: string, ended = '', top = 'let current: Panel | null = null;'): string => `
${top}
export class Panel {
  title = '';
  constructor() {
    ${constructed}
  }
  destroy() {
    this.title = '';
    ${ended}
  }
}
export const titleOf = () => current?.title;`;

export const cases: Cases = {
  valid: {
    'the width of a removed element': found('el.remove();\n  reports.set(key, () => el.clientWidth);'),
    'the id of an element that stays': found('el.hidden = true;\n  reports.set(key, () => el.id);'),
    'the id of an element that may stay': found('if (!keep) el.remove();\n  reports.set(key, () => el.id);'),
    'the id of an element that an early return leaves': found('reports.set(key, () => el.id);\n  if (keep) return;\n  el.remove();'),
    'the id of an element that is put back': found('el.remove();\n  host.append(el);\n  reports.set(key, () => el.id);'),
    'the id of a removed element that others get': found('el.remove();\n  highlight(el);\n  reports.set(key, () => el.id);'),
    'the id of a removed element that is renamed': found('el.remove();\n  reports.set(key, () => el.id);\n  el.id = key;'),
    'a name of a removed element that the closure writes': found('el.remove();\n  reports.set(key, () => (el.title = key));'),
    'all of a removed element': found('el.remove();\n  reports.set(key, () => [el.id, el.outerHTML]);'),
    'the id of a removed element for the caller': found('el.remove();\n  return () => el.id;'),
    'the id of a removed element that a timeout reads': found('el.remove();\n  setTimeout(() => console.log(el.id), 100);'),
    'what is called remove and is no element': gone('const el = { id: key, remove() {} };\n  el.remove();\n  reports.set(key, () => el.id);'),
    'a list of what is no piece of a body': `
const checks: (() => number)[] = [];
export function open(id: number, names: Iterable<string>, marks: string[]) {
  const list: string[] = [];
  for (const name of names) list.push(name);
  const count = marks.filter((mark) => list.includes(mark)).length;
  checks.push(() => id + count);
}`,
    'nothing captures it': read("const text = readFileSync(path, 'utf8');\n  const count = text.length;\n  checks.set(path, () => count);"),
    'the closure uses it': read("const text = readFileSync(path, 'utf8');\n  names.forEach((name) => { text.includes(name); });\n  checks.set(path, () => text.indexOf('x'));"),
    'the closure calls what uses it': read("const text = readFileSync(path, 'utf8');\n  const find = (name: string) => text.indexOf(name);\n  checks.set(path, () => find('x'));"),
    'the closure keeps its lines': read("const text = readFileSync(path, 'utf8');\n  const lines = text.split('\\n');\n  names.forEach((name) => { text.includes(name); });\n  checks.set(path, () => lines.length);"),
    'the closure keeps one of its lines': read("const text = readFileSync(path, 'utf8');\n  const lines = text.split('\\n');\n  const first = lines[0] ?? '';\n  names.forEach((name) => { text.includes(name); });\n  checks.set(path, () => first.length);"),
    'a block of its own': read("let count = 0;\n  {\n    const text = readFileSync(path, 'utf8');\n    names.forEach((name) => { if (text.includes(name)) count += 1; });\n  }\n  checks.set(path, () => count);"),
    'a function of its own': `
import { readFileSync } from 'node:fs';
const checks = new Map<string, () => number>();
const count = (path: string, names: string[]) => { const text = readFileSync(path, 'utf8'); return names.filter((name) => text.includes(name)).length; };
export function open(path: string, names: string[]) { const found = count(path, names); checks.set(path, () => found); }`,
    'emptied after use': read("let text: string | null = readFileSync(path, 'utf8');\n  const count = names.filter((name) => text?.includes(name)).length;\n  text = null;\n  checks.set(path, () => count);"),
    'the closure goes with the call': read("const text = readFileSync(path, 'utf8');\n  const found = names.filter((name) => text.includes(name));\n  return found.map((name) => name.length);"),
    'another closure that stays uses it': read("const text = readFileSync(path, 'utf8');\n  const count = names.filter((name) => text.includes(name)).length;\n  checks.set(path, () => count);\n  return { count: () => 1, text: () => text };"),
    'stored as well': `
import { readFileSync } from 'node:fs';
const texts = new Map<string, { text: string; count: () => number }>();
export function open(path: string, names: string[]) {
  const text = readFileSync(path, 'utf8');
  const count = names.filter((name) => text.includes(name)).length;
  texts.set(path, { text, count: () => count });
}`,
    'small by what it is': `
import { readFileSync } from 'node:fs';
const checks = new Map<string, () => number>();
export function open(key: string, names: string[]) { const text = readFileSync('./package.json', 'utf8'); const count = names.filter((name) => text.includes(name)).length; checks.set(key, () => count); }`,
    'of unknown size': `
const checks = new Map<string, () => number>();
export function open(path: string, text: string, names: string[]) { const count = names.filter((name) => text.includes(name)).length; checks.set(path, () => count); }`,
    'a Map that holds it weakly': `
import { readFileSync } from 'node:fs';
const checks = new WeakMap<object, () => number>();
export function open(key: object, path: string, names: string[]) { const text = readFileSync(path, 'utf8'); const count = names.filter((name) => text.includes(name)).length; checks.set(key, () => count); }`,
    'a listener that is removed': `
import { readFileSync } from 'node:fs';
export function open(path: string, names: string[]) {
  const text = readFileSync(path, 'utf8');
  const count = names.filter((name) => text.includes(name)).length;
  const report = () => console.log(count);
  process.on('SIGUSR2', report);
  process.once('SIGTERM', () => { process.off('SIGUSR2', report); });
}`,
    'a text that the closure uses whole': read("const text = readFileSync(path, 'utf8');\n  checks.set(path, () => text.length + text.charCodeAt(0));"),
    'a removed element that is let go of': tip('hide() { this.tip?.remove(); this.tip = undefined; }'),
    'a removed element of which there is only one': tip('hide() { this.tip?.remove(); }', 'private tip?: HTMLElement;', 'if (this.tip) return;\n    '),
    'a removed element that is put back': tip('hide() { this.tip?.remove(); }\n  back(host: HTMLElement) { if (this.tip) host.append(this.tip); }'),
    'a removed element that is made with its owner': tip('constructor() { this.tip = document.createElement("div"); }\n  hide() { this.tip?.remove(); }'),
    'an element that is removed where its owner ends': tip('dispose() { this.tip?.remove(); }'),
    'an element that is removed where the next one comes': tip('', 'private tip?: HTMLElement;', 'this.tip?.remove();\n    '),
    'something else that is removed from a field': `
export class Chart {
  private tip?: { remove(): void };
  show(tip: { remove(): void }) { this.tip = tip; }
  hide() { this.tip?.remove(); }
}`,
    'removed elements, in a list that is emptied': marks('clear() { for (const mark of this.#marks) mark.remove(); this.#marks.length = 0; }\n  show() { this.clear(); }'),
    'removed elements, in a list that is new each time': marks('clear() { this.#marks.forEach((mark) => mark.remove()); this.#marks = []; }', '#marks: HTMLElement[] = [];'),
    'removed at the end': marks('dispose() { for (const mark of this.#marks) mark.remove(); }'),
    'something else that can be removed': `
export class Marks {
  readonly #marks: { remove(): void }[] = [];
  add(mark: { remove(): void }) { this.#marks.push(mark); }
  hide() { for (const mark of this.#marks) mark.remove(); }
}`,
    'elements that are made once and shown again': `
export class Marks {
  readonly #marks: HTMLElement[] = [];
  constructor() { this.#marks.push(document.createElement('i')); }
  hide() { for (const mark of this.#marks) mark.remove(); }
}`,
    'the property that holds it is emptied': state('state.readyPromise = null;'),
    'a property that is read elsewhere': state('state.promise = null;', 'export const promise = () => state.promise;'),
    'a property that is no kin to any': state('state.listener = null;'),
    'a field of a class whose base nobody sees': `
import { Base } from 'a-base';
export class Server extends Base {
  readyPromise: Promise<Response> | undefined;
  start() { this.readyPromise = fetch('/start'); }
  done() { this.promise = null; }
}`,
    'where it begins': `
export class Server {
  readyPromise: unknown;
  promise: unknown;
  constructor() { this.promise = null; }
  start() { this.readyPromise = fetch('/start'); }
}`,
    'a queue that empties the place': queue('if (this.#next === this.#jobs.length) { this.#jobs = []; this.#next = 0; }\n    const job = this.#jobs[this.#next];\n    delete this.#jobs[this.#next++];\n    return job;'),
    'a list that is read once': queue('return this.#jobs[this.#next++];'),
    'a list that nothing is added to': queue('if (this.#next === this.#jobs.length) this.#next = 0;\n    return this.#jobs[this.#next++];', 'constructor(jobs: (() => void)[]) { this.#jobs = jobs; }'),
    'a text': `
export class Scanner {
  #text = '';
  #at = 0;
  open(text: string) { this.#text = text; this.#at = 0; }
  next() { return this.#text[this.#at++]; }
}`,
    'the last instance is taken out': panel('current = this;', 'if (current === this) current = null;'),
    'taken out elsewhere': `${panel('current = this;')}
export const close = () => { current = null; };`,
    'what stood there before is put back': `
let current: Panel | undefined;
export class Panel {
  run(work: () => void) { const before = current; current = this; work(); current = before; }
  destroy() {}
}`,
    'given by a call, which may give nothing': `${panel('current = this;')}
const all: Panel[] = [];
export const close = () => { all.pop(); current = all.pop() ?? null; };`,
    'the one instance, asked for before': panel('if (current) throw new Error();\n    current = this;'),
    'the one instance, made once': panel('current = this;', '', 'let current: Panel | null = null;\nexport const only = new Panel();'),
    'a singleton by its constructor': `
export class Panel {
  static instance: Panel | undefined;
  private constructor() { Panel.instance = this; }
  static get() { return Panel.instance ?? new Panel(); }
  destroy() {}
}`,
    'a class that does not end': `
let current: Panel | null = null;
export class Panel { constructor() { current = this; } }
export const get = () => current;`,
    'a field of the instance itself': `
export class Panel { self: Panel | undefined; constructor() { this.self = this; } destroy() {} }`,
    'a service of the whole application': `
import { Injectable } from '@angular/core';
let current: Store | null = null;
@Injectable({ providedIn: 'root' })
export class Store { constructor() { current = this; } ngOnDestroy() {} }
export const get = () => current;`,
    'an element that the teardown removes': `
export class Tip {
  private el = document.createElement('div');
  constructor() { document.body.appendChild(this.el); }
  dispose() { this.el.remove(); }
}`,
    'an element that hiding takes off the page': `
export class Tip {
  private el = document.createElement('div');
  show() { document.body.append(this.el); }
  hide() { document.body.removeChild(this.el); }
  destroy() { this.hide(); }
}`,
    'a style that is there for good': `
export class Theme {
  constructor() { const style = document.createElement('style'); document.body.append(style); }
  dispose() {}
}`,
    'an element that the caller gets': `
export class Tip {
  open() { const el = document.createElement('div'); document.body.append(el); return el; }
  dispose() {}
}`,
    'an element on a part of the page': `
export class Tip {
  constructor(root: HTMLElement) { const el = document.createElement('div'); root.append(el); }
  dispose() {}
}`,
    'the page’s own': `
const el = document.createElement('div');
document.body.append(el);`,
    'something else called document': `
import { document } from './virtual';
export class Tip {
  private el = document.createElement('div');
  constructor() { document.body.appendChild(this.el); }
  dispose() {}
}`,
    'each has its turn again': `
export class Pool {
  #clients: object[] = [];
  #next = 0;
  add(client: object) { this.#clients.push(client); }
  take() {
    if (this.#next >= this.#clients.length) this.#next = 0;
    return this.#clients[this.#next++];
  }
}`,
    'a list of instances': `
let last: Batch | null = null;
export class Batch {
  next: Batch | null = null;
  constructor() {
    if (last !== null) last.next = this;
    last = this;
  }
  finish() { last = null; }
  destroy() { this.finish(); }
}`,
    'a name that only ends alike': `
export class Editor {
  currentLineGutterProps: object | null = null;
  props: object;
  constructor(props: object) { this.props = { ...props }; }
  update() { this.currentLineGutterProps = null; }
}`,
  },
  invalid: {
    'the id of a removed element': found('el.remove();\n  reports.set(key, () => el.id);', ' // ! part'),
    'a name of a removed element that was looked for': gone('const el = document.querySelector<HTMLElement>(key); // ! part\n  if (!el) return;\n  document.body.removeChild(el);\n  reports.set(key, () => [el.dataset.name, el.id]);'),
    'a probe that is measured': gone("const el = document.createElement('i'); // ? part\n  el.id = key;\n  host.append(el);\n  const width = el.offsetWidth;\n  el.remove();\n  window.addEventListener('resize', () => console.log(el.id, width));"),
    'an interval that is there before the removal': found('setInterval(() => console.log(el.tagName), 1000);\n  el.remove();', ' // ? part'),
    'a dead sibling uses it': read("const text = readFileSync(path, 'utf8'); // ! sibling\n  const count = names.filter((name) => text.includes(name)).length;\n  checks.set(path, () => count);"),
    'what was made with it is used': read("const text = readFileSync(path, 'utf8'); // ? sibling\n  const count = names.reduce((sum, name) => sum + text.indexOf(name), Number.parseInt(text, 10));\n  checks.set(path, () => count);"),
    'a text with something added, which is kept': read("const text = readFileSync(path, 'utf8'); // ? sibling\n  const more = names.map((name) => text.includes(name)).join() + text;\n  checks.set(path, () => more.charCodeAt(0));"),
    'a number of a byte': `
import { readFileSync } from 'node:fs';
const checks = new Map<string, () => number>();
export function open(path: string, places: number[]) {
  const bytes = readFileSync(path); // ! sibling
  const first = places.map((place) => bytes[place] ?? 0)[0] ?? 0;
  checks.set(path, () => first);
}`,
    'a helper that is only called, and gives who knows what': read("const text = readFileSync(path, 'utf8'); // ? sibling\n  function has(name: string) { return text.includes(name); }\n  const count = names.length + Number(has('a'));\n  checks.set(path, () => count);"),
    'the closure uses nothing at all': read("const text = readFileSync(path, 'utf8'); // ! sibling\n  names.forEach((name) => { text.includes(name); });\n  checks.set(path, () => 1);"),
    'in an inner block': read("const text = readFileSync(path, 'utf8'); // ! sibling\n  for (const name of names) {\n    [name].forEach((each) => { text.includes(each); });\n    checks.set(name, () => 1);\n  }"),
    'the pieces of a body': `
const checks: (() => number)[] = [];
export function open(id: number, pieces: Iterable<Buffer>, marks: number[]) {
  const chunks: Buffer[] = []; // ? sibling
  for (const piece of pieces) chunks.push(piece);
  const count = marks.filter((mark) => Buffer.concat(chunks).includes(mark)).length;
  checks.push(() => id + count);
  if (checks.length > 100) checks.length = 0;
}`,
    'in an object': `
import { readFileSync } from 'node:fs';
const checks = new Map<string, { count(): number }>();
export function open(path: string, names: string[]) {
  const text = readFileSync(path, 'utf8'); // ! sibling
  const found = names.filter((name) => text.includes(name)).length;
  checks.set(path, { count() { return found; } });
}`,
    'parsed, in an async function': `
import { readFile } from 'node:fs/promises';
const checks = new Map<string, () => number>();
export async function open(path: string, names: string[]) {
  const rows = JSON.parse(await readFile(path, 'utf8')) as string[]; // ! sibling
  const count = names.filter((name) => rows.includes(name)).length;
  checks.set(path, () => count);
}`,
    'a buffer whose size is written down, in a listener that stays': `
export function open(names: string[]) {
  const bytes = new Uint8Array(1 << 20); // ! sibling
  names.forEach((name, index) => { bytes[index] = name.length; });
  process.on('SIGUSR2', () => console.log(names.length));
}`,
    'a text of unknown length, in a listener that stays': `
import { readFileSync } from 'node:fs';
export function open(path: string, names: string[]) {
  const text = readFileSync(path, 'utf8'); // ? sibling
  const count = names.filter((name) => text.includes(name)).length;
  process.on('SIGUSR2', () => console.log(count));
}`,
    'the closure is returned': read("const text = readFileSync(path, 'utf8'); // ? sibling\n  const count = names.filter((name) => text.includes(name)).length;\n  return () => count;"),
    'only the length is read': read("const text = readFileSync(path, 'utf8'); // ! part\n  checks.set(path, () => text.length);"),
    'only the status is read': `
const checks = new Map<string, () => number>();
export async function load(url: string) {
  const response = await fetch(url); // ! part
  checks.set(url, () => response.status);
  return response.body;
}`,
    'a removed element that stays in its field': tip('hide() { this.tip?.remove(); } // ? detached'),
    'a removed element that stays where a teardown hides it too': tip('hide() {\n    if (this.tip) this.tip.parentNode?.removeChild(this.tip); // ? detached\n  }\n  dispose() { this.hide(); }'),
    'a removed element that stays in a variable of the module': `
let veil: HTMLElement | null = null;
export function show() { veil = document.createElement('div'); document.body.append(veil); }
export function hide() { veil?.remove(); } // ? detached`,
    'removed elements that stay in a list': marks('show() { this.clear(); }\n  clear() {\n    for (const mark of this.#marks) {\n      mark.remove(); // ! removed\n    }\n  }'),
    'in a method that may end it all': marks('close() { for (const mark of this.#marks) mark.remove(); } // ? removed'),
    'removed from their parents': marks('clear() { this.#marks.forEach((mark) => mark.parentNode?.removeChild(mark)); } // ! removed'),
    'in a field that others see': marks('clear() { for (const mark of this.#marks) mark.remove(); } // ? removed').replaceAll('#marks', 'marks'),
    'in a set of the module': `
const marks = new Set<HTMLElement>();
export function add() { const mark = document.createElement('i'); marks.add(mark); document.body.append(mark); }
export function clear() { for (const mark of marks) mark.remove(); } // ! removed`,
    'another property is emptied': state('state.promise = null; // ! misnamed'),
    'of what stands under a symbol': `
const kState = Symbol('state');
export function server() {
  const server = { [kState]: { ready: false, readyPromise: null as Promise<unknown> | null } };
  return {
    start() { server[kState].readyPromise = new Promise(() => {}); },
    // @ts-expect-error as plain JavaScript would have it
    done() { server[kState].promise = null; }, // ! misnamed
  };
}`,
    'a field with a slip in its name': {
      code: `
export class Server {
  start() { this.listener = () => this.stop(); }
  stop() { this.listner = null; } // ! misnamed
}`,
      only: ['untyped', 'plain JavaScript'],
    },
    'a queue that leaves what it hands out': queue('if (this.#next === this.#jobs.length) { this.#jobs = []; this.#next = 0; }\n    return this.#jobs[this.#next++]; // ! consumed'),
    'a queue of two lists': queue('if (this.#next === this.#jobs.length) { this.#jobs = this.#added; this.#added = []; this.#next = 0; }\n    const job = this.#jobs[this.#next++]; // ! consumed\n    return job;', '#added: (() => void)[] = [];\n  add(job: () => void) { this.#added.push(job); }'),
    'a queue of the module': `
let jobs: (() => void)[] = [];
let next = 0;
export const add = (job: () => void) => { jobs.push(job); };
export function take() {
  if (next > 1000) { jobs = jobs.slice(next); next = 0; }
  return jobs[next++]; // ! consumed
}`,
    'a variable of the module keeps the last instance': panel('current = this; // ? instance'),
    'a static field does': `
export class Panel {
  static latest: Panel | null = null;
  constructor() { Panel.latest = this; } // ? instance
  dispose() {}
}`,
    'an alias of this': panel('const self = this;\n    current = self; // ? instance'),
    'a method that runs often': `
let current: Panel | null = null;
export class Panel {
  focus() { current = this; } // ? instance
  destroy() {}
}
export const get = () => current;`,
    'other instances take its place': `
let current: Panel | null = null;
export class Panel {
  frame = 0;
  constructor() { current = this; } // ? instance
  destroy() {}
}
export const tick = (panel: Panel) => { panel.frame += 1; current = panel; };
export const get = () => current;`,
    'a directive without a teardown': `
import { Directive } from '@angular/core';
@Directive({ selector: '[cell]' })
export class Cell {
  static latest: Cell | null = null;
  constructor() { Cell.latest = this; } // ? instance
}`,
    'a component without a teardown, which may be the root': `
import { Component } from '@angular/core';
let root: Root | null = null;
@Component({ selector: 'app-main', template: '' })
export class Root { constructor() { root = this; } } // ? instance
export const get = () => root;`,
    'a constructor function': {
      code: `
let current = null;
function Panel() { current = this; } // ? instance
Panel.prototype.destroy = function () { this.title = ''; };
export const get = () => current;
export { Panel };`,
      only: ['untyped', 'plain JavaScript'],
    },
    "a static field of a constructor function, in the module's own function": {
      code: `
(function () {
  var Panel = function () { Panel.current = this; }; // ? instance
  Panel.current = null;
  Panel.prototype = { constructor: Panel, destroy: function () { this.title = ''; } };
  window.Panel = Panel;
}());`,
      only: ['untyped', 'plain JavaScript'],
    },
    'a variable of the window': `
declare global { interface Window { panel?: Panel } }
export class Panel {
  constructor() { window.panel = this; } // ? instance
  destroy() {}
}`,
    'a teardown whose name says little': `
let current: Server | null = null;
export class Server {
  timer = setTimeout(() => {}, 10);
  constructor() { current = this; } // ? instance
  stop() { clearTimeout(this.timer); }
}
export const get = () => current;`,
    'an element that stays on the page': `
export class Tip {
  #el = document.createElement('div');
  constructor() {
    this.#el.addEventListener('click', () => this.hide());
    document.body.appendChild(this.#el); // ! left
  }
  hide() { this.#el.hidden = true; }
  dispose() { this.hide(); }
}`,
    'an element of a constructor function': `
function Tip(container) {
  var el = document.createElement('div');
  this.el = el;
  document.body.appendChild(el); // ? left
  this.container = container;
}
Tip.prototype.hide = function () { this.el.style.display = 'none'; };
export default Tip;`,
  },
};
