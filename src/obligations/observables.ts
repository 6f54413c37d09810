import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../facts/file.ts';
import { isKind } from '../facts/kinds.ts';
import { lifetimeOf, type Lifetime } from '../facts/lifetimes.ts';
import type { Life } from '../facts/life.ts';
import { exportedName, originOf } from '../facts/origin.ts';
import { fieldUses, instanceOfThis, isWrite } from '../facts/slots.ts';
import { enclosingClass, keyName, memberName, methodCall, unwrap, wrapped } from '../facts/syntax.ts';

/**
 * What ends a subscription by itself. finite: it completes or an operator ends it. endless: its source goes on and
 * lives as long as `lifetime` says. deadNotifier, unsafeTakeUntil: an operator should end it and cannot.
 */
export type Fate =
  | { readonly is: 'finite'; readonly by?: TSESTree.Node }
  | { readonly is: 'unknown' }
  | { readonly is: 'endless'; readonly lifetime: Lifetime; readonly source: TSESTree.Node }
  | { readonly is: 'deadNotifier'; readonly notifier: TSESTree.Node }
  | { readonly is: 'unsafeTakeUntil'; readonly operator: TSESTree.Node; readonly after: string; readonly flattens: boolean };

const ending = /^(?:take|takeWhile|first|single|elementAt|find|findIndex|last|toArray|isEmpty|every|takeUntilDestroyed|untilDestroyed|takeUntilComponentDestroyed|untilComponentDestroyed|toPromise|takeUntilUnmount\w*)$/;
const finiteSources = /^(?:of|from|forkJoin|throwError|range|ajax|fromFetch|bindCallback|bindNodeCallback|defer|iif|using|generate)$/;
/** After `takeUntil` these subscribe to further sources, which then go on. */
const flattening = /^(?:switchMap|switchMapTo|mergeMap|mergeMapTo|flatMap|concatMap|concatMapTo|exhaustMap|switchAll|mergeAll|concatAll|exhaustAll|exhaust|combineLatest|combineLatestWith|combineLatestAll|merge|mergeWith|concat|concatWith|race|raceWith|repeat|repeatWhen|expand|zip|zipWith)$/;
const harmlessAfter = /^(?:count|defaultIfEmpty|endWith|every|finalize|isEmpty|last|max|min|publish\w*|reduce|share|shareReplay|takeLast|throwIfEmpty|toArray|map|tap|filter|catchError|distinctUntilChanged|startWith|scan|pluck|mapTo|skip|observeOn|subscribeOn|take|first|takeUntil|takeWhile|ignoreElements|withLatestFrom|pairwise|delay|debounceTime|throttleTime|auditTime|sampleTime|debounce|bufferTime|materialize|timestamp)$/;

export function fateOf(file: FileFacts, observable: TSESTree.Node, life: Life): Fate {
  const { operators, source } = chainOf(file, observable);
  const until = operators.findLastIndex(({ name }) => name === 'takeUntil');
  const takeUntil = operators[until]?.call;
  const notifier = takeUntil?.arguments[0];
  if (takeUntil && notifier) {
    if (isDead(file, notifier)) return { is: 'deadNotifier', notifier };
    const after = operators.slice(until + 1).find(({ name }) => !harmlessAfter.test(name) && !ending.test(name));
    return after ? { is: 'unsafeTakeUntil', operator: takeUntil, after: after.name, flattens: flattening.test(after.name) } : { is: 'finite', by: takeUntil };
  }
  const untilDestroyed = operators.find(({ name }) => /^(?:take)?[uU]ntil(?:Component)?Destroyed$/.test(name))?.call;
  if (untilDestroyed) return { is: 'finite', by: untilDestroyed };
  if (operators.some(({ name }) => ending.test(name))) return { is: 'finite' };
  // An operator of the project's own may end it: `this.untilGone()`, `takeUntilX`.
  if (operators.some(({ name, call }) => !call || /until|destroy/i.test(name) || !isKnownOperator(file, call))) return { is: 'unknown' };
  return sourceFate(file, source, life, 0);
}

interface Operator {
  /** Empty for an operator that is made elsewhere. */
  readonly name: string;
  readonly call?: TSESTree.CallExpression;
}

