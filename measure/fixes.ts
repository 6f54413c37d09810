/** Recall on leak fixes that nobody had looked at while the rules were written, judged by the script that knows the others. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { RecallPlaces, Verdict } from './recall.ts';
import { fromRoot } from './results.ts';

/** The lists, measure/sets/NAME.jsonl: of the first all were read after its first run, of the second none. */
export const fixSets = ['fixes', 'held'] as const;
export type FixSet = (typeof fixSets)[number];

export const difficulties = ['easy', 'medium', 'hard'] as const;

export interface FixCase {
  readonly id: string;
  readonly category: string;
  /** As those say who chose the fixes, and wrote no rule. */
  readonly difficulty: (typeof difficulties)[number];
  readonly found: readonly string[];
  readonly silentAfter: boolean;
  /** How many other reports there are in the same file. */
  readonly elsewhere: number;
  readonly unread?: true;
}

export interface FixesResult {
  /** The run before anybody had read one of them. */
  readonly first: readonly FixCase[];
  /** A later run. */
  readonly now?: readonly FixCase[];
}

/** Under `strict`, without types. */
export function measureFixes(set: FixSet, { repos, check, plugin, work }: RecallPlaces): readonly FixCase[] {
  const scratch = mkdtempSync(path.join(tmpdir(), 'memopt-fixes-'));
  const json = path.join(scratch, 'verdicts.json');
  try {
    const options = ['--manifest', fromRoot(`measure/sets/${set}.jsonl`), '--repos', repos, '--plugin', plugin, '--config', 'strict', '--untyped', '--json', json, '--work', `${work ?? scratch}-fixes`];
    const { status } = spawnSync(process.execPath, [check, ...options], { cwd: fromRoot('.'), stdio: ['ignore', 'ignore', 'inherit'] });
    if (status !== 0) throw new Error(`${check} ended with ${String(status)}`);
    return (JSON.parse(readFileSync(json, 'utf8')) as readonly (Verdict & Pick<FixCase, 'difficulty'>)[]).map(({ id, category, difficulty, before, found, still }) => ({
      id,
      category,
      difficulty,
      found: [...new Set(found.map(({ rule }) => rule.replace('memopt/', '')))].sort(),
      silentAfter: found.length > 0 && still.length === 0,
      elsewhere: (before.hits ?? []).length - found.length,
      ...(before.error === undefined ? {} : { unread: true as const }),
    }));
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
