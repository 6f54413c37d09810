import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { calledName } from '../../facts/called.ts';
import type { FileFacts } from '../../facts/file.ts';
import { identityOf, same, type Identity } from '../../facts/identity.ts';
import { lifeOf, type Life } from '../../facts/life.ts';
import { enclosingFunction, enclosingFunctions, enclosingStatement, isFunction, isNullish, keyName, memberName, methodCall, unwrap, within, type CallNode } from '../../facts/syntax.ts';
import type { Row } from '../../resources/row.ts';
import type { Acquisition } from '../acquired/acquisitions.ts';
import { additionsOf, precedesItsOwn, type Addition } from '../released/additions.ts';
import { fewerEventsOf } from './fewer-events.ts';
import { writtenTwiceOf } from './written-twice.ts';
import { compare, fluentRoot, matches, readAddition, removalsOf, type Comparison, type PairCall, type Removal } from '../released/pairs.ts';

/** Why a release that is there cannot work. */
export type MismatchKind =
  /** The removal names a function that is made anew: a closure, a `bind`, a factory's product. */
  | 'freshHandler'
  /** The removal names another function than was added. */
  | 'otherHandler'
  | 'otherEvent'
  | 'otherTarget'
  | 'otherCapture'
  /** The removal names some of the events of a list. */
  | 'fewerEvents'
  /** The removal names a variable that nothing assigns. */
  | 'neverAssigned'
  /** `addEventListener` where the teardown should remove. */
  | 'acquiredAtEnd';

export interface Mismatch {
  readonly kind: MismatchKind;
  readonly life: Life;
  /** The addition whose removal cannot work. */
  readonly addition: PairCall & { readonly acquisition: Acquisition };
  /** The removal that cannot work, or the addition in the teardown. The reported node. */
  readonly removal: PairCall;
  /** The events that it leaves. */
  readonly left?: readonly string[];
  /** The names of the methods alone tell that the two belong together. */
  readonly byName?: true;
}

/** Releases of this file that are there and cannot work. */
export function mismatchesOf(file: FileFacts): readonly Mismatch[] {
  return file.once(findMismatches);
}

function findMismatches(file: FileFacts): Mismatch[] {
  const additions = additionsOf(file);
  const atEnd = additions.filter((addition) => isTeardownAddition(file, addition, additions));
  const real = additions.filter((addition) => !atEnd.includes(addition));
  const rows = new Set(real.map(({ acquisition }) => acquisition.row));
  // A call is read as a row of the table has it: only the DOM's tell listeners apart by `capture`.
  const readings = new Map([...rows].map((row) => [row, new Map(removalsOf(file, row).map((removal) => [removal.node, removal]))]));
  const found = [...rows].flatMap((row) => {
    const removals = [...(readings.get(row)?.values() ?? [])].filter(({ release }) => release.by === 'pair');
    const added = real.filter(({ acquisition }) => acquisition.row === row);
    const isMeant = (addition: Addition, removal: Removal): boolean => matches(compare(addition, removal)) && (addition.acquisition.row === row || !readings.get(addition.acquisition.row)?.has(removal.node));
    const once = addedOnce(file, row);
    const matched = new Set(removals.filter((removal) => !(removal.handlerNode && isNeverAssigned(file, removal.handlerNode)) && (real.some((addition) => isMeant(addition, removal) && !precedesItsOwn(file, addition, removal)) || once.some((addition) => matches(compare(addition, removal))))));
    return removals.map((removal) => ({ node: removal.node, works: matched.has(removal), miss: (matched.has(removal) ? undefined : nearMiss(file, removal, added, once, removals)) ?? crossed(file, removal, added, removals) }));
  });
  const working = new Set(found.filter(({ works, miss }) => works && !miss).map(({ node }) => node));
  const missed = new Map(found.flatMap(({ node, miss }) => (miss && !working.has(node) ? [[node, miss] as const] : [])));
  const fewer = fewerEventsOf(file).map(({ addition, removal, life, left }): Mismatch => ({ kind: 'fewerEvents', addition, removal, life, left }));
  const twice = writtenTwiceOf(file).filter(({ removal }) => !missed.has(removal.node));
  return [...missed.values(), ...twice, ...fewer, ...atEnd.map((addition) => acquiredAtEnd(file, addition, real))].sort((a, b) => a.removal.node.range[0] - b.removal.node.range[0]);
}

