import { chmodSync, existsSync, lstatSync, mkdirSync, readdirSync, statSync, symlinkSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { readSource } from '../../src/cli/read.ts';
import { stage } from '../../src/cli/write.ts';
import { Project } from './project.ts';

const owner = "function owner() {\n  open('x');\n}\n";
const done = "function owner() {\n  opened('x');\nclose('x'); }\n";

describe('bytes that no rewrite names stay', () => {
  it.each([
    ['line ends', owner.replaceAll('\n', '\r\n'), done.replaceAll('\n', '\r\n')],
    ['mixed line ends', owner.replace('\n', '\r\n'), done.replace('\n', '\r\n')],
    ['byte order mark', `\uFEFF${owner}`, `\uFEFF${done}`],
    ['no newline at the end', owner.trimEnd(), done.trimEnd()],
    ['tabs and odd spaces', `\t\u00A0// \u{1F600}\n${owner}`, `\t\u00A0// \u{1F600}\n${done}`],
    ['hashbang', `#!/usr/bin/env node\n${owner}`, `#!/usr/bin/env node\n${done}`],
  ])('%s: written and applied alike', async (_, before, after) => {
    const written = new Project({ 'a.js': before });
    expect((await written.run('--write')).code).toBe(0);
    expect(written.read('a.js')).toBe(after);

    const applied = new Project({ 'a.js': before });
    applied.apply((await applied.run()).out);
    expect(applied.read('a.js')).toBe(after);
  });

  it.each(['with space.js', 'quote".js', 'ünï.js', 'back\\slash.js', 'src/deep/[id].js'])('git apply finds %s', async (name) => {
    const project = new Project({ [name]: owner });
    project.apply((await project.run()).out);
    expect(project.read(name)).toBe(done);
  });

  it('the diff is relative to where the command runs', async () => {
    const project = new Project({ 'packages/one/a.js': owner });
    const inner = project.in('packages/one');
    inner.apply((await inner.run()).out);
    expect(project.read('packages/one/a.js')).toBe(done);
  });
});

describe('files are written whole or not at all', () => {
  it('keeps the mode, and links stay links', async () => {
    const project = new Project({ 'a.js': owner });
    chmodSync(project.at('a.js'), 0o755);
    mkdirSync(project.at('links'));
    symlinkSync('../a.js', project.at('links/b.js'));
    expect((await project.run('--write', 'links/b.js')).code).toBe(0);
    expect(statSync(project.at('a.js')).mode & 0o777).toBe(0o755);
    expect(lstatSync(project.at('links/b.js')).isSymbolicLink()).toBe(true);
    expect(project.read('a.js')).toBe(done);
  });

  it('a read-only file is left, said, and the rest is written', async () => {
    const project = new Project({ 'a.js': owner, 'b.js': owner });
    chmodSync(project.at('a.js'), 0o444);
    const { code, err, out } = await project.run('--write');
    expect([code, err]).toEqual([1, 'a.js: not written: it is read-only\n']);
    expect(out).toContain('2 findings in 2 files: 1 rewritten, 1 can be rewritten');
    expect([project.read('a.js'), project.read('b.js')]).toEqual([owner, done]);
  });

  it('what changed meanwhile is not overwritten', async () => {
    const project = new Project({ 'a.js': owner });
    const source = readSource(project.at('a.js'));
    project.put('a.js', 'mine\n');
    await expect(stage(project.at('a.js'), source, done)).rejects.toThrow('changed by something else meanwhile');
    expect(project.read('a.js')).toBe('mine\n');
  });

  it('a write that fails leaves the file and nothing beside it', async () => {
    const project = new Project({ 'a.js': owner });
    const source = readSource(project.at('a.js'));
    mkdirSync(project.at(`.a.js.memopt-${process.pid}`));
    await expect(stage(project.at('a.js'), source, done)).rejects.toThrow('EEXIST');
    expect(project.read('a.js')).toBe(owner);
    expect(existsSync(project.at('a.js'))).toBe(true);
  });

  it('leaves no temporary file', async () => {
    const project = new Project({ 'a.js': owner });
    await project.run('--write');
    expect(readdirSync(project.folder).sort()).toEqual(['.git', 'a.js']);
  });
});
