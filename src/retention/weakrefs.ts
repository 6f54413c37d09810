import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { callsNamed } from '../facts/called.ts';
import type { FileFacts } from '../facts/file.ts';
import { isFiniteType } from '../facts/finite-types.ts';
import { knownCalls } from '../facts/known-calls.ts';
import { originOf } from '../facts/origin.ts';
import { enclosingFunction, inside, isFunction, memberName, methodCall, unwrap, within, type FunctionNode } from '../facts/syntax.ts';
import { isWeakRef, registering, weakClassOf } from '../facts/weak-refs.ts';
import type { Certainty } from '../finding.ts';
import { isFresh } from './fresh-objects.ts';
import { placeOf } from './places.ts';
import { reliedFinalizations } from './relied-finalization.ts';
import { repeatsAs } from './repeats.ts';
import { isReset } from './resets.ts';
import { shrinksOf } from './shrinks.ts';
import { storesOf, type Store } from './stores.ts';

/** A weak reference that does not do what it is there for. */
export interface Misuse {
  /** held: what is told at the end holds the target. lone: nothing else holds the target. kept: what is read is kept. entries: dead entries stay. relied: what has to be done waits for the garbage collector. */
  readonly kind: 'held' | 'lone' | 'kept' | 'entries' | 'relied';
  readonly node: TSESTree.Node;
  /** For messages: the target, or the place. */
  readonly title: string;
  readonly certainty: Certainty;
  readonly because: string;
  readonly store?: Store;
}

/** Every weak reference of the file that is used in vain. */
export function misuses(file: FileFacts): readonly Misuse[] {
  const isWeak = (value: TSESTree.Node): boolean => methodCall(value)?.name === 'deref' || weakClassOf(file, value)?.name === 'WeakRef';
  const alone = file.nodes(T.NewExpression).flatMap((call) => lone(file, call) ?? []);
  const stored = storesOf(file, isWeak).flatMap((store) => kept(file, store) ?? entries(file, store) ?? []);
  const held = callsNamed(file, registering).flatMap((call) => registration(file, call) ?? []);
  const relied = reliedFinalizations(file).map((node): Misuse => ({ kind: 'relied', node, title: '', certainty: 'likely', because: 'the garbage collector may come late, or never' }));
  return [...held, ...alone, ...stored.filter(({ node }) => !alone.some((other) => other.node === node)), ...relied.filter(({ node }) => !held.some((other) => other.node === node))];
}

/** `registry.register(target, held)`, where `held` or the registry's callback leads to the target. */
function registration(file: FileFacts, node: TSESTree.Node): Misuse | undefined {
  const method = methodCall(node);
  const made = method?.name === 'register' ? weakClassOf(file, method.receiver) : undefined;
  if (!method || made?.name !== 'FinalizationRegistry') return undefined;
  const [target, held] = method.call.arguments;
  if (!target) return undefined;
  const title = `\`${file.textOf(target)}\``;
  const holder = held && holderIn(file, held, target) ? held : undefined;
  if (holder) return { kind: 'held', node: holder, title, certainty: 'certain', because: 'the registry holds it until the target is collected, which it keeps from happening' };
  const callback = made.node.arguments[0] && file.scopes.functionOf(made.node.arguments[0]);
  return callback && mentions(file, callback, target) && isSameCall(made.node, node) ? { kind: 'held', node: callback, title, certainty: 'certain', because: 'the callback names the target' } : undefined;
}

/** The registry is made in the call that registers: the callback's variable is the very target. */
const isSameCall = (a: TSESTree.Node, b: TSESTree.Node): boolean => enclosingFunction(a) !== undefined && enclosingFunction(a) === enclosingFunction(b);

/** Whether a held value is the target, or an object or function written there that leads to it. */
function holderIn(file: FileFacts, held: TSESTree.Node, target: TSESTree.Node): boolean {
  const value = unwrap(held);
  if (value.type === T.Identifier && !isSameValue(file, value, target)) {
    const constant = file.scopes.constant(value);
    const made = constant && unwrap(constant);
    return made !== undefined && (isFunction(made) || made.type === T.ObjectExpression) && mentions(file, made, target);
  }
  const bound = methodCall(value);
  if (bound?.name === 'bind' && bound.call.arguments[0]) return isSameValue(file, bound.call.arguments[0], target);
  if (value.type === T.MemberExpression && isSameValue(file, value.object, target)) return isOwnArrow(file, value);
  if (isFunction(value) || value.type === T.ObjectExpression || value.type === T.ArrayExpression) return mentions(file, value, target);
  return isSameValue(file, value, target);
}

