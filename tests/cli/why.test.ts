import { describe, expect, it } from 'vitest';

import { eslintConfig, Project } from './project.ts';

const files = {
  'a.js': 'function f() {\n  open(1);\n  manual(host, 2);\n  review();\n  broken();\n}\nmanual("likely");\nopen(3); // eslint-disable-line memopt/no-open\n',
};

describe('why', () => {
  it('gives facts, the verdict and the rewrite', async () => {
    expect((await new Project(files).run('why', 'a.js:2')).out).toMatchInlineSnapshot(`
      "a.js:2:3  no-open  what open opens stays open
        id         no-open:0
        certainty  certain
        facts
          holder  module  (2:3  open)
        verdict    safe, file
        rewrite
      --- a/a.js
      +++ b/a.js
      @@ -1,8 +1,8 @@
       function f() {
      -  open(1);
      +  opened(1);
         manual(host, 2);
         review();
         broken();
      -}
      +close(1); }
       manual("likely");
       open(3); // eslint-disable-line memopt/no-open

      linted without types: no tsconfig includes it
      "
    `);
  });

  it('names the node that blocks', async () => {
    expect((await new Project(files).run('why', 'a.js:3')).out).toMatchInlineSnapshot(`
      "a.js:3:3  no-manual  what manual opens stays open
        id         no-manual:0
        certainty  certain
        facts
          holder  module  (3:3  manual)
        verdict    manual, file: the handle leaves the file
        blocker    3:10  host
        rewrite    none: the handle leaves the file

      linted without types: no tsconfig includes it
      "
    `);
  });

  it('shows a rewrite of any level, and why one was taken back', async () => {
    expect((await new Project(files).run('why', 'a.js:4')).out).toContain('  verdict    review, file: the order of two effects changes\n  rewrite\n--- a/a.js');
    expect((await new Project(files).run('why', 'a.js:5')).out).toContain('  rewrite    none: taken back: the result does not parse');
  });

  it('says when nothing was found, and what rules looked', async () => {
    expect(await new Project(files).run('why', 'a.js:6', '--only', 'no-open,no-manual')).toMatchInlineSnapshot(`
      {
        "code": 0,
        "err": "",
        "out": "a.js:6
      Nothing was found here. These rules looked: no-open, no-manual.
      In this file they report at line 2, 3.

      linted without types: no tsconfig includes it
      ",
      }
    `);
  });

  it('says what the options or a comment hide', async () => {
    expect((await new Project(files).run('why', 'a.js:7')).out).toContain("Your options do not report this, as it is likely, not certain (option `certainty: 'likely'`).");
    expect((await new Project(files).run('why', 'a.js:8')).out).toContain('a.js:8\nA comment disables memopt/no-open here: what open opens stays open');
    expect((await new Project({ 'a.test.js': 'open(1);\n' }).run('why', 'a.test.js:1')).out).toContain('as the file is a test, a story or a benchmark (option `tests: true`)');
  });

  it('says when no rule looks, and when the file does not parse', async () => {
    const ignored = new Project({ ...files, 'eslint.config.js': eslintConfig("{ ignores: ['a.js'] }") });
    expect(await ignored.run('why', 'a.js:2')).toMatchObject({ code: 0, out: expect.stringContaining('No memopt rule looks at this file: the ESLint config ignores it or gives it none.') as string });
    expect(await new Project({ 'a.js': 'let = ;\n' }).run('why', 'a.js:1:3')).toMatchObject({ code: 3, out: expect.stringMatching(/^a\.js:1:\d+: cannot be read: /) as string });
  });

  it('as json', async () => {
    const { out } = await new Project(files).run('why', 'a.js:3', '--format', 'json');
    expect(JSON.parse(out)).toMatchObject({
      version: 1,
      file: 'a.js',
      line: 3,
      typed: false,
      untyped: 'no tsconfig includes it',
      findings: [{ rule: 'no-manual', facts: [{ name: 'holder' }], verdict: { level: 'manual', blocker: [35, 39] }, rewritten: false, reason: 'the handle leaves the file', diff: '' }],
    });
  });
});
