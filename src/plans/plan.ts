import type { Range } from '../finding.ts';

/** A name to add to an import that the file has. */
export interface AddedImport {
  readonly declaration: Range;
  readonly name: string;
}

/** A declaration that a name needs: of a variable before a statement, or of a field in a class's body. */
export type Declaration =
  | { readonly of: 'variable'; readonly text: string; readonly before: Range }
  | { readonly of: 'field'; readonly text: string; readonly body: Range; readonly after?: Range };

/** How what is acquired gets a name that the end of its life can use. */
export type Handle =
  /** It has one: `timer`, `this.timer`, `ref.current`. */
  | { readonly form: 'named' }
  /** `const timer = ` before the statement that acquires. */
  | { readonly form: 'constant'; readonly name: string; readonly statement: Range }
  /** An assignment at each site, to something that is there or is declared. */
  | { readonly form: 'assigned'; readonly name: string; readonly sites: readonly Range[]; readonly declare?: Declaration }
  /** `const timer = ` of an inner scope becomes an assignment: `keeps` when the scope goes on using its variable. */
  | { readonly form: 'lifted'; readonly name: string; readonly declaration: Range; readonly keeps: boolean; readonly declare?: Declaration };

/** How it is released, once it has a name. */
export interface Undo {
  /** call: `clearInterval(handle)`. method: `handle.disconnect()`. invoke: `handle()`. */
  readonly by: 'call' | 'method' | 'invoke';
  /** The function or method. */
  readonly name: string;
  /** What is released, as it is written there: `timer`, `this.timer`. */
  readonly handle: string;
  /** What the function is a member of: `window` of `window.setInterval(…)`. */
  readonly object?: Range;
  /** optional: `handle?.disconnect()`. tested: `if (handle) { … }`, where a type forbids the plain call. */
  readonly when?: 'optional' | 'tested';
}

/** Where the release goes: the end of the life. */
export type End =
  /** A block that runs then: at its end, or before one of its statements. */
  | { readonly at: 'block'; readonly body: Range; readonly before?: Range }
  /** An arrow function with an expression for a body: it becomes a block; `returns` when its result is used. */
  | { readonly at: 'arrow'; readonly fn: Range; readonly returns: boolean }
  /** A clean-up returned at the end of an effect; its expression body becomes a block. */
  | { readonly at: 'effect'; readonly fn: Range }
  /** `onUnmounted(() => { … })` after a statement. */
  | { readonly at: 'registration'; readonly hook: string; readonly after: Range; readonly add?: AddedImport }
  /** A new method or hook, after a member or as the first. */
  | NewMethod;

export interface NewMethod {
  readonly at: 'method';
  /** ClassBody or ObjectExpression. */
  readonly owner: Range;
  readonly after?: Range;
  readonly name: string;
  /** `override `, `public ` */
  readonly modifiers: string;
  /** `: void` */
  readonly returns: string;
  readonly callsSuper: boolean;
  /** `implements OnDestroy`: after the class's heritage, with the import of the name. */
  readonly promise?: { readonly owner: Range; readonly add: AddedImport };
}

/** The plan of an acquisition that yields a handle or a disposer. */
export interface HandlePlan {
  readonly acquisition: Range;
  readonly handle: Handle;
  readonly undo: Undo;
  /** Release what is there before acquiring anew, in front of this statement. */
  readonly renew?: Range;
  readonly end: End;
}
