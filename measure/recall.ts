/** Recall on real leak fixes: reported before the fix, silent after it. The cases and the script that judges them are kept elsewhere. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { Mode } from './findings.ts';
import { fromRoot } from './results.ts';

interface Hit {
  readonly rule: string;
  readonly line: number;
}

/** What the script says of a case. */
export interface Verdict {
  readonly id: string;
  readonly category: string;
  readonly before: { readonly hits?: readonly Hit[]; readonly error?: string };
  readonly found: readonly Hit[];
  readonly still: readonly unknown[];
}

export interface RecallCase {
  readonly id: string;
  readonly category: string;
  /** The rules that report the leak. */
  readonly found: readonly string[];
  readonly silentAfter: boolean;
  /** Other reports in the same file, as `case:rule:path:line`: the ids of `measure/labels/elsewhere.json`. */
  readonly elsewhere: readonly string[];
  readonly unread?: true;
}

export const presets = ['recommended', 'strict'] as const;
export type Preset = (typeof presets)[number];

/** The categories of a family. An abort listener is an obligation, and keeps what it reaches with the signal. */
export const families = {
  obligations: /^(?!cross-file$|unbounded-|closure-retention$|weakmap-needed$|promise-race$|detached-dom$|.*-waste$)/,
  growth: /^(?:unbounded-.*|closure-retention|weakmap-needed|promise-race|detached-dom|buffer-string-waste|abort-signal)$/,
} satisfies Readonly<Record<string, RegExp>>;
export type Family = keyof typeof families;

export type FamilyRecall = Readonly<Partial<Record<Preset, Readonly<Record<Mode, readonly RecallCase[]>>>>>;
export type RecallResult = Readonly<Partial<Record<Family, FamilyRecall>>>;

/** `check`: the script, with its manifest beside it. `work`: scratch folders, one a mode, that keep the extracted cases. `plugin`: the built plugin. */
export interface RecallPlaces {
  readonly repos: string;
  readonly check: string;
  readonly plugin: string;
  readonly work?: string;
}

function categoriesOf(family: Family, manifest: string): readonly string[] {
  const named = readFileSync(manifest, 'utf8').matchAll(/"category":\s*"([^"]+)"/g);
  return [...new Set(Array.from(named, ([, category = '']) => category))].filter((category) => families[family].test(category)).sort();
}

/** The file of each case. */
const pathsIn = (manifest: string): ReadonlyMap<string, string> =>
  new Map(
    readFileSync(manifest, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as { id: string; path: string })
      .map(({ id, path: file }) => [id, file]),
  );

const casesOf = (verdicts: readonly Verdict[], paths: ReadonlyMap<string, string>): readonly RecallCase[] =>
  verdicts.map(({ id, category, before, found, still }) => ({
    id,
    category,
    found: [...new Set(found.map(({ rule }) => rule))].sort(),
    silentAfter: found.length > 0 && still.length === 0,
    elsewhere: (before.hits ?? []).filter((hit) => !found.some((one) => one.rule === hit.rule && one.line === hit.line)).map(({ rule, line }) => `${id}:${rule.replace('memopt/', '')}:${paths.get(id) ?? ''}:${String(line)}`),
    ...(before.error === undefined ? {} : { unread: true as const }),
  }));

export function measureRecall(family: Family, { repos, check, plugin, work }: RecallPlaces): FamilyRecall {
  const scratch = mkdtempSync(path.join(tmpdir(), 'memopt-recall-'));
  const manifest = path.join(path.dirname(check), 'manifest.jsonl');
  const categories = categoriesOf(family, manifest).join(',');
  const run = (preset: Preset, mode: Mode): readonly RecallCase[] => {
    const json = path.join(scratch, `${preset}-${mode}.json`);
    const options = ['--repos', repos, '--plugin', plugin, '--config', preset, '--category', categories, '--json', json, '--work', `${work ?? scratch}-${mode}`, ...(mode === 'untyped' ? ['--untyped'] : [])];
    const { status } = spawnSync(process.execPath, ['--max-old-space-size=8000', check, ...options], { cwd: fromRoot('.'), stdio: ['ignore', 'ignore', 'inherit'] });
    if (status !== 0) throw new Error(`${check} ended with ${String(status)}`);
    return casesOf(JSON.parse(readFileSync(json, 'utf8')) as readonly Verdict[], pathsIn(manifest));
  };
  try {
    return Object.fromEntries(presets.map((preset) => [preset, { typed: run(preset, 'typed'), untyped: run(preset, 'untyped') }]));
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
