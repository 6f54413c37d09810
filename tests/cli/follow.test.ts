import { chmodSync, readdirSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import plugin from '../../src/index.ts';
import { Project } from './project.ts';

const tsconfig = '{"compilerOptions":{"strict":true,"types":[],"target":"es2022","module":"nodenext","lib":["es2022","dom"]},"include":["src"]}';
const manifest = '{"name":"app","private":true,"type":"module"}';

const pairs = `export function pairs(names: string[]): string[] {
  const list: string[] = [];
  for (const left of names) {
    for (const right of names) list.push(left + right);
  }
  return list;
}
`;
const yielding = `export function* pairs(names: string[]): Generator<string> {
  for (const left of names) {
    for (const right of names) yield left + right;
  }
}
`;
const show = `import { pairs as both } from './pairs.js';

export function show(names: string[]): void {
  const all: string[] = both(names);
  all.forEach((pair) => {
    console.log(pair);
  });
}
`;
const shown = `import { pairs as both } from './pairs.js';

export function show(names: string[]): void {
  const all = both(names);
  for (const pair of all) {
    console.log(pair);
  }
}
`;

const project = (files: Readonly<Record<string, string>>): Project => new Project({ 'tsconfig.json': tsconfig, 'package.json': manifest, ...files }).with(plugin);

/** Why nothing is rewritten; a candidate whose users say no is no finding. */
async function untouched(files: Readonly<Record<string, string>>, ...args: string[]): Promise<string> {
  const { out, err, code } = await project({ 'src/pairs.ts': pairs, 'src/show.ts': show, ...files }).run('--level', 'review', ...args);
  expect([err, code]).toEqual(['', 0]);
  return out;
}

// Each run makes programs for the linter and for ts-morph.
describe('rewrites over several files', { timeout: 120_000 }, () => {
  it('a generator and its callers are written together', async () => {
    const made = project({ 'src/pairs.ts': pairs, 'src/show.ts': show, 'src/again.ts': "export { pairs } from './pairs.js';\n" });
    const dry = await made.run('--level', 'review');
    expect(dry).toMatchObject({ code: 1, err: '' });
    expect(dry.out).toMatchSnapshot();
    made.apply(dry.out);
    expect([made.read('src/pairs.ts'), made.read('src/show.ts')]).toEqual([yielding, shown]);
    expect((await made.run('--level', 'review')).code).toBe(0);
  });

  it('--write writes what the diff shows', async () => {
    const made = project({ 'src/pairs.ts': pairs, 'src/show.ts': show });
    expect((await made.run('--level', 'review', '--write')).code).toBe(0);
    expect([made.read('src/pairs.ts'), made.read('src/show.ts')]).toEqual([yielding, shown]);
  });

  it('a file that cannot be written keeps the others', async () => {
    const made = project({ 'src/pairs.ts': pairs, 'src/show.ts': show });
    chmodSync(made.at('src/show.ts'), 0o444);
    const { code, err } = await made.run('--level', 'review', '--write');
    expect(code).toBe(1);
    expect(err).toBe('src/pairs.ts: not written: it is rewritten together with src/show.ts: it is read-only\nsrc/show.ts: not written: it is read-only\n');
    expect([made.read('src/pairs.ts'), made.read('src/show.ts'), readdirSync(made.at('src'))]).toEqual([pairs, show, ['pairs.ts', 'show.ts']]);
  });

  it('at the level safe the finding says what it needs', async () => {
    const { out } = await project({ 'src/pairs.ts': pairs, 'src/show.ts': show }).run();
    expect(out).toContain('src/pairs.ts\n  1:17  prefer-generator');
    expect(out).toContain('not rewritten: needs --level review: Yield the values of `pairs` one at a time');
    expect(out).not.toContain('+export function*');
  });

  it('a caller that keeps the array keeps the function', async () => {
    expect(await untouched({ 'src/count.ts': "import { pairs } from './pairs.js';\nexport const count = (names: string[]) => pairs(names).length + pairs(names)[0]!.length;\n" })).toContain('0 findings in 3 files');
  });

  it.each<[string, Readonly<Record<string, string>>]>([
    ['a file that no tsconfig includes', { 'test/pairs.js': "import { pairs } from '../src/pairs.js';\n" }],
    ['a string', { 'src/mock.ts': "export const mocked = 'pairs';\n" }],
    ['a package that exports it', { 'package.json': '{"name":"lib","main":"dist/pairs.js"}' }],
    ['a package whose entry has no source', { 'package.json': '{"name":"lib","main":"dist/index.js"}' }],
    ['nobody who calls it', { 'src/show.ts': '' }],
  ])('and so does %s', async (_, files) => {
    expect(await untouched(files)).toContain('0 findings');
  });

  it('a package whose entries lead elsewhere may change', async () => {
    const made = project({ 'package.json': '{"name":"lib","type":"module","main":"dist/index.js"}', 'src/index.ts': "export { show } from './show.js';\n", 'src/pairs.ts': pairs, 'src/show.ts': show });
    expect((await made.run('--level', 'review', '--write')).code).toBe(0);
    expect(made.read('src/pairs.ts')).toBe(yielding);
  });

  it('a tsconfig that only refers to others leads to the one that includes the file', async () => {
    const made = project({ 'tsconfig.json': '{"files":[],"references":[{"path":"./tsconfig.app.json"}]}', 'tsconfig.app.json': tsconfig, 'src/pairs.ts': pairs, 'src/show.ts': show });
    expect((await made.run('--level', 'review', '--write')).code).toBe(0);
    expect([made.read('src/pairs.ts'), made.read('src/show.ts')]).toEqual([yielding, shown]);
  });

  it('async functions and default exports are followed alike', async () => {
    const made = project({
      'src/lines.ts': "export default async function lines(chunks: AsyncIterable<string>) {\n  const list: string[] = [];\n  for await (const chunk of chunks) list.push(chunk.trim());\n  return list;\n}\n",
      'src/print.ts': "import read from './lines.js';\n\nexport async function print(chunks: AsyncIterable<string>) {\n  for (const line of await read(chunks)) console.log(line);\n}\n",
    });
    expect((await made.run('--level', 'review', '--write')).code).toBe(0);
    expect(made.read('src/lines.ts')).toBe("export default async function* lines(chunks: AsyncIterable<string>): AsyncGenerator<string> {\n  for await (const chunk of chunks) yield chunk.trim();\n}\n");
    expect(made.read('src/print.ts')).toContain('  for await (const line of read(chunks)) console.log(line);\n');
  });

  it('a file of the program that the run does not look at is not touched', async () => {
    expect(await untouched({}, 'src/pairs.ts')).toContain('0 findings in 1 file');
  });

  it('a comment disables a candidate', async () => {
    expect(await untouched({ 'src/pairs.ts': `// eslint-disable-next-line memopt/prefer-generator\n${pairs}` })).toContain('0 findings');
  });

  it('what the compiler refuses is taken back in all files', async () => {
    const made = project({ 'tsconfig.json': tsconfig.replace('es2022', 'es5'), 'src/pairs.ts': pairs, 'src/show.ts': show });
    expect((await made.run('--level', 'review', '--write')).out).toContain('0 findings in 2 files');
    expect([made.read('src/pairs.ts'), made.read('src/show.ts')]).toEqual([pairs, show]);
  });
});

describe('a public link back', { timeout: 120_000 }, () => {
  const folder = `const pinned: Folder[] = [];

export class Folder {
  readonly entries: Folder[] = [];
  parent?: Folder;

  add(folder: Folder): void {
    folder.parent = this;
    this.entries.push(folder);
  }

  pin(): void {
    pinned.push(this);
    if (pinned.length > 10) pinned.shift();
  }
}
`;
  const weak = `const pinned: Folder[] = [];

export class Folder {
  readonly entries: Folder[] = [];
  private parentRef: WeakRef<Folder> | undefined;

  get parent(): Folder | undefined {
    return this.parentRef?.deref();
  }

  set parent(value: Folder | undefined) {
    this.parentRef = value ? new WeakRef(value) : undefined;
  }

  add(folder: Folder): void {
    folder.parent = this;
    this.entries.push(folder);
  }

  pin(): void {
    pinned.push(this);
    if (pinned.length > 10) pinned.shift();
  }
}
`;

  it('is held weakly when every other file asks whether it is there', async () => {
    const made = project({ 'src/folder.ts': folder, 'src/path.ts': "import type { Folder } from './folder.js';\n\nexport const depth = (folder: Folder): number => (folder.parent ? depth(folder.parent) + 1 : 0);\n" });
    expect((await made.run('--level', 'review', '--write')).code).toBe(0);
    expect(made.read('src/folder.ts')).toBe(weak);
  });

  it('stays, and the finding says where a file relies on it', async () => {
    const made = project({ 'src/folder.ts': folder, 'src/path.ts': "import type { Folder } from './folder.js';\n\nexport const leave = (folder: Folder): void => {\n  folder.parent!.entries.length = 0;\n};\n" });
    const { out } = await made.run('--level', 'review');
    expect(out).toContain('not rewritten: here `folder.parent!` has to be there: say what happens when it is gone (src/path.ts:4)');
  });

  it('stays, and the finding says which string may be its key', async () => {
    const said = async (code: string): Promise<string> => (await project({ 'src/folder.ts': folder, 'src/path.ts': `import type { Folder } from './folder.js';\n\n${code}\n` }).run('--level', 'review')).out;
    const refused = 'not rewritten: src/path.ts:3 has `parent` in a string';
    expect(await said("export const save = (folder: Folder): string => JSON.stringify(folder, (key, value: unknown) => (key === 'parent' ? undefined : value));")).toContain(refused);
    expect(await said("export const isOwn = (folder: Folder): boolean => Object.hasOwn(folder, 'parent');")).toContain(refused);
    expect(await said("export const drop = (keys: (keyof Folder)[]): (keyof Folder)[] => keys.filter((key) => key !== 'parent');")).toContain(refused);
    expect(await said("export const read = (some: any): unknown => some['parent'] as Folder;")).toContain(refused);
    expect(await said("export const skipped: string[] = ['parent'];")).toContain(refused);
  });

  it('is held weakly where the string is the key of something else', async () => {
    const others = `import type { Folder } from './folder.js';

type Relation = 'parent' | 'sibling';

export const isAbove = (relation: Relation): boolean => relation === 'parent';
export const asked = (query: URLSearchParams, all: Map<string, Folder>): unknown => [query.get('parent'), new Set<Relation>(['parent'])];
export const attribute = (element: Element): string | null => element.getAttribute('parent');
export const read = (node: { parent: string; other: number }): string => node['parent'];
export const isInside = (folder: Folder): boolean => 'parent' in folder;
export const above = (folder: Folder): Folder | undefined => folder['parent'];
export type Link = Pick<Folder, 'parent'>;
`;
    const made = project({ 'src/folder.ts': folder, 'src/path.ts': others });
    expect((await made.run('--level', 'review', '--write')).out).not.toContain('not rewritten');
    expect(made.read('src/folder.ts')).toBe(weak);
  });

  const plain = folder.replace(/const pinned.*\n\n/, '').replace(/\n  pin\(\)[\s\S]*?\n  \}\n/, '');
  const keeper = (code: string): string => `import type { Folder } from './folder.js';\n\n${code}\n`;

  it('is one where another file keeps a child, for public and private links', async () => {
    for (const text of [plain, plain.replace('parent?', 'private parent?')]) {
      const made = project({ 'src/folder.ts': text, 'src/recent.ts': keeper('const recent = new Set<Folder>();\n\nexport function open(folder: Folder): void {\n  recent.add(folder);\n  if (recent.size > 20) for (const oldest of recent) {\n    recent.delete(oldest);\n    break;\n  }\n}') });
      expect((await made.run('--level', 'review', '--write')).out).toContain('One `Folder` that another file keeps as long as the program keeps its whole tree alive');
      expect(made.read('src/folder.ts')).toContain('WeakRef');
    }
  });

  it('is none where the other file lets go of the children, holds them weakly or for a call', async () => {
    const codes = ['const recent = new Set<Folder>();\nexport const open = (folder: Folder): unknown => recent.add(folder);\nexport const close = (folder: Folder): unknown => recent.delete(folder);', 'const recent = new WeakSet<Folder>();\nexport const open = (folder: Folder): unknown => recent.add(folder);', 'const recent = new Set<WeakRef<Folder>>();\nexport const open = (folder: WeakRef<Folder>): unknown => recent.add(folder);', 'export function all(folder: Folder): Set<Folder> {\n  const found = new Set<Folder>();\n  found.add(folder);\n  return found;\n}'];
    for (const code of codes) expect((await project({ 'src/folder.ts': plain, 'src/recent.ts': keeper(code) }).run('--level', 'review', '--only', 'no-strong-back-reference')).out).toContain('0 findings');
  });

  it('is held weakly in a package that npm init has made, where nothing makes its entry', async () => {
    const init = (more: object): string => JSON.stringify({ name: 'folders', version: '1.0.0', main: 'index.js', scripts: { test: 'echo "Error: no test specified" && exit 1' }, ...more });
    const out = async (manifest: string): Promise<string> => (await project({ 'package.json': manifest, 'src/folder.ts': folder }).run('--level', 'review')).out;
    expect(await out(init({}))).not.toContain('not rewritten');
    expect(await out(init({ scripts: { build: 'tsc', start: 'node dist/main.js' } }))).not.toContain('not rewritten');
    expect(await out(init({ scripts: { build: 'rollup -c' } }))).toContain('not rewritten: users of the package folders may use it');
    expect(await out(init({ main: 'dist/folders.js' }))).toContain('not rewritten: users of the package folders may use it');
  });

  it('stays where no tsconfig includes the file', async () => {
    const { out } = await new Project({ 'folder.ts': folder }).with(plugin).run('--level', 'review');
    expect(out).toContain('not rewritten: no tsconfig includes folder.ts, so its uses in other files cannot be followed');
  });
});