/**
 * `inner.remove(name, f); document.remove(name, f);` of `inner.add(name, f); document.add(name, g);`: `f` may be meant for
 * one target only, as another removal takes it from there, and nothing takes `g` from the other.
 */
function crossed(file: FileFacts, removal: Removal, additions: readonly Addition[], removals: readonly Removal[]): Mismatch | undefined {
  const isExact = ({ target, handler }: Comparison): boolean => target === 'yes' && handler === 'yes';
  const meant = additions.filter((addition) => compare(addition, removal).handler === 'yes');
  const areOfOthers = meant.every((addition) => compare(addition, removal).target !== 'yes' && removals.some((other) => other !== removal && isExact(compare(addition, other))));
  if (meant.length === 0 || !areOfOthers) return undefined;
  const orphan = additions.find((addition) => {
    const { target, event, handler } = compare(addition, removal);
    return target === 'yes' && event !== 'no' && handler === 'no' && !removals.some((other) => matches(compare(addition, other)));
  });
  return orphan && { kind: 'otherHandler', life: lifeOf(file, orphan.node), addition: orphan, removal };
}

/** `once(event, handler)` adds, too: what waits no longer removes it. */
const addedOnce = (file: FileFacts, row: Row): Addition[] =>
  file.index.calls.flatMap((node) => {
    const method = methodCall(node);
    return method && node.arguments.length > 1 && /^(?:\$?once|prependOnceListener|one)$/.test(method.name) ? [{ ...readAddition(file, { row, node, receiver: method.receiver }), acquisition: { row, node, receiver: method.receiver } }] : [];
  });

/** An addition that repeats another where removals stand, or that is all that a function named for removal does. */
function isTeardownAddition(file: FileFacts, addition: Addition, all: readonly Addition[]): boolean {
  if (isForwardedByRemover(file, addition)) return true;
  // What is removed anywhere is put back here on purpose.
  if (removalsOf(file, addition.acquisition.row).some((removal) => matches(compare(addition, removal)))) return false;
  const repeats = all.some((other) => other !== addition && isRepeat(other, addition));
  if (!repeats) return false;
  const home = enclosingFunction(addition.node);
  const isAtEnd = (node: TSESTree.Node): boolean => lifeOf(file, node).teardowns.some(({ fn }) => fn === enclosingFunction(node));
  if (home && isAtEnd(addition.node) && all.some((other) => other !== addition && isRepeat(other, addition) && !isAtEnd(other.node))) return true;
  return standsAmongRemovals(file, addition);
}

/** `off(event, handler) { this.emitter.on(event, handler) }` */
function isForwardedByRemover(file: FileFacts, { node, handlerNode }: Addition): boolean {
  const home = enclosingFunction(node);
  const key = home?.parent.type === T.MethodDefinition || home?.parent.type === T.Property ? home.parent.key : undefined;
  if (!home || key?.type !== T.Identifier || !/^(?:off|unsubscribe|removeListener|removeEventListener|unlisten|unbind)$/.test(key.name)) return false;
  const variable = handlerNode && file.scopes.variable(handlerNode);
  return variable?.defs[0]?.type === 'Parameter' && variable.defs[0].node === home && !file.index.calls.some((call) => call !== node && within(call, home) && /^(?:off|remove\w*|un\w+)$/.test(calledName(call) ?? ''));
}

const isRepeat = (other: Addition, addition: Addition): boolean => {
  const { target, event, handler } = compare(other, { ...addition, release: { by: 'pair', names: [], identity: [] } });
  return target !== 'no' && event === 'yes' && handler === 'yes';
};

/** Whether every other such call of its block removes, and at least one does. */
function standsAmongRemovals(file: FileFacts, addition: Addition): boolean {
  const { node, acquisition } = addition;
  const statement = enclosingStatement(node);
  const block = statement?.parent;
  if (block?.type !== T.BlockStatement) return false;
  const directly = (call: TSESTree.Node): boolean => enclosingStatement(call)?.parent === block;
  const { acquire } = acquisition.row;
  const adds = (call: CallNode): boolean => 'names' in acquire && Array.isArray(acquire.names) && acquire.names.includes(calledName(call) ?? '');
  const removals = removalsOf(file, acquisition.row).filter((removal) => directly(removal.node));
  // Removed from one element and added to the next: the handler moves on.
  const movesOn = removals.some((removal) => compare(addition, removal).handler === 'yes');
  return removals.length > 0 && !movesOn && !file.index.calls.some((call) => call !== node && adds(call) && directly(call));
}

