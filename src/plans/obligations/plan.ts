import type { Range } from '../../finding.ts';
import type { Piece } from '../piece.ts';

/** A name to add to an import that the file has; with a module, in an import of its own behind that one. */
export interface AddedImport {
  readonly declaration: Range;
  readonly name: string;
  readonly module?: string;
}

/** Parameters behind those that a function has. */
export interface AddedParameter {
  readonly fn: Range;
  readonly text: string;
}

/** A declaration that a name needs: of a variable before a statement, of a field in a class's body, or a field's value in the constructor's. */
export type Declaration =
  | { readonly of: 'variable'; readonly text: string; readonly before: Range; readonly add?: AddedImport }
  | { readonly of: 'field' | 'assignment'; readonly text: string; readonly body: Range; readonly after?: Range };

/** How what is acquired gets a name that the end of its life can use. */
export type Handle =
  /** It has one: `timer`, `this.timer`, `ref.current`. */
  | { readonly form: 'named' }
  /** `const timer = ` before the statement that acquires; `const url = …;` before it where the expression is at a site within. */
  | { readonly form: 'constant'; readonly name: string; readonly statement: Range; readonly site?: Range }
  /** An assignment at each site, to something that is there or is declared. */
  | { readonly form: 'assigned'; readonly name: string; readonly sites: readonly Range[]; readonly declare?: Declaration }
  /** `const timer = ` of an inner scope becomes an assignment: `keeps` when the scope goes on using its variable. */
  | { readonly form: 'lifted'; readonly name: string; readonly declaration: Range; readonly keeps: boolean; readonly declare?: Declaration }
  /** `this.subscriptions.push(…)` around the expression. */
  | { readonly form: 'collected'; readonly collector: string; readonly site: Range; readonly declare: Declaration; readonly add?: AddedImport }
  /** `const timer = ` before the statement, and `timers.add(timer)` behind; `callback`: the function that begins with `timers.delete(timer)`. */
  | { readonly form: 'pending'; readonly name: string; readonly set: string; readonly statement: Range; readonly callback?: Range; readonly declare: Declaration };

/**
 * How a function that is written where it is added gets a name: a variable before the statement (`const f = …`), a
 * field (`private readonly f = …`), or an assignment before the statement (`this.f = …`), with its declaration.
 */
export type Handler =
  | { readonly form: 'variable' | 'assigned'; readonly name: string; readonly value: Range; readonly before: Range; readonly types: readonly ParameterType[]; readonly declare?: Declaration }
  | { readonly form: 'field'; readonly name: string; readonly value: Range; readonly types: readonly ParameterType[]; readonly modifiers: string; readonly body: Range; readonly after?: Range }
  /** `{ signal: controller.signal }` at each site, and the controller that it comes from. */
  | { readonly form: 'signal'; readonly signal: string; readonly sites: readonly SignalSite[]; readonly declare?: Declaration };

/** The type that a parameter had from its place, to be written where it is moved to. */
export interface ParameterType {
  readonly parameter: Range;
  readonly type: string;
}

/** A call that takes options as its third argument; `options` are those that are there. */
export interface SignalSite {
  readonly call: Range;
  readonly options?: Range;
}

/** A value that gets a name before the statement that uses it: a constant, or an own field. */
export interface Keep {
  readonly name: string;
  readonly value: Range;
  readonly statement: Range;
  readonly isNew: boolean;
  /** The value is written down there no more: each evaluation would give another. */
  readonly replaces: boolean;
  readonly declare?: Declaration;
}

