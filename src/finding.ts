/** Half-open range of UTF-16 offsets into `SourceCode#text` (BOM stripped), as ESLint gives them. */
export type Range = readonly [start: number, end: number];

/** One replacement of a range by text. An empty range inserts. */
export interface Edit {
  readonly range: Range;
  readonly text: string;
}

/**
 * What may be done with a rewrite:
 * `safe` is proved equal on every path, `review` is equal but for what its title names, `manual` has no edit.
 */
export type Level = 'safe' | 'review' | 'manual';

/** How far a rewrite reaches: one file, or every file of the project (only the command does that). */
export type Scope = 'file' | 'project';

/** `certain`: every fact is decided, a CI gate can live with it. `likely`: worth a look, a fact is left open. */
export type Certainty = 'certain' | 'likely';

/** A decided fact, for people: `memopt-codemod why` prints them in order. */
export interface Fact {
  readonly name: string;
  readonly value: string;
  readonly range?: Range;
}

export interface Verdict {
  readonly level: Level;
  readonly scope: Scope;
  /** review: what the rewrite changes. manual: why there is none. A full sentence without the final stop. */
  readonly reason: string;
  /** manual: the node that blocks the rewrite. */
  readonly blocker?: Range;
}

/**
 * What a rule found, with everything its codemod needs: the codemod takes ranges and decided facts from `plan`
 * and never searches anew.
 */
export interface Finding<P = unknown> {
  /** Stable across unrelated edits: see `src/facts/finding-id.ts`. */
  readonly id: string;
  /** Rule name without the plugin's prefix. */
  readonly rule: string;
  readonly messageId: string;
  readonly data: Readonly<Record<string, string>>;
  /** The reported node. */
  readonly range: Range;
  readonly certainty: Certainty;
  readonly facts: readonly Fact[];
  readonly verdict: Verdict;
  /** Absent when the verdict is manual. */
  readonly plan?: P;
  /** Scope project: the name whose uses in other files have a say. */
  readonly symbol?: Range;
  /** Of a candidate: another name whose uses may prove it. Unlike those of `symbol`, they need not all be known. */
  readonly witness?: Range;
  /** Whether only its uses in other files make it a finding: ESLint does not hear of it, the command asks them. */
  readonly candidate?: boolean;
  /** A candidate that is a finding with or without a rewrite, unless a use says no: whether its own file has shown it already. */
  readonly proved?: boolean;
}
