import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { Answer } from '../facts/answer.ts';
import type { FileFacts } from '../facts/file.ts';
import { isKind } from '../facts/kinds.ts';
import { originOf } from '../facts/origin.ts';
import { enclosingFunction, memberName, unwrap, within } from '../facts/syntax.ts';
import type { Certainty } from '../finding.ts';
import { placeOf } from './places.ts';
import { chained, isLasting, lastsAt, lifeTitle } from './promises.ts';
import { openLoop, repeatsFor } from './repeats.ts';

/** A race, or a signal out of several, that leaves something behind on what lasts longer. */
export interface Race {
  readonly call: TSESTree.CallExpression;
  readonly list: TSESTree.ArrayExpression;
  readonly by: 'race' | 'any' | 'signal';
  /** The element that lasts. */
  readonly lasting: TSESTree.Expression;
  /** The promise that the element is chained to, or the element itself. */
  readonly promise: TSESTree.Node;
  /** For messages: `` `this.closed` ``. */
  readonly title: string;
  readonly because: string;
  /** Whether what lasts is known to be a promise, and no other value. */
  readonly isPromise: boolean;
  readonly certainty: Certainty;
}

const functions: ReadonlyMap<string, Race['by']> = new Map(Object.entries<Race['by']>({ 'Promise.race': 'race', 'Promise.any': 'any', 'AbortSignal.any': 'signal' }));

/** Every race of the file that leaves something behind each time. */
export function races(file: FileFacts): readonly Race[] {
  return file.index.calls.flatMap((call) => {
    const list = call.arguments[0];
    if (call.type !== T.CallExpression || list?.type !== T.ArrayExpression) return [];
    const origin = originOf(file, call.callee);
    const by = origin.from === 'global' ? functions.get(origin.path) : undefined;
    if (!by) return [];
    return (by === 'signal' ? signalRace(file, call, list) : promiseRace(file, call, list, by)) ?? [];
  });
}

const elementsOf = ({ elements }: TSESTree.ArrayExpression): TSESTree.Expression[] => elements.filter((element): element is TSESTree.Expression => element !== null && element.type !== T.SpreadElement);

/** `limit ? timeout(limit) : never`: what may be raced against. */
function alternatives(node: TSESTree.Expression): readonly TSESTree.Expression[] {
  const value = unwrap(node);
  if (value.type === T.ConditionalExpression) return [...alternatives(value.consequent), ...alternatives(value.alternate)];
  return value.type === T.LogicalExpression ? [...alternatives(value.left), ...alternatives(value.right)] : [node];
}

function promiseRace(file: FileFacts, call: TSESTree.CallExpression, list: TSESTree.ArrayExpression, by: Race['by']): Race | undefined {
  for (const lasting of elementsOf(list).flatMap(alternatives)) {
    const promise = chained(chainNamed(file, lasting, call));
    const place = placeOf(file, promise);
    const title = `\`${file.textOf(promise)}\``;
    const repeated = place && repeatsFor(file, call, place);
    if (repeated && place.life !== 'closure' && lastsAt(file, place)) return { call, list, by, lasting, promise, title, because: `it settles at the end of ${lifeTitle(place)}, or never`, isPromise: true, certainty: elementsOf(list).includes(lasting) ? repeated : 'likely' };
    const outside = outsideLoop(file, promise, call);
    if (outside !== 'no') return { call, list, by, lasting, promise, title, because: 'the loop goes on, and does not renew it', isPromise: outside === 'yes', certainty: isLasting(file, promise) ? 'certain' : 'likely' };
  }
  return undefined;
}

/** `const gone = this.closed.then(…)` of the call itself: what the race is given is chained to what lasts. */
function chainNamed(file: FileFacts, element: TSESTree.Expression, call: TSESTree.Node): TSESTree.Node {
  const value = file.scopes.constant(element);
  return value && enclosingFunction(value) === enclosingFunction(call) && chained(value) !== unwrap(value) ? value : element;
}

/** Whether it is a promise from outside a loop that goes on: each turn of the loop leaves a reaction on it. */
function outsideLoop(file: FileFacts, promise: TSESTree.Node, call: TSESTree.Node): Answer {
  const loop = openLoop(call);
  const variable = loop && promise.type === T.Identifier ? file.scopes.variable(promise) : undefined;
  const [definition] = variable?.defs ?? [];
  if (!loop || !definition || within(definition.name, loop) || variable?.references.some((reference) => reference.isWrite() && within(reference.identifier, loop))) return 'no';
  const value = file.scopes.constant(promise);
  const made = value && unwrap(value);
  if (made?.type === T.CallExpression && isAsync(file, made)) return 'yes';
  const kind = isKind(file, promise, 'promise');
  // A promise made there is known to settle by something else than an end: a timeout, as a rule.
  if (kind === 'yes') return made?.type === T.NewExpression && !isLasting(file, promise) ? 'no' : 'yes';
  return kind === 'unknown' && made?.type === T.CallExpression ? 'unknown' : 'no';
}

/** A call of an async function of this file, or of `once` of `node:events`. */
function isAsync(file: FileFacts, { callee }: TSESTree.CallExpression): boolean {
  const origin = originOf(file, callee);
  return file.scopes.functionOf(callee)?.async === true || (origin.from === 'import' && /^(?:node:)?events$/.test(origin.module) && (origin.path || origin.name) === 'once');
}

/** `AbortSignal.any([this.signal, timeout])`, and a listener that nothing removes: the long signal keeps both. */
function signalRace(file: FileFacts, call: TSESTree.CallExpression, list: TSESTree.ArrayExpression): Race | undefined {
  const uses = (file.scopes.variableOf(call)?.references ?? []).flatMap(({ identifier: { parent } }) => (parent?.type === T.MemberExpression ? [memberName(parent)] : []));
  if (!uses.some((name) => name === 'addEventListener' || name === 'onabort') || uses.includes('removeEventListener')) return undefined;
  // A signal that times out takes the new one along.
  if (elementsOf(list).some((element) => isTimeout(file, element))) return undefined;
  const lasting = elementsOf(list).find((element) => /^(?:process|instance)$/.test(placeOf(file, element)?.life ?? ''));
  const place = lasting && placeOf(file, lasting);
  const repeated = place && repeatsFor(file, call, place);
  return repeated && { call, list, by: 'signal', lasting, promise: lasting, title: `\`${file.textOf(lasting)}\``, because: 'it lasts longer than the call, and keeps the new signal as long as that has a listener', isPromise: false, certainty: repeated };
}

function isTimeout(file: FileFacts, element: TSESTree.Node): boolean {
  const origin = originOf(file, element);
  return origin.from === 'call' && origin.of.from === 'global' && origin.of.path === 'AbortSignal.timeout';
}
