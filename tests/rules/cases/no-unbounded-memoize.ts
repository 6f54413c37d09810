import type { Cases } from '../cases.ts';

export const cases: Cases = {
  valid: {
    'a decorator that keeps a few': `
function remember(_target: object, _name: string, descriptor: PropertyDescriptor) {
  const run = descriptor.value as (text: string) => string;
  const known = new Map<string, string>();
  descriptor.value = function (text: string) {
    if (known.size > 100) known.clear();
    if (!known.has(text)) known.set(text, run(text));
    return known.get(text);
  };
}
export class Texts { @remember slug(text: string) { return text.toLowerCase(); } }`,
    'a closure that only counts what it is given': `
export function counter() {
  const seen = new Map<string, number>();
  return (text: string): boolean => { seen.set(text, (seen.get(text) ?? 0) + 1); return seen.has(text) && text.length > 2; };
}`,
    'it remembers no more than it is told': `
import memoizee from 'memoizee';
export const slug = memoizee((text: string) => text.toUpperCase(), { max: 100 });`,
    'it forgets in time': `
import memoize from 'memoize';
export const slug = memoize((text: string) => text.toUpperCase(), { maxAge: 1000 });`,
    'a library that keeps the last one': `
import moize from 'moize';
export const slug = moize((text: string) => text.toUpperCase());`,
    'a cache of its own': `
import memoize from 'lodash/memoize';
import { LRUCache } from 'lru-cache';
export const slug = memoize((text: string) => text.toUpperCase());
slug.cache = new LRUCache({ max: 10 });`,
    'cleared': `
import { memoize } from 'lodash';
const slug = memoize((text: string) => text.toUpperCase());
export const reset = () => slug.cache.clear?.();
export const slugs = (texts: string[]) => texts.map((text) => slug(text));`,
    'without arguments': `
import { memoize } from 'lodash';
export const load = memoize(() => fetch('/settings'));`,
    'a few arguments by their type': {
      code: `
import { memoize } from 'lodash';
export const load = memoize((message: 'a' | 'b') => message.toUpperCase());`,
      only: ['typed', 'without types the parameter is a text'],
    },
    'a small domain by its name': `
import memoize from 'fast-memoize';
export const load = memoize((locale: string) => locale.toUpperCase());`,
    'for each instance': `
import { memoize } from 'lodash';
export class Slugs {
  slug = memoize((text: string) => text.toUpperCase());
}`,
    'for each call': `
import { memoize } from 'lodash';
export function slugs(texts: string[]) {
  const slug = memoize((text: string) => text.toUpperCase());
  return texts.map(slug);
}`,
    'a closure with a bound': `
const slug = (() => {
  const cache = new Map<string, string>();
  return (text: string) => {
    if (cache.size > 100) cache.clear();
    if (!cache.has(text)) cache.set(text, text.toUpperCase());
    return cache.get(text);
  };
})();
export const slugs = (texts: string[]) => texts.map((text) => slug(text));`,
    'a closure that keeps one value': `
function once(load: () => Promise<string>) {
  let value: Promise<string> | undefined;
  return () => (value ??= load());
}
export const settings = once(async () => (await fetch('/settings')).text());`,
    'a closure with weak keys': `
const sizes = (() => {
  const cache = new WeakMap<object, number>();
  return (element: object) => { cache.set(element, 1); return cache.get(element); };
})();
export const size = (element: object) => sizes(element);`,
  },
  invalid: {
    'a decorator': `
function remember(_target: object, _name: string, descriptor: PropertyDescriptor) {
  const run = descriptor.value as (...all: unknown[]) => unknown;
  const known = new Map<string, unknown>();
  descriptor.value = function (this: unknown, ...all: unknown[]) {
    const key = JSON.stringify(all);
    if (!known.has(key)) known.set(key, run.apply(this, all)); // ? keyed
    return known.get(key);
  };
}
export class Places { @remember distance(a: object, b: object) { return [a, b].length; } }`,
    'a closure that asks where it sets': `
const format = (() => {
  const done: Record<string, string> = {};
  return (user: { id: string; name: string }, message: string) => {
    const key = \`\${user.id}:\${message}\`;
    return (done[key] ??= user.name + message); // ? filled
  };
})();
export const line = (text: string) => format({ id: '1', name: 'x' }, text);`,
    'lodash by text': `
import { memoize } from 'lodash';
export const slug = memoize((text: string) => text.toUpperCase()); // ? remembers`,
    'lodash under another name': `
import * as _ from 'lodash-es';
function slugOf(text: string) { return text.toUpperCase(); }
const slug = _.memoize(slugOf); // ! remembers
export const idOf = (heading: Element) => slug(heading.textContent ?? '');`,
    'lodash by objects': `
import memoize from 'lodash.memoize';
export const sizeOf = memoize((element: HTMLElement) => element.clientWidth); // ! keepsArguments`,
    'all arguments as a string': `
import { memoize } from 'lodash';
export const area = memoize((width: number, height: number) => width * height, (...args) => JSON.stringify(args)); // ! serialises`,
    'memoizee without a limit': `
import memoizee from 'memoizee';
export const slug = memoizee((text: string, length: number) => text.slice(0, length), { primitive: true }); // ? remembers`,
    'moize without end': `
import moize from 'moize';
export const slug = moize((text: string) => text.toUpperCase(), { maxSize: Infinity }); // ? remembers`,
    'by required lodash': `
const { memoize } = require('lodash');
module.exports.slug = memoize((url) => url.trim()); // ? remembers`,
    'what it is called with is not known': `
import { memoize } from 'lodash';
import { compute } from './bus';
export const value = memoize(compute); // ? remembers`,
    'a closure for the program': `
const slug = (() => {
  const cache = new Map<string, string>();
  return (text: string) => {
    if (!cache.has(text)) cache.set(text, text.toUpperCase()); // ? keyed
    return cache.get(text);
  };
})();
export const slugs = (texts: string[]) => texts.map((text) => slug(text));`,
    'a factory that is called once': `
function createSlug() {
  const cache: Record<string, string> = Object.create(null);
  return (text: string) => cache[text] ?? (cache[text] = text.toUpperCase()); // ? filled
}
const slug = createSlug();
export const slugs = (texts: string[]) => texts.map((text) => slug(text));`,
    'a closure by objects': `
const sizeOf = (() => {
  const sizes = new Map<Element, number>(); // ! weak
  return (element: Element) => {
    let size = sizes.get(element);
    if (size === undefined) sizes.set(element, (size = element.clientWidth));
    return size;
  };
})();
export const widths = (elements: Element[]) => elements.map((element) => sizeOf(element));`,
    'a factory whose products live nobody knows how long': `
export function memoize(fn: (text: string) => string) {
  const cache = new Map<string, string>();
  return (text: string) => {
    if (!cache.has(text)) cache.set(text, fn(text)); // ? keyed
    return cache.get(text);
  };
}`,
  },
};
