import type { Outcome } from '../../apply/fixpoint.ts';
import type { FileLinter } from '../../apply/lint.ts';
import type { Change, FileResult, Work } from '../codemod.ts';
import { nameOf, readSource, type Source } from '../read.ts';
import type { Setup } from '../setup.ts';

/** Carries on with what reaches over several files, once every file has been rewritten by itself. */
export async function followAll(first: readonly FileResult[], selected: readonly string[], setup: Setup, { cwd, options, progress }: Work): Promise<readonly FileResult[]> {
  // ts-morph brings a compiler: it is loaded when something is to be followed.
  const { Follower } = await import('./follow.ts');
  const results = new Map(first.map((result) => [result.file, result]));
  const sources = new Map<string, Source>();
  const texts = new Map<string, Pick<Change, 'text' | 'together' | 'verified'>>();
  const linters = new Map<string, FileLinter | undefined>();
  const looksAt = new Set(selected);

  const linterOf = (file: string): FileLinter | undefined => {
    if (!linters.has(file)) linters.set(file, setup.linterOf(file));
    return linters.get(file);
  };
  const text = (file: string): string | undefined => {
    const known = texts.get(file)?.text ?? results.get(file)?.change?.text ?? sources.get(file)?.text;
    if (known !== undefined || !looksAt.has(file) || !linterOf(file)) return known;
    sources.set(file, readSource(file));
    return sources.get(file)?.text;
  };

  const waiting = first.filter(({ reaches }) => reaches);
  const found = new Map<string, readonly Outcome[]>();
  const follower = new Follower({
    cwd,
    level: options.level,
    text,
    changed: () => [...first.flatMap(({ file, change }) => (change ? [file] : [])), ...texts.keys()],
    lint: (file, present) => (linterOf(file) as FileLinter).lint(present),
    put,
  });
  for (const [index, { file }] of waiting.entries()) {
    progress('following', index + 1, waiting.length);
    found.set(file, follower.follow(file));
  }
  for (const [file, next] of texts) results.set(file, changed(file, next));
  return [...results.values()].map((result) => withOutcomes(result, found.get(result.file) ?? [])).filter(({ outcomes, problems, broken, untyped, change }) => outcomes.length > 0 || problems.length > 0 || broken || untyped !== undefined || change).sort((a, b) => (a.file < b.file ? -1 : 1));

  /** Files of rewrites that meet in one file belong together, too. */
  function put(changes: ReadonlyMap<string, string>, verified: Change['verified']): void {
    const together = new Set([...changes.keys()].flatMap((file) => [file, ...(texts.get(file)?.together ?? [])]));
    for (const file of together) texts.set(file, { text: changes.get(file) ?? texts.get(file)?.text ?? '', together, verified });
  }

  function changed(file: string, next: Pick<Change, 'text' | 'together' | 'verified'>): FileResult {
    const name = nameOf(file, cwd);
    const before = results.get(file) ?? { file, name, outcomes: [], problems: [], typed: true };
    return { ...before, change: { source: before.change?.source ?? readSource(file), ...next } };
  }
}

/** What was decided over several files takes the place of what the file alone could say. */
function withOutcomes(result: FileResult, found: readonly Outcome[]): FileResult {
  const isSame = ({ site: { finding } }: Outcome): boolean => found.some(({ site: { finding: other } }) => other.id === finding.id || (other.candidate === true && other.rule === finding.rule && other.range[0] === finding.range[0]));
  const outcomes = [...result.outcomes.filter((outcome) => !isSame(outcome)), ...found].sort((a, b) => a.site.line - b.site.line || a.site.column - b.site.column);
  return { ...result, outcomes };
}
