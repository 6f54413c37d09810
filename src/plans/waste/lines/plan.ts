import type { Range } from '../../../finding.ts';
import type { ImportChange } from '../bindings.ts';
import type { Snippet, Step } from '../plan.ts';

/** The plan of a text that is read as a whole and walked by its pieces: the pieces come from a generator instead. */
export interface LinesPlan {
  readonly read: Range;
  /** `text.split('\n')` becomes `linesOf(path)`. */
  readonly split: Range;
  readonly argument: Range;
  /** What of the argument the helper is given: `.body` of a response. */
  readonly suffix: string;
  readonly helper: Helper;
  readonly imports: readonly ImportChange[];
  /** Declarations that kept the text, gone with it. */
  readonly dropped: readonly Range[];
  /** `lines: string[]`, the variable that keeps the pieces, which loses its type. */
  readonly untyped?: Range;
  readonly walk: WalkPlan;
}

export interface Helper {
  readonly name: string;
  /** Its lines, as they go to the end of the file; none where the file has it. */
  readonly code?: readonly string[];
  /** A generator that cuts the ends of what the first one gives. */
  readonly trimmed?: Helper;
}

export type WalkPlan =
  /** The walk stays as it is: `for (const line of lines)`, with `await` where the generator is async. */
  | { readonly by: 'of'; readonly loop: Range; readonly awaits: boolean }
  | { readonly by: 'iterable'; readonly taker: Range }
  | IndexPlan
  | LoopPlan;

/** `for (let i = 0; i < lines.length; i++)` becomes `for (const line of lines)`. */
export interface IndexPlan {
  readonly by: 'index';
  readonly loop: Range;
  readonly awaits: boolean;
  readonly element: string;
  readonly pieces: Range;
  readonly reads: readonly Range[];
  /** `const line = lines[i];`, gone. */
  readonly alias?: Range;
  /** The index, where the body looks at it, and how many pieces are passed over. */
  readonly count?: { readonly name: string; readonly skips: number };
}

/** A chain becomes a loop. */
export interface LoopPlan {
  readonly by: 'loop';
  readonly statement: Range;
  readonly pieces: Range;
  readonly awaits: boolean;
  readonly element: string;
  /** What counts the pieces, and how many of them are passed over. */
  readonly count?: { readonly name: string; readonly skips: number };
  readonly functions: readonly CalledFunction[];
  readonly steps: readonly Step[];
  readonly end: BodyEnd | ValueEnd;
}

/** A callback that is called as it is, by the name that it gets. */
export interface CalledFunction {
  readonly name: string;
  readonly value: Range;
  readonly parameter?: { readonly range: Range; readonly type: string };
}

/** The body of `forEach` or of a loop over the chain: it stays where it is. */
export interface BodyEnd {
  readonly is: 'body';
  readonly body: Snippet;
  /** How the body takes its element apart, and what that is called. */
  readonly pattern?: NonNullable<Step['pattern']>;
}

export interface ValueEnd {
  readonly is: 'count' | 'every' | 'find' | 'push' | 'reduce' | 'some';
  readonly name: string;
  /** `const rows: Row[] = []`, without the semicolon. */
  readonly declare: string;
  readonly chain: Range;
  /** `const name = chain` is replaced as a whole. */
  readonly isDeclared: boolean;
  /** As many as are taken. */
  readonly limit?: Range;
  /** The chain stands in the body of this arrow function. */
  readonly arrow?: Range;
}
