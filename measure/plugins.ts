/** The built plugin, as users get it, and the configs that are measured. */
import { pathToFileURL } from 'node:url';

import * as typescriptParser from '@typescript-eslint/parser';
import type { Linter } from 'eslint';
import * as vueParser from 'vue-eslint-parser';

import { fromRoot } from './results.ts';

type Plugin = typeof import('../src/index.ts').default;

// Of sources run by tsx every function is slower than of what is published.
export const { default: memopt } = (await import(pathToFileURL(fromRoot('dist/plugin/index.js')).href)) as { default: Plugin };

export const clearPrograms = (): void => typescriptParser.clearCaches();

const jsx = (file: string): boolean => /(?:x|\.[cm]?js)$/.test(file);

/** How a file is read; without `root` no types are asked for. */
export function languageOf(file: string, root?: string): Linter.LanguageOptions {
  const isVue = file.endsWith('.vue');
  return {
    parser: isVue ? vueParser : typescriptParser,
    parserOptions: {
      ecmaFeatures: { jsx: jsx(file) },
      ...(isVue ? { parser: typescriptParser } : {}),
      // The same for every file: typescript-eslint loads all projects anew where it changes.
      ...(root === undefined ? {} : { projectService: true, tsconfigRootDir: root, extraFileExtensions: ['.vue'] }),
    },
  };
}

/** A config that runs these rules of these plugins on any source file, whatever its comments say. */
export const configOf = (file: string, rules: Linter.RulesRecord, plugins: Linter.Config['plugins'], root?: string): Linter.Config => ({
  files: ['**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx,vue}'],
  ...(plugins ? { plugins } : {}),
  rules,
  languageOptions: languageOf(file, root),
  linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'off' },
});
