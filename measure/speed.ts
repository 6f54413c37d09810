/** What the rules cost, as ratios of one process: the variants take turns at each file, so that what else runs on the machine is shared. */
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import * as typescriptParser from '@typescript-eslint/parser';
import { ESLint, type Linter, type Rule } from 'eslint';
import tseslint from 'typescript-eslint';

import { selectFiles } from '../src/cli/select.ts';
import { isOutOfScope } from '../src/facts/scope-of-files.ts';
import { filesOf, linesIn, readSourceFile, repositories, treeOf, type Places, type SourceFile } from './corpus.ts';
import { measureFresh, type FreshSpeed } from './fresh-speed.ts';
import { clearPrograms, configOf, languageOf, memopt } from './plugins.ts';
import { median, ratio, rounded, type Cost } from './speed-cost.ts';

interface Ratios {
  readonly lines: number;
  readonly files: number;
  readonly rounds: number;
  /** Seconds of processor time. */
  readonly parseSeconds: number;
  /** For each variant, its cost in parts of parsing alone. */
  readonly ofParse: Readonly<Record<string, Cost>>;
}

export interface SpeedResult {
  readonly node: string;
  readonly together: Ratios;
  /** Each rule by itself, on a part of the files. */
  readonly alone: Ratios;
  /** With types, each lint in a process of its own. */
  readonly typed?: FreshSpeed;
  /** With types, in one process that has linted the project before. */
  readonly warm?: FreshSpeed;
}

type Variant = (file: SourceFile) => unknown;
type Variants = Readonly<Record<string, Variant>>;

/** Every so many files of the list, so that each repository has its share: somewhat above 100,000 lines, and a quarter of them for each rule by itself. */
const share = 5;
const shareAlone = 20;
/** As many rounds as it takes until one more changes no ratio by more than this, within these bounds. */
const steady = 0.01;
const [fewest, most] = [3, 7];
const typedRounds = 5;

const noop: Rule.RuleModule = { create: () => ({ 'Program:exit': () => undefined }) };
const plugins = { memopt, measure: { rules: { noop } } } as unknown as Record<string, ESLint.Plugin>;
const every = Object.keys(memopt.rules).map((name) => `memopt/${name}`);
const rulesOn = (names: readonly string[]): Linter.RulesRecord => Object.fromEntries(names.map((name) => [name, 'error']));

/** One ESLint for all files, as a run of a project has; its configs are read once. */
function lintWith(names: readonly string[], cwd: string, root?: string): Variant {
  const linters = new Map<boolean, ESLint>();
  return ({ file, text }) => {
    const { ecmaFeatures } = languageOf(file).parserOptions as { readonly ecmaFeatures: { readonly jsx: boolean } };
    const linter = linters.get(ecmaFeatures.jsx) ?? new ESLint({ cwd, overrideConfigFile: true, ignore: false, overrideConfig: [configOf(file, rulesOn(names), plugins, root)] });
    linters.set(ecmaFeatures.jsx, linter);
    return linter.lintText(text, { filePath: file });
  };
}

const parse: Variant = ({ file, text }) => typescriptParser.parseForESLint(text, { ...languageOf(file).parserOptions, filePath: file, range: true, loc: true, comment: true, tokens: true });

async function costOf(run: () => unknown): Promise<Cost> {
  const [before, start] = [process.cpuUsage(), performance.now()];
  await run();
  const clock = performance.now() - start;
  const { user, system } = process.cpuUsage(before);
  return { processor: (user + system) / 1e6, clock: clock / 1e3 };
}

setFlagsFromString('--expose-gc');
/** What one run leaves behind is not collected at the next one's cost. */
const collectGarbage = runInNewContext('gc') as () => void;

