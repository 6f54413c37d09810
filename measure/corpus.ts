/** The repositories of a set, and their source files. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { selectFiles } from '../src/cli/select.ts';
import { isOutOfScope } from '../src/facts/scope-of-files.ts';
import { readResult } from './results.ts';
import { firstSet, listOf, type RepositorySet } from './sets.ts';

export interface Repository {
  /** `owner/name`. */
  readonly repo: string;
  readonly commit: string;
  readonly kind: string;
  readonly framework: string;
  readonly paths: readonly string[];
}

export interface SourceFile {
  readonly file: string;
  readonly text: string;
  readonly lines: number;
}

/** Where the histories are, and where work trees are or go. */
export interface Places {
  readonly repos: string;
  readonly trees: string;
}

export const defaultTrees = path.join(tmpdir(), 'memopt-measure', 'trees');

export const repositories = (set: RepositorySet = firstSet): readonly Repository[] => readResult<readonly Repository[]>(listOf(set));

const folderOf = (repo: string): string => repo.replace('/', '+');

/** The work tree of the committed commit, made at the first use. */
export function treeOf({ repo, commit }: Repository, { repos, trees }: Places): string {
  const tree = path.join(trees, folderOf(repo));
  if (existsSync(tree)) return tree;
  const fresh = `${tree}.${String(process.pid)}`;
  mkdirSync(fresh, { recursive: true });
  const archive = execFileSync('git', ['-C', path.join(repos, folderOf(repo), 'repo'), 'archive', commit], { maxBuffer: 2 ** 31 });
  execFileSync('tar', ['-x', '-C', fresh], { input: archive });
  renameSync(fresh, tree);
  return tree;
}

export function readSourceFile(file: string): SourceFile {
  const text = readFileSync(file, 'utf8');
  return { file, text, lines: text.split('\n').length - (text.endsWith('\n') ? 1 : 0) };
}

/** The files that rules look at; tests and the like are out of their scope. */
export const filesOf = (repository: Repository, tree: string): readonly SourceFile[] =>
  selectFiles(repository.paths, tree)
    .filter((file) => !isOutOfScope(file, tree))
    .map(readSourceFile);

export const linesIn = (files: readonly SourceFile[]): number => files.reduce((sum, { lines }) => sum + lines, 0);
