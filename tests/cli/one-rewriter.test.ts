import { symlinkSync } from 'node:fs';

import * as parser from '@typescript-eslint/parser';
import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';

import { transformWith } from '../../src/apply/transform.ts';
import memopt from '../../src/index.ts';
import { plugin } from './fixtures/plugin.mjs';
import { eslintConfig, nodeModules, Project } from './project.ts';

const owner = 'class A {\n\tstart() {\r\n\t\topen(1); // one\n\t\topen(2);\n\t\topen(3); open(4);\n\t\treview();\n\t}\n}\n';
const config = { 'eslint.config.js': eslintConfig("{ files: ['**/*.{js,ts}'], ...memopt.configs.recommended, languageOptions: { parser } }") };

function project(files: Readonly<Record<string, string>>): Project {
  const made = new Project({ ...config, ...files });
  symlinkSync(nodeModules, made.at('node_modules'));
  return made;
}

const transform = (made: Project, rule: string, name: string, options?: object): string | undefined =>
  transformWith(plugin as unknown as ESLint.Plugin, made.folder)(rule, { path: name, source: made.read(name) }, {}, options);

async function fixedByEslint(made: Project, name: string): Promise<string> {
  const [result] = await new ESLint({ cwd: made.folder, fix: true }).lintFiles([name]);
  return result?.output ?? made.read(name);
}

describe('one rewriter', () => {
  it.each(['a.js', 'a.ts'])('the command, eslint --fix and jscodeshift come to the same text (%s)', async (name) => {
    const made = project({ [name]: owner });
    const byTransform = transform(made, 'no-open', name);
    const byEslint = await fixedByEslint(made, name);
    expect((await made.run('--write')).code).toBe(0);
    expect(made.read(name)).toContain('\t\topened(1); // one\n\t\topened(2);\n');
    expect(byTransform).toBe(made.read(name));
    expect(byEslint).toBe(made.read(name));
  });

  it('at the level review the command and jscodeshift agree', async () => {
    const made = project({ 'a.js': owner });
    const byTransform = transform(made, 'no-review', 'a.js', { level: 'review' });
    expect(byTransform).toContain('reviewed()');
    await made.run('--write', '--level', 'review', '--only', 'no-review');
    expect(byTransform).toBe(made.read('a.js'));
  });
});

describe('the real rules', () => {
  const clock = [
    'export class Clock {',
    '  start(): void {',
    '    setInterval(() => this.tick(), 1000);',
    '    setInterval(() => this.tick(), 2000);',
    '  }',
    '  tick(): void {}',
    '  dispose(): void {',
    '    this.tick();',
    '  }',
    '}',
    'export function once(): void {',
    '  const timer = setInterval(tock, 10);',
    '  timer.toString();',
    '}',
    'declare function tock(): void;',
    '',
  ].join('\n');
  const files = { 'tsconfig.json': '{"compilerOptions":{"strict":true,"lib":["es2023","dom"],"types":[]},"include":["src"]}', 'src/clock.ts': clock };
  const only = ['--only', 'no-leaked-timer'];

  it('rewrite alike at the level review', async () => {
    const made = new Project(files);
    symlinkSync(nodeModules, made.at('node_modules'));
    const byTransform = transformWith(memopt, made.folder)('no-leaked-timer', { path: 'src/clock.ts', source: clock }, {}, { level: 'review' });
    // What the file shows to be one of many or not is no matter here: both rewrite what they report.
    await made.with({ ...memopt, configs: { ...memopt.configs, recommended: memopt.configs.strict } }).run('--write', '--level', 'review', ...only);
    expect(made.read('src/clock.ts').match(/clearInterval/g)?.length).toBeGreaterThanOrEqual(2);
    expect(byTransform).toBe(made.read('src/clock.ts'));
  });

  it('rewrite alike at the level safe, with eslint --fix', async () => {
    const made = new Project(files);
    symlinkSync(nodeModules, made.at('node_modules'));
    const eslint = new ESLint({
      cwd: made.folder,
      fix: true,
      overrideConfigFile: true,
      overrideConfig: [{ files: ['**/*.ts'], plugins: { memopt }, rules: { 'memopt/no-leaked-timer': 'error' }, languageOptions: { parser, parserOptions: { projectService: true, tsconfigRootDir: made.folder } } }],
    });
    const [result] = await eslint.lintFiles(['src/clock.ts']);
    expect(result?.messages.filter(({ fatal }) => fatal)).toEqual([]);
    const byTransform = transformWith(memopt, made.folder)('no-leaked-timer', { path: 'src/clock.ts', source: clock }, {});
    await made.with(memopt).run('--write', ...only);
    expect(byTransform ?? clock).toBe(made.read('src/clock.ts'));
    expect(result?.output ?? clock).toBe(made.read('src/clock.ts'));
  });
});

