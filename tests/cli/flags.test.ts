import { describe, expect, it } from 'vitest';

import { Project } from './project.ts';

const mixed = { 'a.js': "open('x');\nreview();\nmanual(1);\n" };

describe('what is printed', () => {
  it('prints findings and a diff, and writes nothing', async () => {
    const project = new Project(mixed);
    const { code, out } = await project.run();
    expect(out).toMatchInlineSnapshot(`
      "a.js
        1:1  no-open  what open opens stays open
            rewrite below (safe)
        2:1  no-review  what review opens stays open
            not rewritten: needs --level review: the order of two effects changes
        3:1  no-manual  what manual opens stays open
            not rewritten: the handle leaves the file

      --- a/a.js
      +++ b/a.js
      @@ -1,3 +1,4 @@
      -open('x');
      +opened('x');
       review();
       manual(1);
      +close('x'); 
      \\ No newline at end of file

      3 findings in 1 file: 0 rewritten, 1 ready to be rewritten with --write, 2 not rewritten because
        1  needs --level review: the order of two effects changes
        1  the handle leaves the file
      1 file is in no tsconfig and was linted without types
      "
    `);
    expect(code).toBe(1);
    expect(project.read('a.js')).toBe(mixed['a.js']);
  });
});