function acquiredAtEnd(file: FileFacts, addition: Addition, real: readonly Addition[]): Mismatch {
  const original = real.find((other) => isRepeat(other, addition)) ?? addition;
  return { kind: 'acquiredAtEnd', life: lifeOf(file, addition.node), addition: original, removal: addition };
}

/** First what shares target and event with the removal, then what shares target or event. */
const nearest: readonly MismatchKind[] = ['freshHandler', 'neverAssigned', 'otherCapture', 'otherHandler', 'otherEvent', 'otherTarget'];

/** A removal that no addition matches, and the addition that it misses by one part: first one that nothing else removes. */
function nearMiss(file: FileFacts, removal: Removal, additions: readonly Addition[], once: readonly Addition[], removals: readonly Removal[]): Mismatch | undefined {
  if (!removal.handlerNode) return undefined;
  const isRemoved = (addition: Addition): boolean => removals.some((other) => matches(compare(addition, other)) && !precedesItsOwn(file, addition, other));
  const candidates = [...additions, ...once.filter((addition) => missBy(file, compare(addition, removal), addition, removal) === 'otherEvent')].flatMap((addition) => {
    const kind = precedesItsOwn(file, addition, removal) ? 'freshHandler' : missBy(file, compare(addition, removal), addition, removal);
    if (!kind || (addition.handlerNode && within(removal.node, addition.handlerNode))) return [];
    // What another class or component adds with a handler of its own is no business of this one.
    if (named.has(kind) && isOfOtherOwner(file, addition.node, removal.node)) return [];
    // The handler is a function of this file's own: nobody else adds it for that event.
    const removed = isRemoved(addition);
    if ((kind === 'otherTarget' && mayHold(file, removal.receiver, addition.target)) || (kind === 'otherHandler' && addition.handler && mayHold(file, removal.handlerNode, addition.handler))) return [];
    return removed && !(kind === 'otherEvent' && file.scopes.functionOf(removal.handlerNode as TSESTree.Node)) ? [] : [{ kind, addition, removed }];
  });
  const home = lifeOf(file, removal.node).node;
  const isElsewhere = ({ addition }: (typeof candidates)[number]): number => Number(lifeOf(file, addition.node).node !== home);
  const [best] = candidates.sort((a, b) => Number(a.removed) - Number(b.removed) || isElsewhere(a) - isElsewhere(b) || nearest.indexOf(a.kind) - nearest.indexOf(b.kind));
  return best && { kind: best.kind, life: lifeOf(file, best.addition.node), addition: best.addition, removal };
}

/** Where another function is named than was added. */
const named: ReadonlySet<MismatchKind> = new Set(['freshHandler', 'otherHandler', 'neverAssigned']);

/** Whether two places belong to different classes, of which none is the other's base, or to components and classes that share nothing but the module. */
function isOfOtherOwner(file: FileFacts, a: TSESTree.Node, b: TSESTree.Node): boolean {
  const [ours, theirs] = [lifeOf(file, a), lifeOf(file, b)];
  if (ours.instance && theirs.instance) return ours.instance !== theirs.instance && !ours.instance.bodies.some((body) => theirs.instance?.bodies.includes(body));
  return [ours, theirs].every(({ kind }) => kind === 'instance' || kind === 'effect' || kind === 'render') && [...enclosingFunctions(a)].at(-1) !== [...enclosingFunctions(b)].at(-1);
}

/** Whether a field or variable is given the value somewhere, or one thing after the other. */
function mayHold(file: FileFacts, named: TSESTree.Node | undefined, value: Identity): boolean {
  if (!named) return false;
  if (isTakenApart(file, named)) return true;
  const place = identityOf(file, named);
  const given = file.index.assignments.filter(({ left }) => same(identityOf(file, left), place) === 'yes' && place.is === 'path').map(({ right }) => right);
  return given.filter((right) => !isNullish(right)).length > 1 || given.some((right) => same(identityOf(file, right), value) === 'yes') || isPartOfGiven(file, unwrap(named), value);
}

