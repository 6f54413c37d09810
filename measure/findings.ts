/** Every finding of `recommended` in the repositories of a set, with types and without. */
import { Linter } from 'eslint';
import path from 'node:path';

import { FileLinter, type Attempt } from '../src/apply/lint.ts';
import { ProjectMemory } from '../src/cli/memory.ts';
import { filesOf, linesIn, repositories, treeOf, type Places, type Repository } from './corpus.ts';
import { clearPrograms, configOf, memopt } from './plugins.ts';
import type { RepositorySet } from './sets.ts';

export type Mode = 'typed' | 'untyped';

export interface FindingFact {
  readonly repo: string;
  readonly commit: string;
  readonly path: string;
  readonly line: number;
  readonly rule: string;
  readonly message: string;
  /** The repository and the finding's own id: see `src/facts/finding-id.ts`. */
  readonly id: string;
  readonly level: string;
  /** The modes that report it. */
  readonly modes: readonly Mode[];
}

export interface FindingsResult {
  readonly repositories: readonly { readonly repo: string; readonly commit: string; readonly kind: string; readonly framework: string; readonly files: number; readonly lines: number; readonly withTypes: number; readonly unread: readonly string[] }[];
  readonly findings: readonly FindingFact[];
}

function attemptsFor(file: string, tree: string, mode: Mode): readonly Attempt[] {
  const rules = memopt.configs.recommended.rules ?? {};
  const way = (root?: string): Attempt => ({ config: configOf(file, rules as Linter.RulesRecord, { memopt }, root), prefix: 'memopt', typed: root !== undefined });
  return mode === 'typed' ? [way(tree), way()] : [way()];
}

function lintAll(repository: Repository, tree: string, mode: Mode): { readonly found: readonly Omit<FindingFact, 'modes'>[]; readonly withTypes: number; readonly unread: readonly string[] } {
  const memory = new ProjectMemory(clearPrograms);
  const found: Omit<FindingFact, 'modes'>[] = [];
  const unread: string[] = [];
  let withTypes = 0;
  for (const { file, text } of filesOf(repository, tree)) {
    if (mode === 'typed') memory.enter(file);
    const place = path.relative(tree, file).split(path.sep).join('/');
    const { sites, problems, broken, compiled } = new FileLinter(Linter, file, tree, attemptsFor(file, tree, mode)).lint(text);
    for (const { message } of broken ? [broken] : problems) unread.push(`${place}: ${message.split('\n')[0] ?? ''}`);
    if (compiled) withTypes++;
    for (const { finding, message, line, level } of sites) found.push({ repo: repository.repo, commit: repository.commit, path: place, line, rule: finding.rule, message, id: `${repository.repo}:${finding.id}`, level });
  }
  clearPrograms();
  return { found, withTypes, unread };
}

const order = (a: FindingFact, b: FindingFact): number => {
  for (const [left, right] of [[a.repo, b.repo], [a.path, b.path], [a.line, b.line], [a.id, b.id]] as const) if (left !== right) return left < right ? -1 : 1;
  return 0;
};

export function measureFindings(places: Places, set: RepositorySet): FindingsResult {
  const all = new Map<string, FindingFact>();
  const rows = repositories(set).map((repository) => {
    const tree = treeOf(repository, places);
    const files = filesOf(repository, tree);
    const [typed, untyped] = (['typed', 'untyped'] as const).map((mode) => {
      const result = lintAll(repository, tree, mode);
      for (const fact of result.found) {
        const known = all.get(fact.id);
        all.set(fact.id, { ...(known ?? fact), modes: [...(known?.modes ?? []), mode] });
      }
      process.stderr.write(`findings, ${mode}: ${repository.repo}, ${String(result.found.length)} in ${String(files.length)} files\n`);
      return result;
    });
    const { repo, commit, kind, framework } = repository;
    return { repo, commit, kind, framework, files: files.length, lines: linesIn(files), withTypes: typed?.withTypes ?? 0, unread: [...new Set([...(typed?.unread ?? []), ...(untyped?.unread ?? [])])].sort() };
  });
  return { repositories: rows, findings: [...all.values()].sort(order) };
}
