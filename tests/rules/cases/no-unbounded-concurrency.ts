import type { Cases } from '../cases.ts';

export const cases: Cases = {
  valid: {
    'a few': `
import { readFile } from 'node:fs/promises';
export async function load(first: string, second: string) {
  await Promise.all([first, second].map((path) => readFile(path)));
  return Promise.all(['a', 'b', 'c'].map(async (name) => fetch('/' + name)));
}`,
    'a batch at a time': `
export async function load(urls: string[], batches: string[][]) {
  for (let i = 0; i < urls.length; i += 10) await Promise.all(urls.slice(i, i + 10).map((url) => fetch(url)));
  for (const batch of batches) await Promise.all(batch.map((url) => fetch(url)));
  while (urls.length > 0) {
    const next = urls.splice(0, 20);
    await Promise.all(next.map((url) => fetch(url)));
  }
}`,
    'what waits for its turn': `
import pLimit from 'p-limit';
import { Semaphore } from './semaphore';
const limit = pLimit(5);
const semaphore = new Semaphore(5);
export const load = (urls: string[]) => Promise.all(urls.map((url) => limit(() => fetch(url))));
export const other = (urls: string[]) =>
  Promise.all(
    urls.map(async (url) => {
      await semaphore.acquire();
      try {
        return await fetch(url);
      } finally {
        semaphore.release();
      }
    }),
  );`,
    'nothing is opened or sent': `
import { stat, mkdir } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
export const ages = (paths: string[]) => Promise.all(paths.map(async (path) => (await stat(path)).mtimeMs));
export const folders = (paths: string[]) => Promise.all(paths.map((path) => mkdir(path, { recursive: true })));
export const texts = (paths: string[]) => Promise.all(paths.map(async (path) => readFileSync(path, 'utf8')));
export const rendered = (parts: { render(): Promise<string> }[]) => Promise.all(parts.map((part) => part.render()));
export const waits = (times: number[]) => Promise.all(times.map((time) => new Promise((resolve) => setTimeout(resolve, time))));`,
    'a fetch, a Promise and a readFile of its own': `
declare const Promise: { all(list: unknown[]): void };
function fetch(url: string) {
  return url.length;
}
const readFile = async (path: string) => path;
export const load = (urls: string[]) => Promise.all(urls.map((url) => fetch(url)));
export const read = (urls: string[]) => Promise.all(urls.map(readFile));`,
    'a list that is emptied on the way': `
export async function load(urls: string[]) {
  const tasks: Promise<Response>[] = [];
  for (const url of urls) {
    tasks.push(fetch(url));
    if (tasks.length === 10) await Promise.all(tasks.splice(0));
  }
  await Promise.all(tasks);
}`,
    'one after the other': `
export async function load(urls: string[]) {
  const bodies = [];
  for (const url of urls) bodies.push(await (await fetch(url)).text());
  return Promise.all(bodies);
}`,
    'keys that the type lists, and rest parameters': `
const sources = { a: '/a', b: '/b' };
export const load = () => Promise.all(Object.values(sources).map((url) => fetch(url)));
export const several = (...urls: string[]) => Promise.all(urls.map((url) => fetch(url)));`,
    'members of a size that nobody says': `
export class Loader {
  sources = ['/a', '/b'];
  load() {
    return Promise.all(this.sources.map((url) => fetch(url)));
  }
}`,
    'a page of rows, and queries that a pool holds back': `
import { MongoClient } from 'mongodb';
const client = new MongoClient('mongodb://localhost');
const users = client.db('app').collection('users');
export async function notify(ids: string[]) {
  const some = await users.find({}).limit(20).toArray();
  await Promise.all(some.map((user) => fetch(user.hook)));
  await Promise.all(ids.map((id) => users.findOne({ id })));
}`,
    'a promise with a name that the turn waits for, and one that is let go in time': `
export async function each(urls: string[]) {
  const tasks: Promise<Response>[] = [];
  for (const url of urls) {
    const task = fetch(url).then((response) => response);
    tasks.push(task);
    await task;
  }
  return Promise.all(tasks);
}
export async function atMost(urls: string[]) {
  const tasks = new Set<Promise<unknown>>();
  for (const url of urls) {
    const task = fetch(url).finally(() => tasks.delete(task));
    tasks.add(task);
    if (tasks.size > 4) await Promise.race(tasks);
  }
  return Promise.all(tasks);
}`,
    'properties that are written down, and loops that wait': `
const files = { a: 'a.txt', b: 'b.txt' };
export const all = () => Promise.all(Object.entries(files).map(([, file]) => fetch(file)));
export async function waits(urls: string[]) {
  const answers: Response[] = [];
  for (let i = 0; i < urls.length; i += 1) answers[i] = await fetch(urls[i]!);
  return Promise.all(answers);
}`,
  },
  invalid: {
    'every file below a folder': `
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
export async function sizes(folder: string) {
  const names = await readdir(folder, { recursive: true });
  return Promise.all(names.filter((name) => name.endsWith('.log')).map(async (name) => (await readFile(path.join(folder, name))).length)); // ! unbounded
}`,
    'a walk of its own': `
const fs = require('fs');
const path = require('path');
async function walk(folder) {
  const found = [];
  for (const entry of await fs.promises.readdir(folder, { withFileTypes: true })) {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) found.push(...(await walk(full)));
    else found.push(full);
  }
  return found;
}
exports.copyAll = async (from, to) => {
  const files = await walk(from);
  await Promise.all(files.map((file) => fs.promises.copyFile(file, path.join(to, path.basename(file))))); // ! unbounded
};`,
    'what a pattern finds': `
import glob from 'fast-glob';
import * as fs from 'fs-extra';
export async function load(root: string) {
  const files = await glob('**/*.json', { cwd: root });
  const tasks = [];
  for (const file of files) tasks.push(fs.readJson(file));
  return Promise.allSettled(tasks); // ! unbounded
}
export const own = async () => Promise.all((await glob('content/**/*.md')).map((file) => fs.readFile(file, 'utf8'))); // ? unbounded`,
    'every row of a table': `
import { MongoClient } from 'mongodb';
const client = new MongoClient('mongodb://localhost');
const users = client.db('app').collection('users');
export async function notify() {
  const all = await users.find({}).toArray();
  await Promise.all(all.map((user) => send(user.mail))); // ! unbounded
}
export async function part() {
  const some = await users.find({ active: true }).toArray();
  await Promise.all(some.map(async (user) => send(user.mail))); // ? unbounded
}
export async function mark() {
  const all = await users.find({}).toArray();
  await Promise.all(all.map((user) => users.updateOne({ _id: user._id }, { $set: { seen: true } }))); // ? unbounded
}
async function send(to: string) {
  const response = await fetch('/send?to=' + to);
  return response.ok;
}`,
    'every line of a file': `
import { readFile } from 'node:fs/promises';
export async function check(list: string) {
  const urls = (await readFile(list, 'utf8')).split('\\n').filter(Boolean);
  return Promise.all(urls.map(async (url) => (await fetch(url)).status)); // ! unbounded
}`,
    'what the caller hands in': `
import axios from 'axios';
const api = axios.create({ baseURL: '/api' });
export const load = (ids: string[]) => Promise.all(ids.map((id) => api.get('/items/' + id))); // ? unbounded
export class Store {
  constructor(private readonly base: string) {}
  all(ids: readonly string[]) {
    return Promise.all(ids.map((id) => this.one(id))); // ? unbounded
  }
  private async one(id: string) {
    return (await fetch(this.base + id)).json();
  }
}`,
    'promises that go on, and those with a name': `
export async function texts(urls: string[]) {
  const tasks: Promise<string>[] = [];
  urls.forEach((url) => tasks.push(fetch(url).then((response) => response.text()).catch(() => '')));
  return Promise.all(tasks); // ? unbounded
}
export async function named(urls: string[]) {
  const tasks: Promise<Response>[] = [];
  for (const url of urls) {
    const task = fetch(url);
    tasks.push(task);
  }
  return Promise.all(tasks); // ? unbounded
}`,
    'processes, by a promisified function': `
import { exec } from 'node:child_process';
import { promisify } from 'node:util';
const run = promisify(exec);
export function convert(files: string[]) {
  const tasks: Promise<unknown>[] = [];
  files.forEach((file) => {
    tasks.push(run('convert ' + file));
  });
  return Promise.all(tasks); // ? unbounded
}`,
    'a loader that is only called with a walk': `
import { readdir, readFile } from 'node:fs/promises';
async function load(names: string[]) {
  await Promise.all(names.map((name) => readFile(name))); // ! unbounded
}
export async function main(folder: string) {
  await load(await readdir(folder, { recursive: true }));
}`,
    'within a new Promise, and as much as a count says': `
import https from 'node:https';
const get = (url: string) => new Promise((resolve, reject) => https.get(url, resolve).on('error', reject));
export const pages = (last: number) => Promise.all(Array.from({ length: last }, (_, page) => get('/page/' + page))); // ? unbounded
export const many = () => Promise.all(Array.from({ length: 500000 }, (_, page) => get('/page/' + page))); // ! unbounded`,
    'what was parsed': `
export async function follow(url: string) {
  const response = await fetch(url);
  const { links } = await response.json();
  return Promise.all(links.map((link: string) => fetch(link))); // ? unbounded
}`,
    'loops that count, entries, properties and sets': `
export async function counted(urls: string[]) {
  const jobs: Promise<Response>[] = [];
  for (let i = 0; i < urls.length; i++) jobs.push(fetch(urls[i]!));
  return Promise.all(jobs); // ? unbounded
}
export async function placed(urls: string[]) {
  const jobs: Promise<Response>[] = [];
  urls.forEach((url, i) => { jobs[i] = fetch(url); });
  return Promise.all(jobs); // ? unbounded
}
export async function entries(urls: string[]) {
  const jobs = new Array<Promise<Response>>(urls.length);
  for (let i = 0; i < urls.length; i += 1) jobs[i] = fetch(urls[i]!);
  return Promise.all(jobs); // ? unbounded
}
export async function paired(urls: string[]) {
  const jobs: Promise<Response>[] = [];
  for (const [i, url] of urls.entries()) jobs.push(fetch(url + i));
  return Promise.all(jobs); // ? unbounded
}
export const named = (urls: Record<string, string>) => Promise.all(Object.entries(urls).map(async ([, url]) => fetch(url))); // ? unbounded
export async function unique(urls: string[]) {
  const jobs: Promise<Response>[] = [];
  for (const url of new Set(urls)) jobs.push(fetch(url));
  return Promise.all(jobs); // ? unbounded
}`,
  },
};
