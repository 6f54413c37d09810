import { fixpoint, refusalAt, type Outcome } from '../apply/fixpoint.ts';
import type { Linted } from '../apply/lint.ts';
import type { Problem } from '../apply/site.ts';
import { isSound } from '../apply/verify.ts';
import { ProjectMemory } from './memory.ts';
import type { Options } from './options.ts';
import { nameOf, readSource, type Source } from './read.ts';
import { followAll } from './project/index.ts';
import { selectFiles } from './select.ts';
import { setUp, type Plugin, type Setup } from './setup.ts';
import { stage, type Staged } from './write.ts';

export interface Change {
  readonly source: Source;
  /** The text after the rewrites. */
  readonly text: string;
  /** Whether TypeScript had its say, or only syntax and the rules. */
  readonly verified: 'types' | 'syntax';
  /** The files of rewrites that reach over several, this one among them: all are written, or none. */
  readonly together?: ReadonlySet<string>;
  /** Why the new text is not in the file although it was to be written. */
  failed?: string;
}

/** What became of one file; files without anything to say are left out of the result. */
export interface FileResult {
  readonly file: string;
  /** Relative to the working directory, with slashes. */
  readonly name: string;
  /** Absent when nothing is rewritten. */
  readonly change?: Change;
  readonly outcomes: readonly Outcome[];
  readonly problems: readonly Problem[];
  readonly broken?: Problem;
  readonly typed: boolean;
  readonly untyped?: string;
  /** Whether something in it may reach over several files. */
  readonly reaches?: boolean;
}

export interface Result {
  readonly files: readonly FileResult[];
  /** How many files were looked at. */
  readonly looked: number;
  /** What the user should know beside the findings. */
  readonly notes: readonly string[];
}

export interface Work {
  readonly options: Options;
  readonly cwd: string;
  readonly plugin: Plugin;
  readonly progress: (what: string, done: number, all: number) => void;
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

function lookAt(file: string, setup: Setup, { options, cwd }: Work): FileResult | 'clean' | undefined {
  const linter = setup.linterOf(file);
  if (!linter) return undefined;
  const name = nameOf(file, cwd);
  let source: Source;
  let first: Linted;
  try {
    source = readSource(file);
    first = linter.lint(source.text);
  } catch (error) {
    return { file, name, outcomes: [], problems: [], typed: false, broken: { line: 1, column: 1, message: messageOf(error) } };
  }
  const { text, outcomes } = fixpoint(first, (next) => linter.lint(next), refusalAt(options.level));
  const { problems, broken, compiled, untyped } = first;
  const reaches = [...first.sites, ...first.candidates].some(({ follow }) => follow);
  if (outcomes.length === 0 && problems.length === 0 && !broken && untyped === undefined && !reaches) return 'clean';
  const change = text === source.text ? {} : { change: { source, text, verified: compiled && isSound(compiled.diagnostics()) ? ('types' as const) : ('syntax' as const) } };
  return { file, name, ...change, outcomes, problems, reaches, typed: compiled !== undefined, ...(broken ? { broken } : {}), ...(untyped === undefined ? {} : { untyped }) };
}

/** select -> lint -> edit -> verify -> write. The report is the caller's. */
export async function codemod(work: Work): Promise<Result> {
  const { options, cwd, plugin, progress } = work;
  const selected = selectFiles(options.paths, cwd);
  const setup = await setUp({ cwd, files: selected, plugin, wants: options.wants });
  const first: FileResult[] = [];
  let looked = 0;
  const memory = new ProjectMemory(setup.forgetProjects);
  for (const [index, file] of selected.entries()) {
    progress('linting', index + 1, selected.length);
    memory.enter(file);
    const result = lookAt(file, setup, work);
    if (result) looked++;
    if (result && result !== 'clean') first.push(result);
  }
  const files = first.some(({ reaches }) => reaches) ? await followAll(first, selected, setup, work) : first;
  if (options.write) await writeAll(files, progress);
  const idle = [...options.only].filter((rule) => !setup.rules.has(rule));
  return { files, looked, notes: [...setup.notes, ...idle.map((rule) => `${rule} is asked for, and the ESLint config enables it for no file that was looked at`)] };
}

async function writeAll(files: readonly FileResult[], progress: Work['progress']): Promise<void> {
  const changed = files.filter(({ change }) => change);
  const written = new Set<FileResult>();
  for (const [index, file] of changed.entries()) {
    progress('writing', index + 1, changed.length);
    if (written.has(file)) continue;
    const group = changed.filter((other) => other === file || file.change?.together?.has(other.file));
    for (const other of group) written.add(other);
    await writeTogether(group);
  }
}

/** Writes all files of a group, or none of them. */
async function writeTogether(group: readonly FileResult[]): Promise<void> {
  const staged: Staged[] = [];
  try {
    for (const { file, change } of group) if (change) staged.push(await stage(file, change.source, change.text));
    for (const { commit } of staged) await commit();
  } catch (error) {
    for (const { discard } of staged) await discard();
    const culprit = group[staged.length];
    for (const other of group) if (other.change) other.change.failed = other === culprit || !culprit ? messageOf(error) : `it is rewritten together with ${culprit.name}: ${messageOf(error)}`;
  }
}

/** 0 nothing applicable is left, 1 applicable and not applied, 3 input that does not parse. */
export function exitCode({ files }: Result, { write }: Options): number {
  if (files.some(({ broken }) => broken)) return 3;
  return files.some(({ change }) => change && (!write || change.failed !== undefined)) ? 1 : 0;
}