/** `const { onMove: move } = this.handlers`: what another call has put there. */
function isTakenApart(file: FileFacts, named: TSESTree.Node): boolean {
  const [definition] = file.scopes.variable(unwrap(named))?.defs ?? [];
  return definition?.type === 'Variable' && definition.node.id.type === T.ObjectPattern && definition.node.init !== null && unwrap(definition.node.init).type === T.MemberExpression;
}

/** `streams = { write: pipe.on('end', end) }`: what `streams.write` is. */
function isPartOfGiven(file: FileFacts, named: TSESTree.Node, value: Identity): boolean {
  if (named.type !== T.MemberExpression) return false;
  const holder = identityOf(file, named.object);
  return file.index.assignments.some(({ left, right }) => {
    const made = unwrap(right);
    if (made.type !== T.ObjectExpression || same(identityOf(file, left), holder) !== 'yes') return false;
    return made.properties.some((property) => property.type === T.Property && keyName(property.key, property.computed) === memberName(named) && same(identityOf(file, fluentRoot(property.value)), value) !== 'no');
  });
}

/** Whether no other call of that name, on whatever receiver, adds the same handler for the same event. */
function isOnlyAddition(file: FileFacts, addition: Addition): boolean {
  const name = calledName(addition.node);
  return !file.index.calls.some((call) => call !== addition.node && calledName(call) === name && isRepeat({ ...readAddition(file, { ...addition.acquisition, node: call }), acquisition: addition.acquisition }, { ...addition, target: { is: 'open' } }));
}

/** `add(this.f.bind(this))`, `remove(this.f)` */
function isBoundHere(file: FileFacts, addition: Addition, removal: Removal): boolean {
  const bound = addition.handlerNode && methodCall(addition.handlerNode);
  return bound?.name === 'bind' && removal.handlerNode !== undefined && same(identityOf(file, bound.receiver), identityOf(file, removal.handlerNode)) === 'yes';
}

/** `add(name, (data) => listener({ name, data }))`, `remove(name, listener)`: a function around the one that is removed. */
function wraps(file: FileFacts, { handlerNode }: Addition, removal: Removal): boolean {
  const fn = handlerNode && unwrap(handlerNode);
  const { handlerNode: removed } = removal;
  if (!fn || !isFunction(fn) || !removed) return false;
  const [only, ...others] = fn.body.type === T.BlockStatement ? fn.body.body : [fn.body];
  const call = only && unwrap(only.type === T.ExpressionStatement ? only.expression : only.type === T.ReturnStatement && only.argument ? only.argument : only);
  return others.length === 0 && call?.type === T.CallExpression && same(identityOf(file, call.callee), identityOf(file, removed)) === 'yes';
}

/** `let onCanceled;`, and no assignment anywhere. */
function isNeverAssigned(file: FileFacts, node: TSESTree.Node): boolean {
  const variable = file.scopes.variable(unwrap(node));
  return variable?.defs[0]?.type === 'Variable' && variable.defs[0].node.init === null && variable.defs[0].node.id.type === T.Identifier && variable.defs[0].parent.parent.type !== T.ForOfStatement && variable.defs[0].parent.parent.type !== T.ForInStatement && !variable.references.some((reference) => reference.isWrite());
}

function missBy(file: FileFacts, { target, event, handler, capture }: Comparison, addition: Addition, removal: Removal): MismatchKind | undefined {
  if (target !== 'no' && event === 'yes' && handler !== 'yes' && removal.handlerNode && isNeverAssigned(file, removal.handlerNode)) return 'neverAssigned';
  if (capture === 'no') return target === 'yes' && event === 'yes' && handler === 'yes' ? 'otherCapture' : undefined;
  if (target === 'yes' && event === 'yes' && handler === 'no') return removal.handler?.is === 'fresh' || isBoundHere(file, addition, removal) ? 'freshHandler' : wraps(file, addition, removal) ? 'otherHandler' : addition.handler?.is === 'fresh' || enclosingFunction(addition.node) === enclosingFunction(removal.node) ? undefined : 'otherHandler';
  if (target === 'yes' && event === 'no' && handler === 'yes') return 'otherEvent';
  if (target === 'no' && event === 'yes' && handler === 'yes') return isOnlyAddition(file, addition) ? 'otherTarget' : undefined;
  return undefined;
}
