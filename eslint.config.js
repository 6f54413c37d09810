import { defineConfig, globalIgnores } from 'eslint/config';
import memopt from 'eslint-plugin-memopt';
import tseslint from 'typescript-eslint';

export default defineConfig(
  globalIgnores(['docs/', 'dist/', 'release/', 'coverage/', '.cache/', '**/fixtures/', 'tests/proofs/costs/']),
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked, memopt.configs.recommended],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      // The enums of the scope manager are not exported by @typescript-eslint/utils, the only package that rules load.
      '@typescript-eslint/no-unsafe-enum-comparison': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },
);