describe('names', () => {
  const sums = [
    'export function report(count: number): number {',
    '  const own = Array.from({ length: 100_000 }, (_, place) => place * count);',
    '  show(own.map((x) => x + 1).filter((x) => x > 3));',
    '  show(own.map((y) => y - 1).filter((y) => y > 4));',
    '  return own.length;',
    '}',
    'function show(values: number[]): void {',
    '  console.log(values);',
    '}',
    '',
  ].join('\n');

  it('two fixes that add one to the same function are not applied at once', async () => {
    const made = new Project({ 'tsconfig.json': '{"compilerOptions":{"strict":true,"lib":["es2023","dom"],"types":[]},"include":["src"]}', 'src/sums.ts': sums });
    symlinkSync(nodeModules, made.at('node_modules'));
    const rule = 'memopt/no-array-copy-chain';
    const overrideConfig = [{ files: ['**/*.ts'], plugins: { memopt }, rules: { [rule]: 'error' as const }, languageOptions: { parser, parserOptions: { projectService: true, tsconfigRootDir: made.folder } } }];
    const [result] = await new ESLint({ cwd: made.folder, fix: true, overrideConfigFile: true, overrideConfig }).lintFiles(['src/sums.ts']);
    expect(result?.messages).toEqual([]);
    expect(result?.output?.match(/const \w+: number\[\] = \[\];/g)).toEqual(['const result: number[] = [];', 'const results: number[] = [];']);
    await made.with(memopt).run('--write', '--only', 'no-array-copy-chain');
    expect(made.read('src/sums.ts')).toBe(result?.output);
  });
});

describe('transform', () => {
  it('answers undefined when nothing changes', () => {
    const made = project({ 'a.js': 'manual(1);\nreview();\n', 'a.test.js': 'open(1);\n' });
    expect(transform(made, 'no-manual', 'a.js')).toBeUndefined();
    expect(transform(made, 'no-review', 'a.js')).toBeUndefined();
    expect(transform(made, 'no-broken', 'a.js')).toBeUndefined();
    expect(transform(made, 'no-open', 'a.test.js')).toBeUndefined();
    expect(transform(made, 'no-open', 'a.test.js', { tests: true })).toBe('opened(1);\nclose(1); ');
  });

  it('keeps the byte order mark', () => {
    expect(transform(project({ 'a.js': '\uFEFFreview();\n' }), 'no-review', 'a.js', { level: 'review' })).toBe('\uFEFFreviewed();\n');
  });

  it('says what is wrong with the input', () => {
    const made = project({ 'a.js': 'let = ;\n' });
    expect(() => transform(made, 'no-open', 'a.js')).toThrow(/^a\.js:1:\d+: /);
    expect(() => transform(made, 'no-open', 'a.js', { level: 'all' })).toThrow('--level takes safe or review, not "all"');
  });

  it('reads plain JavaScript without the TypeScript parser, and says when it needs it', () => {
    const bare = new Project({ 'a.js': 'review();\n', 'a.ts': 'review();\n' });
    expect(transform(bare, 'no-review', 'a.js', { level: 'review' })).toBe('reviewed();\n');
    expect(() => transform(bare, 'no-review', 'a.ts')).toThrow('TypeScript needs its parser; run npm install --save-dev @typescript-eslint/parser');
  });
});
