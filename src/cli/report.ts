import type { Outcome } from '../apply/fixpoint.ts';
import type { FileResult, Result } from './codemod.ts';
import { unifiedDiff } from './diff.ts';
import type { Options } from './options.ts';

const count = (number: number, one: string, many = `${one}s`): string => `${number} ${number === 1 ? one : many}`;

/** The diff of what is not in the files yet. */
const diffOf = ({ name, change }: FileResult): string => (change ? unifiedDiff(name, change.source.bom + change.source.text, change.source.bom + change.text) : '');

/** How often each reason occurs, the most frequent first. */
function tally(reasons: readonly string[]): readonly (readonly [reason: string, times: number])[] {
  const counts = new Map<string, number>();
  for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
}

/** What keeps findings from being rewritten. */
const reasonsOf = (files: readonly FileResult[]): ReturnType<typeof tally> =>
  tally(files.flatMap(({ outcomes }) => outcomes.flatMap(({ rewritten, reason }) => (rewritten ? [] : [reason]))));

const isWritten = ({ change }: FileResult, { write }: Options): boolean => write && change?.failed === undefined;

function outcomeLines(file: FileResult, { site, rewritten, reason }: Outcome, options: Options): string[] {
  const done = isWritten(file, options) ? 'rewritten' : 'rewrite below';
  const fate = rewritten ? `${done} (${site.level})${reason === '' ? '' : `: ${reason}`}` : `not rewritten: ${reason}`;
  return [`  ${site.line}:${site.column}  ${site.finding.rule}  ${site.message}`, `      ${fate}`];
}

function summaryLines({ files, looked, notes }: Result, options: Options): string[] {
  const outcomes = files.flatMap((file) => file.outcomes.map(({ rewritten }) => (rewritten ? (isWritten(file, options) ? 'written' : 'ready') : 'open')));
  const number = (fate: string): number => outcomes.filter((outcome) => outcome === fate).length;
  const fates = [
    ...(number('written') > 0 ? [`${number('written')} rewritten`] : []),
    ...(number('ready') > 0 ? [`${number('ready')} can be rewritten${options.write ? '' : ' (--write does it)'}`] : []),
    ...(number('open') > 0 ? [`${number('open')} not rewritten:`] : []),
  ];
  const unsound = files.filter(({ typed, change }) => typed && change?.verified === 'syntax').length;
  if (looked === 0) return ['No file to look at: .gitignore, the ESLint config or the kind of file leaves all out.', ...notes];
  return [
    [`${count(outcomes.length, 'finding')} in ${count(looked, 'file')}`, ...(fates.length > 0 ? [fates.join(', ')] : [])].join(': '),
    ...reasonsOf(files).map(([reason, times]) => `  ${times}  ${reason}`),
    ...tally(files.flatMap(({ untyped }) => untyped ?? [])).map(([reason, times]) => `${count(times, 'file')} linted without types: ${reason}`),
    ...(unsound > 0 ? [`${count(unsound, 'rewritten file lacks', 'rewritten files lack')} names or modules, so TypeScript could not verify the rewrite; install the dependencies`] : []),
    ...notes,
  ];
}

/** Mistakes in the input, for stderr: file, place and what to do. */
export function complaints({ files }: Result): string[] {
  return files.flatMap(({ name, broken, problems, change }) => [
    ...(broken ? [`${name}:${broken.line}:${broken.column}: cannot be read: ${broken.message}`] : []),
    ...problems.map(({ line, column, message }) => `${name}:${line}:${column}: ${message}`),
    ...(change?.failed === undefined ? [] : [`${name}: not written: ${change.failed}`]),
  ]);
}

/** Findings, then the diff, then the summary. `git apply` skips what is no diff. */
export function textReport(result: Result, options: Options): string {
  const blocks = result.files
    .filter(({ outcomes }) => outcomes.length > 0)
    .map((file) => [file.name, ...file.outcomes.flatMap((outcome) => outcomeLines(file, outcome, options))].join('\n'));
  const diff = result.files.filter((file) => !isWritten(file, options)).map(diffOf).join('');
  return `${[...blocks, ...(diff ? [diff.replace(/\n$/, '')] : []), summaryLines(result, options).join('\n')].join('\n\n')}\n`;
}

/** The format is documented in docs/command.md: what is there stays. */
export function jsonReport(result: Result, options: Options): string {
  const { files, looked, notes } = result;
  const outcomes = files.flatMap(({ outcomes: all }) => all);
  const rewritten = outcomes.filter((outcome) => outcome.rewritten).length;
  return `${JSON.stringify(
    {
      version: 1,
      level: options.level,
      write: options.write,
      findings: files.flatMap((file) => file.outcomes.map((outcome) => ({ ...jsonFinding(file.name, file.typed, outcome), written: outcome.rewritten && isWritten(file, options) }))),
      files: files.flatMap((file) => (file.change ? [{ file: file.name, written: isWritten(file, options), verified: file.change.verified, failed: file.change.failed, diff: diffOf(file) }] : [])),
      errors: files.flatMap(({ name, broken, problems }) => [
        ...(broken ? [{ file: name, kind: 'parse', ...broken }] : []),
        ...problems.map((problem) => ({ file: name, kind: 'rule', ...problem })),
      ]),
      untyped: files.flatMap(({ name, untyped }) => (untyped === undefined ? [] : [{ file: name, reason: untyped }])),
      notes,
      summary: { files: looked, findings: outcomes.length, rewritten, notRewritten: outcomes.length - rewritten, reasons: Object.fromEntries(reasonsOf(files)) },
    },
    undefined,
    2,
  )}\n`;
}

export function jsonFinding(file: string, typed: boolean, { site, rewritten, reason }: Outcome): object {
  const { finding, line, column, endLine, endColumn, message, level } = site;
  const { id, rule, range, messageId, certainty, facts, verdict } = finding;
  return { id, rule, file, line, column, endLine, endColumn, range, messageId, message, certainty, typed, facts, verdict, level, rewritten, reason };
}
