import type { Edit, Finding, Level } from '../finding.ts';
import type { Follow } from '../follow.ts';

/** The place of a problem, lines and columns from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** A finding as ESLint reported it, after the options, settings and disable comments had their say. */
export interface Site extends Place {
  readonly finding: Finding;
  readonly message: string;
  readonly endLine: number;
  readonly endColumn: number;
  /** The level after `settings.memopt.fix` capped it: what ESLint offers as a fix, as a suggestion, or not at all. */
  readonly level: Level;
  /** review: what the rewrite changes. manual: why there is none. */
  readonly reason: string;
  /** Absent when the level is manual. */
  readonly edits?: readonly Edit[];
  /** A rewrite over several files. */
  readonly follow?: Follow;
}

export interface Problem extends Place {
  readonly message: string;
}