/** How it is released, once it has a name. */
export interface Undo {
  /** call: `clearInterval(handle)`. method: `handle.disconnect()`. invoke: `handle()`. pair: `object.off(…arguments)`. */
  readonly by: 'call' | 'method' | 'invoke' | 'pair';
  /** The function or method. */
  readonly name: string;
  /** What is released, as it is written there: `timer`, `this.timer`. */
  readonly handle: string;
  /** What the function is a member of: `window` of `window.setInterval(…)`. */
  readonly object?: Range;
  /** The same, where it has got a name. */
  readonly objectName?: string;
  readonly arguments?: readonly Piece[];
  /** A second method, called behind it: `gone.complete()` after `gone.next()`. */
  readonly also?: string;
  /** optional: `handle?.disconnect()`. tested: `if (handle) { … }`, where a type forbids the plain call. */
  readonly when?: 'optional' | 'tested';
  /** The handle is a collection: `timers.forEach((each) => clearTimeout(each)); timers.clear();` */
  readonly each?: string;
  /** What it is set to afterwards, where the code asks for it. */
  readonly reset?: string;
  /** `handle.return?.()`: by its type, the method may be missing. */
  readonly maybe?: true;
  /** `await handle.close()` */
  readonly awaits?: true;
}

/** Where the release goes: the end of the life. */
export type End =
  /** A block that runs then: at its end, or before one of its statements. */
  | { readonly at: 'block'; readonly body: Range; readonly before?: Range }
  /** Before or after a statement: where its use ends. */
  | { readonly at: 'before' | 'after'; readonly statement: Range }
  /** An arrow function with an expression for a body: it becomes a block; `returns` when its result is used. */
  | { readonly at: 'arrow'; readonly fn: Range; readonly returns: boolean }
  /** A clean-up returned at the end of an effect; its expression body becomes a block. */
  | { readonly at: 'effect'; readonly fn: Range }
  /** `onUnmounted(() => { … })` after a statement. */
  | { readonly at: 'registration'; readonly hook: string; readonly after: Range; readonly add?: AddedImport; readonly parameter?: AddedParameter }
  /** `useEffect(() => () => { … }, [])` before a statement of a component, or after one; `depends`: what it runs for. */
  | { readonly at: 'unmount'; readonly hook: string; readonly depends?: string; readonly before?: Range; readonly after?: Range; readonly add?: AddedImport }
  /** `.finally(() => …)` behind a promise. */
  | { readonly at: 'settled'; readonly promise: Range }
  /** `image.addEventListener('load', () => { … }, { once: true })` before a statement. */
  | { readonly at: 'event'; readonly target: string; readonly event: string; readonly before: Range }
  /** `res.on('close', () => { … })` after a statement. */
  | { readonly at: 'close'; readonly target: string; readonly after: Range }
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
  /** `implements OnDestroy`: after the class's heritage, with the import of the name where it is missing. */
  readonly promise?: { readonly owner: Range; readonly name: string; readonly add?: AddedImport };
}

/** The plan of a leak: name what is to be released, and release it at the end. */
export interface ReleasePlan {
  readonly acquisition: Range;
  readonly handle?: Handle;
  readonly handler?: Handler;
  readonly keep?: Keep;
  readonly undo: Undo;
  /** Release what is there before acquiring anew, in front of this statement. */
  readonly renew?: Range;
  /** Absent where the end of its life releases what has this name already. */
  readonly end?: End;
  /** The other ways in which its use ends. */
  readonly ends?: readonly End[];
  /** Where the end may come before it is acquired. */
  readonly guard?: Guard;
}

/** The plan of what is handed to something that the class ends already. */
export type HandOverPlan =
  /** `this._register(…)`, `this.subscriptions.add(…)` around what is dropped. */
  | { readonly acquisition: Range; readonly collector: Range }
  /** `takeUntil(this.gone)` as the last operator of the source's pipe. */
  | { readonly acquisition: Range; readonly operator: Range; readonly source: Range; readonly pipe?: Range }
  /** `takeUntil(this.gone)` of its own pipe becomes the last operator. */
  | { readonly acquisition: Range; readonly last: Range; readonly pipe: Range };

