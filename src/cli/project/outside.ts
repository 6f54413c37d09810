import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import type { Range } from '../../finding.ts';
import { selectFiles } from '../select.ts';
import type { Program } from './program.ts';

/** Who uses a name may not all be in the program: files that no tsconfig includes, strings, users of the package. */
export class Outside {
  readonly #files = new Map<string, readonly string[]>();

  /** Why not every use of a name can be known, or undefined. */
  objection(program: Program, file: string, name: string, symbol: Range): string | undefined {
    const root = rootOf(file);
    const inside = new Set(program.files);
    const word = new RegExp(`(?<![\\w$#])${name.replaceAll('$', '\\$')}(?![\\w$])`);
    // Who imports a default gives it any name.
    const module = program.isDefault(file, symbol) ? path.basename(file).replace(/\.[cm]?[jt]sx?$/, '') : undefined;
    const quoted = new RegExp(`(['"\`])${name.replaceAll('$', '\\$')}\\1`);
    for (const other of this.#filesOf(root)) {
      const text = readFileSync(other, 'utf8');
      if (module !== undefined && !inside.has(other) && new RegExp(`['"\`/]${module.replaceAll('.', '\\.')}(?:\\.[cm]?[jt]sx?)?['"\`]`).test(text)) return `${path.relative(root, other)} may import \`${name}\`, and ${path.relative(root, program.tsconfig)} does not include it`;
      if (!text.includes(name)) continue;
      if (!inside.has(other) && word.test(text)) return `\`${name}\` stands in ${path.relative(root, other)}, which ${path.relative(root, program.tsconfig)} does not include`;
      const line = inside.has(other) && quoted.test(text) ? program.lineNaming(other, file, symbol, name) : undefined;
      if (line !== undefined) return `${path.relative(root, other)}:${line} has \`${name}\` in a string`;
    }
    const whole = module === undefined ? undefined : program.wholeImporter(file);
    return whole === undefined ? publicAs(program, file, symbol) : `${path.relative(root, whole.file)}:${whole.line} takes all of ${path.basename(file)}`;
  }

  #filesOf(root: string): readonly string[] {
    let files = this.#files.get(root);
    if (!files) this.#files.set(root, (files = selectFiles(['.'], root)));
    return files;
  }
}

/** The root of the repository, else the folder of the nearest package.json. */
function rootOf(file: string): string {
  return above(file, '.git') ?? above(file, 'package.json') ?? path.dirname(file);
}

function above(file: string, name: string): string | undefined {
  for (let folder = path.dirname(file); path.dirname(folder) !== folder; folder = path.dirname(folder)) if (existsSync(path.join(folder, name))) return folder;
  return undefined;
}

interface Manifest {
  readonly private?: boolean;
  readonly name?: string;
  readonly [key: string]: unknown;
}

/** Why users of the package may know the symbol: it is not private, and one of its entries leads there, or cannot be read. */
function publicAs(program: Program, file: string, symbol: Range): string | undefined {
  const folder = above(file, 'package.json');
  if (folder === undefined) return undefined;
  const manifest = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as Manifest;
  if (manifest.private || manifest.name === undefined) return undefined;
  const keys = ['main', 'module', 'browser', 'types', 'typings', 'exports'];
  const entries = new Set(keys.flatMap((key) => pathsIn(manifest[key])).filter((entry) => /\.[cm]?[jt]sx?$|^[^.]*$|\*/.test(path.basename(entry))));
  if (entries.size === 0) entries.add('index.js');
  const isMember = program.isMember(file, symbol);
  if (entries.size === 1 && entries.has('index.js') && isUnmade(program, folder, manifest)) return undefined;
  for (const entry of entries) {
    const source = entry.includes('*') ? undefined : sourceOf(program, folder, entry);
    if (source === undefined) return `users of the package ${manifest.name} may use it: its entry ${entry} has no source in the project`;
    if (isMember || program.exports(source, file, symbol)) return `users of the package ${manifest.name} may use it: ${entry} ${isMember ? 'may lead to its class' : 'exports it'}`;
  }
  return undefined;
}

/** `npm init` writes `index.js`, and npm takes it for granted: where there is none, and no script could make one, nobody can import the package. */
function isUnmade(program: Program, folder: string, { scripts, files, publishConfig }: Manifest): boolean {
  const isThere = existsSync(path.join(folder, 'index.js')) || sourceOf(program, folder, 'index.js') !== undefined;
  const commands = Object.values((scripts ?? {}) as Record<string, string>).flatMap((script) => script.split(/\s*(?:&&|\|\||;)\s*/));
  return !isThere && files === undefined && publishConfig === undefined && commands.every((command) => makesNothing(program, folder, command));
}

/** What checks, tests or runs the program: `tsc` puts its output where it is looked for. */
function makesNothing(program: Program, folder: string, command: string): boolean {
  const [name = '', ...given] = command.split(/\s+/);
  const script = given.find((argument) => !argument.startsWith('-'));
  return /^(?:echo|eslint|exit|jest|mocha|prettier|tsc|vitest)$/.test(name) || (/^(?:node|tsx)$/.test(name) && (given.includes('--test') || (script !== undefined && (program.has(path.join(folder, script)) || !existsSync(path.join(folder, script))))));
}

/** Every path that a field of package.json names. */
function pathsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(pathsIn) : [];
}

const built = /^(?:build|cjs|dist|es|esm|lib|out)(?:\/(?:cjs|es|esm|src|types))?\//;

/** The source that an entry is built from: itself, or of the same name below `src` or the package's folder. */
function sourceOf(program: Program, folder: string, entry: string): string | undefined {
  const base = path.posix.normalize(entry).replace(/(?:\.d)?\.[cm]?[jt]sx?$/, '');
  const bases = [base, base.replace(built, 'src/'), base.replace(built, '')].flatMap((one) => [one, `${one}/index`]);
  return bases.flatMap((one) => ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs'].map((extension) => path.join(folder, one + extension))).find((file) => program.has(file));
}
