import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { Answer } from '../../facts/answer.ts';
import { declaredField } from '../../facts/fields.ts';
import type { FileFacts } from '../../facts/file.ts';
import type { Life } from '../../facts/life.ts';
import { lifetimeOf, type Lifetime } from '../../facts/lifetimes.ts';
import { originOf } from '../../facts/origin.ts';
import { instanceOfThis } from '../../facts/slots.ts';
import { memberName, methodCall, unwrap, wrapped, type FunctionNode } from '../../facts/syntax.ts';
import { returnedValues } from '../../facts/teardowns.ts';
import { isEndedAtEnd } from './ended-receivers.ts';
import { isDead } from './notifiers.ts';
import { ending, flattening, harmlessAfter, isKnownOperator, isRepeating, pipeOf, type Operator } from './pipes.ts';
import { isRequest } from './requests.ts';
import { isEndedWith, isGiven, isOfView, isPassing, streamLifetime } from './stream-lifetimes.ts';

/**
 * What ends a subscription by itself. finite: it completes or an operator ends it. endless: its source goes on and
 * lives as long as `lifetime` says. deadNotifier, unsafeTakeUntil: an operator should end it and cannot.
 */
export type Fate =
  | { readonly is: 'finite'; readonly by?: TSESTree.Node }
  | { readonly is: 'unknown' }
  | { readonly is: 'endless'; readonly lifetime: Lifetime; readonly source: TSESTree.Node }
  | { readonly is: 'deadNotifier'; readonly notifier: TSESTree.Node; readonly goesOn: boolean }
  | { readonly is: 'unsafeTakeUntil'; readonly operator: TSESTree.Node; readonly after: string; readonly goesOn: Answer };

const finiteSources = /^(?:of|from|forkJoin|throwError|range|ajax|fromFetch|bindCallback|bindNodeCallback|defer|iif|using|generate)$/;

export function fateOf(file: FileFacts, observable: TSESTree.Node, life: Life, depth = 0): Fate {
  const pipe = pipeOf(file, observable);
  const { operators, source } = pipe;
  const until = operators.findLastIndex(({ name }) => name === 'takeUntil');
  const takeUntil = operators[until]?.call;
  const notifier = takeUntil?.arguments[0];
  if (takeUntil && notifier) {
    if (isDead(file, notifier)) {
      const rest = operators.some(({ name }) => ending.test(name)) ? 'finite' : sourceFate(file, source, life, depth).is;
      // A stream that is kept somewhere goes on; what a call gives mostly completes. One's own ends with its owner: only the author's word is broken.
      const isKept = !isGivenByCall(source);
      if (rest === 'finite' && (!isKept || operators.some(({ name }) => ending.test(name)))) return { is: 'finite' };
      return { is: 'deadNotifier', notifier, goesOn: rest === 'endless' || (rest === 'unknown' && isKept) };
    }
    const after = operators.slice(until + 1).flatMap((operator) => (harmlessAfter.test(operator.name) || ending.test(operator.name) ? [] : [{ name: operator.name, goesOn: goesOnAfter(file, operator, life, depth) }]));
    const open = after.find(({ goesOn }) => goesOn === 'yes') ?? after.find(({ goesOn }) => goesOn === 'unknown');
    return open ? { is: 'unsafeTakeUntil', operator: takeUntil, after: open.name, goesOn: open.goesOn } : { is: 'finite', by: takeUntil };
  }
  const untilDestroyed = operators.find(({ name }) => /^(?:take)?[uU]ntil(?:Component)?Destroyed$/.test(name))?.call;
  if (untilDestroyed) return { is: 'finite', by: untilDestroyed };
  if (operators.some(({ name }) => ending.test(name))) return { is: 'finite' };
  // An operator of the project's own may end it: `this.untilGone()`, `takeUntilX`.
  if (operators.some(({ name, call }) => !call || (/until|destroy/i.test(name) && !harmlessAfter.test(name)) || !isKnownOperator(file, call))) return { is: 'unknown' };
  const fate = sourceFate(file, source, life, depth);
  if (fate.is === 'finite' && isRequest(file, source)) return laterFate(file, operators, life, depth) ?? fate;
  if (fate.is !== 'unknown' || !isRepeating(pipe)) return fate;
  const asked = methodCall(source);
  return { is: 'endless', lifetime: asked && isGiven(file, asked.receiver) ? 'outer' : 'unknown', source };
}

