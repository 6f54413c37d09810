import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { callsNamed } from '../facts/called.ts';
import type { FileFacts } from '../facts/file.ts';
import { lifeOf } from '../facts/life.ts';
import { isSettler } from '../facts/promises.ts';
import { isReached, reachedAtEnd } from '../facts/reach.ts';
import { runsAgain } from '../facts/recurrence.ts';
import type { Variable } from '../facts/scopes.ts';
import { enclosingFunction, enclosingFunctions, inLoop, methodCall, unwrap, within, wrapped } from '../facts/syntax.ts';
import type { Certainty } from '../finding.ts';
import { placeOf, type Place } from './places.ts';
import { chained, isLasting, lastsAt, lifeTitle } from './promises.ts';
import { openLoop, repeatsAs } from './repeats.ts';
import { isForOneCall } from './single-use.ts';

/** A reaction that each call leaves on a promise that lasts, for something of the call: `this.closed.then(() => socket.destroy())`. */
export interface Chain {
  readonly call: TSESTree.CallExpression;
  /** The promise that lasts. */
  readonly lasting: TSESTree.Expression;
  /** For messages: what the reaction holds, and its variable. */
  readonly held: string;
  readonly variable: Variable;
  readonly because: string;
  readonly certainty: Certainty;
}

const reacting = ['then', 'catch', 'finally'];

/** Every reaction of the file that piles up on a promise that lasts. */
export function chains(file: FileFacts): readonly Chain[] {
  return callsNamed(file, reacting).flatMap((node) => {
    const method = methodCall(node);
    const chain = method && isDropped(method.call) ? chainOf(file, method.call, method.receiver) : undefined;
    return chain ?? [];
  });
}

function chainOf(file: FileFacts, call: TSESTree.CallExpression, lasting: TSESTree.Expression): Chain | undefined {
  // What is chained to a chain goes with it.
  if (chained(lasting) !== unwrap(lasting)) return undefined;
  const owner = lastsFor(file, lasting, call);
  const held = owner && heldBy(file, call, owner.scope);
  const certainty = held && timesOf(file, call, owner.place);
  return certainty && { call, lasting, held: `\`${held.name}\``, variable: held, because: owner.because, certainty };
}

interface Owner {
  readonly place?: Place;
  /** What is declared within is the call's. */
  readonly scope: TSESTree.Node;
  readonly because: string;
}

/** Who has the promise until the end, and what counts as a single call beside it. */
function lastsFor(file: FileFacts, lasting: TSESTree.Expression, call: TSESTree.Node): Owner | undefined {
  const place = placeOf(file, lasting);
  if (place && lastsAt(file, place) && (place.life !== 'closure' || isOfResult(file, place, call))) return { place, scope: scopeOf(place, file), because: `it settles at the end of ${lifeTitle(place)}, or never` };
  const loop = openLoop(call);
  const definition = loop && file.scopes.variable(unwrap(lasting))?.defs[0];
  if (!definition || within(definition.name, loop) || !isLasting(file, unwrap(lasting))) return undefined;
  return { scope: loop, because: 'the loop goes on, and does not renew it' };
}

const scopeOf = ({ root, life }: Place, file: FileFacts): TSESTree.Node => (life === 'closure' ? enclosingFunction((root as Variable).defs[0]?.name as TSESTree.Node) : undefined) ?? file.sourceCode.ast;

/** `return { ask(question) { closed.then(…) } }`: what a factory gives out goes on using its variable. */
function isOfResult(file: FileFacts, { root }: Place, call: TSESTree.Node): boolean {
  const owner = enclosingFunction((root as Variable).defs[0]?.name as TSESTree.Node);
  const [outermost] = [...enclosingFunctions(call)].filter((fn) => fn !== owner && owner && within(fn, owner)).slice(-1);
  if (!owner || !outermost || lifeOf(file, owner).kind === 'request') return false;
  const results = owner.body.type === T.BlockStatement ? file.index.returns.filter((statement) => enclosingFunction(statement) === owner).flatMap(({ argument }) => argument ?? []) : [owner.body];
  const names = file.scopes.variableOf(outermost)?.references.map(({ identifier }) => identifier) ?? [];
  return results.some((result) => [outermost, ...names].some((part) => within(part, result) && part.parent?.type !== T.CallExpression));
}

/** Nobody has what the chain gives: it is there for the reaction alone. */
function isDropped(call: TSESTree.CallExpression): boolean {
  const outer = wrapped(call);
  const { parent } = outer;
  if (parent?.type === T.MemberExpression && parent.object === outer && parent.parent.type === T.CallExpression && parent.parent.callee === parent) return methodCall(parent.parent) !== undefined && /^(?:then|catch|finally)$/.test(methodCall(parent.parent)?.name ?? '') && isDropped(parent.parent);
  return parent?.type === T.ExpressionStatement || (parent?.type === T.UnaryExpression && parent.operator === 'void');
}

/** What a reaction holds of the call that adds it. A function that the caller hands in is the caller's to add once. */
function heldBy(file: FileFacts, call: TSESTree.CallExpression, scope: TSESTree.Node): Variable | undefined {
  const isOfCall = (variable: Variable | null | undefined, reaction: TSESTree.Node): boolean => {
    const name = variable?.defs[0]?.name;
    return name !== undefined && variable?.scope.block !== scope && within(name, scope) && !within(name, reaction) && (enclosingFunction(name) !== undefined || inLoop(name));
  };
  for (const argument of call.arguments) {
    const reaction = unwrap(argument);
    const variable = file.scopes.variable(reaction);
    if (isSettler(file, variable) && isOfCall(variable, reaction)) return variable;
    const fn = file.scopes.functionOf(reaction);
    const through = fn ? file.sourceCode.scopeManager?.acquire(fn)?.through : undefined;
    const held = through?.find(({ resolved }) => isOfCall(resolved, fn as TSESTree.Node))?.resolved;
    if (held) return held;
  }
  return undefined;
}

/** Certain in a loop that goes on, for each request, and in a listener that runs more than once; else where a function does its work for what it is given. */
function timesOf(file: FileFacts, call: TSESTree.Node, place: Place | undefined): Certainty | undefined {
  if (isReached(call, reachedAtEnd(file, lifeOf(file, call)))) return undefined;
  const functions = [...enclosingFunctions(call)];
  if (place?.life === 'instance' && place.instance && isForOneCall(file, place.instance.node) === 'yes') return undefined;
  const isAgain = openLoop(call) !== undefined || lifeOf(file, call).kind === 'request' || functions.some((fn) => runsAgain(file, fn));
  if (isAgain) return place?.life === 'closure' ? 'likely' : 'certain';
  const home = functions.find(({ parent }) => parent.type !== T.CallExpression && parent.type !== T.NewExpression);
  return home && repeatsAs(file, home.body) === 'certain' ? 'likely' : undefined;
}
