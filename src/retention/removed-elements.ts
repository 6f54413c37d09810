import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { callsNamed } from '../facts/called.ts';
import type { FileFacts } from '../facts/file.ts';
import { isNamed } from '../facts/kinds.ts';
import { lifeOf } from '../facts/life.ts';
import { originOf } from '../facts/origin.ts';
import { calledFrom, closureOf, isReached, reachedAtEnd } from '../facts/reach.ts';
import { enclosingFunctions, enclosingStatement, isFunction, keyName, methodCall, runsAtConstruction, unwrap, type CallNode } from '../facts/syntax.ts';
import { teardownStrength } from '../facts/teardown-names.ts';
import type { Certainty } from '../finding.ts';
import { collectionAt } from './collections.ts';
import { isSamePlace, placeOf, type Place } from './places.ts';
import { shrinksOf } from './shrinks.ts';
import { stores, type Store } from './stores.ts';

/** A collection whose elements are all taken out of the document, and stay in the collection. */
export interface RemovedElements {
  /** What takes one out: `item.remove()`. */
  readonly call: CallNode;
  /** The statement that walks over all. */
  readonly walk: TSESTree.Statement;
  /** The collection, as it is written there. */
  readonly list: TSESTree.Expression;
  readonly place: Place;
  readonly collection: 'array' | 'set';
  readonly added: Store;
  readonly certainty: Certainty;
}

/** Every collection of the file that goes on holding the elements which it took out of the document. */
export const removedElements = (file: FileFacts): readonly RemovedElements[] => callsNamed(file, removing).flatMap((call) => removedBy(file, call) ?? []);

export const removing = /^remove(?:Child)?$/;

function removedBy(file: FileFacts, call: CallNode): RemovedElements | undefined {
  const element = takenOut(call);
  const walk = element?.type === T.Identifier ? walkOver(file, element) : undefined;
  const place = walk && placeOf(file, walk.list);
  const collection = place && collectionAt(file, walk.list, place);
  if (!walk || !place || place.life === 'closure' || (collection !== 'array' && collection !== 'set')) return undefined;
  const end = endOf(file, walk.statement);
  if (shrinksOf(file, place).length > 0 || end === 'sure') return undefined;
  const added = file.once(stores).filter((store) => store.as === 'element' && isSamePlace(store.place, place) && !runsAtConstruction(store.node));
  const [first] = added;
  if (!first || !added.every(({ value }) => isElement(file, value))) return undefined;
  return { call, walk: walk.statement, list: walk.list, place, collection, added: first, certainty: isOnlyHere(place) && (end === 'no' || place.life === 'process') ? 'certain' : 'likely' };
}

/** What a call takes out of the document: `item.remove()`, `parent.removeChild(item)`. */
export function takenOut(call: CallNode): TSESTree.Expression | undefined {
  const method = methodCall(call);
  const node = method?.name === 'remove' && call.arguments.length === 0 ? method.receiver : method?.name === 'removeChild' ? call.arguments[0] : undefined;
  return node && node.type !== T.SpreadElement ? (unwrap(node) as TSESTree.Expression) : undefined;
}

/** The loop that an element is the variable of: `for (const item of items)`, `items.forEach((item) => …)`. */
function walkOver(file: FileFacts, element: TSESTree.Identifier): { statement: TSESTree.Statement; list: TSESTree.Expression } | undefined {
  const definition = file.scopes.variable(element)?.defs[0];
  if (definition?.type === 'Variable') {
    const loop = definition.node.parent.parent;
    return loop.type === T.ForOfStatement && loop.left === definition.node.parent ? { statement: loop, list: loop.right } : undefined;
  }
  const fn = definition?.type === 'Parameter' && isFunction(definition.node) && definition.node.params[0] === definition.name ? definition.node : undefined;
  const method = fn && methodCall(fn.parent);
  const statement = method && enclosingStatement(method.call);
  return method?.name === 'forEach' && method.call.arguments[0] === fn && statement?.type === T.ExpressionStatement && unwrap(statement.expression) === method.call ? { statement, list: method.receiver } : undefined;
}

/** Whether code runs when the life around it ends: `maybe` in a method whose name may as well end a phase, unless others of the file call it. */
function endOf(file: FileFacts, node: TSESTree.Node): 'sure' | 'maybe' | 'no' {
  const life = lifeOf(file, node);
  const strong = life.teardowns.filter(({ name }) => life.kind !== 'instance' || teardownStrength(name, file.settings.teardown) === 'strong' || life.instance?.lifecycle.includes(name));
  if (isReached(node, closureOf(file, strong.map(({ fn }) => fn)))) return 'sure';
  const weak = reachedAtEnd(file, life);
  if (!isReached(node, weak)) return 'no';
  const fn = [...enclosingFunctions(node)].find((candidate) => weak.has(candidate));
  return file.index.functions.some((other) => !isReached(other, weak) && fn !== undefined && calledFrom(file, other).includes(fn)) ? 'no' : 'maybe';
}

/** An element of the document, by what makes it or by its type. */
export function isElement(file: FileFacts, value: TSESTree.Node): boolean {
  const origin = originOf(file, value);
  if (origin.from === 'call' && origin.of.from === 'global' && /^document\.create(?:Element(?:NS)?|TextNode)$/.test(origin.of.path)) return true;
  return isNamed(file, value, { from: 'lib', name: ['Node', 'Element', 'HTMLElement', 'SVGElement', 'HTMLDivElement', 'HTMLSpanElement', 'HTMLCanvasElement'] }) === 'yes';
}

/** Nobody outside can empty it: a variable that is not exported, a private field. */
function isOnlyHere({ root, path, instance, life }: Place): boolean {
  if (path.startsWith('#')) return true;
  if (instance) return instance.bodies.some((body) => body.type === T.ClassBody && body.body.some((member) => member.type === T.PropertyDefinition && member.accessibility === 'private' && keyName(member.key, member.computed) === path));
  const [definition] = (root as { readonly defs?: readonly { readonly node: TSESTree.Node }[] }).defs ?? [];
  return life === 'process' && path === '' && definition?.node.parent?.parent?.type !== T.ExportNamedDeclaration;
}
