import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

import ignore, { type Ignore } from 'ignore';

import { UsageError } from './options.ts';

/** What the rules can read. Declaration files hold no code. */
const source = /\.(?:[cm]?[jt]sx?|vue)$/;
const declaration = /\.d\.(?:[^./]+\.)?[cm]?ts$/;

export const isTypeScript = (file: string): boolean => /\.[cm]?tsx?$/.test(file);
export const isVue = (file: string): boolean => file.endsWith('.vue');

/** The .gitignore files that apply to a folder, outermost first. */
interface Ignores {
  readonly folder: string;
  readonly rules: Ignore;
  readonly outer: Ignores | undefined;
}

function readIgnores(folder: string, outer: Ignores | undefined): Ignores | undefined {
  const file = path.join(folder, '.gitignore');
  return existsSync(file) ? { folder, rules: ignore().add(readFileSync(file, 'utf8')), outer } : outer;
}

/** From the root of the repository down to the folder. Without a repository only the folder's own file counts. */
function ignoresAround(folder: string): Ignores | undefined {
  const folders = [folder];
  for (let at = folder; !existsSync(path.join(at, '.git')); at = path.dirname(at)) {
    if (path.dirname(at) === at) return readIgnores(folder, undefined);
    folders.unshift(path.dirname(at));
  }
  return folders.reduce<Ignores | undefined>((outer, next) => readIgnores(next, outer), undefined);
}

/** The innermost file that says something decides, as git does it. */
function isIgnored(target: string, isFolder: boolean, ignores: Ignores | undefined): boolean {
  for (let at = ignores; at; at = at.outer) {
    const relative = path.relative(at.folder, target).split(path.sep).join('/');
    if (relative === '' || relative.startsWith('..')) continue;
    const { ignored, unignored } = at.rules.test(isFolder ? `${relative}/` : relative);
    if (ignored || unignored) return ignored;
  }
  return false;
}

const neverEntered = new Set(['node_modules', '.git']);

function* walk(folder: string, ignores: Ignores | undefined): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const target = path.join(folder, entry.name);
    if (neverEntered.has(entry.name) || isIgnored(target, entry.isDirectory(), ignores)) continue;
    // Links are not followed: what they lead to is found at its own place.
    if (entry.isDirectory()) yield* walk(target, readIgnores(target, ignores));
    else if (entry.isFile() && source.test(entry.name) && !declaration.test(entry.name)) yield target;
  }
}

/**
 * The files below the paths that git does not ignore, absolute and in order.
 * @throws {UsageError} for a path that is missing or no source file.
 */
export function selectFiles(paths: readonly string[], cwd: string): readonly string[] {
  const files = new Set<string>();
  for (const given of paths) {
    const target = path.resolve(cwd, given);
    const stats = statSync(target, { throwIfNoEntry: false });
    if (!stats) throw new UsageError(`there is no file or folder "${given}"`);
    const isFolder = stats.isDirectory();
    if (!isFolder && !source.test(target)) throw new UsageError(`"${given}" is no JavaScript, TypeScript or Vue file${/\.(?:svelte|astro)$/.test(target) ? ': the command edits no components of Svelte or Astro, the rules read them in ESLint' : ''}`);
    const ignores = ignoresAround(isFolder ? target : path.dirname(target));
    if (isFolder) for (const file of walk(target, ignores)) files.add(file);
    else if (!isIgnored(target, false, ignores)) files.add(target);
  }
  return [...files].sort((a, b) => (a < b ? -1 : 1));
}
