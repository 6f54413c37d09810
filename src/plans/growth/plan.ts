import type { Range } from '../../finding.ts';
import type { Measure } from '../../growth/byte-sized.ts';
import type { Piece } from '../piece.ts';

/** The largest size that a collection is given, as a constant before its declaration. */
export interface Limit {
  readonly name: string;
  readonly value: number;
  readonly unit?: 'bytes';
  /** The statement or class before which it is declared. */
  readonly before: Range;
}

/** A Map or Set becomes weak: where it is made, and in its written type. */
export interface WeakPlan {
  readonly by: 'weak';
  readonly made: Range;
  readonly name: 'WeakMap' | 'WeakSet';
  /** `Map` of its written type. */
  readonly type?: Range;
  /** The same of the parameters and variables that it goes through. */
  readonly others?: readonly Range[];
}

/** Additions go through a helper that drops the oldest entry. */
export interface BoundPlan {
  readonly by: 'bound';
  readonly of: 'map' | 'set' | 'dictionary' | 'array';
  readonly sites: readonly Range[];
  readonly limit: Limit;
  /** Of an object: the Set of its keys in the order in which they came, which the object itself does not keep for numbers. */
  readonly order?: string;
  readonly helper: { readonly name: string; readonly isThere: boolean; readonly typed: boolean };
}

/** A Map or Set whose values are bytes or long texts, or promises of them, becomes one that counts them. */
export interface BytesPlan {
  readonly by: 'bytes';
  readonly of: 'bytes' | 'elements' | 'promised';
  readonly made: Range;
  readonly limit: Limit;
  readonly measure: Measure;
  /** Whether nothing but the call says what the Map holds. */
  readonly isUntold: boolean;
  readonly helper: BoundPlan['helper'];
  /** Of promises: the helper that counts what is known. */
  readonly counter?: BoundPlan['helper'];
}

/** The same of an object: its properties are set by a helper that counts their bytes beside it. */
export interface SizesPlan {
  readonly by: 'sizes';
  readonly sites: readonly Range[];
  readonly limit: Limit;
  readonly measure: Measure;
  readonly sizes: string;
  readonly helper: BoundPlan['helper'];
}

/** An object becomes a bounded Map, with every use of it. */
export interface MapPlan {
  readonly by: 'map';
  readonly made: Range;
  readonly uses: readonly ({ readonly is: 'set'; readonly node: Range } | { readonly is: 'get' | 'has'; readonly node: Range; readonly object: Range; readonly key: Range })[];
  readonly limit: Limit;
  /** Of values that are bytes or long texts. */
  readonly measure?: Measure;
  readonly helper: BoundPlan['helper'];
}

/** The Map becomes the cache of a package that the project has. */
export interface LruPlan {
  readonly by: 'lru';
  readonly made: Range;
  readonly type?: Range;
  readonly limit: Limit;
  readonly className: string;
  /** `max` of lru-cache, `maxSize` of quick-lru; none where the size itself is given. */
  readonly option?: string;
  /** Of values that are bytes or long texts, which `maxSize` of lru-cache counts. */
  readonly measure?: Measure;
  /** The import to add, after the last one that is there or before the first statement. */
  readonly add?: { readonly text: string; readonly after?: Range; readonly before?: Range };
}

/** The entry goes where its key's life ends: at the end of a handler that is there, or in one of its own beside a statement. */
export interface RemovalPlan {
  readonly by: 'removal';
  readonly body?: Range;
  /** Of a stream that is told to end: it is listened to for `close`. */
  readonly beside?: { readonly statement: Range; readonly emitter: Range };
  readonly collection: Range;
  readonly key: Piece;
  readonly form: 'method' | 'delete';
  /** Of a registry of the file: its own removal. */
  readonly method?: string;
}

/** The entry goes where what is under its key gets empty. */
export interface HollowPlan {
  readonly by: 'hollow';
  readonly count: 'length' | 'size';
  /** The statement that takes something out, of what, and where that stands. */
  readonly sites: readonly { readonly statement: Range; readonly of: Range; readonly collection: Range; readonly key: Range }[];
}

/** A timeout's entry goes at the start of its own callback. */
export interface FiredPlan {
  readonly by: 'fired';
  readonly form: RemovalPlan['form'];
  readonly sites: readonly { readonly callback: Range; readonly collection: Range; readonly key: Range }[];
}

/** What settles a promise is taken out where it is called, which it is once. */
export interface SettledPlan {
  readonly by: 'settled';
  /** The collections that have an entry for it: `answers` and `failures`. */
  readonly from: readonly { readonly collection: string; readonly form: RemovalPlan['form'] }[];
  readonly sites: readonly { readonly statement: Range; readonly key: Range }[];
}

/** A memoizing library is told its limit: in its options, or by a cache of weak keys. */
export type MemoizerPlan =
  | { readonly by: 'option'; readonly call: Range; readonly options?: Range; readonly option: string; readonly limit: Limit }
  | { readonly by: 'value'; readonly value: Range; readonly limit: Limit }
  | { readonly by: 'cache'; readonly name: string; readonly after: Range }
  | MemoCachePlan;

/** A memoizing library is given a cache that keeps a limited number of results: in its option, or as the `cache` of what it makes. */
export interface MemoCachePlan {
  readonly by: 'bounded';
  readonly limit: Limit;
  /** A class of a package of the project, or a local helper: of results that are bytes or long texts, one that counts them. */
  readonly cache: Pick<LruPlan, 'className' | 'option' | 'add' | 'measure'> | { readonly helper: string; readonly isThere: boolean; readonly typed: boolean; readonly measure?: Measure };
  /** The types of keys and values, where the library's own are too narrow. */
  readonly types: string;
  readonly to: { readonly name: string; readonly after: Range } | { readonly call: Range; readonly options?: Range; readonly form: 'cache' | 'create' };
}

/** `weak[key] = value` becomes `weak.set(key, value)`, and the reads beside it `weak.get(key)`. */
export interface EntryPlan {
  readonly by: 'entry';
  readonly assignment: Range;
  readonly reads: readonly Range[];
}

/** A removal that looks for the wrong value is given the name of the right one. */
export interface SoughtPlan {
  readonly by: 'sought';
  readonly sought: Range;
  readonly name: string;
}

export type GrowthPlan = EntryPlan | HollowPlan | SoughtPlan | WeakPlan | BoundPlan | BytesPlan | SizesPlan | MapPlan | LruPlan | FiredPlan | RemovalPlan | SettledPlan | MemoizerPlan;
