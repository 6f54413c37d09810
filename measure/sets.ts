/** The sets of repositories in which findings are counted and judged, in the order in which they were chosen. */

export interface RepositorySet {
  /** What its files are called in `measure/sets`, `measure/labels` and `measure/results`, and what `--only` takes. */
  readonly name: string;
  readonly title: string;
  /** The day. */
  readonly chosen: string;
  /** What it has to do with the rules, after "12 repositories at commits that were chosen on that day, …". */
  readonly what: string;
  /** Why its findings are few. */
  readonly few?: string;
}

/** Those that the rules were made on. */
export const firstSet: RepositorySet = {
  name: 'first',
  title: 'True findings',
  chosen: '2026-11-22',
  what: 'before the first run',
  few: 'They are fewer than 150, since `recommended` reports only what the facts decide. The first runs reported more, and most of it was false: right about the code and wrong about life, such as one instance that lives as long as its page, or a stream that completes. What cannot be told from these stands in `strict` now, true findings among it.',
};

export const sets: readonly RepositorySet[] = [
  firstSet,
  {
    name: 'fresh',
    title: 'True findings on other repositories',
    chosen: '2026-11-22',
    what: 'when the rules of the obligations were done, none of them used to make the rules',
  },
  {
    name: 'unseen',
    title: 'True findings on repositories that nobody had read',
    chosen: '2026-11-23',
    what: 'before anything was run on them, linted when the rules had been changed in view of the others',
  },
  {
    name: 'blind',
    title: 'True findings on repositories that were kept away',
    chosen: '2026-11-23',
    what: 'before anything was run on them, and neither linted nor read until the rules had been changed in view of all others',
  },
  {
    name: 'sealed',
    title: 'True findings on repositories that were sealed',
    chosen: '2026-11-23',
    what: 'before anything was run on them, and linted when the rules had been changed in view of the one before',
  },
  {
    name: 'reserve',
    title: 'True findings on repositories that were held back',
    chosen: '2026-11-23',
    what: 'together with those before, and neither linted nor read until the rules had been changed in view of these',
  },
  {
    name: 'hidden',
    title: 'True findings on repositories that were hidden',
    chosen: '2026-11-23',
    what: 'before anything was run on them, and neither linted nor read until the rules had been changed in view of all before',
  },
  {
    name: 'last',
    title: 'True findings on repositories that were kept for the end',
    chosen: '2026-11-23',
    what: 'before anything was run on them, and neither linted nor read until the rules had been changed in view of all others',
  },
  {
    name: 'spare',
    title: 'True findings on repositories that were left over',
    chosen: '2026-11-23',
    what: 'from what had been fetched with those before and was left over, neither linted nor read until the rules had been changed in view of these',
  },
  {
    name: 'final',
    title: 'True findings on repositories that came last',
    chosen: '2026-11-23',
    what: 'before anything was run on them, and neither linted nor read until the rules had been changed in view of all others',
  },
  {
    name: 'closing',
    title: 'True findings on repositories that were fetched for the last run',
    chosen: '2026-11-23',
    what: 'before anything was run on them, and neither linted nor read until the rules had been changed in view of all others',
  },
  {
    name: 'proof',
    title: 'True findings on repositories that were fetched for the proof',
    chosen: '2026-11-23',
    what: 'before anything was run on them, and neither linted nor read until the rules had been changed in view of all others',
  },
  {
    name: 'witness',
    title: 'True findings on repositories that were called as witnesses',
    chosen: '2026-11-23',
    what: 'before anything was run on them, and neither linted nor read until the rules had been changed in view of all others',
  },
  {
    name: 'verdict',
    title: 'True findings on repositories that were kept for the verdict',
    chosen: '2026-11-23',
    what: 'before anything was run on them, and neither linted nor read until the rules had been changed in view of all others',
  },
  {
    name: 'withheld',
    title: 'True findings on repositories that were withheld',
    chosen: '2026-11-23',
    what: 'by lot out of those whose histories the withheld fixes come from, before anything was run on them; `recommended` had been narrowed before to the kinds of findings that were true at first sight in the sets before',
  },
  {
    name: 'outside',
    title: 'True findings on repositories from outside',
    chosen: '2026-11-24',
    what: 'by lot out of those that none of the sets and lists before names, before anything was run on them',
  },
  {
    name: 'rest',
    title: 'True findings on the rest',
    chosen: '2026-11-24',
    what: 'all that were at hand and that none of the sets before names, before anything was run on them',
  },
];

export const listOf = ({ name }: RepositorySet): string => `measure/sets/${name}.json`;
export const labelsOf = ({ name }: RepositorySet): string => `measure/labels/${name}.json`;
export const resultOf = ({ name }: RepositorySet): string => `measure/results/${name}.json`;
