import { codemod, exitCode } from './codemod.ts';
import { help, readOptions, UsageError, type Options } from './options.ts';
import { complaints, jsonReport, textReport } from './report.ts';
import type { Plugin } from './setup.ts';
import { whyJson, whyText } from './why-report.ts';
import { why } from './why.ts';

/** Where the command runs and what it prints to. */
export interface Terminal {
  readonly cwd: string;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Whether a person watches stderr. */
  readonly interactive: boolean;
}

function ruleList(plugin: Plugin): string {
  const recommended = Object.keys(plugin.configs.recommended.rules ?? {}).map((id) => id.slice(id.lastIndexOf('/') + 1));
  const width = Math.max(...Object.keys(plugin.rules).map((name) => name.length));
  return Object.entries(plugin.rules)
    .map(([name, { meta }]) => `${name.padEnd(width)}  ${meta?.docs?.description ?? ''}${recommended.includes(name) ? ' (recommended)' : ''}\n`)
    .join('');
}

function progressOn({ interactive, err }: Terminal): (what: string, done: number, all: number) => void {
  if (!interactive) return () => undefined;
  let shown = 0;
  return (what, done, all) => {
    const last = done === all;
    if (!last && Date.now() - shown < 100) return;
    shown = Date.now();
    err(last ? '\r\u001B[K' : `\r\u001B[K${what} ${done} of ${all} files`);
  };
}

async function act(options: Options, plugin: Plugin, terminal: Terminal): Promise<number> {
  const { cwd, out, err } = terminal;
  switch (options.action) {
    case 'help':
      out(help);
      return 0;
    case 'version':
      out(`${plugin.meta.version}\n`);
      return 0;
    case 'list':
      out(ruleList(plugin));
      return 0;
    case 'why': {
      const answer = await why({ paths: options.paths, wants: options.wants, cwd, plugin });
      out((options.format === 'json' ? whyJson : whyText)(answer));
      return answer.broken ? 3 : 0;
    }
    case 'codemod': {
      const result = await codemod({ options, cwd, plugin, progress: progressOn(terminal) });
      out((options.format === 'json' ? jsonReport : textReport)(result, options));
      for (const line of complaints(result)) err(`${line}\n`);
      return exitCode(result, options);
    }
  }
}

/** The whole command; answers with its exit code. */
export async function run(args: readonly string[], plugin: Plugin, terminal: Terminal): Promise<number> {
  try {
    return await act(readOptions(args, Object.keys(plugin.rules)), plugin, terminal);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    terminal.err(`memopt-codemod: ${error.message}\n`);
    return 2;
  }
}
