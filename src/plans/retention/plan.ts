import type { Range } from '../../finding.ts';
import type { End } from '../obligations/plan.ts';

/** The plan of a back link: the field becomes a WeakRef behind accessors of its name. */
export interface WeakLinkPlan {
  /** The class's body. */
  readonly body: Range;
  /** PropertyDefinition, or TSParameterProperty. */
  readonly field: Range;
  readonly name: string;
  /** The name of the field that holds the WeakRef. */
  readonly ref: string;
  /** `private `, or nothing: of the accessors, and of the field that holds the WeakRef. */
  readonly modifiers: { readonly accessors: string; readonly ref: string };
  /** What it refers to, and the type of the accessors, in TypeScript. */
  readonly types?: { readonly target: string; readonly value: string };
  /** What a reader gets when the target is gone. */
  readonly absent: 'null' | 'undefined';
  readonly isAssigned: boolean;
  /** The member behind which the accessors stand. */
  readonly after: Range;
  /** Where the constructor's parameter is assigned, when it declared the field. */
  readonly parameter?: { readonly name: string; readonly body: Range; readonly after?: Range };
}

/** The plan of a race: a helper that lets go of it takes the place of `Promise.race` or `Promise.any`. */
export interface RacePlan {
  /** `Promise.race`, `Promise.any` */
  readonly race: Range;
  /** ArrayExpression. */
  readonly list: Range;
  readonly lasting: Range;
  /** Where something is chained to the promise that lasts: that promise, and what the reaction calls it. */
  readonly reaction?: { readonly promise: Range; readonly parameter: string };
  /** The name of the helper; `helper` when it has to be written. */
  readonly name: string;
  readonly helper?: { readonly text: string } & ({ readonly before: Range } | { readonly after: Range });
}

/** The plan of a reaction for a connection: a helper takes it off the promise that lasts when that closes. */
export interface ReactionPlan {
  readonly by: 'reaction';
  /** The ExpressionStatement. */
  readonly statement: Range;
  readonly lasting: Range;
  readonly react: Range;
  /** `response` */
  readonly emitter: string;
  readonly name: string;
  readonly helper?: NonNullable<RacePlan['helper']>;
}

/** The plan of a collection of WeakRefs whose dead entries stay: a registry takes each out when its value is collected. */
export interface WeakEntriesPlan {
  readonly by: 'array' | 'map' | 'object' | 'set';
  /** The VariableDeclaration or PropertyDefinition of the collection. */
  readonly declaration: Range;
  /** The ExpressionStatement that sets an entry. */
  readonly statement: Range;
  /** `new WeakRef(value)` */
  readonly weakRef: Range;
  readonly value: Range;
  /** What finds the entry again; in a Set or array, `ref` is the name that the WeakRef gets for it. */
  readonly key?: Range;
  readonly ref?: string;
  /** The collection and the registry, as they are written there: `cache`, `this.cache`. */
  readonly collection: string;
  readonly registry: string;
  /** `const entries`, `private readonly entries`: how the registry is declared. */
  readonly declares: string;
  /** The type of the keys, in TypeScript. */
  readonly keyType?: string;
}

/** The plan of a held value with the target in it, of which the callback takes only the rest: the target is left out. */
export interface DropHeldPlan {
  readonly by: 'drop';
  /** The ObjectExpression, and the property that goes. */
  readonly held: Range;
  readonly property: Range;
  /** The same in the written type: the member, with what stands between it and the next one or the one before. */
  readonly type?: { readonly gone: Range; readonly name: string };
}

/** The plan of a listener that loses a race: what the race has alone aborts when it is over. */
export interface LoserPlan {
  readonly by: 'loser';
  /** `Promise.race([…])` */
  readonly race: Range;
  /** The statement before which the controller is made; none where the end of the race aborts one already. */
  readonly before?: Range;
  readonly over: string;
  /** The call that adds the listener. */
  readonly listener: Range;
  /** signal: one of the options. name: the handler is taken off, with a name if it has none. */
  readonly off: { readonly by: 'signal'; readonly options?: Range; readonly isEmpty?: boolean } | { readonly by: 'name'; readonly statement: Range; readonly source: Range; readonly event: Range; readonly handler: Range; readonly name?: string };
}