/** `make()`, `isNew ? this.create() : this.update()` */
function isGivenByCall(source: TSESTree.Node): boolean {
  const value = unwrap(source);
  return value.type === T.CallExpression || (value.type === T.ConditionalExpression && isGivenByCall(value.consequent) && isGivenByCall(value.alternate));
}

/** What an operator goes on with when its source gives it a value: `interval(1000)` of `switchMap(() => interval(1000))`. */
function madeBy(file: FileFacts, { name, call }: Operator): readonly TSESTree.Node[] {
  if (!call || !flattening.test(name)) return [];
  return call.arguments.flatMap((argument) => {
    const project = file.scopes.functionOf(argument);
    return project ? returnedValues(file, project) : argument.type === T.SpreadElement ? [] : [argument];
  });
}

/** What goes on when an answer has come, by an operator that turns it into another stream; undefined when nothing does. */
function laterFate(file: FileFacts, operators: readonly Operator[], life: Life, depth: number): Fate | undefined {
  if (depth > 5) return undefined;
  const made = operators.flatMap((operator) => madeBy(file, operator));
  return made.map((value) => fateOf(file, value, life, depth + 1)).find(({ is }) => is !== 'finite');
}

/** Whether an operator after `takeUntil` goes on with a source of its own: `switchMap(() => interval(1000))`. */
function goesOnAfter(file: FileFacts, operator: Operator, life: Life, depth: number): Answer {
  const made = madeBy(file, operator);
  if (made.length === 0 || depth > 5) return 'unknown';
  const fates = made.map((value) => fateOf(file, value, life, depth + 1));
  return fates.some(({ is }) => is === 'endless' || is === 'deadNotifier') ? 'yes' : fates.every(({ is }) => is === 'finite') ? 'no' : 'unknown';
}

function sourceFate(file: FileFacts, source: TSESTree.Node, life: Life, depth: number): Fate {
  const expression = unwrap(source);
  if (depth > 6) return { is: 'unknown' };
  switch (expression.type) {
    case T.CallExpression:
      return callFate(file, expression, life, depth);
    case T.ConditionalExpression:
      return joined(file, [expression.consequent, expression.alternate], life, depth);
    case T.LogicalExpression:
      return joined(file, [expression.left, expression.right], life, depth);
    case T.Identifier: {
      const value = file.scopes.constant(expression);
      return value ? fateOf(file, value, life, depth + 1) : placeFate(file, expression, life, depth);
    }
    case T.MemberExpression:
      return placeFate(file, expression, life, depth);
    default:
      return { is: 'unknown' };
  }
}

/** A stream that is kept somewhere: a field, a member of something, a destructured variable. */
function placeFate(file: FileFacts, place: TSESTree.MemberExpression | TSESTree.Identifier, life: Life, depth: number): Fate {
  const getter = ownMethod(file, place);
  if (getter) return joined(file, returnedValues(file, getter), life, depth);
  if (isSilent(file, place)) return { is: 'finite' };
  const lifetime = streamLifetime(file, place, life);
  if (lifetime === 'own') return { is: 'finite' };
  if (isOfView(file, place, life)) return { is: 'unknown' };
  // `this.stream$ = source.pipe(…)`: what it is made of decides.
  const origin = originOf(file, place);
  if (lifetime === 'unknown' && origin.from === 'call' && place.type === T.MemberExpression && depth < 3) return fateOf(file, origin.node, life, depth + 1);
  const value = lifetime === 'unknown' && (origin.from === 'unknown' || origin.from === 'field') && place.type === T.MemberExpression && depth < 3 ? declaredValue(file, place) : undefined;
  if (value) return fateOf(file, value, life, depth + 1);
  const isOpen = lifetime === 'unknown' && (isPassing(file, place) || (place.type === T.Identifier && origin.from !== 'member'));
  return isOpen ? { is: 'unknown' } : { is: 'endless', lifetime, source: place };
}

/** `NEVER`, `EMPTY` of RxJS: they hold nobody. */
function isSilent(file: FileFacts, place: TSESTree.Node): boolean {
  const origin = originOf(file, place);
  return origin.from === 'import' && /^rxjs(?:\/|$)/.test(origin.module) && /^(?:NEVER|EMPTY)$/.test(origin.path || origin.name);
}

/** `condition ? of(1) : this.service.load()` of a field's declaration. */
function declaredValue(file: FileFacts, { object, property }: TSESTree.MemberExpression): TSESTree.Node | undefined {
  const instance = instanceOfThis(file, object);
  return (instance && property.type === T.Identifier ? declaredField(instance.bodies, property.name)?.value : null) ?? undefined;
}

