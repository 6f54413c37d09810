import type { Cases } from '../cases.ts';

export const cases: Cases = {
  valid: {
    'the array is used otherwise': `
function pairs(names: string[]) {
  const list: string[] = [];
  for (const left of names) for (const right of names) list.push(left + right);
  return list;
}
export function show(names: string[]) {
  const all = pairs(names);
  console.log(all.length);
  for (const pair of all) console.log(pair);
}`,
    'it is walked twice': `
function pairs(names: string[]) {
  const list: string[] = [];
  for (const left of names) for (const right of names) list.push(left + right);
  return list;
}
export function show(names: string[]) {
  const all = pairs(names);
  for (const pair of all) console.log(pair);
  for (const pair of all) console.warn(pair);
}
export function again(names: string[], times: number) {
  const all = pairs(names);
  for (let i = 0; i < times; i++) for (const pair of all) console.log(pair);
}`,
    'it is kept, returned or handed on': `
function pairs(names: string[]) {
  const list: string[] = [];
  for (const left of names) for (const right of names) list.push(left + right);
  return list;
}
export class Show {
  all: string[] = [];
  fill(names: string[]) { this.all = pairs(names); }
}
export const given = (names: string[]) => pairs(names);
export const handed = (names: string[], print: (all: string[]) => void) => print(pairs(names));`,
    'every caller keeps all of it': `
function pairs(names: string[]) {
  const list: string[] = [];
  for (const left of names) for (const right of names) list.push(left + right);
  return list;
}
export const copy = (names: string[]) => [...pairs(names)];
export const set = (names: string[]) => new Set(pairs(names));`,
    'the function itself is a value': `
function pairs(names: string[]) {
  const list: string[] = [];
  for (const left of names) for (const right of names) list.push(left + right);
  return list;
}
export function show(names: string[][]) {
  for (const pair of pairs(names[0])) console.log(pair);
  return names.map(pairs);
}`,
    'no more than what is in memory anyway, and all of it is looked at': `
function active(users: { name: string; isActive: boolean }[]) {
  const list: string[] = [];
  for (const user of users) if (user.isActive) list.push(user.name);
  return list;
}
export function show(users: { name: string; isActive: boolean }[]) {
  for (const name of active(users)) console.log(name);
}
function names(groups: { members: string[] }[]) {
  const list: string[] = [];
  for (const group of groups) for (const member of group.members) list.push(member);
  return list;
}
export function members(groups: { members: string[] }[]) {
  for (const name of names(groups)) console.log(name);
}`,
    'a few': `
function corners(size: number) {
  const list: { x: number; y: number }[] = [];
  for (let x = 0; x < 2; x++) for (let y = 0; y < 2; y++) list.push({ x: x * size, y: y * size });
  return list;
}
export function draw(size: number) {
  for (const corner of corners(size)) console.log(corner);
}
function options(isWide: boolean) {
  const list: string[] = [];
  if (isWide) list.push('wide');
  list.push('high');
  return list;
}
export function show() {
  for (const option of options(true)) console.log(option);
}`,
    'the first few of a fixed order': `
function parts(bytes: Uint8Array, size: number) {
  const list: Uint8Array[] = [];
  for (let at = 0; at < bytes.byteLength; at += size) list.push(bytes.slice(at, at + size));
  return list;
}
export function read(bytes: Uint8Array, size: number) {
  const [head, body] = parts(bytes, size);
  return [body, head];
}`,
    'a number in the code': `
const steps = 4;
export class Scale {
  #marks(size: number) {
    const list: number[] = [];
    for (let i = 0; i < steps; i++) list.push(i * size);
    return list;
  }
  draw(size: number) {
    for (const mark of this.#marks(size)) console.log(mark);
  }
}`,
    'what is gathered on the way is no second loop': `
function rows(lines: { isChanged: boolean; text: string }[]) {
  const list: string[] = [];
  let changed: string[] = [];
  for (const line of lines) {
    if (line.isChanged) {
      changed.push(line.text);
      continue;
    }
    for (const text of changed) list.push(text);
    changed = [];
    list.push(line.text);
  }
  return list;
}
export function show(lines: { isChanged: boolean; text: string }[]) {
  for (const row of rows(lines)) console.log(row);
}`,
    'the array is looked at while it is filled': `
function sample(names: string[]) {
  const list: string[] = [];
  for (const left of names) for (const right of names) {
    if (list.length > 100) return list;
    list.push(left + right);
  }
  return list;
}
export function show(names: string[]) {
  for (const pair of sample(names)) console.log(pair);
}`,
    'it returns something else too': `
const none: string[] = [];
function pairs(names: string[]) {
  if (names.length === 0) return none;
  const list: string[] = [];
  for (const left of names) for (const right of names) list.push(left + right);
  return list;
}
export function show(names: string[]) {
  for (const pair of pairs(names)) console.log(pair);
}`,
    'a promise of it that is not awaited': `
async function lines(chunks: AsyncIterable<string>) {
  const list: string[] = [];
  for await (const chunk of chunks) list.push(chunk.trim());
  return list;
}
export function show(chunks: AsyncIterable<string>) {
  return lines(chunks).then((all) => all.length);
}`,
    'exported: other files decide, which only the command asks': `
export function pairs(names: string[]) {
  const list: string[] = [];
  for (const left of names) for (const right of names) list.push(left + right);
  return list;
}
export function show(names: string[]) {
  for (const pair of pairs(names)) console.log(pair);
}`,
    'a member of a namespace': `
export namespace Names {
  export function pairs(names: string[]) {
    const list: string[] = [];
    for (const left of names) for (const right of names) list.push(left + right);
    return list;
  }
  export const show = (names: string[]) => {
    for (const pair of pairs(names)) console.log(pair);
  };
}
console.log(Names.pairs([]).length);`,
    'a public method': `
export class Names {
  constructor(private readonly names: string[]) {}
  pairs() {
    const list: string[] = [];
    for (const left of this.names) for (const right of this.names) list.push(left + right);
    return list;
  }
  show() {
    for (const pair of this.pairs()) console.log(pair);
  }
}`,
    'a generator, and an own push': `
function* pairs(names: string[]) {
  for (const left of names) for (const right of names) yield left + right;
}
class Stack { push(value: string) { console.log(value); } }
function fill(names: string[]) {
  const stack = new Stack();
  for (const left of names) for (const right of names) stack.push(left + right);
  return stack;
}
export function show(names: string[]) {
  for (const pair of pairs(names)) console.log(pair);
  console.log(fill(names));
}`,
  },
  invalid: {
    'every pair of two': `
function pairs(names: string[]) { // ! collected
  const list: string[] = [];
  for (const left of names) {
    for (const right of names) list.push(left + right);
  }
  return list;
}
export function show(names: string[]) {
  for (const pair of pairs(names)) console.log(pair);
}`,
    'each with those behind it': `
const pairs = <V>(values: readonly V[]): [V, V][] => { // ! collected
  const list: [V, V][] = [];
  for (let i = 0; i < values.length; i++) {
    for (let k = i + 1; k < values.length; k++) {
      const pair: [V, V] = [values[i]!, values[k]!];
      list.push(pair);
    }
  }
  return list;
};
export const compare = (values: readonly string[]) => {
  const all = pairs(values);
  all.forEach(([left, right]) => {
    console.log(left, right);
  });
};`,
    'what comes piece by piece': `
async function readings(chunks: AsyncIterable<string>) { // ! collected
  const list: number[] = [];
  for await (const chunk of chunks) list.push(Number(chunk));
  return list;
}
export async function total(chunks: AsyncIterable<string>) {
  let sum = 0;
  for (const reading of await readings(chunks)) sum += reading;
  return sum;
}`,
    'what a generator gives': `
function* counted(from: number) {
  for (;;) yield from++;
}
function squares(count: number) { // ! collected
  const list: number[] = [];
  for (const number of counted(count)) list.push(number * number);
  return list;
}
export function show(count: number) {
  for (const square of squares(count)) console.log(square);
}`,
    'what is picked out may be little': `
function matches(left: string[], right: string[]) { // ? collected
  const list: string[] = [];
  for (const name of left) {
    for (const other of right) if (name === other) list.push(name);
  }
  return list;
}
export function show(left: string[], right: string[]) {
  for (const name of matches(left, right)) console.log(name);
}`,
    'a count': `
function squares(count: number) { // ? collected
  const list: number[] = [];
  for (let i = 0; i < count; i++) list.push(i * i);
  return list;
}
export function show(count: number) {
  for (const square of squares(count)) console.log(square);
}`,
    'a walk that may end early': `
function titles(books: { title: string; year: number }[]) { // ? early
  const list: string[] = [];
  for (const book of books) list.push(\`\${book.title} (\${book.year})\`);
  return list;
}
export function first(books: { title: string; year: number }[], start: string) {
  for (const title of titles(books)) if (title.startsWith(start)) return title;
  return undefined;
}`,
    'a private method, and one that has no rewrite': `
export class Grid {
  constructor(private readonly width: number, private readonly height: number) {}
  #cells() { // ! collected
    const cells: { x: number; y: number }[] = [];
    for (let y = 0; y < this.height; y++) for (let x = 0; x < this.width; x++) cells.push({ x, y });
    return cells;
  }
  private marked() { // ? collected
    const cells: { x: number; y: number }[] = [];
    for (let y = 0; y < this.height; y++) for (let x = 0; x < this.width; x++) cells.push({ x, y });
    this.count++;
    return cells;
  }
  count = 0;
  draw() {
    for (const cell of this.#cells()) console.log(cell);
    for (const cell of this.marked()) console.log(cell);
  }
}`,
    'one of its callers keeps it': `
function pairs(names: string[]) { // ! collected
  const list: string[] = [];
  for (const left of names) for (const right of names) list.push(left + right);
  return list;
}
export const all = (names: string[]) => [...pairs(names)];
export function show(names: string[]) {
  for (const pair of pairs(names)) console.log(pair);
}`,
  },
};
