import { describe, expect, it } from 'vitest';

import plugin from '../../src/index.ts';
import { Project } from './project.ts';

const tsconfig = '{"compilerOptions":{"strict":true,"types":[],"target":"es2022","module":"nodenext","lib":["es2022","dom"]},"include":["src"]}';
const project = (files: Readonly<Record<string, string>>): Project => new Project({ 'tsconfig.json': tsconfig, 'package.json': '{"name":"app","private":true,"type":"module"}', ...files }).with({ ...plugin, configs: { ...plugin.configs, recommended: plugin.configs.strict } });
const said = async (files: Readonly<Record<string, string>>): Promise<string> => (await project(files).run('--level', 'review')).out;

const remember = (collection: string): string => `  const known = ${collection}.get(text);
  if (known !== undefined) return known;
  const value = text.toUpperCase();
  ${collection}.set(text, value);
  return value;
}
`;
const bounded = 'Keep at most 500 entries';

describe('a collection that is the default export', { timeout: 120_000 }, () => {
  const slugs = `const slugs = new Map<string, string>();\n\nexport function slug(text: string): string {\n${remember('slugs')}\nexport default slugs;\n`;
  const users = (code: string): Readonly<Record<string, string>> => ({ 'src/slugs.ts': slugs, 'src/show.ts': `${code}\n` });

  it('is bounded where other files only ask it', async () => {
    expect(await said(users("import known from './slugs.js';\n\nexport const isKnown = (text: string): boolean => known.has(text);"))).toContain(bounded);
  });

  it.each([
    ['takes entries out', "import known from './slugs.js';\n\nexport const forget = (text: string): boolean => known.delete(text);"],
    ['takes them out through a namespace', "import * as all from './slugs.js';\n\nexport const forget = (): void => all.default.clear();"],
    ['takes them out by another name', "import { default as known } from './slugs.js';\n\nexport const forget = (): void => known.clear();"],
    ['imports it when it is needed', "export const forget = async (): Promise<void> => (await import('./slugs.js')).default.clear();"],
    ['exports it again, for others to take them out', "export { default as known } from './slugs.js';"],
  ])('is none where a file %s', async (_, code) => {
    expect(await said({ ...users(code), 'src/again.ts': code.startsWith('export {') ? "import { known } from './show.js';\n\nexport const forget = (): void => known.clear();\n" : '' })).toContain('0 findings');
  });

  it('is none where a file outside of the project imports it under any name', async () => {
    expect(await said({ ...users("import known from './slugs.js';\n\nexport const isKnown = (text: string): boolean => known.has(text);"), 'test/forget.js': "import all from '../src/slugs.js';\n\nall.clear();\n" })).toContain('0 findings');
  });

  it('is none either where it has a name and is imported when it is needed', async () => {
    const named = { 'src/slugs.ts': slugs.replace('const slugs', 'export const slugs').replace('export default slugs;\n', '') };
    expect(await said({ ...named, 'src/show.ts': "export const forget = async (): Promise<void> => {\n  const { slugs } = await import('./slugs.js');\n  slugs.clear();\n};\n" })).toContain('0 findings');
    expect(await said({ ...named, 'src/show.ts': "export const forget = async (): Promise<void> => (await import('./slugs.js')).slugs.clear();\n" })).toContain('0 findings');
  });

  it('is none where it is a variable that changes', async () => {
    expect(await said({ 'src/slugs.ts': slugs.replace('const slugs', 'let slugs').replace('export default', 'export const reset = (): void => {\n  slugs = new Map();\n};\n\nexport default'), 'src/show.ts': "import known from './slugs.js';\n\nexport const isKnown = (text: string): boolean => known.has(text);\n" })).toContain('0 findings');
  });
});

describe.each([
  ['a public static field', `export class Slugs {\n  static readonly all = new Map<string, string>();\n\n  static of(text: string): string {\n${remember('Slugs.all').replace(/^/gm, '  ').trimEnd()}\n}\n`],
  ['a static field behind a getter', `export class Slugs {\n  static readonly #all = new Map<string, string>();\n\n  static get all(): Map<string, string> {\n    return Slugs.#all;\n  }\n\n  static of(text: string): string {\n${remember('Slugs.#all').replace(/^/gm, '  ').trimEnd()}\n}\n`],
  ['a variable behind a getter', `const slugs = new Map<string, string>();\n\nexport class Slugs {\n  static get all(): Map<string, string> {\n    return slugs;\n  }\n\n  static of(text: string): string {\n${remember('slugs').replace(/^/gm, '  ').trimEnd()}\n}\n`],
])('%s', { timeout: 120_000 }, (_, slugs) => {
  const users = (code: string): Readonly<Record<string, string>> => ({ 'src/slugs.ts': slugs, 'src/show.ts': `import { Slugs } from './slugs.js';\n\n${code}\n` });

  it('is bounded where other files only ask it', async () => {
    expect(await said(users('export const isKnown = (text: string): boolean => Slugs.all.has(text);'))).toContain(bounded);
  });

  it.each([
    ['takes entries out', 'export const forget = (): void => Slugs.all.clear();'],
    ['takes it apart', 'const { all } = Slugs;\n\nexport const forget = (): void => all.clear();'],
    ['takes them out by a class below', 'class Own extends Slugs {}\n\nexport const forget = (): void => Own.all.clear();'],
    ['asks for it by a name', "export const forget = (): void => Slugs['all'].clear();"],
    ['gives it out', 'export const all = (): Map<string, string> => Slugs.all;'],
  ])('is none where a file %s', async (_, code) => {
    expect(await said(users(code))).toContain('0 findings');
  });
});
