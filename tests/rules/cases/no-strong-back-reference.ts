import type { Cases } from '../cases.ts';

/** A tree whose nodes know their parent, with what else the class does. */
const tree = (more: string): string => `
export class Folder {
  private parent?: Folder; // ? linked
  readonly entries: Folder[] = [];
  add(folder: Folder) { folder.parent = this; this.entries.push(folder); }
  ${more}
}`;
const silent = (code: string): string => code.replace(/ \/\/ . \w+/g, '');
const certain = (code: string): string => code.replace('// ? linked', '// ! kept');
const likely = (code: string): string => code.replace('// ? linked', '// ? kept');

const plain = ['untyped', 'plain JavaScript'] as const;

export const cases: Cases = {
  valid: {
    'a comment that speaks of another class, or of another parameter': {
      code: `
const recent = new Set();
export class File {}
export class Folder {
  parent;
  entries = [];
  add(folder) { folder.parent = this; this.entries.push(folder); }
}
/** @param {File} file @param {Folder} folder */
export function open(file, folder) { recent.add(file); return folder; }`,
      only: plain,
    },
    'nothing holds the children': `
const known: Scope[] = [];
export class Scope {
  constructor(private readonly parent?: Scope) { known.push(this); }
  lookup(): Scope | undefined { return this.parent; }
}`,
    'the link is weak already': `
const recent = new Set<Folder>();
export class Folder {
  private parentRef?: WeakRef<Folder>;
  readonly entries: Folder[] = [];
  add(folder: Folder) { folder.parentRef = new WeakRef(this); this.entries.push(folder); }
  open() { recent.add(this); }
}`,
    'the children are held weakly': `
const recent = new Set<Folder>();
export class Folder {
  private parent?: Folder;
  readonly entries = new WeakSet<Folder>();
  add(folder: Folder) { folder.parent = this; this.entries.add(folder); }
  open() { recent.add(this); }
}`,
    'the tree unlinks itself': silent(tree('dispose() { for (const entry of this.entries) entry.parent = undefined; }')),
    'a node that is taken out, and none that is kept': silent(tree('remove(folder: Folder) { folder.parent = undefined; }')),
    'the disposal unlinks what is kept': silent(`const recent = new Set<Folder>();${tree('open() { recent.add(this); } dispose() { this.parent = undefined; }')}`),
    'an owner, whose rows nobody keeps': `
class Table { rows: Row[] = []; add() { this.rows.push(new Row(this)); } }
export class Row { constructor(private table?: Table) {} size() { return this.table?.rows.length; } }
export const load = () => new Table();`,
    'a cache of a few that others may make more of, and one that is emptied by what its entries are': `
export class Recent<V> { items = new Set<V>(); put(value: V) { this.items.add(value); } }
class Open<V> { private items = new Set<V>(); put(value: V) { this.items.add(value); } drop(value: V) { this.items.delete(value); } }
const recent = new Recent<Folder>();
const open = new Open<Folder>();
export class Folder {
  parent?: Folder;
  readonly entries: Folder[] = [];
  add(folder: Folder) { folder.parent = this; this.entries.push(folder); }
  open() { recent.put(this); open.put(this); }
  close() { open.drop(this); }
}`,
    'an owner that is one for the whole program': `
class Server { sessions: Session[] = []; accept() { const session = new Session(this); this.sessions.push(session); } }
export class Session { constructor(private server: Server) {} stop() { this.server.sessions.pop(); } }
export const server = new Server();`,
    'a public link without a reason': `
export class Folder {
  parent?: Folder;
  readonly entries: Folder[] = [];
  add(folder: Folder) { folder.parent = this; this.entries.push(folder); }
}`,
    'a public link that only the constructor declares, without a reason': `
export class Folder {
  constructor(parent) { this.parent = parent; this.entries = []; }
  add() { const folder = new Folder(this); this.entries.push(folder); return folder; }
}`,
    'an accessor takes what the constructor assigns': { filename: 'file.js', only: plain, code: `
const recent = new Set();
export class Folder {
  #parentRef;
  constructor(parent) { this.parent = parent; this.entries = []; }
  get parent() { return this.#parentRef?.deref(); }
  set parent(value) { this.#parentRef = value ? new WeakRef(value) : undefined; }
  add() { const folder = new Folder(this); this.entries.push(folder); return folder; }
  open() { recent.add(this); return this.parent; }
}` },
    'what the constructor is given is no owner': `
const recent = new Set();
class Disk { read() { return 1; } }
export class Folder {
  constructor(disk) { this.disk = disk; this.entries = []; }
  add() { const folder = new Folder(new Disk()); this.entries.push(folder); return folder; }
  open() { recent.add(this); return this.disk; }
}`,
    'a link to another kind of thing': `
const recent = new Set<Folder>();
export class Folder {
  private label?: { text: string };
  readonly entries: Folder[] = [];
  open() { recent.add(this); return this.label; }
}`,
  },
  invalid: {
    'a child whose class the comment says': {
      code: `
const recent = new Set();
export class Folder {
  #parent; // ! kept
  #entries = [];
  /** @param {Folder} folder */
  add(folder) { folder.#parent = this; this.#entries.push(folder); }
  depth() { return this.#parent ? this.#parent.depth() + 1 : 0; }
}
/**
 * Remembers it.
 * @param {Folder | null} folder
 */
export function open(folder) { if (folder) recent.add(folder); }`,
      only: plain,
    },
    'a cache of the file keeps a child': `
class Lru<K, V> {
  private readonly entries = new Map<K, V>();
  set(key: K, value: V) {
    this.entries.delete(key);
    this.entries.set(key, value);
    if (this.entries.size > 50) { const [oldest] = this.entries.keys(); this.entries.delete(oldest as K); }
  }
}
const recent = new Lru<string, Folder>();
export class Folder {
  private parent?: Folder; // ! kept
  readonly entries: Folder[] = [];
  constructor(readonly name: string) {}
  add(folder: Folder) { folder.parent = this; this.entries.push(folder); }
}
export function open(folder: Folder) { recent.set(folder.name, folder); }`,
    'in a set of the module': certain(`const recent = new Set<Folder>();${tree('open() { recent.add(this); }')}`),
    'in a list that is kept short': certain(`let recent: Folder[] = [];${tree('open() { recent.push(this); if (recent.length > 10) recent.shift(); }')}`),
    'in a static field': certain(tree('static recent = new Set<Folder>(); open() { Folder.recent.add(this); }')),
    'as the value of a map': certain(`const byName = new Map<string, Folder>();${tree('open(name: string) { byName.set(name, this); }')}`),
    'in a dictionary': certain(`const byName: Record<string, Folder> = {};${tree('open(name: string) { byName[name] = this; }')}`),
    'by a function that is given a node': certain(`const recent = new Set<Folder>();${tree('')}
export function open(folder: Folder) { recent.delete(folder); recent.add(folder); }`),
    'a child of the list': certain(`const recent = new Set<Folder>();${tree('openAll() { for (const entry of this.entries) recent.add(entry); }')}`),
    'a subclass': certain(`const recent = new Set<Drive>();${tree('')}
export class Drive extends Folder { open() { recent.add(this); } }`),
    'nodes that are taken out one by one': certain(`const recent = new Set<Folder>();${tree('open() { recent.add(this); } remove(folder: Folder) { folder.parent = undefined; }')}`),
    'a private name': `
const recent = new Set();
export class Folder {
  #parent = null; // ! kept
  entries = [];
  constructor(parent) { this.#parent = parent; if (parent) parent.entries.push(this); }
  open() { recent.add(this); return this.#parent; }
}`,
    'a private name, given by the class itself': { filename: 'file.js', only: plain, code: `
export class Folder {
  #parent; // ? linked
  constructor(parent) { this.#parent = parent; this.entries = []; }
  add() { const folder = new Folder(this); this.entries.push(folder); return folder; }
  depth() { return this.#parent ? this.#parent.depth() + 1 : 0; }
}` },
    'a field that only the constructor declares': { filename: 'file.js', only: plain, code: `
const recent = new Set();
export class Folder {
  constructor(parent) {
    this.parent = parent; // ! kept
    this.entries = [];
  }
  add() { const folder = new Folder(this); this.entries.push(folder); return folder; }
  open() { recent.add(this); return this.parent; }
}` },
    'a parameter property': `
const recent = new Set<Folder>();
export class Folder {
  entries: Folder[] = [];
  constructor(private readonly parent?: Folder) { parent?.entries.push(this); } // ! kept
  open() { recent.add(this); return this.parent; }
}`,
    'a public one': `
const recent = new Set<Folder>();
export class Folder {
  entries: Folder[] = [];
  constructor(public parent?: Folder) { parent?.entries.push(this); } // ! kept
  open() { recent.add(this); return this.parent; }
}`,
    'an owner that is made again and again': `
const selection = new Set<Row>();
class Table { rows: Row[] = []; add() { const row = new Row(this); this.rows.push(row); selection.add(row); } }
export class Row { constructor(private table?: Table) {} size() { return this.table?.rows.length; } } // ! kept
export const load = () => new Table();`,
    'an owner that may be the only one': `
const selection = new Set<Row>();
export class Table { rows: Row[] = []; add() { const row = new Row(this); this.rows.push(row); selection.add(row); } }
export class Row { constructor(private table?: Table) {} size() { return this.table?.rows.length; } } // ? kept`,
    'the last one of the module': likely(`let last: Folder | undefined;${tree('open() { last = this; return last; }')}`),
    'in a set that somebody chooses from': tree('open() { recent.add(this); } close() { recent.delete(this); }').replace('\nexport', 'const recent = new Set<Folder>();\nexport'),
    'a tree that lives as long as the program': likely(`const recent = new Set<Folder>();${tree('open() { recent.add(this); }')}
export const root = new Folder();`),
    'no reason in sight': tree(''),
    'a set that holds weakly': `const marked = new WeakSet<Folder>();${tree('mark() { marked.add(this); }')}`,
  },
};
