import type { Range } from '../../finding.ts';
import type { Piece } from '../piece.ts';
import type { Kept } from './kept.ts';
import type { CalledFunction, Helper, WalkPlan } from './lines/plan.ts';

/** Code of the source in which some expressions get another text. */
export interface Snippet {
  readonly range: Range;
  readonly names: readonly { readonly range: Range; readonly text: string }[];
  /** The snippet is a function that is called with this. */
  readonly on?: string;
}

/** One stage within the loop. */
export interface Step {
  readonly kind: 'map' | 'filter' | 'flatMap';
  /** `const { id } = item`: how the value is taken apart first. */
  readonly pattern?: Snippet & { readonly of: string };
  readonly body: readonly Snippet[];
  readonly value: Snippet;
  /** What passes the condition is left out. */
  readonly negated?: boolean;
  /** What the stage gives is called, unless it is the last. */
  readonly as?: string;
  /** The type that this is declared with, where the stage's callback says one. */
  readonly type?: string;
}

/** Where the values go. */
export interface Output {
  readonly name: string;
  /** push: at the end of a new array. place: at the element's place. counted: at the next place, and the length is set at the end. */
  readonly form: 'push' | 'place' | 'counted';
  /** The place, or the count. */
  readonly index?: string;
  /** How the array is made; none where the values go into the source itself. */
  readonly declare?: { readonly kind: string; readonly type?: string; readonly value: string };
  /** Whether some elements are dropped, so that the length is set at the end. */
  readonly shortens: boolean;
}

/** The plan of a pipeline: one loop instead of its statements, or in front of its statement. */
export interface LoopPlan {
  /** The statements, first to last. */
  readonly statements: readonly Range[];
  /** What they declare besides, and is needed on. */
  readonly kept: readonly Kept[];
  readonly source: Range;
  /**
   * element: `for (const value of values)`. index: a loop that reads `values[i]`, which makes nothing for each turn even
   * while the code still runs unoptimized. lists: several, one behind the other. header: the index loop that stands there, with its alias.
   */
  readonly head:
    | { readonly by: 'element'; readonly element: string; readonly index?: string; /** No step asks for the element. */ readonly unread?: boolean }
    | { readonly by: 'index'; readonly element: string; readonly index: string; readonly read: string; readonly unread?: boolean; /** What the source is called from now on, which had no name: the results go into it. */ readonly of?: string; /** From last to first. */ readonly backwards?: boolean; /** What the source is called, which is no plain variable. */ readonly held?: string }
    | { readonly by: 'lists'; readonly element: string; /** What one of the lists is called. */ readonly list: string; readonly parts: readonly { readonly range: Range; readonly isItem: boolean }[]; readonly unread?: boolean }
    | { readonly by: 'header'; readonly element: string; readonly loop: Range; readonly alias?: Range };
  readonly functions: readonly CalledFunction[];
  readonly steps: readonly Step[];
  readonly output: Output;
  /** The chain that becomes the name of the result, in the last statement. */
  readonly chain?: Range;
  /** The loop stands in an arrow function whose body is the chain. */
  readonly arrow?: Range;
  /** `const result = values`: what the result is called besides. */
  readonly also?: string;
}

/** The plan of stages that keep places: one `map` whose callback does what all did. */
export interface MapPlan {
  readonly statements: readonly Range[];
  readonly kept: readonly Kept[];
  readonly source: Range;
  readonly parameters: readonly string[];
  readonly steps: readonly Step[];
  readonly chain: Range;
}

/** The plan of a chain whose array nobody keeps: one loop that looks for the value, and ends where that is found. */
export interface WalkedChainPlan {
  readonly walk: WalkPlan & { by: 'loop' };
}

/** The plan of lists that are joined: one array that each of them is pushed to in turn. */
export interface JoinPlan extends Pick<LoopPlan, 'arrow' | 'chain' | 'kept' | 'output' | 'statements'> {
  readonly parts: readonly (
    | { readonly is: 'item'; readonly value: Range }
    | { readonly is: 'list'; readonly value: Range; /** What one of it is called. */ readonly element: string }
    | { readonly is: 'chain'; readonly pass: Pick<LoopPlan, 'functions' | 'head' | 'source' | 'steps'> }
  )[];
}

export type CopyChainPlan = JoinPlan | LoopPlan | MapPlan | WalkedChainPlan;

/** What an accumulator gets, in place of a copy that has it. */
export type Change =
  | { readonly by: 'push'; readonly values: readonly Range[] }
  | { readonly by: 'call'; readonly method: 'add' | 'set'; readonly values: readonly Range[] }
  /** Each element of another array, under a name: as arguments of one call, many would not fit. */
  | { readonly by: 'each'; readonly of: Range; readonly as: string; /** What of several lines is called first. */ readonly held?: string; /** Whether it is an array nobody knows: `concat` takes one apart and leaves the rest as it is. */ readonly either?: boolean }
  /** `acc[key] = value`; the key as it is written, and whether in brackets. */
  | { readonly by: 'set'; readonly key: Range; readonly computed: boolean; readonly value: Range }
  /** `Object.assign(acc, { … })`: every value is there before one is set. */
  | { readonly by: 'properties'; readonly parts: readonly Range[] }
  | { readonly by: 'assign'; readonly objects: readonly Range[] };

/** The plan of an accumulator that is added to in place. */
export interface AccumulatePlan {
  readonly accumulator: string;
  readonly sites: readonly {
    readonly place: Range;
    readonly answers: boolean;
    readonly changes: readonly Change[];
    readonly guard?: { readonly test: Range; readonly whenTrue: boolean };
  }[];
  /** `let`, where nothing assigns the variable any more. */
  readonly declaration?: Range;
  /** What is started from belongs to somebody: it is copied once. */
  readonly start?: { readonly range: Range; readonly of: 'array' | 'object' };
}

/** The plan of a `reduce` that joins lists: `flatMap`, and `flat` where the elements are the lists. */
export interface FlatPlan {
  readonly reduce: Range;
  /** The callback, where in it the lists are joined, and what is added there. */
  readonly map?: { readonly callback: Range; readonly growth: Range; readonly value: Range };
}

/** The plan of an expression that becomes a simpler one, out of pieces of it. */
export interface DirectPlan {
  readonly node: Range;
  readonly by: readonly Piece[];
  readonly helper?: Helper;
}
