import path from 'node:path';

import type { Linter, SourceCode } from 'eslint';

import { Compiled } from './compiled.ts';
import type { ReadFile } from '../follow.ts';
import { hear, sitesOf, type Sites } from './hear.ts';
import type { Problem } from './site.ts';

/** One way to lint a file. Several are tried in order until one parses: typed first, then untyped. */
export interface Attempt {
  readonly config: Linter.Config;
  /** What the rules are called in this config: `memopt`, or as the user named the plugin. */
  readonly prefix: string;
  readonly typed: boolean;
}

/** One look at one text of a file. */
export interface Linted extends Sites {
  readonly text: string;
  /** What was read: absent where it does not parse. */
  readonly read?: ReadFile;
  /** Why the text does not parse; there are no sites then. */
  readonly broken?: Problem;
  /** Absent when the file has no types. */
  readonly compiled?: Compiled;
  /** Why the file has no types although the config asked for them. */
  readonly untyped?: string;
}

const parsingError = 'Parsing error: ';

/** Lints one file in memory, again and again, with nothing but memopt's rules. */
export class FileLinter {
  readonly filename: string;
  readonly #linter: Linter;
  readonly #cwd: string;
  #attempts: readonly Attempt[];
  #untyped: string | undefined;
  #looked = false;

  constructor(Linter: new (options: { cwd: string }) => Linter, filename: string, cwd: string, attempts: readonly Attempt[]) {
    // ESLint matches no config with a file outside its working directory.
    const isOutside = path.relative(cwd, filename).startsWith('..');
    this.#cwd = isOutside ? path.dirname(filename) : cwd;
    this.#linter = new Linter({ cwd: this.#cwd });
    this.filename = filename;
    this.#attempts = attempts;
  }

  lint(text: string): Linted {
    let last: Linted | undefined;
    for (const [index, attempt] of this.#attempts.entries()) {
      last = this.#lintAs(attempt, text);
      if (!last.broken) {
        // What worked once is kept, so that a rewrite that does not parse is not taken for a file without a project.
        this.#attempts = this.#attempts.slice(index, index + 1);
        this.#looked = true;
        return last;
      }
      if (attempt.typed) this.#untyped ??= reasonWithoutTypes(last.broken.message);
    }
    if (!last) throw new Error(`${this.filename}: no way to lint it`);
    return last;
  }

  #lintAs({ config, prefix }: Attempt, text: string): Linted {
    // A program made for a single run is faster, but knows only the text on disk: the first look takes it, unless it
    // is by `project`, which would then take it for all.
    const byProject = Boolean((config.languageOptions?.parserOptions as { project?: unknown } | undefined)?.project);
    process.env['TSESTREE_SINGLE_RUN'] = String(!byProject && !this.#looked);
    const { result: messages, heard } = hear(() => this.#linter.verify(text, [config], { filename: this.filename }));
    // ESLint also calls a comment fatal that it no longer supports; the rules ran all the same.
    const fatal = messages.find((message) => message.fatal && message.message.startsWith(parsingError));
    const sourceCode = this.#linter.getSourceCode() as SourceCode | null;
    const compiled = fatal || !sourceCode ? undefined : Compiled.of(sourceCode.parserServices, sourceCode.ast);
    return {
      text,
      ...(fatal
        ? { sites: [], candidates: [], problems: [], broken: { line: fatal.line ?? 1, column: fatal.column ?? 1, message: fatal.message.slice(parsingError.length) } }
        : sitesOf(text, messages, heard, prefix, (config.settings?.['memopt'] as { fix?: unknown } | undefined)?.fix === 'off')),
      ...(fatal || this.#untyped === undefined ? {} : { untyped: this.#untyped }),
      ...(compiled ? { compiled } : {}),
      ...(fatal || !sourceCode ? {} : { read: { sourceCode: sourceCode as never, filename: this.filename, cwd: this.#cwd } }),
    };
  }

  /** The rules' messages that a comment of the user disables, of the last look. */
  suppressed(): readonly Linter.LintMessage[] {
    return (this.#linter as Linter & { getSuppressedMessages: () => Linter.LintMessage[] }).getSuppressedMessages();
  }
}

/** typescript-eslint words it for people who configure a linter, with absolute paths. */
const reasonWithoutTypes = (message: string): string =>
  /was not found by the project service|TSConfigs? (?:does not|do not|doesn't|don't) include|none of those TSConfigs include/i.test(message) ? 'no tsconfig includes it' : (message.split('\n')[0] ?? '');
