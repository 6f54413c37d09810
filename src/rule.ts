import type { TSESLint } from '@typescript-eslint/utils';

import type { FileFacts } from './facts/file.ts';
import type { Certainty, Finding, Range } from './finding.ts';
import type { Followed } from './plans/planned.ts';

/** Options that every rule of memopt has. */
export interface RuleOptions {
  /** `certain` reports only what every fact decides; `likely` also what is worth a look. Default `likely`; the preset `recommended` sets `certain`. */
  readonly certainty?: Certainty;
  /** Also look at tests, stories and benchmarks. Default `false`. */
  readonly tests?: boolean;
}

export type RuleModule = TSESLint.RuleModule<string, [RuleOptions?]>;

export interface RuleDefinition {
  readonly name: string;
  /** One line without the final stop, for the page and the table of rules. */
  readonly description: string;
  /** The presets' rules are those whose findings can be certain; others stand in `all` only. */
  readonly recommended: boolean;
  /** Some of its rewrites are safe: `eslint --fix` applies them. */
  readonly fixes?: boolean;
  /** One message an id; placeholders are filled from `Finding#data`. */
  readonly messages: Readonly<Record<string, string>>;
  /** Every finding of this rule in the file, in source order, whatever its certainty. */
  readonly detect: (file: FileFacts) => readonly Finding[];
  /** What the rewrite of a finding with scope project means for the uses of its symbol in another file. */
  readonly follow?: (file: FileFacts, finding: Finding, uses: readonly Range[]) => Followed<unknown>;
}

/** The one way to write a rule: what it looks for. How it is reported and fixed is joined in `src/join.ts`. */
export const defineRule = (definition: RuleDefinition): RuleDefinition => definition;
