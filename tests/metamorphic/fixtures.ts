import { rules } from '../../rules/index.ts';
import type { MemoptSettings } from '../../src/settings.ts';
import { cases as rewrites } from '../codemods/fixtures.ts';
import { caseOf, type Cases } from '../rules/cases.ts';
import { lintAll, type Mode, type Report } from '../rules/lint.ts';

export interface Fixture {
  readonly title: string;
  readonly mode: Mode;
  readonly code: string;
  readonly filename: string;
  readonly settings: MemoptSettings;
}

async function casesOf(rule: string): Promise<Fixture[]> {
  const { cases } = (await import(`../rules/cases/${rule}.ts`)) as { cases: Cases };
  return [...Object.entries(cases.valid), ...Object.entries(cases.invalid)].map(([name, entry]) => {
    const { code, filename = 'file.ts', settings = {}, only } = caseOf(entry);
    return { title: `${rule}: ${name}`, code, filename, settings, mode: only?.[0] ?? 'untyped' };
  });
}

const inputs = rewrites
  .filter(({ extension }) => extension === 'ts' || extension === 'tsx')
  .map(({ name, extension, input, modes }): Fixture => ({ title: `codemod ${name}`, code: input, filename: `file.${extension}`, settings: {}, mode: modes.at(-1) ?? 'untyped' }));

/** Every snippet of the rules' cases and of the codemods' fixtures; with types where only types see what it shows. */
export const fixtures: readonly Fixture[] = [...(await Promise.all(rules.map(({ name }) => casesOf(name)))).flat(), ...inputs];

export const lint = ({ code, mode, settings, filename }: Fixture): readonly Report[] => lintAll(code, mode, settings, filename);

/** What is found, whatever it is called and wherever it stands. */
export const found = (fixture: Fixture): string[] =>
  lint(fixture)
    .map(({ rule, messageId }) => `${rule}/${messageId}`)
    .sort();
