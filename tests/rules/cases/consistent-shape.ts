import type { Cases } from '../cases.ts';

export const cases: Cases = {
  valid: {
    'once, for one record': `
export function without(user: { name: string; password?: string }) {
  const copy = { ...user };
  delete copy.password;
  return copy;
}`,
    'a few records': `
export const all = () => [{ a: 1, b: 2 }, { a: 3, b: 4 }].map((row: { a: number; b?: number }) => {
  const copy = { ...row };
  delete copy.b;
  return copy;
});`,
    'made without it': `
export const all = (users: { name: string; password: string }[]) => users.map(({ password: _password, ...rest }) => rest);`,
    'what was added last': `
export function all(names: string[]) {
  return names.map((name) => {
    const entry: { name: string; open?: boolean } = { name, open: true };
    delete entry.open;
    return entry;
  });
}`,
    'the data that is walked': `
export function strip(users: { name: string; password?: string }[]) {
  for (const user of users) delete user.password;
  users.forEach((user) => {
    delete user.password;
  });
}`,
    'some of them, and what is not kept': `
export function strip(users: { name: string; password?: string }[]) {
  users.forEach((user) => {
    const copy = { ...user };
    delete copy.password;
    console.log(copy.name);
  });
  return users.map((user) => {
    const copy = { ...user };
    if (copy.name) delete copy.password;
    return copy;
  });
}`,
    'one dictionary that is changed': `
const seen: Record<string, number> = {};
export function forget(names: string[]) {
  for (const name of names) delete seen[name];
  for (const name of names) {
    seen[name] = 1;
    delete seen.last;
  }
}`,
    'one instance, or instances that others make': `
class App {
  private show = () => console.log(this);
  run() { this.show(); }
}
new App().run();
export class Node {
  private walk = () => console.log(this);
  run() { this.walk(); }
}`,
    'functions that are handed on need their instance': `
class Row {
  private click = () => console.log(this);
  private key = () => console.log(this);
  constructor(element: HTMLElement) { element.addEventListener('click', this.click); const { key } = this; key(); }
}
export const rows = (elements: HTMLElement[]) => elements.map((element) => new Row(element));`,
    'a public function of an exported class': `
export class Row {
  constructor(private readonly name: string) {}
  show = () => console.log(this.name);
  twice() { this.show(); this.show(); }
}
export const rows = (names: string[]) => names.map((name) => new Row(name));`,
    'methods, values and functions of the class': `
class Row {
  static make = (name: string) => new Row(name);
  private count = 1;
  constructor(private readonly name: string) {}
  show() { console.log(this.name, this.count); }
}
export const rows = (names: string[]) => names.map((name) => Row.make(name)).map((row) => row.show());`,
  },
  invalid: {
    'the rows of a query': `
declare const database: { user: { findMany(): Promise<{ name: string; secret: string }[]> } };
export async function users() {
  const users: object[] = [];
  const rows = await database.user.findMany();
  for (const row of rows) {
    const user: Partial<typeof row> = { ...row };
    delete user.secret; // ! deleted
    users.push(user);
  }
  return users;
}`,
    'a copy that loses a property': `
export const all = (users: { name: string; password?: string }[]) => users.map((user) => {
  const copy = { ...user };
  delete copy.password; // ? deleted
  return copy;
});
export function some(users: { name: string; password?: string; token?: string }[]) {
  const kept: object[] = [];
  for (const user of users) {
    const copy = Object.assign({}, user);
    delete copy.password; // ? deleted
    delete copy['token'];
    kept.push(copy);
  }
  return kept;
}`,
    'in a function that is called for each': `
function clean(user: { name: string; password?: string }) {
  const copy = { ...user };
  delete copy.password; // ? deleted
  return copy;
}
export const all = (users: { name: string; password?: string }[]) => users.map(clean);`,
    'a literal that loses its first property': `
export const all = (names: string[]) => names.map((name) => {
  const entry: { open?: boolean; name: string; length: number } = { open: true, name, length: name.length };
  delete entry.open; // ? deleted
  return entry;
});`,
    'as often as there are keys, which are unknown': `
export function all(users: Record<string, { name: string; password?: string }>) {
  const kept: object[] = [];
  for (const name in users) {
    const copy = { ...users[name]! };
    delete copy.password; // ? deleted
    kept.push(copy);
  }
  return kept;
}`,
    'functions of each instance': `
class Row {
  constructor(readonly name: string) {}
  #show = () => console.log(this.name); // ! closure
  private twice = (text: string) => { this.#show(); console.log(text); }; // ! closure
  run() { this.twice('a'); }
}
export const rows = (names: string[]) => names.map((name) => new Row(name));`,
    'a class of this file alone': `
class Row {
  constructor(readonly name: string) {}
  show = () => console.log(this.name); // ? closure
}
export function print(names: string[]) {
  for (const name of names) new Row(name).show();
}`,
    'the nodes of a tree': `
export class Tree {
  #children: Tree[] = [];
  #size = () => this.#children.length; // ! closure
  insert(depth: number): number {
    const child = new Tree();
    this.#children.push(child);
    return depth > 0 ? child.insert(depth - 1) : this.#size();
  }
}`,
  },
};
