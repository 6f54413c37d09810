/** Structural kinds that a type fact can decide; see `src/facts/kinds.ts`. */
export type Kind =
  | 'event-target'
  | 'emitter'
  | 'observer'
  | 'observable'
  | 'subscription'
  | 'disposable'
  | 'async-disposable'
  | 'disposer'
  | 'promise'
  | 'stream'
  | 'web-stream'
  | 'writable-stream'
  | 'abort-signal'
  | 'timer'
  | 'array'
  | 'map'
  | 'set'
  | 'weak';

/** A named type, as typescript-eslint's specifiers: of a package, of the language's libs, or of a file of the project. */
export interface NamedType {
  readonly from: 'package' | 'lib' | 'file';
  readonly name: string | readonly string[];
  readonly package?: string | readonly string[];
  /** Functions of the package that give one. */
  readonly givenBy?: readonly string[];
}

/** Where a function or class of that name comes from: the global scope, or one of these modules (`three/*`: any path of it; `*`: any module). */
export interface Origin {
  readonly global?: boolean;
  readonly modules?: readonly string[];
}

export type Acquire =
  /**
   * `setInterval(…)`, `watch(…)`; `on(emitter, …)` acquires on its first argument. `unlessCalled`: a file that calls one of
   * these uses an older version of the package, of which another row tells.
   */
  | { readonly kind: 'call'; readonly names: readonly string[]; readonly from: Origin; readonly on?: 'argument'; readonly unlessCalled?: readonly string[] }
  /** `new WebSocket(…)` */
  | { readonly kind: 'new'; readonly names: readonly string[]; readonly from: Origin }
  /** `navigator.geolocation.watchPosition(…)`, `URL.createObjectURL(…)`: a path from a global. */
  | { readonly kind: 'static'; readonly object: string; readonly names: readonly string[] }
  /** `target.addEventListener(…)` on a receiver of a kind or type. */
  | { readonly kind: 'method'; readonly names: readonly string[]; readonly on: Kind | NamedType }
  /**
   * `new X(…)` or `createX(…)` of an own field, whose value has a member out of each group. `bySibling`: only where the
   * file releases another `new X(…)` by the row's release. `holding`: anywhere, where the construction starts something
   * that goes on, and the teardown undoes that. `local`: of a variable, which the same call uses up.
   */
  | { readonly kind: 'made'; readonly members: readonly (readonly string[])[]; readonly bySibling?: boolean; readonly holding?: boolean; readonly local?: boolean }
  /**
   * What a call gives to an own field that is declared with a type of that name, from the package if one is named. What
   * is looked up (`getOverlay()`) is somebody else's.
   */
  | { readonly kind: 'kept'; readonly type: RegExp; readonly package?: string }
  /** `on(target, event, handler)` of a helper: its first argument is the receiver, of a kind. */
  | { readonly kind: 'helper'; readonly names: readonly string[]; readonly on: Kind }
  /** A call of a generator of this file that releases something in `finally`. */
  | { readonly kind: 'generator'; readonly async: boolean }
  /**
   * What a class, or the declared result of a function, promises by that member. `dropped`: its value is not kept, else
   * a constant has it that one function uses up. `bySibling`: only where the file keeps what another call gives.
   */
  | { readonly kind: 'given'; readonly member: string; readonly dropped?: boolean; readonly bySibling?: boolean }
  /** A call of one of these names whose result, by its type, is of the kind and is neither the receiver nor an argument. */
  | { readonly kind: 'result'; readonly names: RegExp; readonly of: Kind };

/** What undoes the acquisition, and by which identity. */
export type Release =
  /** `clearInterval(handle)` */
  | { readonly by: 'call'; readonly names: readonly string[]; readonly from: Origin }
  /** `URL.revokeObjectURL(handle)`, `navigator.geolocation.clearWatch(handle)` */
  | { readonly by: 'static'; readonly object: string; readonly names: readonly string[] }
  /** `handle.disconnect()` */
  | { readonly by: 'method'; readonly names: readonly string[] }
  /** `handle()` */
  | { readonly by: 'invoke' }
  /**
   * `receiver.removeEventListener(event, handler, capture)`: same receiver and these same arguments (by position).
   * `helper`: the receiver is the first argument, `off(receiver, event, handler)`.
   */
  | { readonly by: 'pair'; readonly names: readonly string[]; readonly identity: readonly Identity[]; readonly helper?: true }
  /** `receiver.removeAllListeners()`, `receiver.destroy()`: releases everything of the receiver. */
  | { readonly by: 'receiver'; readonly names: readonly string[] };

