import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

import { describe, expect, it } from 'vitest';

import manifest from '../../package.json' with { type: 'json' };
import { Project } from './project.ts';

const tsx = createRequire(import.meta.url).resolve('tsx/cli');
const main = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));

/** The command as a process of its own, with the real rules. */
function command(project: Project, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [tsx, main, ...args], { cwd: project.folder, encoding: 'utf8' });
  return { status, stdout, stderr };
}

describe('the process', () => {
  const project = (): Project => new Project({ 'a.js': 'export const a = 1;\n' });

  it('prints to stdout, is quiet on stderr in a pipe, and ends with the exit code', () => {
    expect(command(project(), '--version')).toEqual({ status: 0, stdout: `${manifest.version}\n`, stderr: '' });
    expect(command(project())).toEqual({ status: 0, stdout: expect.stringContaining('0 findings in 1 file\n') as string, stderr: '' });
    expect(command(project(), 'missing')).toEqual({ status: 2, stdout: '', stderr: 'memopt-codemod: there is no file or folder "missing"\n' });
  });

  it('lists every rule with its description', () => {
    expect(command(project(), '--list').stdout).toMatch(/^(?:[a-z-]+ {2,}\S.*\n)+$/);
  });

  it('a reader that goes away is no error', () => {
    const { folder } = project();
    const { status, stderr } = spawnSync('bash', ['-c', `set -o pipefail; "$0" "$1" "$2" --help | head -0`, process.execPath, tsx, main], { cwd: folder, encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, '']);
  });
});
