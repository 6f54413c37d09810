import { parseArgs } from 'node:util';

/** A mistake in how the command was called or set up: exit code 2. */
export class UsageError extends Error {}

export interface Options {
  readonly action: 'codemod' | 'why' | 'list' | 'help' | 'version';
  readonly paths: readonly string[];
  readonly write: boolean;
  readonly level: 'safe' | 'review';
  readonly format: 'text' | 'json';
  /** The rules named by `--only`. */
  readonly only: ReadonlySet<string>;
  /** Whether a rule is asked for, by `--only` and `--skip`. */
  readonly wants: (rule: string) => boolean;
}

export const help = `memopt-codemod [paths]           print findings and a diff that git apply takes; write nothing
memopt-codemod why <file:line>   what is known of the findings at a line, and what blocks their rewrite

  --write                 rewrite the files instead of printing the diff
  --level safe|review     safe (default): rewrites proved equal; review: also those equal but for what they name
  --only <rule>           only these rules; repeat it or separate with commas
  --skip <rule>           all rules but these
  --format text|json      what to print (default: text)
  --list                  the rules
  --help, --version

Exit codes: 0 nothing applicable at this level is left, 1 applicable and not applied, 2 usage, 3 input that does not parse.
`;

const flags = {
  write: { type: 'boolean', default: false },
  level: { type: 'string', default: 'safe' },
  only: { type: 'string', multiple: true, default: [] as string[] },
  skip: { type: 'string', multiple: true, default: [] as string[] },
  format: { type: 'string', default: 'text' },
  list: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
  version: { type: 'boolean', short: 'v', default: false },
} as const;

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: flags, allowPositionals: true });
  } catch (error) {
    // parseArgs says what is wrong in its first sentence, then how positionals that begin with a dash are written.
    throw new UsageError(`${(error as Error).message.split('. ')[0] ?? ''}; memopt-codemod --help lists the options`);
  }
}

function oneOf<T extends string>(flag: string, value: string, choices: readonly T[]): T {
  const found = choices.find((choice) => choice === value);
  if (!found) throw new UsageError(`--${flag} takes ${choices.join(' or ')}, not "${value}"`);
  return found;
}

function rulesOf(flag: string, values: readonly string[], known: readonly string[]): ReadonlySet<string> {
  const names = values.flatMap((value) => value.split(',')).map((name) => name.trim().replace(/^memopt\//, '')).filter(Boolean);
  if (values.length > 0 && names.length === 0) throw new UsageError(`--${flag} needs the name of a rule`);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new UsageError(`--${flag}: there is no rule "${unknown}"; memopt-codemod --list names them`);
  return new Set(names);
}

/** @throws {UsageError} */
export function readOptions(args: readonly string[], known: readonly string[]): Options {
  const { values, positionals } = parse(args);
  const only = rulesOf('only', values.only, known);
  const skip = rulesOf('skip', values.skip, known);
  const why = positionals[0] === 'why' && positionals.length > 1;
  return {
    action: values.help ? 'help' : values.version ? 'version' : values.list ? 'list' : why ? 'why' : 'codemod',
    paths: why ? positionals.slice(1) : positionals.length > 0 ? positionals : ['.'],
    write: values.write,
    level: oneOf('level', values.level, ['safe', 'review']),
    format: oneOf('format', values.format, ['text', 'json']),
    only,
    wants: (rule) => (only.size === 0 || only.has(rule)) && !skip.has(rule),
  };
}
