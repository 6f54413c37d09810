import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../facts/file.ts';
import { identityOf, same } from '../facts/identity.ts';
import { lifeOf } from '../facts/life.ts';
import { lifetimeOf } from '../facts/lifetimes.ts';
import { listenerCall } from '../facts/listener-call.ts';
import { originOf } from '../facts/origin.ts';
import { isExecutor } from '../facts/promises.ts';
import { enclosingFunction, isFunction, keyName, memberName, unwrap, within, wrapped, type FunctionNode } from '../facts/syntax.ts';
import type { Certainty } from '../finding.ts';
import { obligationsOf } from '../obligations/index.ts';
import { fluentRoot } from '../obligations/released/pairs.ts';
import { placeOf } from './places.ts';
import { repeatsAs } from './repeats.ts';

/** A listener that only a promise of a race is for, and that stays when another one has won. Timers that lose are `no-leaked-timer`’s. */
export interface Loser {
  readonly race: TSESTree.CallExpression;
  /** `this.once('close', …)`, `once(this.socket, 'close')` */
  readonly call: TSESTree.CallExpression;
  /** The promise that waits for the event: `new Promise(…)` around the listener, or the call itself. */
  readonly promise: TSESTree.Expression;
  /** What the listener is on. */
  readonly from: TSESTree.Expression;
  /** For messages: what goes on holding the listener. */
  readonly title: string;
  readonly certainty: Certainty;
}

/** Every listener of the file that a race leaves behind. */
export function losers(file: FileFacts): readonly Loser[] {
  return file.index.calls.flatMap((race) => {
    const [list] = race.arguments;
    if (race.type !== T.CallExpression || list?.type !== T.ArrayExpression || list.elements.length < 2) return [];
    const origin = originOf(file, race.callee);
    if (origin.from !== 'global' || !/^Promise\.(?:race|any)$/.test(origin.path)) return [];
    const repeated = repeatsAs(file, race) ?? (isRecursive(file, race) ? 'likely' : undefined);
    return repeated ? list.elements.flatMap((element) => (element && list.elements.some((other) => other && other !== element && !isKept(file, other)) ? loserOf(file, race, element, repeated) : undefined) ?? []) : [];
  });
}

/** What is there before the race and after it wins once: with it alone, a listener loses once. */
const isKept = (file: FileFacts, other: TSESTree.Node): boolean => /^(?:process|instance)$/.test(placeOf(file, other)?.life ?? '');

/** `consume` of a function that calls itself: each turn races anew. */
function isRecursive(file: FileFacts, race: TSESTree.Node): boolean {
  const fn = enclosingFunction(race);
  return fn !== undefined && file.index.calls.some((call) => within(call, fn) && file.scopes.functionOf(call.callee) === fn);
}

function loserOf(file: FileFacts, race: TSESTree.CallExpression, element: TSESTree.Node, repeated: Certainty): Loser | undefined {
  const value = unwrap(element);
  const made = value.type === T.Identifier ? unwrap(onlyHere(file, value, race) ?? value) : value;
  const awaited = awaitedEvent(file, made);
  if (awaited) return enclosingFunction(made) === enclosingFunction(race) && outlives(file, awaited.from) === 'yes' && !isTakenOff(file, race, awaited.from) && !endsWithSignal(file, awaited.call) ? { ...awaited, race, promise: awaited.call, title: `\`${file.textOf(awaited.from)}\``, certainty: repeated } : undefined;
  const [executor] = made.type === T.NewExpression ? made.arguments : [];
  const fn = isExecutor(file, executor) && enclosingFunction(made) === enclosingFunction(race) ? executor : undefined;
  const [call, ...others] = fn ? file.index.calls.filter((inner): inner is TSESTree.CallExpression => inner.type === T.CallExpression && enclosingFunction(inner) === fn && settles(file, inner, fn)) : [];
  if (!fn || !call || others.length > 0) return undefined;
  const added = listenerCall(call);
  if (!added || !isDropped(call) || isTakenOff(file, race, added.source)) return undefined;
  if (endsWithSignal(file, call) || isReported(file, call)) return undefined;
  const lives = outlives(file, added.source);
  return lives && { race, call, promise: made as TSESTree.Expression, from: added.source, title: `\`${file.textOf(added.source)}\``, certainty: lives === 'yes' ? repeated : 'likely' };
}