/** The variants in turns at each file; for each file and variant the median of the rounds, so that what disturbs one of them does not count. */
async function ratiosOf(files: readonly SourceFile[], variants: Variants, title: string): Promise<Ratios> {
  const names = Object.keys(variants);
  const costs = new Map(names.map((name) => [name, files.map(() => [] as Cost[])]));
  const total = (name: string): Cost => {
    const sum = (part: keyof Cost): number => (costs.get(name) ?? []).reduce((all, ofFile) => all + median(ofFile.map((cost) => cost[part])), 0);
    return { processor: sum('processor'), clock: sum('clock') };
  };
  const ratios = (): Record<string, Cost> => Object.fromEntries(names.filter((name) => name !== 'parse').map((name) => [name, ratio(total(name), total('parse'))]));
  let [last, rounds, isSteady]: [Record<string, Cost>, number, boolean] = [{}, 0, false];
  // The first round warms up the compiler of the engine and is left out.
  for (let round = 0; round <= most && !isSteady; round++) {
    for (const [index, file] of files.entries()) {
      for (let turn = 0; turn < names.length; turn++) {
        const name = names[(index + round + turn) % names.length] as string;
        const cost = await costOf(() => variants[name]?.(file));
        if (round > 0) costs.get(name)?.[index]?.push(cost);
      }
    }
    if (round === 0) continue;
    const now = ratios();
    rounds = round;
    isSteady = round >= fewest && Object.entries(now).every(([name, { processor }]) => Math.abs(processor / (last[name]?.processor ?? NaN) - 1) < steady);
    last = now;
    process.stderr.write(`speed, ${title}: round ${String(round)} of at most ${String(most)}\n`);
  }
  return { lines: linesIn(files), files: files.length, rounds, parseSeconds: rounded(total('parse').processor), ofParse: last };
}

/** Each run makes its program anew, as a lint of the whole project does. */
async function measureWarm(project: string, paths: readonly string[]): Promise<FreshSpeed> {
  Object.assign(plugins, { '@typescript-eslint': tseslint.plugin });
  const files = selectFiles(paths, project)
    .filter((file) => !isOutOfScope(file, project))
    .map(readSourceFile);
  const promises = '@typescript-eslint/no-floating-promises';
  const variants = [[promises], [promises, ...every]].map((names) => lintWith(names, project, project));
  const times: [Cost[], Cost[]] = [[], []];
  for (let round = 0; round <= typedRounds; round++) {
    for (const which of round % 2 === 0 ? [0, 1] : [1, 0]) {
      clearPrograms();
      collectGarbage();
      const cost = await costOf(async () => {
        for (const file of files) await variants[which]?.(file);
      });
      if (round > 0) times[which]?.push(cost);
    }
    process.stderr.write(`speed, typed and warm: round ${String(round)} of ${String(typedRounds)}\n`);
  }
  const [alone, together] = times;
  const of = (part: keyof Cost): number => rounded(median(together.map((cost, round) => cost[part] / (alone[round]?.[part] ?? NaN))));
  return { project: path.basename(project), lines: linesIn(files), files: files.length, rounds: typedRounds, aloneSeconds: rounded(median(alone.map(({ processor }) => processor))), ofAlone: { processor: of('processor'), clock: of('clock') } };
}

/** `projects`: a folder with repositories whose dependencies are installed. */
export async function measureSpeed(places: Places, projects?: string): Promise<SpeedResult> {
  const types = projects === undefined ? {} : { typed: measureFresh(path.join(projects, 'renovate'), ['lib']), warm: await measureWarm(path.join(projects, 'xterm'), ['src']) };
  const files = repositories()
    .flatMap((repository) => filesOf(repository, treeOf(repository, places)))
    .filter(({ file }) => !file.endsWith('.vue'));
  const everyOf = (part: number): readonly SourceFile[] => files.filter((_, index) => index % part === 0);
  const base = { parse, 'no-op rule': lintWith(['measure/noop'], places.trees) };
  const together = await ratiosOf(everyOf(share), { ...base, 'all rules': lintWith(every, places.trees) }, 'all rules');
  const alone = await ratiosOf(everyOf(shareAlone), { ...base, ...Object.fromEntries(every.map((name) => [name, lintWith([name], places.trees)])) }, 'each rule');
  return { node: process.version, together, alone, ...types };
}
