import { resources } from '../../src/resources/index.ts';
import type { Finding } from '../../src/finding.ts';
import type { Row } from '../../src/resources/row.ts';
import { findingsOf, type Mode } from '../rules/lint.ts';
import { codeOf, releasesOf } from './code.ts';
import { examples, type Example } from './rows.ts';

export interface Line {
  readonly row: Row;
  readonly typed: string;
  readonly untyped: string;
  readonly lookAlike: string;
  readonly releases: string;
  readonly finite: string;
  readonly rewrite: string;
}

/** Every row with what its examples show. A cell that shows nothing is empty. */
export const matrix = (): readonly Line[] => resources.map((row) => lineOf(row, examples[row.id]));

function lineOf(row: Row, example: Example | undefined): Line {
  if (!example) return { row, typed: '', untyped: '', lookAlike: '', releases: '', finite: '', rewrite: '' };
  const found = (mode: Mode): Finding | undefined => findingsOf(codeOf(example), mode).find((finding) => finding.rule === (example.sibling ? 'no-partial-release' : row.rule) && isOf(finding, row));
  const [typed, untyped] = [found('typed'), found('untyped')];
  const ends = Object.entries(example.finite ?? {});
  return {
    row,
    typed: typed ? 'found' : (example.typed ?? ''),
    untyped: untyped ? 'found' : (example.untyped ?? ''),
    lookAlike: isSilent(row, codeOf({ ...example, before: example.lookAlike })) ? 'silent' : '',
    releases: everyIsSilent(row, releasesOf(row, example).map(([name, release]) => [name, codeOf(example, release)])),
    finite: everyIsSilent(row, ends.map(([name, acquire]) => [name, codeOf({ ...example, acquire, shape: 'statement', use: '' })])),
    rewrite: rewriteOf(typed ?? untyped),
  };
}

const isOf = (finding: Finding, row: Row): boolean => finding.facts.some(({ name, value }) => name === 'acquires' && value.endsWith(`(${row.id})`));

const isSilent = (row: Row, code: string): boolean => (['typed', 'untyped'] as const).every((mode) => !findingsOf(code, mode).some((finding) => isOf(finding, row)));

/** `silent` when all are; an empty cell with what is not is an error. */
function everyIsSilent(row: Row, forms: readonly (readonly [name: string, code: string])[]): string {
  const loud = forms.filter(([, code]) => !isSilent(row, code));
  if (loud.length > 0) throw new Error(`${row.id} is reported in spite of ${loud.map(([name]) => name).join(', ')}:\n${loud[0]?.[1]}`);
  return forms.length === 0 ? '—' : 'silent';
}

function rewriteOf(finding: Finding | undefined): string {
  if (!finding) return '';
  const { level, reason } = finding.verdict;
  return level === 'manual' ? `none: ${reason}` : level === 'safe' ? 'fix' : `suggestion: ${reason}`;
}