/** `this.free` of `free = () => { … }`: an arrow function of a field holds its instance. */
function isOwnArrow(file: FileFacts, member: TSESTree.MemberExpression): boolean {
  const name = memberName(member);
  const { initial, instance } = placeOf(file, member) ?? {};
  return name !== undefined && instance !== undefined && initial !== undefined && unwrap(initial).type === T.ArrowFunctionExpression && thisWithin(file, unwrap(initial));
}

function isSameValue(file: FileFacts, a: TSESTree.Node, b: TSESTree.Node): boolean {
  const [left, right] = [unwrap(a), unwrap(b)];
  if (left.type === T.ThisExpression) return right.type === T.ThisExpression;
  return left.type === T.Identifier && right.type === T.Identifier && file.scopes.variable(left) !== undefined && file.scopes.variable(left) === file.scopes.variable(right);
}

/** Whether a function or object keeps the target itself: names it, and not only a part that is read at once. */
function mentions(file: FileFacts, holder: TSESTree.Node, target: TSESTree.Node): boolean {
  const expression = unwrap(target);
  if (expression.type === T.ThisExpression) return thisWithin(file, holder);
  if (expression.type !== T.Identifier) return false;
  return (file.scopes.variable(expression)?.references ?? []).some(({ identifier }) => within(identifier, holder) && isKeptIn(identifier, holder));
}

/** `{ id: target.id }` reads a part; `{ target }` and `() => target.id` keep all of it, `new WeakRef(target)` none. */
function isKeptIn(use: TSESTree.Node, holder: TSESTree.Node): boolean {
  const inFunction = isFunction(holder) || (enclosingFunction(use) !== undefined && within(enclosingFunction(use) as FunctionNode, holder));
  if (inFunction) return true;
  const { parent } = use;
  return parent?.type === T.Property || parent?.type === T.ArrayExpression;
}

const thisWithin = (file: FileFacts, holder: TSESTree.Node): boolean => file.nodes(T.ThisExpression).some((node) => within(node, holder) && isLexical(node, holder) && isKeptIn(node, holder));

/** Whether `this` means the same in and around the holder: only arrow functions stand between. */
function isLexical(node: TSESTree.Node, holder: TSESTree.Node): boolean {
  for (let current: TSESTree.Node | undefined = node; current && current !== holder.parent; current = current.parent) {
    if (isFunction(current) && current.type !== T.ArrowFunctionExpression) return false;
  }
  return true;
}

/** `new WeakRef({ … })`, `new WeakRef(() => …)`, `new WeakRef(new Model())`: gone with the next collection. */
function lone(file: FileFacts, node: TSESTree.NewExpression): Misuse | undefined {
  if (!node.arguments[0] || !isWeakRef(file, node)) return undefined;
  const target = unwrap(node.arguments[0]);
  const made = target.type === T.Identifier ? soleUse(file, target) : target;
  if (!made) return undefined;
  const isBound = methodCall(made)?.name === 'bind';
  if (!isFunction(made) && !isBound && !isFresh(file, made)) return undefined;
  return { kind: 'lone', node, title: target.type === T.Identifier ? `\`${target.name}\`` : isFunction(made) || isBound ? 'this function' : 'this object', certainty: 'certain', because: 'it is made here, and given to nobody else' };
}

/** What a variable is given, when it is used in one place only. */
function soleUse(file: FileFacts, identifier: TSESTree.Identifier): TSESTree.Node | undefined {
  const reads = (file.scopes.variable(identifier)?.references ?? []).filter((reference) => reference.isRead());
  const value = reads.length === 1 ? file.scopes.constant(identifier) : undefined;
  return value && unwrap(value);
}

