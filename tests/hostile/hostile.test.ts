import * as typescriptParser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import * as espree from 'espree';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { crashChannel, type CrashEvent } from '../../src/channel.ts';
import plugin from '../../src/index.ts';
import { fixtures, parserOptions, type Mode } from '../rules/lint.ts';
import { scripts, typescript, type Odd } from './code.ts';

const parsers = {
  'with types': ['typed', typescriptParser],
  'without types': ['untyped', typescriptParser],
  "with ESLint's own parser": ['untyped', espree],
} as const satisfies Record<string, readonly [Mode, Linter.Parser]>;

function lint({ code, filename, sourceType = 'module' }: Odd, mode: Mode, parser: Linter.Parser): Linter.LintMessage[] {
  const linter = new Linter({ cwd: fixtures });
  const config = { ...plugin.configs.all, files: ['**'], languageOptions: { parser, sourceType, ecmaVersion: 'latest', parserOptions: { ...parserOptions(mode), sourceType } } };
  return linter.verify(code, [config] as Linter.Config[], `${fixtures}/${filename ?? 'file.ts'}`);
}

describe.each(Object.entries(parsers))('no rule fails on odd code, %s', (_how, [mode, parser]) => {
  const crashes: CrashEvent[] = [];
  const note = (event: unknown): void => void crashes.push(event as CrashEvent);
  beforeEach(() => crashChannel.subscribe(note));
  afterEach(() => crashChannel.unsubscribe(note));

  for (const [name, odd] of Object.entries({ ...scripts, ...(parser === typescriptParser ? typescript : {}) })) {
    it(name, () => {
      crashes.length = 0;
      expect(lint(odd, mode, parser).filter(({ fatal }) => fatal)).toEqual([]);
      expect(crashes).toEqual([]);
    }, 120_000);
  }
});