/** `once(bus, 'stop')` of `node:events`, with what the listener is on. */
function awaitedEvent(file: FileFacts, call: TSESTree.Node): Pick<Loser, 'call' | 'from'> | undefined {
  const [from] = call.type === T.CallExpression ? call.arguments : [];
  if (call.type !== T.CallExpression || !from || from.type === T.SpreadElement) return undefined;
  const origin = originOf(file, call.callee);
  return origin.from === 'import' && /^(?:node:)?events$/.test(origin.module) && (origin.path || origin.name) === 'once' ? { call, from } : undefined;
}

/** What a constant of the same function holds, when the race is its only use. */
function onlyHere(file: FileFacts, identifier: TSESTree.Identifier, race: TSESTree.Node): TSESTree.Expression | undefined {
  const reads = (file.scopes.variable(identifier)?.references ?? []).filter((reference) => reference.isRead());
  return reads.length === 1 && reads.every((reference) => within(reference.identifier, race)) ? file.scopes.constant(identifier) : undefined;
}

/** Whether a call is given what settles the promise: `once('close', () => reject(…))`. */
function settles(file: FileFacts, call: TSESTree.CallExpression, executor: FunctionNode): boolean {
  const settlers = file.sourceCode.scopeManager?.getDeclaredVariables(executor) ?? [];
  return call.arguments.some((argument) => settlers.some(({ references }) => references.some(({ identifier }) => (identifier === argument || isFunction(argument)) && within(identifier, argument))));
}

/** Nothing is done with its result, so that nothing can end it. */
function isDropped(call: TSESTree.Node): boolean {
  const { parent } = wrapped(call);
  return parent?.type === T.ExpressionStatement || (isFunction(parent) && parent.body === wrapped(call));
}

/** The function of the race takes listeners off the same source, or ends it. */
function isTakenOff(file: FileFacts, race: TSESTree.Node, receiver: TSESTree.Node): boolean {
  const fn = enclosingFunction(race);
  const source = identityOf(file, fluentRoot(receiver));
  return file.index.members.some((member) => fn !== undefined && within(member, fn) && takesOff.test(memberName(member) ?? '') && same(identityOf(file, fluentRoot(member.object)), source) === 'yes');
}

const takesOff = /^(?:off|removeListener|removeAllListeners|removeEventListener|destroy|close|terminate|kill|abort)$/;

/** `{ signal }`, or options that may hold one. */
function endsWithSignal(file: FileFacts, { arguments: [, , given] }: TSESTree.CallExpression): boolean {
  const options = given && unwrap((given.type === T.Identifier && file.scopes.constant(given)) || given);
  return options?.type === T.ObjectExpression && options.properties.some((property) => property.type !== T.Property || keyName(property.key, property.computed) === 'signal');
}

/** Whether the source of the events lives longer than the call: the instance itself, what it keeps or was given, the program's own. */
function outlives(file: FileFacts, receiver: TSESTree.Node): 'yes' | 'maybe' | undefined {
  const source = unwrap(receiver);
  if (source.type === T.ThisExpression) return 'yes';
  if (source.type === T.MemberExpression && unwrap(source.object).type === T.ThisExpression) return 'yes';
  const life = lifetimeOf(file, receiver, lifeOf(file, receiver));
  return life === 'process' ? 'yes' : life === 'outer' || life === 'foreign' ? 'maybe' : undefined;
}

const isReported = (file: FileFacts, call: TSESTree.Node): boolean => obligationsOf(file).leaks.some(({ acquisition }) => acquisition.node === call);
