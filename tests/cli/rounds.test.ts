import { describe, expect, it } from 'vitest';

import { Project } from './project.ts';

interface Found {
  readonly findings: readonly { readonly line: number; readonly rule: string; readonly rewritten: boolean; readonly reason: string }[];
}

const tsconfig = '{"compilerOptions":{"strict":true,"types":[],"noUnusedLocals":true},"include":["src"]}';

async function outcomes(project: Project, ...args: string[]): Promise<unknown[]> {
  const { out } = await project.run('--format', 'json', ...args);
  return (JSON.parse(out) as Found).findings.map(({ line, rule, rewritten, reason }) => [line, rule, rewritten, reason]);
}

describe('rounds', () => {
  it('five findings that want their release at one place all get it', async () => {
    const project = new Project({ 'a.js': `function owner() {\n${[1, 2, 3, 4, 5].map((n) => `  open(${n});\n`).join('')}}\n` });
    expect(await outcomes(project, '--write')).toEqual([2, 3, 4, 5, 6].map((line) => [line, 'no-open', true, '']));
    expect(project.read('a.js')).toBe(`function owner() {\n${[1, 2, 3, 4, 5].map((n) => `  opened(${n});\n`).join('')}close(1); close(2); close(3); close(4); close(5); }\n`);
  });

  it('a rewrite that would copy another finding waits until that one is gone', async () => {
    const project = new Project({ 'a.js': 'function f() { open(open(1)); }\n' });
    expect((await project.run('--write')).code).toBe(0);
    expect(project.read('a.js')).toBe('function f() { opened(opened(1)); close(1); close(opened(1)); }\n');
  });

  it('what ends in text that does not parse is taken back alone', async () => {
    const project = new Project({ 'a.js': 'function f() { open(1); }\nbroken(1);\nfunction g() { open(2); }\n' });
    expect(await outcomes(project, '--write')).toEqual([
      [1, 'no-open', true, ''],
      [2, 'no-broken', false, expect.stringMatching(/^taken back: the result does not parse \(line 2: .*\)$/)],
      [3, 'no-open', true, ''],
    ]);
    expect(project.read('a.js')).toBe('function f() { opened(1); close(1); }\nbroken(1);\nfunction g() { opened(2); close(2); }\n');
  });

  it('a rewrite that does not remove its finding is no progress', async () => {
    const project = new Project({ 'a.js': 'endless(1);\n' });
    expect(await outcomes(project)).toEqual([[1, 'no-endless', false, 'taken back: no-endless still reports after the rewrite']]);
    expect((await project.run()).code).toBe(0);
  });

  it('a rewrite that brings another finding is taken back', async () => {
    const project = new Project({ 'a.js': 'swap(1);\n' });
    expect(await outcomes(project)).toEqual([
      [1, 'no-swap', false, 'taken back: the result has a new finding of no-manual'],
    ]);
  });

  it('what is left may change its rule when its neighbour is rewritten', async () => {
    const project = new Project({ 'a.js': 'pair(1);\npair(2);\n' });
    expect(await outcomes(project, '--write')).toEqual([[1, 'no-pair', true, ''], [2, 'no-pair', true, '']]);
    expect(project.read('a.js')).toBe('released(1);\nreleased(2);\n');
  });

  it('a new complaint of TypeScript takes a rewrite back, an old one does not', async () => {
    const text = 'declare function untypable(n: number): void;\ndeclare function review(): void;\ndeclare function reviewed(): void;\nuntypable(1);\nreview();\nexport const wrong: number = "old";\n';
    const project = new Project({ 'tsconfig.json': tsconfig, 'src/a.ts': text });
    expect(await outcomes(project, '--write', '--level', 'review')).toEqual([
      [4, 'no-untypable', false, expect.stringContaining("taken back: TypeScript has a new complaint about the result (line 4: TS2304: Cannot find name 'nowhereDeclared'.)")],
      [5, 'no-review', true, 'the order of two effects changes'],
    ]);
    expect(project.read('src/a.ts')).toBe(text.replace('\nreview()', '\nreviewed()'));
  });

  it('where modules are missing TypeScript cannot verify, and that is said', async () => {
    const text = 'import "not-installed";\nuntypable(1);\n';
    const project = new Project({ 'tsconfig.json': tsconfig, 'src/a.ts': text });
    expect(await outcomes(project)).toEqual([[2, 'no-untypable', true, '']]);
    expect((await project.run()).out).toContain('1 rewritten file lacks names or modules, so TypeScript could not verify the rewrite; install the dependencies');
  });

  it('a new complaint about a file that imports the rewritten one takes it back, also through a re-export', async () => {
    const project = new Project({
      'tsconfig.json': tsconfig,
      'src/a.ts': 'export class A {}\ndeclare function privatize(): void;\nexport function f(): void { privatize(); }\n',
      'src/index.ts': "export * from './a';\n",
      'src/user.ts': "import { A } from './index';\nexport const a: A = {};\n",
      'src/other.ts': 'export class A {}\ndeclare function privatize(): void;\nexport function f(): void { privatize(); }\n',
    });
    expect(await outcomes(project)).toEqual([
      [3, 'no-private', false, expect.stringContaining('taken back: TypeScript has a new complaint about user.ts, which imports the file (line 2: TS2739')],
      [3, 'no-private', true, ''],
    ]);
  });

  it('without types only syntax is verified', async () => {
    const project = new Project({ 'a.js': 'untypable(1);\n' });
    expect((await project.run('--write')).code).toBe(0);
    expect(project.read('a.js')).toBe('nowhereDeclared(1);\n');
  });
});
