import { symlinkSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { eslintConfig, nodeModules, Project } from './project.ts';

const owner = 'function owner() {\n  open(1);\n}\n';

interface Report {
  readonly findings: readonly { readonly file: string; readonly rule: string; readonly typed: boolean }[];
  readonly untyped: readonly { readonly file: string }[];
  readonly notes: readonly string[];
}

async function report(project: Project, ...args: string[]): Promise<Report> {
  return JSON.parse((await project.run('--format', 'json', ...args)).out) as Report;
}

const filesOf = async (project: Project, ...args: string[]): Promise<string[]> => (await report(project, ...args)).findings.map(({ file }) => file);

describe('which files', () => {
  it('git ignores: from the root of the repository down, with what is taken back', async () => {
    const project = new Project({
      '.gitignore': 'dist/\n*.gen.js\n!keep.gen.js\n/root-only.js\n',
      'a.js': owner,
      'dist/b.js': owner,
      'c.gen.js': owner,
      'keep.gen.js': owner,
      'root-only.js': owner,
      'sub/root-only.js': owner,
      'sub/.gitignore': 'local.js\n',
      'sub/local.js': owner,
      'sub/dist/d.js': owner,
      'node_modules/m/index.js': owner,
      'types.d.ts': owner,
    });
    expect(await filesOf(project)).toEqual(['a.js', 'keep.gen.js', 'sub/root-only.js']);
    expect(await filesOf(project.in('sub'))).toEqual(['root-only.js']);
    expect(await filesOf(project, 'dist', 'sub/local.js', 'a.js', './a.js')).toEqual(['a.js']);
  });

  it('what the ESLint config ignores', async () => {
    const project = new Project({ 'eslint.config.js': eslintConfig("{ ignores: ['legacy/**'] }, memopt.configs.recommended"), 'legacy/a.js': owner, 'a.js': owner, 'b.ts': owner });
    expect(await filesOf(project)).toEqual(['a.js', 'b.ts']);
  });

  it('a file given by a path above the working directory', async () => {
    const project = new Project({ 'one/a.js': owner, 'two/b.js': owner });
    expect(await filesOf(project.in('one'), '../two')).toEqual(['../two/b.js']);
  });
});

describe('which rules', () => {
  const config = (entry: string): Record<string, string> => ({ 'eslint.config.js': eslintConfig(entry), 'a.js': 'open(1);\nreview();\nmanual("likely");\neval("1");\n' });

  it("as the user's config sets them, under the name that it gives the plugin, and no rule of others", async () => {
    const project = new Project(config("{ plugins: { leaks: memopt }, rules: { 'leaks/no-review': 'warn', 'leaks/no-manual': ['error', { certainty: 'likely' }], 'leaks/no-open': 'off', 'no-eval': 'error' } }"));
    expect((await report(project)).findings.map(({ rule }) => rule)).toEqual(['no-review', 'no-manual']);
  });

  it('says when a rule is asked for that the config does not enable', async () => {
    const project = new Project(config("{ plugins: { memopt }, rules: { 'memopt/no-review': 'error' } }"));
    expect(await report(project, '--only', 'no-open,no-review')).toMatchObject({
      findings: [{ rule: 'no-review' }],
      notes: ['no-open is asked for, and the ESLint config enables it for no file that was looked at'],
    });
  });

  it('recommended where the config enables none', async () => {
    const project = new Project(config("{ rules: { 'no-eval': 'error' } }"));
    expect((await report(project)).findings.map(({ rule }) => rule)).toEqual(['no-open', 'no-review']);
  });

  it('none for a file that the config gives none while others have some', async () => {
    const project = new Project({ 'eslint.config.js': eslintConfig("{ ...memopt.configs.recommended, files: ['src/**'] }"), 'src/a.js': owner, 'tools/b.js': owner });
    expect(await filesOf(project)).toEqual(['src/a.js']);
  });

  it('recommended with a note where the config needs what is not installed', async () => {
    const project = new Project({ 'eslint.config.js': "import 'not-installed-here';\nexport default [];\n", 'a.js': owner });
    const { findings, notes } = await report(project, 'a.js');
    expect(findings).toHaveLength(1);
    expect(notes).toEqual([expect.stringMatching(/^eslint\.config\.js does not load \(Cannot find package 'not-installed-here'.*the recommended rules were used/)]);
  });

  it('each package of a monorepo by its own config', async () => {
    const project = new Project({
      'one/eslint.config.js': eslintConfig("{ ...memopt.configs.recommended, rules: { 'memopt/no-review': 'error' } }"),
      'one/a.js': 'open(1);\nreview();\n',
      'two/eslint.config.js': eslintConfig("{ rules: { 'no-eval': 'error' } }"),
      'two/a.js': 'open(1);\nreview();\n',
    });
    expect((await report(project)).findings.map(({ file, rule }) => `${file} ${rule}`)).toEqual(['one/a.js no-review', 'two/a.js no-open', 'two/a.js no-review']);
  });

  it('eslint-disable is respected, and stays', async () => {
    const text = 'open(1); // eslint-disable-line memopt/no-open -- closed by the host\n// eslint-disable-next-line\nopen(2);\n/* eslint-disable memopt/no-review */\nreview();\n';
    const project = new Project({ 'a.js': text });
    expect(await project.run('--write', '--level', 'review')).toMatchObject({ code: 0 });
    expect(project.read('a.js')).toBe(text);
  });
});

describe('types', () => {
  const tsconfig = '{"compilerOptions":{"strict":true,"types":[]},"include":["src"]}';

  it('come from the nearest tsconfig; a file outside every project is linted without, and that is said', async () => {
    const project = new Project({ 'tsconfig.json': tsconfig, 'src/a.ts': owner, 'scripts/b.ts': owner });
    const { findings, untyped } = await report(project);
    expect(findings.map(({ file, typed }) => [file, typed])).toEqual([['scripts/b.ts', false], ['src/a.ts', true]]);
    expect(untyped.map(({ file }) => file)).toEqual(['scripts/b.ts']);
    expect((await project.run()).out).toContain('1 file linted without types: no tsconfig includes it');
  });

  it.each([
    ['no type options', '{}'],
    ['project', "{ project: './tsconfig.json', tsconfigRootDir: import.meta.dirname }"],
    ['projectService', '{ projectService: true, tsconfigRootDir: import.meta.dirname }'],
  ])("with the user's parser and %s", async (_, parserOptions) => {
    const project = new Project({
      'eslint.config.js': eslintConfig(`{ files: ['**/*.ts'], ...memopt.configs.recommended, languageOptions: { parser, parserOptions: ${parserOptions} } }`),
      'tsconfig.json': tsconfig,
      'src/a.ts': owner,
      'src/b.ts': `${owner}open(2);\n`,
      'scripts/b.ts': owner,
    });
    expect((await report(project)).findings.map(({ file, typed }) => [file, typed])).toEqual([['scripts/b.ts', false], ['src/a.ts', true], ['src/b.ts', true], ['src/b.ts', true]]);
  });

  it('stay off where the user switched them off, without a word', async () => {
    const project = new Project({
      'eslint.config.js': eslintConfig("{ files: ['**/*.ts'], ...memopt.configs.recommended, languageOptions: { parser, parserOptions: { project: false, projectService: false } } }"),
      'tsconfig.json': tsconfig,
      'src/a.ts': owner,
    });
    expect(await report(project)).toMatchObject({ findings: [{ typed: false }], untyped: [] });
  });

  it('JSX and TypeScript are read without any config', async () => {
    const project = new Project({ 'a.jsx': 'open(<b />);\n', 'b.tsx': 'open(<b />);\n', 'c.js': 'open(<b />);\n', 'd.mts': 'open<string>("");\n', 'e.cjs': 'open(require("x"));\n' });
    expect(await filesOf(project)).toEqual(['a.jsx', 'b.tsx', 'c.js', 'd.mts', 'e.cjs']);
  });
});

describe('Vue', () => {
  const vue = '<template>\n  <b @click="go" />\n</template>\n<script setup lang="ts">\nfunction go(): void {\n  open(1);\n}\n</script>\n';

  it('is read where the config sets its parser; only the script changes', async () => {
    const project = new Project({
      'eslint.config.js': `import vue from 'vue-eslint-parser';\n${eslintConfig("{ ...memopt.configs.recommended, files: ['**/*.vue'], languageOptions: { parser: vue, parserOptions: { parser } } }")}`,
      'a.vue': vue,
    });
    symlinkSync(nodeModules, project.at('node_modules'));
    expect(await project.run('--write')).toMatchObject({ code: 0 });
    expect(project.read('a.vue')).toBe(vue.replace('open(1);\n}', 'opened(1);\nclose(1); }'));
  });

  it('has types where the config gives it some', async () => {
    const options = "{ parser, projectService: true, tsconfigRootDir: import.meta.dirname, extraFileExtensions: ['.vue'] }";
    const project = new Project({
      'eslint.config.js': `import vue from 'vue-eslint-parser';\n${eslintConfig(`{ ...memopt.configs.recommended, files: ['**/*.vue'], languageOptions: { parser: vue, parserOptions: ${options} } }`)}`,
      'tsconfig.json': '{"compilerOptions":{"strict":true,"types":[]},"include":["src/**/*", "src/**/*.vue"]}',
      'src/names.d.ts': ['open', 'opened', 'close'].map((name) => `declare function ${name}(n: number): void;\n`).join(''),
      'src/a.vue': vue,
      'src/b.vue': vue.replace('open(1)', 'untypable(1)'),
      'c.vue': vue,
    });
    symlinkSync(nodeModules, project.at('node_modules'));
    const { findings, untyped } = await report(project, '--write');
    expect(findings.map(({ file, typed }) => [file, typed])).toEqual([['c.vue', false], ['src/a.vue', true], ['src/b.vue', true]]);
    expect(untyped.map(({ file }) => file)).toEqual(['c.vue']);
    expect(project.read('src/a.vue')).toContain('opened(1);');
  });

  it('is left alone elsewhere', async () => {
    expect(await new Project({ 'a.vue': vue }).run()).toMatchObject({ code: 0, out: 'No file to look at: .gitignore, the ESLint config or the kind of file leaves all out.\n' });
  });
});
