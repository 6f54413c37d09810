import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { beforeAll, describe, expect, it } from 'vitest';

import { clean, leak, typedLeak } from './code.ts';
import { command, install, node, plugin, project, run } from './project.ts';

describe('npx memopt-codemod', () => {
  let installed: string;
  beforeAll(async () => {
    installed = await install([plugin, command]);
  });

  const memopt = (folder: string, ...args: string[]) => run(folder, path.join(installed, 'node_modules/.bin/memopt-codemod'), ...args);

  it('finds and shows a diff in a folder that has nothing installed, and writes nothing', async () => {
    const folder = project(installed, { 'leak.js': leak, 'src/leak.ts': typedLeak, 'clean.js': clean });
    const { code, stdout } = await memopt(folder, '--level', 'review');
    expect(stdout).toContain('no-leaked-timer');
    expect(stdout).toMatch(/^\+.*clearInterval/m);
    expect(stdout).not.toContain('clean.js');
    expect(code).toBe(1);
    expect(readFileSync(path.join(folder, 'leak.js'), 'utf8')).toBe(leak);
  });

  it('writes what the level allows, and then nothing applicable is left', async () => {
    const folder = project(installed, { 'leak.js': leak, 'src/leak.ts': typedLeak });
    expect((await memopt(folder, '--write', '--level', 'review')).code).toBe(0);
    for (const name of ['leak.js', 'src/leak.ts']) expect(readFileSync(path.join(folder, name), 'utf8')).toContain('clearInterval(');
    expect((await node(folder, '--check', 'leak.js')).code).toBe(0);
    expect((await memopt(folder, '--level', 'review')).code).toBe(0);
  });

  it('git applies the diff', async () => {
    const folder = project(installed, { 'leak.js': leak });
    await run(folder, 'git', 'init', '--quiet');
    const { stdout } = await memopt(folder, '--level', 'review');
    const applied = spawnSync('git', ['apply', '-'], { cwd: folder, input: stdout, encoding: 'utf8' });
    expect(applied.stderr).toBe('');
    expect(readFileSync(path.join(folder, 'leak.js'), 'utf8')).toContain('clearInterval(');
  });

  it('says why', async () => {
    const folder = project(installed, { 'leak.js': leak });
    const { stdout } = await memopt(folder, 'why', 'leak.js:3');
    expect(stdout).toContain('no-leaked-timer');
  });
});
