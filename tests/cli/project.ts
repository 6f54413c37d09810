import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { afterEach } from 'vitest';

import { run } from '../../src/cli/run.ts';
import type { Plugin } from '../../src/cli/setup.ts';
import { plugin } from './fixtures/plugin.mjs';

const pluginUrl = new URL('./fixtures/plugin.mjs', import.meta.url).href;
export const nodeModules = fileURLToPath(new URL('../../node_modules', import.meta.url));

const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

export interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** A project in a folder of its own, with a git repository as most have. */
export class Project {
  readonly folder: string;
  #plugin: Plugin = plugin;
  #interactive = false;

  constructor(files: Readonly<Record<string, string>>, folder?: string) {
    this.folder = folder ?? realpathSync(mkdtempSync(path.join(os.tmpdir(), 'memopt-')));
    if (folder === undefined) {
      made.push(this.folder);
      execFileSync('git', ['init', '-q'], { cwd: this.folder });
    }
    for (const [name, text] of Object.entries(files)) this.put(name, text);
  }

  at(name: string): string {
    return path.join(this.folder, name);
  }

  put(name: string, text: string): void {
    mkdirSync(path.dirname(this.at(name)), { recursive: true });
    writeFileSync(this.at(name), text);
  }

  read(name: string): string {
    return readFileSync(this.at(name), 'utf8');
  }

  /** Runs with other rules than the stand-ins. */
  with(other: Plugin): this {
    this.#plugin = other;
    return this;
  }

  /** Runs as if a person watched stderr. */
  watched(): this {
    this.#interactive = true;
    return this;
  }

  /** The same project, worked in from a folder of it. */
  in(folder: string): Project {
    return new Project({}, this.at(folder));
  }

  /** `git apply` reads the report as it was printed. */
  apply(report: string): void {
    execFileSync('git', ['apply', '-'], { cwd: this.folder, input: report });
  }

  async run(...args: string[]): Promise<Run> {
    let out = '';
    let err = '';
    const code = await run(args, this.#plugin, {
      cwd: this.folder,
      out: (text) => void (out += text),
      err: (text) => void (err += text),
      interactive: this.#interactive,
    });
    return { code, out, err };
  }
}

/** An ESLint config whose entries are given as source text; `memopt` and `parser` are in scope. */
export const eslintConfig = (entries: string): string =>
  `import memopt from ${JSON.stringify(pluginUrl)};\nimport * as parser from ${JSON.stringify(new URL('../../node_modules/@typescript-eslint/parser/dist/index.js', import.meta.url).href)};\nvoid memopt, parser;\nexport default [${entries}];\n`;
