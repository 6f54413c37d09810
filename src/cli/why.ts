import { statSync } from 'node:fs';
import path from 'node:path';

import { fixpoint, type Outcome } from '../apply/fixpoint.ts';
import type { FileLinter, Linted } from '../apply/lint.ts';
import type { Site } from '../apply/site.ts';
import type { Range } from '../finding.ts';
import { unifiedDiff } from './diff.ts';
import { UsageError, type Options } from './options.ts';
import { readSource } from './read.ts';
import { setUp, type Plugin, type Request, type Setup } from './setup.ts';

interface Question {
  readonly options: Options;
  readonly cwd: string;
  readonly plugin: Plugin;
}

interface Answer {
  readonly text: string;
  readonly code: number;
}

/** Everything that a rule can report: what the options hide is worth an answer too. */
const everything = { certainty: 'likely', tests: true };

/** Says what is known of the findings at a line, what would be done, and what blocks it. */
export async function why({ options, cwd, plugin }: Question): Promise<Answer> {
  const { file, line } = readPlace(options.paths, cwd);
  const name = path.relative(cwd, file).split(path.sep).join('/');
  const source = readSource(file);
  const request: Request = { cwd, files: [file], plugin, wants: options.wants };

  const setup = await setUp(request);
  const linter = setup.linterOf(file);
  if (!linter) return { text: `${name}: no memopt rule looks at this file: the ESLint config ignores it or gives it none.\n`, code: 0 };
  const linted = linter.lint(source.text);
  if (linted.broken) return { text: `${name}:${linted.broken.line}:${linted.broken.column}: ${linted.broken.message}\n`, code: 3 };
  const types = linted.compiled ? '' : `\nlinted without types${linted.untyped === undefined ? '' : `: ${linted.untyped}`}\n`;

  const reported = at(line, linted.sites);
  if (reported.length > 0) return { text: `${reported.map((site) => explain(name, site, linted, linter)).join('\n')}${types}`, code: 0 };

  const suppressed = linter.suppressed().filter((message) => message.line <= line && line <= (message.endLine ?? message.line));
  if (suppressed.length > 0) return { text: `${suppressed.map((message) => `${name}:${message.line}:${message.column}  a comment disables ${message.ruleId}: ${message.message}\n`).join('')}${types}`, code: 0 };

  const wider = (await setUp({ ...request, ruleOptions: everything })).linterOf(file) ?? linter;
  const all = wider.lint(source.text);
  const hidden = at(line, all.sites);
  if (hidden.length > 0) return { text: `Your options do not report this, ${reasonToHide(hidden)}:\n\n${hidden.map((site) => explain(name, site, all, wider)).join('\n')}${types}`, code: 0 };
  return { text: `${nothing(name, line, setup, linted)}${types}`, code: 0 };
}

function readPlace(paths: readonly string[], cwd: string): { file: string; line: number } {
  const [, given, line] = /^(.+?):(\d+)(?::\d+)?$/.exec(paths[0] ?? '') ?? [];
  if (paths.length !== 1 || given === undefined) throw new UsageError('why takes one place: memopt-codemod why <file:line>');
  const file = path.resolve(cwd, given);
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) throw new UsageError(`there is no file "${given}"`);
  return { file, line: Number(line) };
}

/** The findings that begin at the line, else those that span it. */
function at(line: number, sites: readonly Site[]): readonly Site[] {
  const here = sites.filter((site) => site.line === line);
  return here.length > 0 ? here : sites.filter((site) => site.line <= line && line <= site.endLine);
}

const reasonToHide = (sites: readonly Site[]): string =>
  sites.some(({ finding }) => finding.certainty === 'likely') ? "as it is likely, not certain (option `certainty: 'likely'`)" : 'as the file is a test, a story or a benchmark (option `tests: true`)';

function nothing(name: string, line: number, setup: Setup, { sites }: Linted): string {
  const elsewhere = sites.map((site) => site.line).join(', ');
  return [
    `${name}:${line}: nothing was found here.`,
    `These rules looked: ${[...setup.rules].join(', ')}.`,
    ...(elsewhere ? [`They report at line ${elsewhere} of this file.`] : []),
    '',
  ].join('\n');
}

/** What becomes of this finding alone, at the highest level. */
function alone({ finding }: Site, linted: Linted, linter: FileLinter): { readonly outcome: Outcome | undefined; readonly text: string } {
  const { outcomes, text } = fixpoint(linted, (next) => linter.lint(next), (site) => (site.finding.id === finding.id ? undefined : 'not asked for'));
  return { outcome: outcomes.find(({ site }) => site.finding.id === finding.id), text };
}

function explain(name: string, site: Site, linted: Linted, linter: FileLinter): string {
  const { finding } = site;
  const place = ([start, end]: Range): string => {
    const before = linted.text.slice(0, start).split(/\r\n|[\r\n]/);
    const [first = ''] = linted.text.slice(start, end).split(/\r\n|[\r\n]/, 1);
    return `${before.length}:${(before.at(-1) ?? '').length + 1}  ${first}`;
  };
  const width = Math.max(0, ...finding.facts.map((fact) => fact.name.length));
  const { outcome, text } = alone(site, linted, linter);
  return [
    `${name}:${site.line}:${site.column}  ${finding.rule}  ${site.message}`,
    `  id        ${finding.id}`,
    `  certainty ${finding.certainty}`,
    ...(finding.facts.length > 0 ? ['  facts'] : []),
    ...finding.facts.map((fact) => `    ${fact.name.padEnd(width)}  ${fact.value}${fact.range ? `  (${place(fact.range)})` : ''}`),
    `  verdict   ${site.level}, ${finding.verdict.scope}: ${site.reason}`,
    ...(finding.verdict.blocker ? [`  blocker   ${place(finding.verdict.blocker)}`] : []),
    ...(outcome?.rewritten ? ['  rewrite', unifiedDiff(name, linted.text, text).trimEnd()] : [`  rewrite   none: ${outcome?.reason ?? site.reason}`]),
    '',
  ].join('\n');
}
