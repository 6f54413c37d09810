import { readFileSync } from 'node:fs';
import path from 'node:path';

import { beforeAll, describe, expect, it } from 'vitest';

import { clean, leak } from './code.ts';
import { install, node, plugin, project } from './project.ts';

const rule = 'no-leaked-timer';

describe('plain jscodeshift, by the path of the transform', () => {
  let installed: string;
  beforeAll(async () => {
    installed = await install([plugin, 'eslint@10', 'jscodeshift@17']);
  });

  const jscodeshift = (folder: string, ...args: string[]) =>
    node(folder, path.join(installed, 'node_modules/jscodeshift/bin/jscodeshift.js'), '-t', `../node_modules/eslint-plugin-memopt/codemods/${rule}.js`, '--level=review', ...args, '.');

  it.each([['as it comes'], ['in band, without babel', '--run-in-band', '--no-babel'], ['with the tsx parser', '--parser=tsx', '--no-babel']])('%s', async (_how, ...args) => {
    const folder = project(installed, { 'leak.js': leak, 'clean.js': clean });
    const { stdout } = await jscodeshift(folder, ...args);
    expect(stdout).toMatch(/^0 errors$/m);
    expect(stdout).toMatch(/^1 ok$/m);
    expect(readFileSync(path.join(folder, 'leak.js'), 'utf8')).toContain('clearInterval(');
    expect(readFileSync(path.join(folder, 'clean.js'), 'utf8')).toBe(clean);
    const again = await jscodeshift(folder, ...args);
    expect(again.stdout).toMatch(/^0 ok$/m);
  });

  it('leaves tabs, CRLF and comments as they are', async () => {
    const odd = leak.replaceAll('  ', '\t').replace('tick() {}', 'tick() {} // stays').replaceAll('\n', '\r\n');
    const folder = project(installed, { 'odd.js': odd });
    await jscodeshift(folder, '--no-babel');
    const text = readFileSync(path.join(folder, 'odd.js'), 'utf8');
    expect(text).toContain('clearInterval(');
    const lines = text.split('\n');
    expect(lines.slice(0, -1).every((line) => line.endsWith('\r'))).toBe(true);
    expect(lines).toContain('\ttick() {} // stays\r');
  });
});
