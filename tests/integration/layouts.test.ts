import { readFileSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, it } from 'vitest';

import { esmConfig, leak, tsconfig, typedConfig, typedLeak } from './code.ts';
import { eslint, install, node, plugin, project } from './project.ts';

describe('layouts of node_modules', () => {
  it('loads neither TypeScript nor jscodeshift before there is something to rewrite', async () => {
    const installed = await install([plugin, 'eslint@10', 'typescript@6.0', '@typescript-eslint/parser@8']);
    const list = "require('eslint-plugin-memopt'); console.log(Object.keys(require.cache).join('\\n'));";
    const { stdout } = await node(project(installed, {}), '-e', list);
    expect(stdout).toContain('@typescript-eslint/utils');
    expect(stdout).not.toMatch(/node_modules\/(?:typescript|jscodeshift|@babel|recast)\//);
  });

  it('strict, as pnpm makes it: only what a package names is there', async () => {
    const pnpm = await install(['pnpm@10']);
    const bin = path.join(pnpm, 'node_modules/pnpm/bin/pnpm.cjs');
    const add = [process.execPath, bin, 'add', '--config.node-linker=isolated', '--config.hoist=false', '--config.auto-install-peers=false'] as const;
    const installed = await install([plugin, 'eslint@10', 'typescript@6.0', '@typescript-eslint/parser@8'], add);
    const folder = project(installed, { 'eslint.config.js': typedConfig, 'tsconfig.json': tsconfig, 'leak.ts': typedLeak });
    expect((await eslint(folder, installed, '.'))['leak.ts']).toMatchObject([{ ruleId: 'memopt/no-leaked-timer' }]);
  });

  it('beside TypeScript 7, which has no API for its types', async () => {
    const installed = await install([plugin, 'eslint@10', 'typescript@7']);
    const folder = project(installed, { 'eslint.config.js': esmConfig, 'leak.js': leak });
    const version = JSON.parse(readFileSync(path.join(installed, 'node_modules/typescript/package.json'), 'utf8')) as { version: string };
    expect(version.version).toMatch(/^7\./);
    expect((await eslint(folder, installed, '.'))['leak.js']).toMatchObject([{ ruleId: 'memopt/no-leaked-timer' }]);
  });

  it('as a plugin of oxlint, which has no types', async () => {
    const installed = await install([plugin, 'eslint@10', 'oxlint@1']);
    const config = { jsPlugins: ['eslint-plugin-memopt'], categories: { correctness: 'off' }, rules: { 'memopt/no-leaked-timer': 'error' } };
    const folder = project(installed, { '.oxlintrc.json': JSON.stringify(config), 'leak.js': leak, 'leak.ts': typedLeak });
    const { stdout } = await node(folder, path.join(installed, 'node_modules/oxlint/bin/oxlint'), '--format', 'json', '.');
    const { diagnostics } = JSON.parse(stdout) as { diagnostics: { code: string; filename: string }[] };
    expect(diagnostics.map(({ code, filename }) => [code, filename]).sort()).toEqual([
      ['memopt(no-leaked-timer)', 'leak.js'],
      ['memopt(no-leaked-timer)', 'leak.ts'],
    ]);
  });
});
