import { describe, expect, it } from 'vitest';

import { eslintConfig, Project } from './project.ts';

async function reasons(project: Project, ...args: string[]): Promise<unknown[]> {
  const { out } = await project.run('--format', 'json', ...args);
  return (JSON.parse(out) as { findings: { level: string; rewritten: boolean; reason: string }[] }).findings.map(({ level, rewritten, reason }) => [level, rewritten, reason]);
}

const withFix = (fix: string): Project => new Project({ 'eslint.config.js': eslintConfig(`memopt.configs.recommended, { settings: { memopt: { fix: '${fix}' } } }`), 'a.js': 'function f() { open(1); }\nmanual(1);\n' });

describe('every finding that is not rewritten says why', () => {
  it.each([
    ['manual(1);', 'the handle leaves the file'],
    ['review();', 'needs --level review: the order of two effects changes'],
    ['project();', 'the rewrite reaches over several files, and its rule does not follow them: its callers must release it'],
    ['crash();', 'its codemod failed: Error: no node at 1-2'],
    ['silent();', 'the copy of eslint-plugin-memopt that your config loads gives no details of its findings; update it'],
  ])('%s', async (text, reason) => {
    expect(await reasons(new Project({ 'a.js': `${text}\n` }))).toEqual([[text.startsWith('review') ? 'review' : 'manual', false, reason]]);
  });

  it('settings.memopt.fix caps the level', async () => {
    expect(await reasons(withFix('off'))).toEqual([
      ['manual', false, 'settings.memopt.fix is off'],
      ['manual', false, 'the handle leaves the file'],
    ]);
    expect(await reasons(withFix('suggest'))).toEqual([
      ['review', false, 'needs --level review: settings.memopt.fix allows suggestions only'],
      ['manual', false, 'the handle leaves the file'],
    ]);
    expect(await reasons(withFix('suggest'), '--level', 'review')).toMatchObject([['review', true, 'settings.memopt.fix allows suggestions only'], ['manual', false, 'the handle leaves the file']]);
  });

  it('the summary counts the reasons, the most frequent first', async () => {
    const { out } = await new Project({ 'a.js': 'manual(1);\nreview();\nmanual(2);\n', 'b.js': 'manual(3);\n' }).run();
    expect(out).toContain('4 findings in 2 files: 4 not rewritten:\n  3  the handle leaves the file\n  1  needs --level review: the order of two effects changes\n');
  });
});

describe('what a rule says of itself', () => {
  it('is no finding, but an error with its place', async () => {
    const project = new Project({ 'a.js': 'words("crash");\nmanual(1);\n', 'b.js': 'words("badSettings");\n' });
    const { code, err, out } = await project.run();
    expect(err).toBe('a.js:1:1: memopt could not analyse this file\nb.js:1:1: settings.memopt: "fux" is no setting\n');
    expect(out).toContain('1 finding in 2 files');
    expect(code).toBe(0);
  });
});

it('a comment that ESLint no longer supports is no reason not to look', async () => {
  expect(await reasons(new Project({ 'a.js': '/* eslint-env node */\nmanual(1);\n' }))).toHaveLength(1);
});