export type Identity = 'event' | 'handler' | 'capture' | 'argument';

/** What makes an acquisition end by itself. */
export type Finite =
  /** option `{ once: true }` that is sure to fire */
  | 'once'
  /** option `{ signal }` */
  | 'signal'
  /** a timer that fires once and does not renew itself */
  | 'one-shot'
  /** `handle.unref()` where the point is the process's end */
  | 'unref'
  /** an observable that completes: `take(1)`, `first()`, an HTTP observable, `timer(n)`, `of(…)` */
  | 'completes';

export type RuleName =
  | 'no-leaked-timer'
  | 'no-leaked-listener'
  | 'no-leaked-observer'
  | 'no-leaked-subscription'
  | 'no-unreleased-resource'
  | 'no-leaked-object-url'
  | 'no-abandoned-iterator'
  | 'no-mismatched-release'
  | 'no-partial-release';

/** One acquisition of the table. New rows need no code. */
export interface Row {
  /** `platform.what`, unique. */
  readonly id: string;
  /** The rule that speaks when no release is in sight. */
  readonly rule: RuleName;
  /** What messages call it: `interval`, `listener`. */
  readonly what: string;
  readonly acquire: Acquire;
  /**
   * `handle`: the result is what is released. `disposer`: the result is a function that releases.
   * `nothing`: the release names receiver and arguments again.
   */
  readonly yields: 'handle' | 'disposer' | 'nothing';
  /** Every form that releases; the first is the one that codemods write. */
  readonly release: readonly [Release, ...Release[]];
  readonly finite?: readonly Finite[];
  /**
   * What goes on until the release. `global`: the platform itself holds it (a timer, an open socket).
   * `receiver`: it lives as long as the receiver. `target`: as long as what is passed to `observe`.
   */
  readonly heldBy: 'global' | 'receiver' | 'target';
  /** An object of the project's own: its maker's teardown is to call its teardown, as it does for the siblings. */
  readonly owned?: true;
  /** A release is asked for only where the file releases it somewhere, or another of its kind: most are never released. */
  readonly optional?: true;
  /** Judged only where the life is known: a script or a main function may make one for good. */
  readonly lived?: true;
  /** The receiver is known to live as long as the application. */
  readonly receiver?: 'process';
  /** The handle is a plain value: giving a copy away does not hand on the duty to release it. */
  readonly copied?: true;
  /** Functions and methods that use the handle as an argument, fields that show it: none of them takes it over. */
  readonly borrowedBy?: { readonly names: readonly string[]; readonly from?: Origin; readonly fields?: readonly string[] };
  /** Methods of the handle whose result goes on using it: who is given that keeps the handle. */
  readonly views?: readonly string[];
  /** Methods that do not hand the handle on: called on what is made in the same expression, they leave nothing to release it by. */
  readonly lostAfter?: readonly string[];
  /** Members of the handle that are released for it: `channel.port1`. It is held where one of them is listened to. */
  readonly parts?: readonly string[];
  /** Its release is asked for each of its parts, which no rewrite names. */
  readonly byParts?: string;
  /** The handle is the second parameter of the callback that is the last argument. */
  readonly givenTo?: 'callback';
  /** A variable of the module holds one for the whole program, whatever fills it. */
  readonly oneForAll?: true;
  /** Counted only where the function that acquires alone uses it, and waits for what it does. */
  readonly doneHere?: true;
  /** The function that acquires must release, or hand the handle on: an open file, not an open socket. */
  readonly scoped?: true;
  /** Its handle is Disposable from this version of Node on, major and minor. */
  readonly disposableSince?: readonly [number, number];
  /** The release gives a promise. */
  readonly releasesLater?: true;
  /** The call gives a promise of it: judged where that is waited for, or dropped. */
  readonly comesLater?: true;
  /** Methods that give a stream which releases it at its own end, but for `{ autoClose: false }`. */
  readonly closedByStreams?: readonly string[];
  /** In Node it keeps the asynchronous context in which it is made. */
  readonly keepsContext?: true;
  /** By its type, the method that releases may be missing. */
  readonly releaseMayMiss?: true;
  /** Nothing is acquired before its first `next()`. */
  readonly lazy?: true;
  /** Its release takes effect when its next value comes. */
  readonly releasesAtNext?: true;
  /** Read to its end, it releases itself: by the method that reads. */
  readonly drains?: string;
  /** Which argument may be `{ signal }`, counted from 0. */
  readonly optionsAt?: number;
}
