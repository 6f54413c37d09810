import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { inject } from 'vitest';

const fresh = inject('fresh');
const release = path.join(fresh, 'release');
const tarball = (name: string): string => path.join(release, readdirSync(release).find((file) => file.startsWith(name)) ?? name);

/** The packed packages: tests install what users install. */
export const plugin = tarball('eslint-plugin-memopt-');
export const command = tarball('memopt-codemod-');

export interface Output {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export function run(cwd: string, file: string, ...args: string[]): Promise<Output> {
  // Without the variables of `npm test` around it: a fresh shell does not have them.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(npm_|NODE_OPTIONS|VITEST|NODE_ENV$|FORCE_COLOR$|CI$)/.test(name)));
  return new Promise((resolve) => {
    const child = execFile(file, args, { cwd, env, maxBuffer: 1 << 26 }, (error, stdout, stderr) => resolve({ code: child.exitCode ?? -1, stdout, stderr: stderr || (error?.message ?? '') }));
  });
}

/** Runs the entry of an installed package's bin with this Node. */
export const node = (cwd: string, script: string, ...args: string[]): Promise<Output> => run(cwd, process.execPath, script, ...args);

/** Installs packages into a folder of their own, once: the same packages give the same folder. */
export async function install(packages: readonly string[], installer: readonly [string, ...string[]] = ['npm', 'install', '--no-audit', '--no-fund', '--save-exact']): Promise<string> {
  const folder = path.join(fresh, createHash('sha256').update(JSON.stringify([installer, packages])).digest('hex').slice(0, 16));
  if (existsSync(folder)) return folder;
  const installing = mkdtempSync(path.join(fresh, 'installing-'));
  writeFileSync(path.join(installing, 'package.json'), '{ "name": "fresh", "private": true, "type": "module" }\n');
  const { code, stdout, stderr } = await run(installing, ...installer, ...packages);
  if (code !== 0) throw new Error(`${installer.join(' ')} ${packages.join(' ')}\n${stdout}\n${stderr}`);
  try {
    renameSync(installing, folder);
  } catch {
    // Another test file was faster with the same packages.
    rmSync(installing, { recursive: true });
  }
  return folder;
}

/** A project inside an installed folder: its files, and every package by the usual look-up upwards. */
export function project(installed: string, files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(path.join(installed, 'project-'));
  writeFileSync(path.join(folder, 'package.json'), '{ "name": "project", "private": true, "type": "module" }\n');
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  return folder;
}

export interface Message {
  readonly ruleId: string | null;
  readonly line: number;
  readonly message: string;
  readonly fix?: { readonly range: readonly [number, number]; readonly text: string };
  readonly suggestions?: readonly { readonly desc: string; readonly fix: { readonly range: readonly [number, number]; readonly text: string } }[];
}

/** What `npx eslint` reports, file by file. */
export async function eslint(folder: string, installed: string, ...args: string[]): Promise<Record<string, readonly Message[]>> {
  const { stdout, stderr } = await node(folder, path.join(installed, 'node_modules/eslint/bin/eslint.js'), '--format', 'json', ...args);
  if (!stdout.startsWith('[')) throw new Error(stdout + stderr);
  const results = JSON.parse(stdout) as { filePath: string; messages: Message[] }[];
  return Object.fromEntries(results.map(({ filePath, messages }) => [path.relative(folder, filePath), messages]));
}
