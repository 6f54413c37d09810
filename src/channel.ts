import { channel } from 'node:diagnostics_channel';

import type { Edit, Finding } from './finding.ts';
import type { Follow } from './follow.ts';

/**
 * One reported finding with its edits. ESLint drops unknown keys of a report, so the command listens here instead;
 * the channel is shared by name, also with a copy of the plugin that the user's config loads from elsewhere.
 */
export interface FindingEvent {
  /** As ESLint gives it: absolute, or `<input>`. */
  readonly filename: string;
  /** The text that ranges and edits refer to, BOM stripped. */
  readonly text: string;
  readonly finding: Finding;
  /** One atomic group; undefined when the verdict is manual. */
  readonly edits: readonly Edit[] | undefined;
  /** Scope project: how the command carries it out. */
  readonly follow?: Follow;
  /** Whether the program's types were at hand. */
  readonly typed: boolean;
}

/** A rule that failed on a file: reported at the program, never thrown. */
export interface CrashEvent {
  readonly filename: string;
  readonly rule: string;
  readonly error: unknown;
}

export const findingChannel = channel('memopt:finding');
export const crashChannel = channel('memopt:crash');
