import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { expect, it } from 'vitest';

import { transform } from '../../src/transform.ts';

const before = `const ts = require('typescript');

exports.compile = (text) => {
  return ts.transpile(text);
};

exports.list = () => [];
`;

/** What a process holds that loads the module and lists, and what it compiles afterwards. */
function held(text: string): { readonly bytes: number; readonly compiled: string } {
  const folder = mkdtempSync(path.join(tmpdir(), 'memopt-eager-'));
  const file = path.join(folder, 'tools.cjs');
  writeFileSync(file, text.replace("'typescript'", JSON.stringify(path.resolve('node_modules/typescript'))));
  const program = `const tools = require(${JSON.stringify(file)}); tools.list(); gc(); const bytes = process.memoryUsage().heapUsed; console.log(JSON.stringify({ bytes, compiled: tools.compile('let a: number = 1') }));`;
  try {
    return JSON.parse(execFileSync(process.execPath, ['--expose-gc', '--input-type=commonjs', '--eval', program], { encoding: 'utf8' })) as ReturnType<typeof held>;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

it('a package that is loaded where it is used takes nothing before', { timeout: 240_000 }, () => {
  const after = transform('no-eager-import', { path: 'tools.js', source: before }, undefined, { level: 'review', certainty: 'likely' }) ?? '';
  const [was, is] = [held(before), held(after)];
  console.log(`${Math.round(was.bytes / 1e6)} MB before, ${Math.round(is.bytes / 1e6)} MB after`);
  expect(is.compiled).toBe(was.compiled);
  expect(was.bytes - is.bytes).toBeGreaterThan(10_000_000);
});
