import path from 'node:path';

import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import * as vueParser from 'vue-eslint-parser';

import { fixpoint, refusalAt, type Fixpoint } from '../../src/apply/fixpoint.ts';
import { FileLinter, type Linted } from '../../src/apply/lint.ts';
import { codemods } from '../../codemods/index.ts';
import { fileFacts } from '../../src/facts/file.ts';
import type { Edit, Finding } from '../../src/finding.ts';
import plugin from '../../src/index.ts';
import { RewriteSource } from '../../src/rewrite/source.ts';
import { fixtures as project, parserOptions, type Mode } from '../rules/lint.ts';

/** One file of the fixtures' project, linted under `all` as often as its text changes. */
export class Fixture {
  readonly #linter: FileLinter;
  readonly #config: Linter.Config;
  readonly #filename: string;

  constructor(extension: string, mode: Mode) {
    const isVue = extension === 'vue';
    const options = parserOptions(mode);
    const config: Linter.Config = {
      ...plugin.configs.all,
      files: ['**/*.*'],
      languageOptions: isVue ? { parser: vueParser, parserOptions: { ...options, parser } } : { parser, parserOptions: options },
      linterOptions: { noInlineConfig: true },
    };
    this.#config = config;
    this.#filename = path.join(project, `file.${extension}`);
    this.#linter = new FileLinter(Linter, this.#filename, project, [{ config, prefix: 'memopt', typed: mode === 'typed' }]);
  }

  /** What a finding's codemod answers for a text. */
  edits(text: string, finding: Finding): readonly Edit[] {
    const linter = new Linter({ cwd: project });
    linter.verify(text, [this.#config], { filename: this.#filename });
    const source = RewriteSource.of(fileFacts(linter.getSourceCode() as never, this.#filename, project));
    return codemods.find(({ name }) => name === finding.rule)?.edits(finding.plan, source, finding) ?? [];
  }

  /** What an editor is offered: fixes and suggestions as ESLint gives them. */
  quickFixes(text: string): unknown {
    const messages = new Linter({ cwd: project }).verify(text, [this.#config], { filename: this.#filename });
    return messages.map(({ fix, suggestions }) => ({ fix, suggestions }));
  }

  lint(text: string): Linted {
    const linted = this.#linter.lint(text);
    if (linted.broken) throw new Error(`line ${linted.broken.line}: ${linted.broken.message}\n${text}`);
    if (linted.problems.length > 0) throw new Error(linted.problems.map(({ message }) => message).join('\n'));
    return linted;
  }

  /** Every rewrite of the level review, in rounds: what the result does wrong is taken back and says so. */
  rewrite(text: string): Fixpoint {
    return fixpoint(this.lint(text), (next) => this.lint(next), refusalAt('review'));
  }
}
