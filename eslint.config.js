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
      // Answers are kept under the very object that is asked for: one made at each call is never found again.
      'no-restricted-syntax': [
        'error',
        { selector: 'CallExpression[callee.property.name="mentions"] > Literal.arguments', message: 'Give the pattern a name outside of the function.' },
        { selector: 'CallExpression[callee.name="callsNamed"] > :matches(Literal, ArrayExpression).arguments', message: 'Give the names a name outside of the function.' },
        { selector: 'CallExpression[callee.property.name=/^(?:once|per)$/][callee.object.name="file"] > :function.arguments', message: 'Give the question a name outside of the function.' },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },
);