/** The operators of `source.pipe(…).pipe(…)`, first to last, and the source. RxJS 5's chained operators count too. */
function chainOf(file: FileFacts, observable: TSESTree.Node): { operators: Operator[]; source: TSESTree.Node } {
  const operators: Operator[] = [];
  let source = unwrap(observable);
  if (source.type === T.Identifier) {
    const value = file.scopes.constant(source);
    if (value) source = unwrap(value);
  }
  for (let method = methodCall(source); method; method = methodCall(source)) {
    if (method.name === 'pipe') {
      operators.unshift(...method.call.arguments.map((argument) => operatorOf(file, argument)).filter((operator) => operator !== undefined));
      if (method.call.arguments.some((argument) => argument.type === T.SpreadElement)) return { operators: [{ name: '' }], source };
    } else if (ending.test(method.name) || method.name === 'takeUntil' || flattening.test(method.name) || harmlessAfter.test(method.name)) {
      if (isKind(file, method.receiver, 'observable') === 'no') break;
      operators.unshift({ name: method.name, call: method.call });
    } else break;
    source = unwrap(method.receiver);
  }
  return { operators, source };
}

function operatorOf(file: FileFacts, argument: TSESTree.Node): Operator | undefined {
  const call = unwrap(argument);
  if (call.type !== T.CallExpression) return { name: '' };
  return { name: exportedName(file, call.callee) ?? '', call };
}

function isKnownOperator(file: FileFacts, call: TSESTree.CallExpression): boolean {
  const callee = unwrap(call.callee);
  if (callee.type === T.MemberExpression) return true;
  const origin = originOf(file, callee);
  return origin.from !== 'import' || /^(?:rxjs|@ngrx)/.test(origin.module);
}

/** A notifier that this class makes and never fires or hands out: nothing ends by it. */
function isDead(file: FileFacts, notifier: TSESTree.Node): boolean {
  const member = unwrap(notifier);
  if (member.type !== T.MemberExpression) return false;
  const instance = instanceOfThis(file, member.object);
  const name = memberName(member);
  if (!instance || name === undefined || instance.form !== 'class') return false;
  const origin = originOf(file, member);
  if (origin.from !== 'new') return false;
  const isPrivate = file.text.includes(`private ${name}`) || file.text.includes(`private readonly ${name}`) || name.startsWith('#');
  // A public or protected notifier may be fired by others.
  return fieldUses(file, instance, name).every((use) => isWrite(use) || isArgumentOf(file, use, 'takeUntil') || isMethodUse(use, 'complete')) && (isPrivate || !file.text.includes(`protected ${name}`));
}

const isMethodUse = (use: TSESTree.Node, name: string): boolean => {
  const parent = wrapped(use).parent;
  return parent?.type === T.MemberExpression && memberName(parent) === name;
};

const isArgumentOf = (file: FileFacts, use: TSESTree.Node, name: string): boolean => {
  const parent = wrapped(use).parent;
  return parent?.type === T.CallExpression && exportedName(file, parent.callee) === name;
};

function sourceFate(file: FileFacts, source: TSESTree.Node, life: Life, depth: number): Fate {
  const expression = unwrap(source);
  if (depth > 4) return { is: 'unknown' };
  if (expression.type === T.CallExpression) return callFate(file, expression, life, depth);
  if (expression.type === T.Identifier) {
    const value = file.scopes.constant(expression);
    if (value) return sourceFate(file, value, life, depth + 1);
  }
  if (expression.type !== T.MemberExpression && expression.type !== T.Identifier) return { is: 'unknown' };
  const lifetime = sourceLifetime(file, expression, life);
  if (lifetime === 'own') return { is: 'finite' };
  // `this.stream$ = source.pipe(…)`: what it is made of decides.
  const origin = originOf(file, expression);
  if (lifetime === 'unknown' && origin.from === 'call' && expression.type === T.MemberExpression && depth < 3) return fateOf(file, origin.node, life);
  return expression.type === T.Identifier && lifetime === 'unknown' ? { is: 'unknown' } : { is: 'endless', lifetime, source: expression };
}

/** A stream that is a member of something goes on as long as that does: `this.service.changes`, `route.params`. */
function sourceLifetime(file: FileFacts, expression: TSESTree.MemberExpression | TSESTree.Identifier, life: Life): Lifetime {
  if (expression.type === T.Identifier) return lifetimeOf(file, expression, life);
  // Angular ends these with the component that they belong to.
  const ended = /^(?:ActivatedRoute|FormControl|FormGroup|FormArray|NgControl|AbstractControl|QueryList|NgForm|NgModel|UntypedFormControl|UntypedFormGroup)\b/;
  if (ended.test(file.types.describe(expression.object) ?? '') || ended.test(annotationOf(file, expression.object))) return 'own';
  const object = unwrap(expression.object);
  if (isOwnChild(file, object)) return 'own';
  if (object.type === T.ThisExpression) {
    const origin = originOf(file, expression);
    return origin.from === 'new' ? 'own' : origin.from === 'parameter' ? 'outer' : origin.from === 'member' ? lifetimeOfOrigin(origin.object) : 'unknown';
  }
  return injected(file, object) ? 'outer' : lifetimeOf(file, object, life);
}