/** The method of this class, or the function of this file, that is called; the getter that is read. */
function ownMethod(file: FileFacts, callee: TSESTree.Node): FunctionNode | undefined {
  const target = unwrap(callee);
  if (target.type === T.Identifier) return target.parent.type === T.CallExpression && target.parent.callee === target ? file.scopes.functionOf(target) : undefined;
  if (target.type !== T.MemberExpression) return undefined;
  const fn = instanceOfThis(file, target.object)?.methods.get(memberName(target) ?? '');
  const isGetter = fn?.parent.type === T.MethodDefinition && fn.parent.kind === 'get';
  const isCalled = wrapped(target).parent?.type === T.CallExpression;
  return fn && isGetter !== isCalled ? fn : undefined;
}

function callFate(file: FileFacts, call: TSESTree.CallExpression, life: Life, depth: number): Fate {
  const origin = originOf(file, call.callee);
  if (origin.from === 'import' && /^rxjs(?:\/|$)/.test(origin.module)) return creatorFate(file, call, origin.path || origin.name, life, depth);
  // Angular ends these with the injector.
  if (origin.from === 'import' && origin.module === '@angular/core/rxjs-interop') return { is: 'finite' };
  if (isRequest(file, call)) return { is: 'finite' };
  const own = ownMethod(file, call.callee);
  if (own) return joined(file, returnedValues(file, own), life, depth);
  const method = methodCall(call);
  if (method?.name === 'asObservable') return sourceFate(file, method.receiver, life, depth + 1);
  // this.overlay.detachments(), with `this.overlay.dispose()` at the end
  if (method && unwrap(method.receiver).type !== T.ThisExpression && lifetimeOf(file, method.receiver, life) !== 'process' && isEndedAtEnd(file, method.receiver, life)) return { is: 'finite' };
  // Angular Material: a dialog's and a snack bar's stream completes with its one value.
  if (method && /^(?:afterClosed|beforeClosed|afterDismissed)$/.test(method.name)) return { is: 'finite' };
  if (method && /^(?:observe|select|valueChanges)$/.test(method.name)) {
    if (isEndedWith(file, method.receiver)) return { is: 'finite' };
    const lifetime = isGiven(file, method.receiver) ? 'outer' : lifetimeOf(file, method.receiver, life);
    if (lifetime === 'own') return { is: 'finite' };
    return lifetime === 'unknown' ? { is: 'unknown' } : { is: 'endless', lifetime, source: call };
  }
  // this.service.load(): most such streams complete; which do not cannot be told.
  return { is: 'unknown' };
}

/** What a function of RxJS makes. */
function creatorFate(file: FileFacts, call: TSESTree.CallExpression, name: string, life: Life, depth: number): Fate {
  if (finiteSources.test(name)) return { is: 'finite' };
  if (name === 'interval' || (name === 'timer' && call.arguments.length > 1)) return { is: 'endless', lifetime: 'process', source: call };
  if (name === 'timer') return { is: 'finite' };
  if (name === 'fromEvent' && call.arguments[0]) {
    const lifetime = lifetimeOf(file, call.arguments[0], life);
    return lifetime === 'process' ? { is: 'endless', lifetime, source: call } : lifetime === 'own' ? { is: 'finite' } : { is: 'unknown' };
  }
  if (!/^(?:merge|combineLatest|race|zip|concat)$/.test(name)) return { is: 'unknown' };
  const parts = call.arguments.flatMap((argument) => (argument.type === T.ArrayExpression ? argument.elements.filter((element) => element !== null) : [argument]));
  return joined(file, parts, life, depth);
}

/** The fate of what goes on as long as one of its parts does. */
function joined(file: FileFacts, parts: readonly TSESTree.Node[], life: Life, depth: number): Fate {
  if (depth > 5) return { is: 'unknown' };
  const fates = parts.map((part): Fate => (part.type === T.SpreadElement ? { is: 'unknown' } : fateOf(file, part, life, depth + 1)));
  const endless = fates.filter((fate) => fate.is === 'endless');
  const sure = endless.find(({ lifetime }) => lifetime === 'outer' || lifetime === 'process');
  if (sure) return sure;
  return fates.length > 0 && fates.every((fate) => fate.is === 'finite' || fate.is === 'endless') ? (endless[0] ?? { is: 'finite' }) : { is: 'unknown' };
}
