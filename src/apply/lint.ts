import path from 'node:path';

import type { Linter } from 'eslint';

import { hear, sitesOf } from './hear.ts';
import type { Problem, Site } from './site.ts';

/** One way to lint a file. Several are tried in order until one parses: typed first, then untyped. */
export interface Attempt {
  readonly config: Linter.Config;
  /** What the rules are called in this config: `memopt`, or as the user named the plugin. */
  readonly prefix: string;
  readonly typed: boolean;
}

/** One look at one text of a file. */
export interface Linted {
  readonly text: string;
  readonly sites: readonly Site[];
  /** What the rules say of themselves or of the settings. */
  readonly problems: readonly Problem[];
  /** Why the text does not parse; there are no sites then. */
  readonly broken?: Problem;
  /** Whether the program's types were at hand. */
  readonly typed: boolean;
  /** Why the file has no types although the config asked for them. */
  readonly untyped?: string;
  /** What the compiler says about this text; asked only when a rewrite is to be verified. Empty without types. */
  readonly diagnostics: () => readonly Diagnostic[];
}

export interface Diagnostic {
  readonly line: number;
  readonly text: string;
}

/** The parts of TypeScript's API that are used here: the parser brings its own copy. */
interface Services {
  readonly program?: { readonly getSemanticDiagnostics: (file: unknown) => readonly RawDiagnostic[] } | null;
  readonly esTreeNodeToTSNodeMap?: { readonly get: (node: unknown) => { readonly getSourceFile: () => unknown } | undefined };
}
interface RawDiagnostic {
  readonly code: number;
  readonly start?: number;
  readonly messageText: string | { readonly messageText: string };
}

const parsingError = 'Parsing error: ';

/** Lints one file in memory, again and again, with nothing but memopt's rules. */
export class FileLinter {
  readonly filename: string;
  readonly #linter: Linter;
  #attempts: readonly Attempt[];
  #untyped: string | undefined;

  constructor(Linter: new (options: { cwd: string }) => Linter, filename: string, cwd: string, attempts: readonly Attempt[]) {
    // ESLint matches no config with a file outside its working directory.
    const isOutside = path.relative(cwd, filename).startsWith('..');
    this.#linter = new Linter({ cwd: isOutside ? path.dirname(filename) : cwd });
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
        return last;
      }
      if (attempt.typed) this.#untyped ??= reasonWithoutTypes(last.broken.message);
    }
    if (!last) throw new Error(`${this.filename}: no way to lint it`);
    return last;
  }

  #lintAs({ config, prefix }: Attempt, text: string): Linted {
    // Programs made for a single run are faster, but with `project` they do not follow the text of later rounds.
    process.env['TSESTREE_SINGLE_RUN'] = String(!(config.languageOptions?.parserOptions as { project?: unknown } | undefined)?.project);
    const { result: messages, heard } = hear(() => this.#linter.verify(text, [config], { filename: this.filename }));
    // ESLint also calls a comment fatal that it no longer supports; the rules ran all the same.
    const fatal = messages.find((message) => message.fatal && message.message.startsWith(parsingError));
    const services = fatal ? undefined : (this.#linter.getSourceCode() as { parserServices?: Services; ast?: unknown } | undefined);
    return {
      text,
      ...(fatal
        ? { sites: [], problems: [], broken: { line: fatal.line ?? 1, column: fatal.column ?? 1, message: fatal.message.slice(parsingError.length) } }
        : sitesOf(text, messages, heard, prefix)),
      ...(fatal || this.#untyped === undefined ? {} : { untyped: this.#untyped }),
      typed: Boolean(services?.parserServices?.program),
      diagnostics: () => diagnosticsOf(text, services?.parserServices, services?.ast),
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

function diagnosticsOf(text: string, services: Services | undefined, ast: unknown): readonly Diagnostic[] {
  const file = services?.esTreeNodeToTSNodeMap?.get(ast)?.getSourceFile();
  if (!services?.program || !file) return [];
  return services.program.getSemanticDiagnostics(file).map(({ code, start = 0, messageText }) => ({
    line: text.slice(0, start).split('\n').length,
    text: `TS${code}: ${typeof messageText === 'string' ? messageText : messageText.messageText}`,
  }));
}