describe('an exported collection', { timeout: 120_000 }, () => {
  // What is worth a look, too: how many texts there are is not seen.
  const likely = (files: Readonly<Record<string, string>>): Project => project(files).with({ ...plugin, configs: { ...plugin.configs, recommended: plugin.configs.strict } });
  const slugs = `export const slugs = new Map<string, string>();

export function slug(text: string): string {
  const known = slugs.get(text);
  if (known !== undefined) return known;
  const value = text.toUpperCase();
  slugs.set(text, value);
  return value;
}
`;
  const users = (code: string): Readonly<Record<string, string>> => ({ 'src/slugs.ts': slugs, 'src/show.ts': `import { slugs as known } from './slugs.js';\n\n${code}\n` });

  it('is bounded where other files only ask it', async () => {
    const made = likely(users('export const isKnown = (text: string): boolean => known.has(text);'));
    expect((await made.run('--level', 'review')).out).toMatchSnapshot();
  });

  it('is no finding for ESLint, which cannot know', async () => {
    const { out } = await likely(users('export const isKnown = (text: string): boolean => known.has(text);')).run('why', 'src/slugs.ts:7');
    expect(out).toContain('This is a finding only if its uses in other files say so');
  });

  it.each([
    ['takes entries out', 'export const forget = (text: string): boolean => known.delete(text);'],
    ['walks over it to take them out', 'export function sweep(): void {\n  for (const [text, value] of known) if (value.length > 9) known.delete(text);\n}'],
    ['counts its entries', 'export const isFull = (): boolean => known.size > 100;'],
    ['hands it on', "import { watch } from './watch.js';\nwatch(known);"],
    ['gives it out', 'export const all = (): Map<string, string> => known;'],
    ['takes it whole', 'export const both = { known };'],
  ])('is none where a file %s', async (_, code) => {
    const { out } = await likely({ ...users(code), 'src/watch.ts': 'export function watch(all: Map<string, string>): void {\n  all.clear();\n}\n' }).run('--level', 'review');
    expect(out).toContain('0 findings');
  });

  it('is none through a namespace either', async () => {
    const made = likely({ 'src/slugs.ts': slugs, 'src/show.ts': "import * as store from './slugs.js';\n\nexport const forget = (): void => store.slugs.clear();\n" });
    expect((await made.run('--level', 'review')).out).toContain('0 findings');
  });

  it('keeps what other files add to as well, and says where', async () => {
    const { out } = await likely(users('export function learn(text: string): void {\n  known.set(text, text.trim());\n}')).run('--level', 'review');
    expect(out).toContain('not rewritten: other files add to it: let them do so through one function (src/show.ts:4)');
  });

  it('is a finding where only other files add to it, again and again', async () => {
    const files = { 'src/slugs.ts': 'export const slugs = new Map<string, string>();\n', 'src/learn.ts': "import { slugs } from './slugs.js';\n\nexport function learn(text: string): void {\n  slugs.set(text, text.trim());\n}\n" };
    const { out } = await likely(files).run('--level', 'review');
    expect(out).toContain('`slugs` lives as long as the program, other files add to it again and again');
    expect(out).toContain('not rewritten: other files add to it: let them do so through one function (src/learn.ts:4)');
  });

  it('is none where other files fill it while they load', async () => {
    const files = { 'src/slugs.ts': 'export const slugs = new Map<string, string>();\n', 'src/learn.ts': "import { slugs } from './slugs.js';\n\nslugs.set('a', 'b');\nexport const slug = (text: string): string | undefined => slugs.get(text);\n" };
    expect((await likely(files).run('--level', 'review')).out).toContain('0 findings');
  });

  it('becomes weak where every file has its keys at hand', async () => {
    const states = "export const states = new Map<Element, string>();\n\nexport function open(element: Element): void {\n  states.set(element, 'open');\n}\n\nexport const isOpen = (element: Element): boolean => states.get(element) === 'open';\n";
    const made = likely({ 'src/states.ts': states, 'src/close.ts': "import { states } from './states.js';\n\nexport const close = (element: HTMLElement): void => {\n  states.set(element, 'closed');\n};\n" });
    expect((await made.run('--level', 'review', '--write')).code).toBe(0);
    expect(made.read('src/states.ts')).toBe(states.replace('new Map<', 'new WeakMap<'));
  });

  it('stays strong where a file lists it', async () => {
    const states = "export const states = new Map<Element, string>();\n\nexport function open(element: Element): void {\n  states.set(element, 'open');\n}\n\nexport const isOpen = (element: Element): boolean => states.get(element) === 'open';\n";
    const made = likely({ 'src/states.ts': states, 'src/list.ts': "import { states } from './states.js';\n\nexport const list = (): string[] => [...states.values()];\n" });
    expect((await made.run('--level', 'review')).out).toContain('0 findings');
  });

  it('is the matter of the users of a package that exports it', async () => {
    const made = likely({ ...users(''), 'package.json': '{"name":"lib","type":"module","main":"dist/slugs.js"}' });
    expect((await made.run('--level', 'review')).out).toContain('0 findings');
  });

  it('is found, and not rewritten, where its own file stands in the way', async () => {
    const array = "export const seen: string[] = [];\n\nsetInterval(() => {\n  seen.unshift(String(Date.now()));\n}, 10);\n";
    const made = likely({ 'src/seen.ts': array, 'src/show.ts': "import { seen } from './seen.js';\n\nexport const show = (): string => seen.join();\n" });
    expect((await made.run('--level', 'review')).out).toContain('not rewritten: one of its additions is more than a `push` of one element');
  });
});

it('why says that other files decide', async () => {
  const { out } = await project({ 'src/pairs.ts': pairs, 'src/show.ts': show }).run('why', 'src/pairs.ts:1');
  expect(out).toContain('This is a finding only if its uses in other files say so');
  expect(out).toContain('memopt-codemod carries it out, in all files or none: Yield the values of `pairs` one at a time');
});