/** `this.target = this.ref.deref()`: what is read is held from then on. */
function kept(file: FileFacts, store: Store): Misuse | undefined {
  const method = methodCall(store.value);
  if (method?.name !== 'deref' || store.place.life === 'closure' || store.collection === 'weak') return undefined;
  if (!isWeakRef(file, method.receiver) || (store.as === 'whole' ? isReset(file, store.place) : shrinksOf(file, store.place).length > 0)) return undefined;
  return { kind: 'kept', node: store.value, title: store.place.title, certainty: store.place.life === 'process' ? 'certain' : 'likely', because: `it stays in ${store.place.title}` };
}

/** `cache.set(key, new WeakRef(value))`, and nothing that ever removes an entry. */
function entries(file: FileFacts, store: Store): Misuse | undefined {
  const { place, collection, value, node, as } = store;
  const isEntry = (collection === 'map' && as === 'value') || ((collection === 'set' || collection === 'array') && as === 'element') || (collection === 'object' && as === 'value');
  if (!isEntry || unwrap(value).type !== T.NewExpression || !isWeakRef(file, unwrap(value)) || place.life === 'closure') return undefined;
  if (hasFewKeys(file, store) || shrinksOf(file, place).length > 0 || file.once(registries).some((registered) => registered === undefined || registered === enclosingFunction(node) || callsOfWithin(file, registered, node))) return undefined;
  const repeated = repeatsAs(file, node);
  return repeated && { kind: 'entries', node: unwrap(value), title: place.title, certainty: place.life === 'process' && !isExported(place.root) ? repeated : 'likely', because: `nothing takes entries out of ${place.title}`, store };
}

/** `new Map<'main' | 'side', …>()`, `slots.set(side, …)`: an entry for each of a few keys is set anew when its value is gone. */
function hasFewKeys(file: FileFacts, { place: { initial, annotation }, node }: Store): boolean {
  const made = initial && unwrap(initial);
  const written = annotation?.type === T.TSTypeReference ? annotation.typeArguments : made?.type === T.NewExpression ? made.typeArguments : undefined;
  const [type] = written?.params.length === 2 ? written.params : [];
  const key = node.type === T.AssignmentExpression ? node.left.type === T.MemberExpression && node.left.property : methodCall(node)?.name === 'set' && node.arguments[0];
  return (type !== undefined && isFiniteType(file, type)) || (key !== false && key !== undefined && file.values.keysOf(key) === 'finite');
}

/** The functions that tell a FinalizationRegistry of what they are given; undefined for one of which that is not seen. */
function registries(file: FileFacts): readonly (FunctionNode | undefined)[] {
  const made = file.nodes(T.NewExpression).filter((call) => weakClassOf(file, call)?.name === 'FinalizationRegistry' && !onlyTells(file, call));
  if (made.length === 0) return [];
  const registers = callsNamed(file, registering).flatMap((call) => {
    const method = methodCall(call);
    const registry = method && weakClassOf(file, method.receiver);
    return registry?.name === 'FinalizationRegistry' && made.includes(registry.node) ? [{ registry: registry.node, fn: enclosingFunction(call) }] : [];
  });
  return [...registers.map(({ fn }) => fn), ...made.flatMap((node) => (registers.some(({ registry }) => registry === node) ? [] : [undefined]))];
}

/** `new FinalizationRegistry((id) => { console.log('gone', id); })`: it takes nothing out of anything. */
function onlyTells(file: FileFacts, { arguments: [given] }: TSESTree.NewExpression): boolean {
  const callback = given && file.scopes.functionOf(given);
  return callback !== undefined && !inside(file.index.assignments, callback).length && inside(file.index.calls, callback).every(({ callee }) => {
    const origin = originOf(file, callee);
    return origin.from === 'global' && /^console\./.test(origin.path);
  });
}

/** `track(model)` beside what stores it. */
const callsOfWithin = (file: FileFacts, fn: FunctionNode, node: TSESTree.Node): boolean => (knownCalls(file, fn)?.calls ?? []).some((call) => enclosingFunction(call) === enclosingFunction(node));

/** Others may sweep what is exported. */
const isExported = (root: unknown): boolean => {
  const [definition] = (root as { defs?: readonly { node: TSESTree.Node }[] }).defs ?? [];
  return definition?.node.parent?.parent?.type === T.ExportNamedDeclaration;
};
