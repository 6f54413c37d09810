import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';

import { applyEdits } from '../../src/apply/edits.ts';
import plugin from '../../src/index.ts';

/** What the first suggestion makes of a file in a project with this package.json and these other files; its text as it is where there is none. */
export function rewrittenIn(manifest: object, file: string, text: string, others: Readonly<Record<string, string>> = {}): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'memopt-project-'));
  try {
    for (const [name, content] of Object.entries({ ...others, 'package.json': JSON.stringify(manifest) })) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), content);
    }
    const [problem] = new Linter({ cwd: folder }).verify(text, [{ ...plugin.configs.strict, files: ['**/*.*'], languageOptions: { parser } }] as Linter.Config[], path.join(folder, file));
    const fix = problem?.suggestions?.[0]?.fix;
    return fix ? applyEdits(text, [fix]) : text;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