/** The plan of what a function opens and must close before it is left. */
export type ScopePlan =
  /** `await using file = …`: the releases that are there go. */
  | { readonly acquisition: Range; readonly using: 'using' | 'await using'; readonly declaration: Range; readonly drops: readonly Range[]; readonly waits: readonly Range[] }
  /** `try { … } finally { … }` around the statements of a block from the first to the last, or a `finally` at the `try` that they are. */
  | {
      readonly acquisition: Range;
      readonly first: Range;
      readonly last: Range;
      readonly isTry: boolean;
      /** The release that is there; it moves when it stands right behind, else its text is taken. */
      readonly release?: Range;
      readonly moves: boolean;
      /** The release where there is none. */
      readonly undo?: Undo;
      readonly drops: readonly Range[];
      /** Promises that are returned, and awaited from now on: they use it. */
      readonly waits: readonly Range[];
    };

/** The plan of a release that cannot work: parts of its call are replaced by what was acquired. */
export interface RepairPlan {
  readonly call: Range;
  /** What stands in the call's place, where it only names what it should call, or is never called. */
  readonly instead?: 'MemberExpression' | 'ChainExpression' | 'Property';
  readonly parts: readonly { readonly part: Range; readonly by: Piece }[];
  /** One more argument. */
  readonly append?: Piece;
  /** A name for the handler that is added, where it has none. */
  readonly handler?: Handler;
}

/** The plan of streams that are piped and left: `pipeline` closes them all when one fails. */
export interface PipelinePlan {
  /** The calls of `pipe`, first to last. */
  readonly calls: readonly Range[];
  readonly source: Range;
  readonly targets: readonly Range[];
  /** The local name of `pipeline`. */
  readonly name: string;
  /** Whether something listens to the source's errors. */
  readonly isHandled: boolean;
  readonly add?: AddedImport;
}

/** The plan of an override that does not call what it overrides. */
export interface SuperPlan {
  readonly body: Range;
  /** `super.dispose`, `super[Symbol.dispose]`: the function to be called at the end. */
  readonly callee: string;
  readonly awaits: boolean;
}

/** What is acquired after a wait asks first whether the end has come meanwhile. */
export interface Guard {
  /** if: the statement runs only while nothing has ended it. return: the function is left before it. */
  readonly statements: readonly { readonly at: Range; readonly by: 'if' | 'return' }[];
  /** What holds until then: `!stopped`, `this.isConnected` */
  readonly test: string;
  /** A flag that is added for it, and set at the end. */
  readonly flag?: { readonly name: string; readonly declare: Declaration };
}

/** The plan of what is acquired again after the clean-up has run. */
export interface GuardPlan {
  readonly acquisition: Range;
  readonly guard: Guard;
  /** Where its flag is set. */
  readonly end?: End;
}

/** The plan of a way out that does not return the clean-up of the others: a `return` of nothing, or the `if` that the function ends with. */
export interface ReturnPlan {
  readonly acquisition: Range;
  readonly way: Range;
  readonly cleanup: Range;
}

/** The plan of a clean-up that is returned to nobody: a field keeps it for the teardown, or a hook takes it. */
export type KeptCleanupPlan = { readonly returned: Range } & (
  | { readonly undo: Undo; readonly end: End; readonly declare?: Declaration }
  | { readonly hook: string; readonly add?: AddedImport; readonly parameter?: AddedParameter }
);

/** The plan of an iterator over events that gives its first one: `once` takes its place. */
export interface FirstEventPlan {
  readonly acquisition: Range;
  /** The call of `next()`. */
  readonly next: Range;
  /** The name that is called, and what is called in its place. */
  readonly called: Range;
  readonly name: string;
  readonly add?: AddedImport;
  /** The imported name that nothing else uses: the other takes its place, or it goes. */
  readonly unused?: { readonly declaration: Range; readonly specifier: Range; readonly by?: string };
  /** `(…).value` */
  readonly member?: Range;
  /** `{ value: ready }`, and `ready`. */
  readonly pattern?: { readonly range: Range; readonly by: Range };
}

/** The plan of a broken obligation. */
export type LeakPlan = HandOverPlan | ReleasePlan | RepairPlan | ScopePlan | GuardPlan | ReturnPlan | FirstEventPlan | KeptCleanupPlan;
