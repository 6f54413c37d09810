import * as parser from '@typescript-eslint/parser';
import { RuleTester } from '@typescript-eslint/rule-tester';
import { afterAll, describe, it } from 'vitest';

import { rules } from '../../rules/index.ts';
import { defineCodemod } from '../../src/codemod.ts';
import { join } from '../../src/join.ts';
import { caseOf, expectedOf, type Case, type Cases } from './cases.ts';
import { fixtures, parserOptions, type Mode } from './lint.ts';

Object.assign(RuleTester, { afterAll, describe, it });

/** Runs every case with types and without, under both levels of certainty. */
export function runCases(name: string, cases: Cases): void {
  const rule = rules.find((candidate) => candidate.name === name);
  if (!rule) throw new Error(`no rule is called ${name}`);
  // Detection alone: tests/codemods looks at what is written.
  const module = join(rule, defineCodemod({ name, edits: () => [] }));
  for (const mode of ['typed', 'untyped'] as const) {
    describe(mode, () => {
      const tester = new RuleTester({ languageOptions: { parser, parserOptions: { tsconfigRootDir: fixtures, ...parserOptions(mode) } } });
      tester.run(name, module as never, sorted(mode, cases) as never);
    });
  }
}

/** What is valid is silent even about what is only worth a look. */
function sorted(mode: Mode, { valid, invalid }: Cases): { valid: object[]; invalid: object[] } {
  const runs = [
    ...entries(mode, valid).map(([name, item]) => run(name, item, true)),
    ...entries(mode, invalid).flatMap(([name, item]) => [run(name, item, true), run(`${name} (certain only)`, item, false)]),
  ];
  return { valid: runs.filter(({ errors }) => errors.length === 0).map(({ errors: _none, ...test }) => test), invalid: runs.filter(({ errors }) => errors.length > 0) };
}

const entries = (mode: Mode, cases: Cases['valid']): [string, Case][] =>
  Object.entries(cases)
    .map(([name, entry]): [string, Case] => [name, caseOf(entry)])
    .filter(([, { only }]) => only === undefined || only[0] === mode);

function run(name: string, { code, filename = 'file.ts', settings = {} }: Case, likely: boolean) {
  const errors = expectedOf(code)
    .filter(({ certain }) => certain || likely)
    .map(({ messageId, line }) => ({ messageId, line }));
  return { name, code, filename, settings: { memopt: settings }, options: [likely ? {} : { certainty: 'certain' }], errors };
}
