import path from 'node:path';

import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';

import { findingChannel, type FindingEvent } from '../../src/channel.ts';
import type { Finding } from '../../src/finding.ts';
import plugin from '../../src/index.ts';
import type { MemoptSettings } from '../../src/settings.ts';

export type Mode = 'typed' | 'untyped';

export const fixtures = path.resolve('tests/rules/fixtures');

/** What both modes parse with: a program over the fixtures' tsconfig, or the syntax alone. */
export const parserOptions = (mode: Mode): Linter.ParserOptions => ({
  ecmaFeatures: { jsx: true },
  sourceType: 'module',
  ...(mode === 'typed' ? { projectService: true, tsconfigRootDir: fixtures } : {}),
});

export interface Report {
  readonly rule: string;
  readonly messageId: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** Everything that `all` reports in a text. */
export function lintAll(code: string, mode: Mode, settings: MemoptSettings = {}, filename = 'file.ts'): readonly Report[] {
  const linter = new Linter({ cwd: fixtures });
  const messages = linter.verify(
    code,
    [{ ...plugin.configs.all, files: ['**'], languageOptions: { parser, parserOptions: parserOptions(mode) }, settings: { memopt: settings } }] as Linter.Config[],
    path.join(fixtures, filename),
  );
  return messages.map(({ ruleId, messageId, message, line, column }) => {
    if (ruleId === null || messageId === undefined || messageId === 'crash') throw new Error(`${message} (${line}:${column})\n${code}`);
    return { rule: ruleId.replace('memopt/', ''), messageId, line, column, message };
  });
}

/** The findings behind what `all` reports. */
export function findingsOf(code: string, mode: Mode): readonly Finding[] {
  const findings: Finding[] = [];
  const listen = (event: unknown): void => void findings.push((event as FindingEvent).finding);
  findingChannel.subscribe(listen);
  try {
    lintAll(code, mode);
  } finally {
    findingChannel.unsubscribe(listen);
  }
  return findings;
}
