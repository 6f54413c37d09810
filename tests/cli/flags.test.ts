import { readFileSync, writeFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { eslintConfig, Project } from './project.ts';

const source = "function owner() {\n  open('x');\n  review();\n  manual(1);\n}\n";
const opened = "function owner() {\n  opened('x');\n  review();\n  manual(1);\nclose('x'); }\n";
const reviewed = opened.replace('review()', 'reviewed()');

const project = (): Project => new Project({ 'a.js': source });

describe('memopt-codemod', () => {
  it('prints findings and a diff that git apply takes, and writes nothing', async () => {
    const it = project();
    const { code, out, err } = await it.run();
    expect(out).toMatchInlineSnapshot(`
      "a.js
        2:3  no-open  what open opens stays open
            rewrite below (safe)
        3:3  no-review  what review opens stays open
            not rewritten: needs --level review: the order of two effects changes
        4:3  no-manual  what manual opens stays open
            not rewritten: the handle leaves the file

      --- a/a.js
      +++ b/a.js
      @@ -1,5 +1,5 @@
       function owner() {
      -  open('x');
      +  opened('x');
         review();
         manual(1);
      -}
      +close('x'); }

      3 findings in 1 file: 1 can be rewritten (--write does it), 2 not rewritten:
        1  needs --level review: the order of two effects changes
        1  the handle leaves the file
      1 file linted without types: no tsconfig includes it
      "
    `);
    expect(err).toBe('');
    expect(code).toBe(1);
    expect(it.read('a.js')).toBe(source);
    it.apply(out);
    expect(it.read('a.js')).toBe(opened);
  });

  it('--write rewrites, and a second run has nothing to do', async () => {
    const it = project();
    const { code, out } = await it.run('--write');
    expect(code).toBe(0);
    expect(out).toContain('3 findings in 1 file: 1 rewritten, 2 not rewritten:');
    expect(out).not.toContain('---');
    expect(it.read('a.js')).toBe(opened);
    expect((await it.run()).code).toBe(0);
  });

  it('--level review also applies what changes no more than it names', async () => {
    const it = project();
    expect((await it.run('--level', 'review')).code).toBe(1);
    expect((await it.run('--write', '--level=review')).code).toBe(0);
    expect(it.read('a.js')).toBe(reviewed);
  });

  it('--only and --skip choose rules, repeated or as lists, with or without prefix', async () => {
    const rules = async (...args: string[]): Promise<unknown> => {
      const { out } = await project().run('--format', 'json', ...args);
      return (JSON.parse(out) as { findings: { rule: string }[] }).findings.map(({ rule }) => rule);
    };
    expect(await rules('--only', 'no-open')).toEqual(['no-open']);
    expect(await rules('--only', 'no-open,no-manual')).toEqual(['no-open', 'no-manual']);
    expect(await rules('--only', 'no-open', '--only', 'memopt/no-review')).toEqual(['no-open', 'no-review']);
    expect(await rules('--skip', 'no-open')).toEqual(['no-review', 'no-manual']);
    expect(await rules('--only', 'no-open,no-manual', '--skip', 'no-open')).toEqual(['no-manual']);
  });

  it('--list, --help and --version', async () => {
    expect((await project().run('--list')).out).toContain('no-open       Releases what open() opens (recommended)\n');
    expect((await project().run('--help')).out).toContain('Exit codes: 0 nothing applicable');
    expect(await project().run('--version')).toEqual({ code: 0, out: '0.0.0-fake\n', err: '' });
  });

  it('shows progress to a person, and clears it', async () => {
    const { err } = await project().watched().run('--write');
    expect(err).toBe('\r\u001B[K\r\u001B[K');
  });

  it('says that nothing was found', async () => {
    const it = new Project({ 'a.js': 'f();\n' });
    expect(await it.run()).toEqual({ code: 0, out: '0 findings in 1 file\n1 file linted without types: no tsconfig includes it\n', err: '' });
  });
});

describe('usage', () => {
  it.each([
    [['missing'], 'there is no file or folder "missing"'],
    [['notes.txt'], '"notes.txt" is no JavaScript, TypeScript or Vue file'],
    [['Panel.svelte'], '"Panel.svelte" is no JavaScript, TypeScript or Vue file: the command edits no components of Svelte or Astro, the rules read them in ESLint'],
    [['--only', 'no-such'], '--only: there is no rule "no-such"; memopt-codemod --list names them'],
    [['--skip', ''], '--skip needs the name of a rule'],
    [['--level', 'all'], '--level takes safe or review, not "all"'],
    [['--format', 'xml'], '--format takes text or json, not "xml"'],
    [['--bogus'], "Unknown option '--bogus'"],
    [['why', 'a.js'], 'why takes one place: memopt-codemod why <file:line>'],
    [['why', 'b.js:1'], 'there is no file "b.js"'],
  ])('%j', async (args, message) => {
    const it = new Project({ 'a.js': source, 'notes.txt': '', 'Panel.svelte': '' });
    const { code, out, err } = await it.run(...args);
    expect(err).toContain(`memopt-codemod: ${message}`);
    expect([code, out]).toEqual([2, '']);
  });

  it('an ESLint config that throws is named', async () => {
    const it = new Project({ 'a.js': source, 'eslint.config.js': 'throw new Error("no good");' });
    expect(await it.run()).toEqual({ code: 2, out: '', err: 'memopt-codemod: eslint.config.js does not load: no good\n' });
  });
});

describe('input that does not parse', () => {
  it('is named with its place, the rest is done, and the exit code is 3', async () => {
    const it = new Project({ 'a.js': source, 'b.ts': 'let a: = 1;\n' });
    const { code, err } = await it.run('--write');
    expect(code).toBe(3);
    expect(err).toBe('b.ts:1:7: cannot be read: Type expected.\n');
    expect(it.read('a.js')).toBe(opened);
  });

  it('a file that is not UTF-8 is left alone', async () => {
    const it = new Project({});
    const bytes = Buffer.from("function f() { open('\xe9'); }", 'latin1');
    writeFileSync(it.at('a.js'), bytes);
    const { code, err } = await it.run('--write');
    expect([code, err]).toEqual([3, 'a.js:1:1: cannot be read: it is not UTF-8; convert it or leave it out\n']);
    expect(readFileSync(it.at('a.js'))).toEqual(bytes);
  });
});

describe('json', () => {
  it('has findings, files, errors and a summary', async () => {
    const it = new Project({ 'a.js': source, 'eslint.config.js': eslintConfig('memopt.configs.recommended') });
    const { out } = await it.run('--format', 'json');
    expect(JSON.parse(out)).toMatchInlineSnapshot(`
      {
        "errors": [],
        "files": [
          {
            "diff": "--- a/a.js
      +++ b/a.js
      @@ -1,5 +1,5 @@
       function owner() {
      -  open('x');
      +  opened('x');
         review();
         manual(1);
      -}
      +close('x'); }
      ",
            "file": "a.js",
            "verified": "syntax",
            "written": false,
          },
        ],
        "findings": [
          {
            "certainty": "certain",
            "column": 3,
            "endColumn": 12,
            "endLine": 2,
            "facts": [
              {
                "name": "holder",
                "range": [
                  21,
                  25,
                ],
                "value": "module",
              },
            ],
            "file": "a.js",
            "id": "no-open:0",
            "level": "safe",
            "line": 2,
            "message": "what open opens stays open",
            "messageId": "leak",
            "range": [
              21,
              30,
            ],
            "reason": "",
            "rewritten": true,
            "rule": "no-open",
            "typed": false,
            "verdict": {
              "level": "safe",
              "reason": "",
              "scope": "file",
            },
            "written": false,
          },
          {
            "certainty": "certain",
            "column": 3,
            "endColumn": 11,
            "endLine": 3,
            "facts": [
              {
                "name": "holder",
                "range": [
                  34,
                  40,
                ],
                "value": "module",
              },
            ],
            "file": "a.js",
            "id": "no-review:0",
            "level": "review",
            "line": 3,
            "message": "what review opens stays open",
            "messageId": "leak",
            "range": [
              34,
              42,
            ],
            "reason": "needs --level review: the order of two effects changes",
            "rewritten": false,
            "rule": "no-review",
            "typed": false,
            "verdict": {
              "level": "review",
              "reason": "the order of two effects changes",
              "scope": "file",
            },
            "written": false,
          },
          {
            "certainty": "certain",
            "column": 3,
            "endColumn": 12,
            "endLine": 4,
            "facts": [
              {
                "name": "holder",
                "range": [
                  46,
                  52,
                ],
                "value": "module",
              },
            ],
            "file": "a.js",
            "id": "no-manual:0",
            "level": "manual",
            "line": 4,
            "message": "what manual opens stays open",
            "messageId": "leak",
            "range": [
              46,
              55,
            ],
            "reason": "the handle leaves the file",
            "rewritten": false,
            "rule": "no-manual",
            "typed": false,
            "verdict": {
              "blocker": [
                53,
                54,
              ],
              "level": "manual",
              "reason": "the handle leaves the file",
              "scope": "file",
            },
            "written": false,
          },
        ],
        "level": "safe",
        "notes": [],
        "summary": {
          "files": 2,
          "findings": 3,
          "notRewritten": 2,
          "reasons": {
            "needs --level review: the order of two effects changes": 1,
            "the handle leaves the file": 1,
          },
          "rewritten": 1,
        },
        "untyped": [],
        "version": 1,
        "write": false,
      }
    `);
  });
});