/** `this.sort` or `this.sort()` of an Angular query: the child ends with its component. */
function isOwnChild(file: FileFacts, object: TSESTree.Node): boolean {
  const field = object.type === T.CallExpression && object.arguments.length === 0 ? unwrap(object.callee) : object;
  if (field.type !== T.MemberExpression || unwrap(field.object).type !== T.ThisExpression) return false;
  const owner = enclosingClass(field);
  const name = memberName(field);
  const member = owner?.body.body.find((part) => part.type === T.PropertyDefinition && keyName(part.key, part.computed) === name);
  return member?.type === T.PropertyDefinition && /\b(?:View|Content)Child(?:ren)?\(|\b(?:view|content)Child(?:ren)?\b/.test(file.textOf(member));
}

const annotationOf = (file: FileFacts, node: TSESTree.Node): string => {
  const origin = originOf(file, node);
  // inject(ActivatedRoute)
  const [injectedType] = origin.from === 'call' && origin.of.from === 'import' && origin.of.name === 'inject' ? origin.node.arguments : [];
  if (injectedType) {
    const type = originOf(file, injectedType);
    return type.from === 'import' ? type.path || type.name : file.textOf(injectedType);
  }
  return 'annotation' in origin ? (origin.annotation ?? '') : '';
};

const lifetimeOfOrigin = (origin: ReturnType<typeof originOf>): Lifetime => (origin.from === 'parameter' ? 'outer' : origin.from === 'import' || origin.from === 'global' ? 'process' : 'unknown');

/** `this.service`, given by the constructor or by Angular's `inject()`; and members of such. */
function injected(file: FileFacts, object: TSESTree.Node): boolean {
  const origin = originOf(file, object);
  if (origin.from === 'parameter') return true;
  if (origin.from === 'call') return origin.of.from === 'import' && origin.of.name === 'inject';
  return origin.from === 'member' && (origin.object.from === 'parameter' || (origin.object.from === 'call' && origin.object.of.from === 'import' && origin.object.of.name === 'inject'));
}

function callFate(file: FileFacts, call: TSESTree.CallExpression, life: Life, depth: number): Fate {
  const origin = originOf(file, call.callee);
  if (origin.from === 'import' && /^rxjs/.test(origin.module)) {
    const name = origin.path || origin.name;
    if (finiteSources.test(name)) return { is: 'finite' };
    if (name === 'interval' || (name === 'timer' && call.arguments.length > 1)) return { is: 'endless', lifetime: 'process', source: call };
    if (name === 'timer') return { is: 'finite' };
    if (name === 'fromEvent' && call.arguments[0]) {
      const lifetime = lifetimeOf(file, call.arguments[0], life);
      return lifetime === 'process' ? { is: 'endless', lifetime, source: call } : lifetime === 'own' ? { is: 'finite' } : { is: 'unknown' };
    }
    if (/^(?:merge|combineLatest|race|zip|concat)$/.test(name)) return joined(file, call, life, depth);
    return { is: 'unknown' };
  }
  const method = methodCall(call);
  if (method && /^(?:asObservable|observe|select|valueChanges)$/.test(method.name)) {
    const lifetime = injected(file, method.receiver) ? 'outer' : lifetimeOf(file, method.receiver, life);
    if (lifetime === 'own') return { is: 'finite' };
    return lifetime === 'unknown' ? { is: 'unknown' } : { is: 'endless', lifetime, source: call };
  }
  // this.service.load(): most such streams complete; which do not cannot be told.
  return { is: 'unknown' };
}

function joined(file: FileFacts, call: TSESTree.CallExpression, life: Life, depth: number): Fate {
  const parts = call.arguments.flatMap((argument) => (argument.type === T.ArrayExpression ? argument.elements.filter((element) => element !== null) : [argument]));
  const fates = parts.map((part) => (part.type === T.SpreadElement ? ({ is: 'unknown' } as const) : fateOf(file, part, life)));
  return fates.find((fate) => fate.is === 'endless') ?? (fates.every((fate) => fate.is === 'finite') && depth < 4 ? { is: 'finite' } : { is: 'unknown' });
}
