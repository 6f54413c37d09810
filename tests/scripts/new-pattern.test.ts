import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = path.resolve('.');
const tsx = path.join(root, 'node_modules/tsx/dist/cli.mjs');

describe('npm run new-pattern', { timeout: 120_000 }, () => {
  let copy: string;
  const scaffold = (name: string) => spawnSync(process.execPath, [tsx, 'scripts/new-pattern.ts', name], { cwd: copy, encoding: 'utf8' });

  beforeAll(() => {
    copy = mkdtempSync(path.join(tmpdir(), 'memopt-pattern-'));
    for (const item of ['src', 'rules', 'codemods', 'scripts', 'package.json', 'tsconfig.json', 'vitest.config.ts']) cpSync(path.join(root, item), path.join(copy, item), { recursive: true });
    mkdirSync(path.join(copy, 'docs/rules'), { recursive: true });
    cpSync(path.join(root, 'tests/matrix'), path.join(copy, 'tests/matrix'), { recursive: true });
    cpSync(path.join(root, 'tests/rules'), path.join(copy, 'tests/rules'), { recursive: true, filter: (file) => !/\.test\.ts$|\/cases$/.test(file) });
    symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'));
  });
  afterAll(() => rmSync(copy, { recursive: true }));

  it('registers a pattern that passes the type check and its own test', () => {
    const before = readFileSync(path.join(copy, 'rules/index.ts'), 'utf8');
    expect(scaffold('no-leaked-lock').status).toBe(0);
    const after = readFileSync(path.join(copy, 'rules/index.ts'), 'utf8');
    expect(after).toContain("import noLeakedLock from './no-leaked-lock.ts';\n");
    expect(after.replace("import noLeakedLock from './no-leaked-lock.ts';\n", '').replace(/(, )?noLeakedLock/, '')).toBe(before);
    const run = (script: string, ...args: string[]) => spawnSync(process.execPath, [path.join(root, 'node_modules', script), ...args], { cwd: copy, encoding: 'utf8' });
    expect(run('typescript/bin/tsc', '--noEmit').stdout).toBe('');
    const tested = run('vitest/vitest.mjs', 'run', '--project=unit', 'tests/rules');
    expect(tested.stdout).toContain('2 tests');
    expect(tested.status, tested.stdout).toBe(0);
  });

  it('refuses a name that is taken or malformed', () => {
    expect(scaffold('no-leaked-timer')).toMatchObject({ status: 2, stderr: 'rules/no-leaked-timer.ts exists already\n' });
    expect(scaffold('NoLeakedLock').status).toBe(2);
  });
});
