/** What the rules add to a lint with types of a whole project, as its user runs it: ESLint's command, each time in a process of its own. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';

import { selectFiles } from '../src/cli/select.ts';
import { isOutOfScope } from '../src/facts/scope-of-files.ts';
import { linesIn, readSourceFile } from './corpus.ts';
import { fromRoot } from './results.ts';
import { median, ratio, rounded, type Cost } from './speed-cost.ts';

export interface FreshSpeed {
  readonly project: string;
  readonly lines: number;
  readonly files: number;
  readonly rounds: number;
  /** Seconds of processor time of the lint without memopt. */
  readonly aloneSeconds: number;
  readonly ofAlone: Cost;
}

const rounds = 5;
const eslint = fromRoot('node_modules/eslint/bin/eslint.js');
/** Processor time of the whole process, its start included, as its last line. */
const tellCost = `data:text/javascript,${encodeURIComponent(`process.on('exit', () => { const { user, system } = process.cpuUsage(); console.log('\\n' + (user + system)); });`)}`;

function lint(cwd: string, files: readonly string[], measured: 'none' | 'all'): Cost {
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', tellCost, eslint, '--config', fromRoot('measure/typed.config.mjs'), ...files], { cwd, encoding: 'utf8', maxBuffer: 1 << 28, env: { ...process.env, MEASURED: measured } });
  const clock = (performance.now() - start) / 1e3;
  const processor = Number(stdout.trimEnd().split('\n').at(-1)) / 1e6;
  if (status !== 0 || !(processor > 0)) throw new Error(`eslint ended with ${String(status)} in ${cwd}: ${stderr.trim() || stdout.slice(-500)}`);
  return { processor, clock };
}

/** `folder`: a project with its dependencies installed and a tsconfig that works. */
export function measureFresh(folder: string, paths: readonly string[]): FreshSpeed {
  const files = selectFiles(paths, folder).filter((file) => /\.[cm]?tsx?$/.test(file) && !isOutOfScope(file, folder));
  const pairs = Array.from({ length: rounds }, (_, round) => {
    const order = round % 2 === 0 ? (['none', 'all'] as const) : (['all', 'none'] as const);
    const costs = Object.fromEntries(order.map((measured) => [measured, lint(folder, files, measured)])) as Record<'none' | 'all', Cost>;
    process.stderr.write(`speed, typed: round ${String(round + 1)} of ${String(rounds)}\n`);
    return costs;
  });
  const ratios = pairs.map(({ none, all }) => ratio(all, none));
  const sources = files.map(readSourceFile);
  return { project: path.basename(folder), lines: linesIn(sources), files: files.length, rounds, aloneSeconds: rounded(median(pairs.map(({ none }) => none.processor))), ofAlone: { processor: median(ratios.map(({ processor }) => processor)), clock: median(ratios.map(({ clock }) => clock)) } };
}
