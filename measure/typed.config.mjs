/** What a whole lint with types costs: run by measure/fresh-speed.ts in a project's folder. MEASURED names the plugin's rules that run beside `no-floating-promises`: none, or all. */
import process from 'node:process';

import tseslint from 'typescript-eslint';

import memopt from '../dist/plugin/index.js';

const rules = process.env['MEASURED'] === 'all' ? Object.keys(memopt.rules).map((name) => `memopt/${name}`) : [];

export default [
  {
    files: ['**/*.{ts,mts,cts,tsx}'],
    plugins: { '@typescript-eslint': tseslint.plugin, ...(rules.length > 0 ? { memopt } : {}) },
    rules: Object.fromEntries(['@typescript-eslint/no-floating-promises', ...rules].map((name) => [name, 'warn'])),
    languageOptions: { parser: tseslint.parser, parserOptions: { projectService: true, tsconfigRootDir: process.cwd() } },
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'off' },
  },
];
