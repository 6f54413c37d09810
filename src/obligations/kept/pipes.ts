import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { isKind } from '../../facts/kinds.ts';
import { exportedName, originOf } from '../../facts/origin.ts';
import { methodCall, unwrap } from '../../facts/syntax.ts';

/** Operators that complete the stream, or end it with its component. */
export const ending = /^(?:take|takeWhile|first|single|elementAt|find|findIndex|last|toArray|isEmpty|every|takeUntilDestroyed|untilDestroyed|takeUntilComponentDestroyed|untilComponentDestroyed|toPromise|takeUntilUnmount\w*)$/;
/** After `takeUntil` these subscribe to further sources, which then go on. */
export const flattening = /^(?:switchMap|switchMapTo|mergeMap|mergeMapTo|flatMap|concatMap|concatMapTo|exhaustMap|switchAll|mergeAll|concatAll|exhaustAll|exhaust|combineLatest|combineLatestWith|combineLatestAll|merge|mergeWith|concat|concatWith|race|raceWith|repeat|repeatWhen|expand|zip|zipWith)$/;
export const harmlessAfter = /^(?:count|defaultIfEmpty|endWith|every|finalize|isEmpty|last|max|min|publish\w*|reduce|share|shareReplay|takeLast|throwIfEmpty|toArray|map|tap|filter|catchError|distinctUntilChanged|startWith|scan|pluck|mapTo|skip|observeOn|subscribeOn|take|first|takeUntil|takeWhile|ignoreElements|withLatestFrom|pairwise|delay|debounceTime|throttleTime|auditTime|sampleTime|debounce|bufferTime|materialize|timestamp)$/;
/** They mean nothing on a single value: who writes one knows that its source goes on. */
const repeating = /^(?:distinctUntil(?:Key)?Changed|debounce|debounceTime|throttle|throttleTime|audit|auditTime|sample|sampleTime|pairwise|bufferTime|bufferCount|windowTime|windowCount)$/;

export interface Operator {
  /** Empty for an operator that is made elsewhere. */
  readonly name: string;
  readonly call?: TSESTree.CallExpression;
}

export interface Pipe {
  /** First to last. */
  readonly operators: readonly Operator[];
  readonly source: TSESTree.Node;
}

/** The operators of `source.pipe(…).pipe(…)`, first to last, and the source. RxJS 5's chained operators count too. */
export function pipeOf(file: FileFacts, observable: TSESTree.Node): Pipe {
  const operators: Operator[] = [];
  let source = valueOf(file, observable);
  for (let method = methodCall(source); method; method = methodCall(source)) {
    if (method.name === 'pipe') {
      operators.unshift(...method.call.arguments.flatMap((argument) => operatorsOf(file, argument)));
      if (method.call.arguments.some((argument) => argument.type === T.SpreadElement)) return { operators: [{ name: '' }], source };
    } else if (ending.test(method.name) || method.name === 'takeUntil' || flattening.test(method.name) || harmlessAfter.test(method.name)) {
      if (isKind(file, method.receiver, 'observable') === 'no') break;
      operators.unshift({ name: method.name, call: method.call });
    } else break;
    source = valueOf(file, method.receiver);
  }
  return { operators, source };
}

/** What a variable that is written once holds. */
function valueOf(file: FileFacts, node: TSESTree.Node): TSESTree.Node {
  const expression = unwrap(node);
  const value = expression.type === T.Identifier ? file.scopes.constant(expression) : undefined;
  return value ? unwrap(value) : expression;
}

/** An operator, or those that RxJS's own `pipe(…)` puts together. */
function operatorsOf(file: FileFacts, argument: TSESTree.Node): readonly Operator[] {
  const call = unwrap(argument);
  if (call.type !== T.CallExpression) return [{ name: '' }];
  const name = exportedName(file, call.callee) ?? '';
  return name === 'pipe' ? call.arguments.flatMap((inner) => operatorsOf(file, inner)) : [{ name, call }];
}

/** Whether an operator is one of a library whose operators are known, not one of the project's own. */
export function isKnownOperator(file: FileFacts, call: TSESTree.CallExpression): boolean {
  const callee = unwrap(call.callee);
  if (callee.type === T.MemberExpression) return true;
  const origin = originOf(file, callee);
  return origin.from !== 'import' || /^(?:rxjs|@ngrx)/.test(origin.module);
}

/** Whether an operator of RxJS itself stands in a pipe: only an observable takes one. */
export const hasOperatorOfRxjs = (file: FileFacts, { operators }: Pipe): boolean =>
  operators.some(({ call }) => {
    const origin = call && originOf(file, call.callee);
    return origin?.from === 'import' && /^(?:rxjs|rxjs\/operators|@angular\/core\/rxjs-interop)$/.test(origin.module);
  });

/** Whether an operator stands in a pipe that only a source with more than one value needs. */
export const isRepeating = ({ operators }: Pipe): boolean => operators.some(({ name }) => repeating.test(name));
