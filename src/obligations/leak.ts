import type { TSESTree } from '@typescript-eslint/utils';

import type { Life } from '../facts/life.ts';
import type { Slot } from '../facts/slots.ts';
import type { Certainty } from '../finding.ts';
import type { RuleName } from '../resources/row.ts';
import type { Acquisition } from './acquired/acquisitions.ts';

/** How an obligation is broken. */
export type Breach =
  /** The handle is thrown away: nothing can release it. */
  | 'dropped'
  /** The handle is kept, or the arguments could be named again, and nothing releases it. */
  | 'neverReleased'
  /** It is released only before it is acquired again or by its own callback, not at the end. */
  | 'notAtEnd'
  /** A release is there, in a function that the teardown does not reach. */
  | 'unreached'
  /** Siblings are released at the end, this one is forgotten. */
  | 'forgotten'
  /** Each run of a function that runs again and again adds another to what stays. */
  | 'piled'
  /** Only the end removes it: what is taken out of a collection before keeps it. */
  | 'departed'
  /** The other of two alternatives does not remove it. */
  | 'stays'
  /** One function removes what was added beside it, and leaves this one. */
  | 'passedOver'
  /** Some outcomes of a promise release it, others do not. */
  | 'skipped'
  /** It only settles a promise, and stays when it has. */
  | 'spent'
  /** Each request adds it to the socket, which carries many. */
  | 'pooled'
  /** A timeout that waits for something else to come first, and stays when that has come. */
  | 'outrun'
  /** A way out of the function goes around the release. */
  | 'bypassed'
  /** A way out of an effect does not return the clean-up. */
  | 'withheld'
  /** The slot is filled again before its release. */
  | 'overwritten'
  /** The callback sets the timer again after the clean-up has run. */
  | 'rearmed'
  /** It is acquired behind a wait, and the end may come first. */
  | 'late'
  /** A loop over it has no end. */
  | 'endless'
  /** It is left before it has come to its end. */
  | 'left'
  /** `takeUntil(this.gone)` whose notifier nobody ever fires. */
  | 'deadNotifier'
  /** An operator after `takeUntil` subscribes to further sources. */
  | 'unsafeTakeUntil';

/** `only`: a breach only where a close sibling is released. `certain`: there the open fact is decided. `likely`: it stays open even there. */
export type Beside = 'only' | 'certain' | 'likely';

/** A broken obligation: what acquires, whose life it outlives, and how it is broken. */
export interface Leak {
  readonly acquisition: Acquisition;
  readonly life: Life;
  readonly breach: Breach;
  readonly rule: RuleName;
  readonly certainty: Certainty;
  readonly beside?: Beside;
  /** Where the handle is kept; none when it is dropped or when there is no handle. */
  readonly slots: readonly Slot[];
  /** What the verdict rests on, for people. */
  readonly because: readonly string[];
  /** The release that is there and does not count. passedOver: that of the sibling. withheld: the clean-up that another way out returns. */
  readonly release?: TSESTree.Node;
  /** forgotten: a sibling that is released at the end. skipped: an outcome without the release. bypassed, withheld: the way out. outrun: the race. late: the wait. */
  readonly sibling?: TSESTree.Node;
}

/** An acquisition that is released: at the end of its life, or somewhere. */
export interface Kept {
  readonly acquisition: Acquisition;
  readonly life: Life;
  readonly releases: readonly TSESTree.Node[];
  readonly atEnd: boolean;
}

export type Judgement = { readonly leak: Leak } | { readonly kept: Kept } | undefined;
