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

  it('stays where no tsconfig includes the file', async () => {
    const { out } = await new Project({ 'folder.ts': folder }).with(plugin).run('--level', 'review');
    expect(out).toContain('not rewritten: no tsconfig includes folder.ts, so its uses in other files cannot be followed');
  });
});

it('why says that other files decide', async () => {
  const { out } = await project({ 'src/pairs.ts': pairs, 'src/show.ts': show }).run('why', 'src/pairs.ts:1');
  expect(out).toContain('This is a finding only if its uses in other files say so');
  expect(out).toContain('memopt-codemod carries it out, in all files or none: Yield the values of `pairs` one at a time');
});