/** The plan of a listener on a signal out of several: it is taken off where the call ends. */
export interface UnlistenPlan {
  readonly by: 'unlisten';
  /** `signal`, as it is written. */
  readonly signal: string;
  /** The statement that adds it, and what it adds. */
  readonly added: Range;
  readonly handler: Range;
  readonly event: Range;
  /** Of a handler that is written there. */
  readonly name?: string;
  /** The statements behind it, to the end of the function. */
  readonly first: Range;
  readonly last: Range;
  readonly isTry: boolean;
  /** What the function returns without waiting for it. */
  readonly waits: readonly Range[];
}

/** The plan of a slice that is stored: a copy is stored in its place. */
export interface SlicePlan {
  readonly value: Range;
  /** clone: `structuredClone(value)`. buffer: `Buffer.from(value)`. slice: `subarray` becomes `slice`, or `value.slice()`. own: bytes of their own. slow: `allocUnsafe` becomes `allocUnsafeSlow`. */
  readonly by: 'clone' | 'buffer' | 'slice' | 'own' | 'slow';
  /** The name of the method that becomes another one. */
  readonly method?: Range;
  /** `{ name }`: the key has to be written. */
  readonly key?: string;
}

/** The plan of a place that keeps the last instance: `if (latest === this) latest = null` where it ends. */
export interface ForgetPlan {
  readonly by: 'forget';
  /** The assignment that puts it there. */
  readonly assignment: Range;
  /** As it is written: `latest`, `Outlet.latest`. */
  readonly place: string;
  readonly none: 'null' | 'undefined';
  readonly end: End;
}

/** The plan of a scope that is parted: statements go into a block, or a function that gives back what is used after them. */
export interface PartScopePlan {
  readonly by: 'block' | 'function';
  /** The first and the last statement, of one block. */
  readonly first: Range;
  readonly last: Range;
  /** What is used behind them. */
  readonly names: readonly string[];
  readonly isAsync: boolean;
}

/** The plan of a closure that reads a number of something big: it is read before. */
export interface TakeValuePlan {
  readonly by: 'value';
  /** The statement that makes the closure. */
  readonly statement: Range;
  readonly values: readonly { readonly name: string; readonly text: string; readonly uses: readonly Range[] }[];
}

/** The plan of a collection of removed elements: it is emptied behind the loop that removes them. */
export interface EmptyPlan {
  readonly by: 'empty';
  readonly walk: Range;
  /** `this.items.length = 0`, `items.clear()` */
  readonly text: string;
}

/** The plan of a reset that names the wrong property. */
export interface RenamePlan {
  readonly by: 'rename';
  readonly assignment: Range;
  readonly property: Range;
  readonly name: string;
}

/** The plan of a queue that hands out an element: its place is emptied. */
export interface ClearSlotPlan {
  readonly by: 'slot';
  /** `return this.head[this.offset++]` */
  readonly statement: Range;
  readonly name: string;
  /** `this.head` and `this.offset`, as they are written. */
  readonly array: string;
  readonly cursor: string;
}

/** The plan of an element that stays on the page: it is removed where its instance ends. */
export interface TakeOffPlan {
  readonly by: 'takeOff';
  /** What puts it there. */
  readonly call: Range;
  /** `this.el`, as it is written. */
  readonly field: string;
  readonly end: End;
}

/** Every way to let go of what is kept in vain. */
export type ScopePlan = TakeOffPlan | ClearSlotPlan | EmptyPlan | ForgetPlan | PartScopePlan | RenamePlan | TakeValuePlan;

/** The plan of a store that is entered: `enterWith` becomes `run`, and the statements from the first to the last its callback. */
export interface EnteredPlan {
  readonly call: Range;
  readonly statement: Range;
  readonly first: Range;
  readonly last: Range;
  /** The function that is all that follows: it is the callback. */
  readonly next?: Range;
  readonly isAsync: boolean;
  readonly returns: boolean;
}

/** The same, or what is started within a run and goes into `storage.exit(…)`. */
export type ContextPlan = EnteredPlan | { readonly started: Range; readonly storage: string };
