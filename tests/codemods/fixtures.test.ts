import path from 'node:path';

import { describe, expect, it } from 'vitest';

import { applyEdits } from '../../src/apply/edits.ts';
import plugin from '../../src/index.ts';
import { transform } from '../../src/transform.ts';
import { fixtures as project } from '../rules/lint.ts';
import { cases, type RewriteCase } from './fixtures.ts';
import { Fixture } from './rewrite.ts';

const changing = cases.filter(({ output }) => output !== undefined);
const staying = cases.filter(({ output }) => output === undefined);
const runs = (chosen: readonly RewriteCase[]) => chosen.flatMap((item) => item.modes.map((mode) => ({ ...item, mode, title: `${item.name} (${mode})` })));

describe('fixtures that change', () => {
  it.each(runs(changing))('$title', ({ rule, extension, input, output = '', mode }) => {
    const file = new Fixture(extension, mode);
    const { text, outcomes } = file.rewrite(input);
    expect(text).toBe(output);
    const own = outcomes.filter(({ site }) => site.finding.rule === rule);
    expect(own.length).toBeGreaterThan(0);
    expect(own.filter(({ rewritten }) => !rewritten).map(({ reason }) => reason)).toEqual([]);
    expect(output).not.toMatch(/eslint-disable|@ts-ignore|@ts-expect-error/);
    // A second run changes nothing, and nothing new is found.
    expect(file.rewrite(output).text).toBe(output);
    expect(file.lint(output).sites.length).toBe(outcomes.filter(({ rewritten }) => !rewritten).length);
  });

  it.each(runs(changing))('what $title inserts is what releases', ({ rule, extension, input, mode }) => {
    const file = new Fixture(extension, mode);
    for (const { finding, edits = [] } of file.lint(input).sites.filter((site) => site.finding.rule === rule && site.edits)) {
      const release = releaseOf(finding.plan);
      if (!release) continue;
      const without = edits.map((edit) => ({ ...edit, text: edit.text.split('\n').filter((line) => !release.test(line)).join('\n') }));
      expect(without, `${String(release)} in ${JSON.stringify(edits)}`).not.toEqual(edits);
      expect(file.lint(applyEdits(input, without)).sites.length).toBeGreaterThan(file.lint(applyEdits(input, edits)).sites.length);
    }
  });

  it.each(runs(changing).filter(({ mode }) => mode === 'untyped'))('$name is the same with other line ends, tabs and a byte order mark', ({ extension, input, output = '' }) => {
    const file = new Fixture(extension, 'untyped');
    const crlf = (text: string): string => text.replaceAll('\n', '\r\n');
    expect(file.rewrite(crlf(input)).text).toBe(crlf(output));
    const tabs = (text: string): string => text.replace(/^(?: {2})+/gm, (spaces) => '\t'.repeat(spaces.length / 2));
    expect(file.rewrite(tabs(input)).text).toBe(tabs(output));
    // ESLint's ranges do not count the mark.
    expect(file.quickFixes(`\uFEFF${input}`)).toEqual(file.quickFixes(input));
  });

  it.each(cases.filter(({ marked }) => marked))('$name keeps its byte order mark', ({ rule, extension, input, output }) => {
    const rewritten = transform(rule, { path: path.join(project, `file.${extension}`), source: `\uFEFF${input}` }, undefined, { level: 'review', certainty: 'likely', tests: true });
    expect(rewritten).toBe(output === undefined ? undefined : `\uFEFF${output}`);
  });
});

describe('fixtures that stay', () => {
  it.each(runs(staying))('$title', ({ rule, extension, input, mode }) => {
    const file = new Fixture(extension, mode);
    const { text, outcomes } = file.rewrite(input);
    expect(text).toBe(input);
    const own = outcomes.filter(({ site }) => site.finding.rule === rule);
    // What reaches over several files is the command's: tests/cli/follow.test.ts.
    for (const { site } of own.filter(({ site: { follow } }) => !follow)) expect(site.finding.verdict.level).toBe('manual');
    expect(own.map(({ reason }) => reason)).toMatchSnapshot();
  });
});

describe('a rule that --fix works for', () => {
  const fixable = Object.entries(plugin.rules).flatMap(([name, rule]) => (rule.meta?.fixable ? [name] : []));
  it.each(fixable)('%s has a rewrite that is safe', (rule) => {
    const levels = runs(changing.filter((item) => item.rule === rule)).flatMap(({ extension, input, mode }) => new Fixture(extension, mode).lint(input).sites.filter((site) => site.finding.rule === rule).map(({ finding }) => finding.verdict.level));
    expect(levels).toContain('safe');
  });
});

describe('a codemod fails on a finding that does not fit', () => {
  it.each(changing)('$name', ({ rule, extension, input }) => {
    const file = new Fixture(extension, 'untyped');
    for (const { finding } of file.lint(input).sites.filter((site) => site.finding.rule === rule && site.edits)) {
      for (const corrupt of corruptions(finding.plan)) {
        expect(() => file.edits(input, { ...finding, plan: corrupt }), JSON.stringify(corrupt)).toThrow('the finding does not fit the source');
      }
    }
  });
});

/** The line that releases, by the name of the function or method in the plan; none where a line is only changed. */
function releaseOf(plan: unknown): RegExp | undefined {
  const { undo, callee, handler, handle, end, guard } = plan as { guard?: unknown; undo?: { by: string; name: string; handle: string }; callee?: string; handler?: { form: string }; handle?: { form: string }; end?: unknown };
  // A signal counts as a release wherever it comes from, a collection as the owner of what is put in.
  if (handler?.form === 'signal' || handle?.form === 'pending' || handle?.form === 'collected') return undefined;
  // Behind a wait, the question whether the end has come is half of the release.
  if (guard) return undefined;
  // The release is there: what is kept is what it releases.
  if (undo && handle?.form === 'assigned' && !end) return new RegExp(`${undo.handle.replace('.', '\\.')} = `);
  const called = callee ?? (undo?.by === 'invoke' ? undo.handle : undo?.name);
  return called === undefined ? undefined : new RegExp(`${called.startsWith('[') ? '' : '(?<!\\w)'}${called.replace(/[[\].]/g, '\\$&')}(?:\\?\\.)?\\(`);
}

/** The plan with each of its ranges moved by one in turn. */
function* corruptions(value: unknown): Generator {
  if (isRange(value)) {
    yield [value[0] + 1, value[1] + 1];
  } else if (Array.isArray(value)) {
    for (const [index, part] of value.entries()) for (const corrupt of corruptions(part)) yield value.with(index, corrupt);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, part] of Object.entries(value)) for (const corrupt of corruptions(part)) yield { ...value, [key]: corrupt };
  }
}

const isRange = (value: unknown): value is [number, number] => Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === 'number');
