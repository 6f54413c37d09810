import { readFileSync } from 'node:fs';
import path from 'node:path';

import { beforeAll, describe, expect, it } from 'vitest';

import { clean, esmConfig, leak, onlyTyped, tsconfig, typedConfig, typedLeak, untypedConfig } from './code.ts';
import { eslint, install, node, plugin, project, run } from './project.ts';

const rules = (messages: readonly { ruleId: string | null }[] | undefined) => messages?.map(({ ruleId }) => ruleId);
const one = ['memopt/no-leaked-timer'];

describe.each(['9.15.0', '9.39.5', '10'])('ESLint %s', (version) => {
  let installed: string;
  beforeAll(async () => {
    installed = await install([plugin, `eslint@${version}`, 'typescript@6.0', '@typescript-eslint/parser@8']);
  });

  it('JavaScript only, without types', async () => {
    const folder = project(installed, { 'eslint.config.js': esmConfig, 'leak.js': leak, 'clean.js': clean });
    const found = await eslint(folder, installed, '.');
    expect(rules(found['leak.js'])).toEqual(one);
    expect(rules(found['clean.js'])).toEqual([]);
  });

  it('TypeScript, without types and with', async () => {
    const files = { 'tsconfig.json': tsconfig, 'leak.ts': typedLeak, 'only-typed.ts': onlyTyped };
    const untyped = await eslint(project(installed, { 'eslint.config.js': untypedConfig, ...files }), installed, '.');
    expect([rules(untyped['leak.ts']), rules(untyped['only-typed.ts'])]).toEqual([one, []]);
    const typed = await eslint(project(installed, { 'eslint.config.js': typedConfig, ...files }), installed, '.');
    expect([rules(typed['leak.ts']), rules(typed['only-typed.ts'])]).toEqual([one, ['memopt/no-leaked-subscription']]);
  });

  it('a suggestion that ends the report', async () => {
    const folder = project(installed, { 'eslint.config.js': esmConfig, 'leak.js': leak });
    const [message] = (await eslint(folder, installed, 'leak.js'))['leak.js'] ?? [];
    const fix = message?.fix ?? message?.suggestions?.[0]?.fix;
    expect(fix).toBeDefined();
    const [start, end] = fix?.range ?? [0, 0];
    const fixed = project(installed, { 'eslint.config.js': esmConfig, 'fixed.js': leak.slice(0, start) + (fix?.text ?? '') + leak.slice(end) });
    expect(readFileSync(path.join(fixed, 'fixed.js'), 'utf8')).toContain('clearInterval');
    expect(rules((await eslint(fixed, installed, '.'))['fixed.js'])).toEqual([]);
  });

  it('a CommonJS config', async () => {
    const config = "const memopt = require('eslint-plugin-memopt');\n\nmodule.exports = [memopt.configs.recommended];\n";
    const folder = project(installed, { 'eslint.config.cjs': config, 'leak.js': leak });
    expect(rules((await eslint(folder, installed, 'leak.js'))['leak.js'])).toEqual(one);
  });

  it.skipIf(version === '9.15.0')("defineConfig with extends: ['memopt/recommended'], type-checked", async () => {
    const config = `// @ts-check
import { defineConfig } from 'eslint/config';
import memopt from 'eslint-plugin-memopt';

export default defineConfig([
  { files: ['**/*.js'], plugins: { memopt }, extends: ['memopt/recommended'] },
  { files: ['strict/**/*.js'], extends: [memopt.configs.strict], rules: { 'memopt/no-leaked-timer': ['error', { certainty: 'likely' }] } },
]);
`;
    const folder = project(installed, {
      'eslint.config.js': config,
      'leak.js': leak,
      'tsconfig.json': tsconfig.replace('"include": ["**/*.ts"]', '"include": ["eslint.config.js"]').replace('"strict"', '"checkJs": true, "strict"'),
    });
    expect(rules((await eslint(folder, installed, 'leak.js'))['leak.js'])).toEqual(one);
    const tsc = await node(folder, path.join(installed, 'node_modules/typescript/bin/tsc'));
    expect(tsc.stdout).toBe('');
  });

  it.runIf(version === '10')('eslint --plugin on the command line', async () => {
    const folder = project(installed, { 'leak.js': leak });
    const bin = path.join(installed, 'node_modules/.bin/eslint');
    const { stdout } = await run(folder, bin, '--no-config-lookup', '--plugin', 'eslint-plugin-memopt', '--rule', 'memopt/no-leaked-timer: error', 'leak.js');
    expect(stdout).toContain('memopt/no-leaked-timer');
  });
});
