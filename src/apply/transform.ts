import { createRequire } from 'node:module';
import path from 'node:path';

import { Linter, type ESLint } from 'eslint';

import { fixpoint, refusalAt } from './fixpoint.ts';
import { FileLinter } from './lint.ts';
import { attemptsWith } from './parser.ts';

/** What jscodeshift hands to a transform. */
export interface FileInfo {
  readonly path: string;
  readonly source: string;
}

/** Options of jscodeshift's command line that memopt reads. */
export interface TransformOptions {
  /** `--level=review` also applies what changes no more than its title names. */
  readonly level?: string;
  /** `--certainty=certain` leaves what is only worth a look. */
  readonly certainty?: string;
  /** `--tests` also rewrites tests, stories and benchmarks. */
  readonly tests?: boolean;
}

export type Transform = (rule: string, file: FileInfo, api: unknown, options?: TransformOptions) => string | undefined;

function load<T>(name: string, folders: readonly string[]): T | undefined {
  for (const folder of folders) {
    try {
      return createRequire(path.join(folder, 'package.json'))(name) as T;
    } catch {
      // Not installed there.
    }
  }
  return undefined;
}

function parserFor(file: string, cwd: string): Linter.LanguageOptions {
  const parser = load<Linter.Parser>('@typescript-eslint/parser', [path.dirname(file), cwd]);
  if (!parser && /\.[cm]?tsx?$/.test(file)) throw new Error(`${file}: TypeScript needs its parser; run npm install --save-dev @typescript-eslint/parser`);
  return { ...(parser ? { parser } : {}), parserOptions: { ecmaFeatures: { jsx: true } } };
}

/**
 * What plain jscodeshift runs: lints the source with one rule, then rewrites as the command does. Answers with the new
 * text, or undefined when nothing changes.
 */
export const transformWith =
  (plugin: ESLint.Plugin, cwd: string): Transform =>
  (rule, { path: given, source }, _api, { level = 'safe', certainty = 'likely', tests = false } = {}) => {
    if (level !== 'safe' && level !== 'review') throw new Error(`--level takes safe or review, not "${level}"`);
    const file = path.resolve(cwd, given);
    const config: Linter.Config = {
      files: [`**/*${path.extname(file)}`],
      plugins: { memopt: plugin },
      rules: { [`memopt/${rule}`]: ['error', { certainty, tests }] },
      languageOptions: parserFor(file, cwd),
      linterOptions: { reportUnusedDisableDirectives: 'off' },
    };
    const linter = new FileLinter(Linter, file, cwd, attemptsWith(config, 'memopt', cwd));
    const bom = source.startsWith('\uFEFF') ? '\uFEFF' : '';
    const first = linter.lint(source.slice(bom.length));
    if (first.broken) throw new Error(`${given}:${first.broken.line}:${first.broken.column}: ${first.broken.message}`);
    const { text } = fixpoint(first, (next) => linter.lint(next), refusalAt(level));
    return text === first.text ? undefined : bom + text;
  };
