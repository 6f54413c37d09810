/** What the rules cost, as ratios of one process: the variants take turns at each file, so that what else runs on the machine is shared. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import * as typescriptParser from '@typescript-eslint/parser';
import tseslint from 'typescript-eslint';
import { Linter, type ESLint, type Rule } from 'eslint';

import { selectFiles } from '../src/cli/select.ts';
import { isOutOfScope } from '../src/facts/scope-of-files.ts';
import { filesOf, linesIn, readSourceFile, repositories, treeOf, type Places, type SourceFile } from './corpus.ts';
import { clearPrograms, configOf, languageOf, memopt } from './plugins.ts';

export interface SpeedResult {
  readonly node: string;
  readonly rounds: number;
  readonly untyped: { readonly lines: number; readonly files: number; readonly parseSeconds: number; readonly ofParse: Readonly<Record<string, number>>; readonly ofNoop: Readonly<Record<string, number>> };
  readonly typed?: { readonly project: string; readonly lines: number; readonly files: number; readonly ofAlone: number; readonly aloneSeconds: number };
}

type Variant = (file: SourceFile) => void;

/** Every so many files of the list, so that each repository has its share: somewhat above 100,000 lines. */
const share = 5;
const rounds = 3;
const typedRounds = 5;

const noop: Rule.RuleModule = { create: () => ({ 'Program:exit': () => undefined }) };
const plugins = { memopt, measure: { rules: { noop } } } as unknown as Record<string, ESLint.Plugin>;
const every = Object.keys(memopt.rules).map((name) => `memopt/${name}`);
const rulesOn = (names: readonly string[]): Linter.RulesRecord => Object.fromEntries(names.map((name) => [name, 'error']));

const lintWith =
  (names: readonly string[], cwd: string, root?: string): Variant =>
  ({ file, text }) =>
    void new Linter({ cwd }).verify(text, [configOf(file, rulesOn(names), plugins, root)], { filename: file });

const parse: Variant = ({ file, text }) => void typescriptParser.parseForESLint(text, { ...languageOf(file).parserOptions, filePath: file, range: true, loc: true, comment: true, tokens: true });

/** Of processor time, not of the clock: other work on the machine does not count. */
function secondsOf(run: () => void): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

setFlagsFromString('--expose-gc');
/** What one run leaves behind is not collected at the next one's cost. */
const collectGarbage = runInNewContext('gc') as () => void;

const median = (numbers: readonly number[]): number => [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? NaN;
const rounded = (number: number): number => Math.round(number * 1000) / 1000;

function measureUntyped(places: Places): SpeedResult['untyped'] {
  const files = repositories()
    .flatMap((repository) => filesOf(repository, treeOf(repository, places)))
    .filter(({ file }) => !file.endsWith('.vue'))
    .filter((_, index) => index % share === 0);
  const variants: Readonly<Record<string, Variant>> = {
    parse,
    'no-op rule': lintWith(['measure/noop'], places.trees),
    'all rules': lintWith(every, places.trees),
    ...Object.fromEntries(every.map((name) => [name, lintWith([name], places.trees)])),
  };
  const names = Object.keys(variants);
  // For each variant and file, the seconds of the rounds: what disturbs one round of one file does not count.
  const times = new Map(names.map((name) => [name, files.map(() => [] as number[])]));
  // The first round warms up the compiler of the engine and is left out.
  for (let round = 0; round <= rounds; round++) {
    for (const [index, file] of files.entries()) {
      for (let turn = 0; turn < names.length; turn++) {
        const name = names[(index + round + turn) % names.length] as string;
        const spent = secondsOf(() => variants[name]?.(file));
        if (round > 0) times.get(name)?.[index]?.push(spent);
      }
    }
    process.stderr.write(`speed, untyped: round ${String(round)} of ${String(rounds)}\n`);
  }
  const seconds = (name: string): number => (times.get(name) ?? []).reduce((sum, ofFile) => sum + median(ofFile), 0);
  const ratios = (base: string, of: readonly string[]): Record<string, number> => Object.fromEntries(of.map((name) => [name, rounded(seconds(name) / seconds(base))]));
  return { lines: linesIn(files), files: files.length, parseSeconds: rounded(seconds('parse')), ofParse: ratios('parse', names.slice(1)), ofNoop: ratios('no-op rule', names.slice(2)) };
}

/** Each run makes its program anew, as a lint of the whole project does. */
function measureTyped(project: string, paths: readonly string[]): SpeedResult['typed'] {
  Object.assign(plugins, { '@typescript-eslint': tseslint.plugin });
  const files = selectFiles(paths, project)
    .filter((file) => !isOutOfScope(file, project))
    .map(readSourceFile);
  const promises = '@typescript-eslint/no-floating-promises';
  const variants = [[promises], [promises, ...every]].map((names) => lintWith(names, project, project));
  const times: [number[], number[]] = [[], []];
  for (let round = 0; round <= typedRounds; round++) {
    for (const which of round % 2 === 0 ? [0, 1] : [1, 0]) {
      clearPrograms();
      collectGarbage();
      const spent = secondsOf(() => {
        for (const file of files) variants[which]?.(file);
      });
      if (round > 0) times[which]?.push(spent);
    }
    process.stderr.write(`speed, typed: round ${String(round)} of ${String(typedRounds)}\n`);
  }
  const [alone, together] = times;
  return { project: project.split(/[\\/]/).at(-1) ?? '', lines: linesIn(files), files: files.length, ofAlone: rounded(median(together.map((spent, round) => spent / (alone[round] ?? NaN)))), aloneSeconds: rounded(median(alone)) };
}

/** `project`: a repository with its dependencies installed and a tsconfig that works. */
export function measureSpeed(places: Places, project?: { readonly folder: string; readonly paths: readonly string[] }): SpeedResult {
  const typed = project && measureTyped(project.folder, project.paths);
  return { node: process.version, rounds, untyped: measureUntyped(places), ...(typed ? { typed } : {}) };
}
