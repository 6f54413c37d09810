import { statSync } from 'node:fs';
import path from 'node:path';

import { fixpoint } from '../apply/fixpoint.ts';
import type { FileLinter, Linted } from '../apply/lint.ts';
import type { Site } from '../apply/site.ts';
import { unifiedDiff } from './diff.ts';
import { UsageError } from './options.ts';
import { readSource } from './read.ts';
import { setUp, type Plugin, type Request } from './setup.ts';

export interface Question {
  readonly paths: readonly string[];
  readonly cwd: string;
  readonly plugin: Plugin;
  readonly wants: (rule: string) => boolean;
}

/** A finding with what becomes of it alone, at any level. */
export interface Explained {
  readonly site: Site;
  readonly rewritten: boolean;
  readonly reason: string;
  readonly diff: string;
}

export interface Answer {
  readonly name: string;
  readonly line: number;
  readonly text: string;
  readonly findings: readonly Explained[];
  /** Why there is no finding, or why it is not reported. */
  readonly note: string;
  readonly typed: boolean;
  readonly untyped?: string;
  readonly broken: boolean;
}

/** Everything that a rule can report: what the options hide is worth an answer too. */
const everything = { certainty: 'likely', tests: true };

/** What is known of the findings at a line, what would be done, and what blocks it. */
export async function why({ paths, cwd, plugin, wants }: Question): Promise<Answer> {
  const { file, line } = readPlace(paths, cwd);
  const name = path.relative(cwd, file).split(path.sep).join('/');
  const request: Request = { cwd, files: [file], plugin, wants };
  const unread: Answer = { name, line, text: '', findings: [], note: '', typed: false, broken: false };
  let text: string;
  try {
    ({ text } = readSource(file));
  } catch (error) {
    return { ...unread, note: `${name}: cannot be read: ${(error as Error).message}`, broken: true };
  }

  const { linterOf, rules } = await setUp(request);
  const linter = linterOf(file);
  if (!linter) return { ...unread, note: 'No memopt rule looks at this file: the ESLint config ignores it or gives it none.' };
  const linted = linter.lint(text);
  if (linted.broken) return { ...unread, note: `${name}:${linted.broken.line}:${linted.broken.column}: cannot be read: ${linted.broken.message}`, broken: true };
  const read: Answer = { ...unread, text, typed: linted.compiled !== undefined, ...(linted.untyped === undefined ? {} : { untyped: linted.untyped }) };

  // Asked before a rewrite is tried: the linter remembers the last text only.
  const disabled = linter.suppressed().filter((message) => message.line <= line && line <= (message.endLine ?? message.line));
  const reported = at(line, linted.sites);
  if (reported.length > 0) return { ...read, findings: reported.map((site) => explain(name, site, linted, linter)) };
  const candidates = at(line, linted.candidates);
  if (candidates.length > 0) return { ...read, note: 'This is a finding only if its uses in other files say so: memopt-codemod --level review asks them.', findings: candidates.map((site) => explain(name, site, linted, linter)) };
  if (disabled.length > 0) return { ...read, note: disabled.map(({ ruleId, message }) => `A comment disables ${ruleId} here: ${message}`).join('\n') };

  const wider = (await setUp({ ...request, ruleOptions: everything })).linterOf(file) ?? linter;
  const all = wider.lint(text);
  const hidden = at(line, all.sites);
  if (hidden.length > 0) return { ...read, note: `Your options do not report this, ${reasonToHide(hidden)}.`, findings: hidden.map((site) => explain(name, site, all, wider)) };
  return { ...read, note: nothing([...rules], linted.sites) };
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

function nothing(rules: readonly string[], sites: readonly Site[]): string {
  const elsewhere = [...new Set(sites.map((site) => site.line))].join(', ');
  return [`Nothing was found here. These rules looked: ${rules.join(', ')}.`, ...(elsewhere ? [`In this file they report at line ${elsewhere}.`] : [])].join('\n');
}

function explain(name: string, site: Site, linted: Linted, linter: FileLinter): Explained {
  const { outcomes, text } = fixpoint(linted, (next) => linter.lint(next), ({ finding }) => (finding.id === site.finding.id ? undefined : 'not asked for'));
  const outcome = outcomes.find((one) => one.site === site);
  if (site.follow && site.level !== 'manual') return { site, rewritten: false, reason: `memopt-codemod carries it out, in all files or none: ${site.reason}`, diff: '' };
  return { site, rewritten: outcome?.rewritten ?? false, reason: outcome?.reason ?? site.reason, diff: outcome?.rewritten ? unifiedDiff(name, linted.text, text) : '' };
}
