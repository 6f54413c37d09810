import { AST_NODE_TYPES as T, type TSESLint, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../facts/file.ts';
import { isTypeScript } from '../facts/language.ts';
import { hasStrongTeardown, lifeOf, type Life } from '../facts/life.ts';
import { returnedValues } from '../facts/teardowns.ts';
import { destinationOf, returnedSlots, type Destination } from '../facts/destination.ts';
import { targetSlot, usesOf, type Slot } from '../facts/slots.ts';
import { enclosingFunction, isClass, isFunction, keyName, memberName, within, wrapped, type FunctionNode } from '../facts/syntax.ts';
import type { Certainty } from '../finding.ts';
import type { Row } from '../resources/row.ts';
import type { Acquisition } from './acquisitions.ts';
import { certaintyOf } from './certainty.ts';
import { isCollected, isLostOperand } from './collectors.ts';
import { isEmptiedAtEnd } from './emptied.ts';
import { endsWithNull } from './given-null.ts';
import type { Breach, Judgement, Leak } from './leak.ts';
import { lostCopy, shownState } from './copies.ts';
import { holderOf, lesser } from './holders.ts';
import { isSpent } from './holding.ts';
import { judgeLoser } from './losers.ts';
import { judgeOptional } from './optional.ts';
import { isDetachedByView } from './overlays.ts';
import { outlivesMaker } from './outlives.ts';
import { isOfPhase, outlastsPhases } from './phases.ts';
import { isOverwritten, isRearmed, wayAround } from './paths.ts';
import { unreleasedClose, unreleasedFailure } from './event-outcomes.ts';
import { pilesUpDropped } from './piles.ts';
import { callsUnseenMethod, closureOf, handedOnIn, isReached, reachedAtEnd } from '../facts/reach.ts';
import { isReleasedByObject, usesOfHandle, type Use } from './releases.ts';
import { replacedAtEnd } from './replaced.ts';
import { unreleasedOutcomes } from './settles.ts';
import { acts, delayOf, renewal, timerCallback } from './timer-facts.ts';
import { unemptiedField } from './unemptied.ts';
import { vacantField } from './vacant.ts';

/** Judges an acquisition that yields what is to be released: a timer's id, an observer, a subscription, a resource. */
export function judgeHandle(file: FileFacts, acquisition: Acquisition): Judgement {
  const { node } = acquisition;
  const life = lifeOf(file, node);
  const loser = judgeLoser(file, acquisition, life);
  if (loser) return { leak: loser };
  if (life.end === 'process') return undefined;
  // The author hands it to what ends the others.
  if ((acquisition.row.acquire.kind === 'made' || acquisition.row.rule === 'no-leaked-subscription') && isCollected(node)) return judgeUnemptied(file, acquisition, life) ?? { kept: { acquisition, life, releases: [node], atEnd: isEmptiedAtEnd(file, node, life) } };
  if (isLostOperand(node)) return { leak: { acquisition, life, breach: 'forgotten', rule: 'no-partial-release', certainty: 'certain', slots: [], because: ['the comma operator drops it: only what stands last is collected'] } };
  const replaced = replacedAtEnd(file, acquisition, life);
  if (replaced) return { leak: { acquisition, life, breach: 'overwritten', rule: 'no-partial-release', certainty: 'certain', slots: [replaced.slot], because: [`\`${replaced.slot.name}\` is given a new one, and then that one is released`], release: replaced.release } };
  if (pilesUpDropped(file, acquisition)) return breach(file, acquisition, life, 'piled', [], ['the function that makes it asks whether its source is there already'], undefined, 'likely');
  const held = holderOf(file, acquisition, life);
  if (!held) return undefined;
  if (held.endedBy) return { kept: { acquisition, life, releases: [held.endedBy], atEnd: true } };
  if (held.breach) return breach(file, acquisition, life, held.breach, [], held.because, undefined, held.most);
  const destination = destinationOf(file, node);
  const judgement = judgeDestination(file, acquisition, life, destination);
  if (!judgement || !('leak' in judgement)) return judgement;
  const { leak } = judgement;
  if (acquisition.row.optional) return judgeOptional(file, leak);
  const vacant = leak.breach === 'dropped' ? vacantField(file, life, acquisition.row) : undefined;
  if (vacant !== undefined) return { leak: { ...leak, certainty: held.most === 'certain' || held.beside === 'certain' || acquisition.row.yields === 'disposer' ? 'certain' : 'likely', because: [...held.because, ...leak.because, `\`${vacant}\` is released, and nothing fills it`] } };
  const outlives = leak.breach === 'dropped' ? outlivesMaker(file, acquisition, life) : undefined;
  if (outlives !== undefined) return { leak: { ...leak, certainty: 'certain', because: [...held.because, ...leak.because, outlives] } };
  // What the author keeps and releases elsewhere does not end by itself: the open fact is decided by their intent.
  const isFramework = life.instance?.framework !== undefined;
  const meant = (isFramework && leak.breach === 'unreached') || ((isFramework || hasStrongTeardown(file, life)) && leak.breach === 'notAtEnd' && held.beside !== undefined);
  return { leak: { ...leak, certainty: meant ? leak.certainty : lesser(leak.certainty, held.most), ...(held.beside ? { beside: held.beside } : {}), because: [...held.because, ...leak.because] } };
}

/** What is handed to a collector that nothing empties. */
function judgeUnemptied(file: FileFacts, acquisition: Acquisition, life: Life): Judgement {
  const slot = unemptiedField(file, acquisition.node, life);
  const held = slot && holderOf(file, acquisition, life);
  return held && !held.endedBy && !held.breach ? breach(file, acquisition, life, 'neverReleased', [slot], [...held.because, `\`${slot.name}\` takes it over, and nothing empties \`${slot.name}\``], undefined, held.most) : undefined;
}

/** Whether a teardown calls a method that stands in a base or a subclass, which sees the field too. */
const mayBeReleasedBelow = (file: FileFacts, life: Life, slot: Slot): boolean => slot.kind === 'field' && !slot.isPrivate && (callsUnseenMethod(file, life) || isDeclaredBelow(file, slot));

/** In TypeScript a field that a derived class does not declare is its base's, whose teardown knows it. */
function isDeclaredBelow(file: FileFacts, { instance, name }: Extract<Slot, { kind: 'field' }>): boolean {
  if (!isTypeScript(file) || !isClass(instance.node) || instance.node.superClass === null) return false;
  return !instance.bodies.some((body) => body.type === T.ClassBody && body.body.some((member) => (member.type === T.PropertyDefinition && keyName(member.key, member.computed) === name) || declaresParameter(member, name)));
}

const declaresParameter = (member: TSESTree.ClassElement, name: string): boolean =>
  member.type === T.MethodDefinition && member.kind === 'constructor' && member.value.params.some((parameter) => parameter.type === T.TSParameterProperty && parameter.parameter.type === T.Identifier && parameter.parameter.name === name);

/** What a returned object or array holds; any other value itself. */
function partsOf(value: TSESTree.Node): TSESTree.Node[] {
  if (value.type === T.ObjectExpression) return value.properties.flatMap((property) => (property.type === T.Property ? [property.value] : []));
  return value.type === T.ArrayExpression ? value.elements.filter((element) => element !== null) : [value];
}

/** Whether the release stands in a function that the life's function returns: its caller may call it. */
function isHandedOut(file: FileFacts, life: Life, release: TSESTree.Node): boolean {
  if (!life.fn) return false;
  const values = returnedValues(file, life.fn);
  if (values.some((value) => within(release, value))) return true;
  const returned = values.flatMap(partsOf);
  return isReached(release, closureOf(file, returned.flatMap((value) => file.scopes.functionsOf(value))));
}

function judgeDestination(file: FileFacts, acquisition: Acquisition, life: Life, destination: Destination): Judgement {
  const { row } = acquisition;
  switch (destination.to) {
    case 'moved':
      return judgeCopy(file, acquisition, life, destination.node);
    case 'method': {
      // new ResizeObserver(f).observe(x): nothing is left to disconnect. Any other chain hands the handle on.
      if (row.rule !== 'no-leaked-observer' || destination.name !== 'observe') return undefined;
      return breach(file, acquisition, life, 'dropped', [], ['the observer is used in the expression that makes it']);
    }
    case 'discarded':
      if (row.heldBy === 'target') return undefined;
      return breach(file, acquisition, life, 'dropped', [], ['the result is not kept']);
    case 'slots':
      return judgeSlots(file, acquisition, life, withReturned(file, destination.slots));
  }
}

/** The slots, and those that a variable's value is returned to. */
const withReturned = (file: FileFacts, slots: readonly Slot[]): readonly Slot[] => [...slots, ...slots.flatMap((slot) => (slot.kind === 'variable' ? usesOf(file, slot).flatMap((use) => returnedSlots(file, use)) : []))];

function judgeSlots(file: FileFacts, acquisition: Acquisition, life: Life, slots: readonly Slot[]): Judgement {
  const { row, node } = acquisition;
  const uses = slots.flatMap((slot) => usesOfHandle(file, row, slot)).filter((use) => !isOwnAssignment(use, node));
  const releases = uses.filter((use): use is Extract<Use, { does: 'release' }> => use.does === 'release');
  const moves = uses.filter((use) => use.does === 'move');
  const unrefed = row.finite?.includes('unref') && uses.some((use) => use.does === 'read' && isMethodUse(use.node, 'unref'));
  // Nothing holds an observer that observes nothing.
  if (row.heldBy === 'target' && !uses.some((use) => isMethodUse(use.node, 'observe'))) return undefined;
  const names = slots.map(({ name }) => `\`${name}\``).join(', ');
  if (moves.length > 0 && !(row.copied && moves.every((use) => use.does === 'move' && (use.how === 'assigned' || shownState(file, row, use.node))))) return undefined;
  if (slots.some(isSingleton)) return undefined;
  if (releases.length === 0 && (moves.some((move) => isReleasedWhereKept(file, row, move.node)) || slots.some((slot) => isReleasedByObject(file, row, slot)))) return undefined;
  if (releases.length === 0) return breach(file, acquisition, life, 'neverReleased', life.kind === 'render' ? [...slots, ...moves.flatMap((move) => shownState(file, row, move.node) ?? [])] : slots, [`it is kept in ${names}`, `nothing in this file releases ${names}`], undefined, unrefed ? 'likely' : 'certain');
  const partial = (kind: Breach, why: string, place?: TSESTree.Node, certainty: Certainty = 'certain'): Judgement => ({ leak: { acquisition, life, breach: kind, rule: 'no-partial-release', certainty, slots, because: [`it is kept in ${names}`, why], ...(place ? { sibling: place } : {}) } });
  // What no end is told to, the call itself releases: a failure on the way must not go around it.
  const isOfCall = (row.scoped ?? false) || (row.heldBy === 'global' && life.kind === 'function' && !row.finite?.includes('one-shot'));
  const around = isOfCall && row.yields === 'handle' && !row.copied ? wayAround(file, node, releases.map((use) => use.node)) : undefined;
  if (around) return partial('bypassed', 'a way out of the function goes around the release', around);
  const skipped = unreleasedOutcomes(file, node, releases.map((use) => use.node), timerCallback(file, node), row.what === 'interval');
  if (skipped[0]) return partial('skipped', 'some outcomes release it, this one does not', skipped[0], row.what === 'interval' || (acts(file, node) && isWait(file, node)) ? 'certain' : 'likely');
  const isWaiting = row.what === 'timeout' && isWait(file, node);
  const failure = isWaiting ? unreleasedFailure(file, node, releases.map((use) => use.node)) : undefined;
  const closing = isWaiting && !failure ? unreleasedClose(file, node, releases.map((use) => use.node)) : undefined;
  if (closing) return partial('skipped', 'the handlers for success and failure release it, the one for the end does not', closing, 'likely');
  if (failure) return partial('skipped', 'a handler of the same source releases it, the one for its failure does not', failure);
  if (releases.some((use) => isInFinally(use.node, enclosingFunction(node)))) return { kept: { acquisition, life, releases: releases.map((use) => use.node), atEnd: false } };
  const reached = reachedAtEnd(file, life);
  const atEnd = releases.filter(({ node: release }) => isReached(release, reached));
  if (atEnd.length > 0 && !row.finite?.includes('one-shot') && isOverwritten(file, acquisition, life, slots, releases.map((use) => use.node))) return partial('overwritten', `${names} is filled again before it is released`);
  if (atEnd.length > 0 && isRearmed(file, acquisition, life)) return partial('rearmed', 'the callback awaits, and sets it again when the clean-up has run', undefined, life.instance?.framework !== undefined || renewal(file, node) === 'always' ? 'certain' : 'likely');
  if (atEnd.length > 0) return { kept: { acquisition, life, releases: atEnd.map((use) => use.node), atEnd: true } };
  if (slots.some((slot) => isOfInnerCall(life, slot))) return undefined;
  // `subscription = up.subscribe(() => this.end())`: the next event ends it.
  const own = row.rule === 'no-leaked-subscription' ? closureOf(file, node.arguments.flatMap((argument) => file.scopes.functionsOf(argument))) : undefined;
  if (own && releases.some(({ node: release }) => isReached(release, own))) return undefined;
  // With the event that the copy is shown for, it is released.
  if (row.copied && releases.some(({ node: release }) => isReached(release, handedOnIn(file, enclosingFunction(node))))) return undefined;
  const others = releases.filter(({ node: release }) => !isOwnBusiness(file, acquisition, release));
  const [first] = releases;
  // React calls a ref callback with null at the end.
  if (others.length === 0 && slots.some(({ kind }) => kind === 'ref') && enclosingFunction(node)?.params.length === 1) return undefined;
  if (row.heldBy === 'target' && others.some((use) => endsWithNull(file, use.node))) return undefined;
  if (others.length === 0) return breach(file, acquisition, life, 'notAtEnd', slots, [`it is kept in ${names}`, `${names} is released only before it is set again or by its own callback`], first?.node);
  const isPhase = isOfPhase(file, life, node, others.map((use) => use.node));
  // What its own callback may clear comes to an end by itself in most runs.
  const callback = row.what === 'interval' ? timerCallback(file, node) : undefined;
  const mayEnd = callback !== undefined && releases.some((use) => isReached(use.node, closureOf(file, [callback])));
  return breach(file, acquisition, life, 'unreached', slots, [`it is kept in ${names}`, `${names} is released, but not from a teardown`], others[0]?.node, isPhase || mayEnd ? 'likely' : 'certain');
}

/** `this.own = url`, where the field is released. */
function isReleasedWhereKept(file: FileFacts, row: Row, copy: TSESTree.Node): boolean {
  const { parent } = wrapped(copy);
  const slot = parent?.type === T.AssignmentExpression && parent.right === wrapped(copy) ? targetSlot(file, parent.left) : undefined;
  return slot !== undefined && usesOfHandle(file, row, slot).some(({ does }) => does === 'release');
}

/** Whether a release stands in a `finally` of the function that acquires: that call sees to it on every way out. */
function isInFinally(release: TSESTree.Node, home: FunctionNode | undefined): boolean {
  for (let current: TSESTree.Node = release; current.parent && current !== home; current = current.parent) {
    if (current.parent.type === T.TryStatement && current.parent.finalizer === current) return enclosingFunction(current) === home;
  }
  return false;
}

/** A timeout that waits for something else, not one that lets a moment pass. */
const isWait = (file: FileFacts, node: Acquisition['node']): boolean => (delayOf(file, node) ?? Infinity) >= 1000;

/** A copy that is lost out of sight, in each call of a getter or a render. */
function judgeCopy(file: FileFacts, acquisition: Acquisition, life: Life, moved: TSESTree.Node): Judgement {
  const why = lostCopy(file, acquisition, moved);
  return why === undefined ? undefined : { leak: { acquisition, life, breach: 'dropped', rule: acquisition.row.rule, certainty: 'certain', slots: life.kind === 'render' ? (shownState(file, acquisition.row, moved) ?? []) : [], because: [why] } };
}

/** `context ??= new AudioContext()` in a variable of the module: one for the whole program. */
const isSingleton = (slot: Slot): boolean =>
  slot.kind === 'variable' && (slot.variable.scope.type as string) === 'module' && slot.node.parent?.type === T.AssignmentExpression && /^(?:\?\?|\|\|)=$/.test(slot.node.parent.operator);

/** A variable of a function within the life: its releases belong to that call, which sees to it by itself. */
function isOfInnerCall(life: Life, slot: Slot): boolean {
  return slot.kind === 'variable' && life.kind !== 'function' && functionOfScope(slot.variable.scope) !== (life.fn ?? life.node);
}

function functionOfScope(scope: TSESLint.Scope.Scope): TSESTree.Node {
  let current = scope;
  while (current.upper && !isFunction(current.block) && current.block.type !== T.Program) current = current.upper;
  return current.block;
}

const isMethodUse = (use: TSESTree.Node, name: string): boolean => {
  const parent = wrapped(use).parent;
  return parent?.type === T.MemberExpression && memberName(parent) === name;
};

const isOwnAssignment = (use: Use, node: TSESTree.Node): boolean => use.does === 'write' && within(node, use.node.parent ?? use.node);

/** A release before the same function acquires again, or from the timer's own callback: not the end of a life. */
function isOwnBusiness(file: FileFacts, { node }: Acquisition, release: TSESTree.Node): boolean {
  const home = enclosingFunction(node);
  if (home && enclosingFunction(release) === home && release.range[0] < node.range[0]) return true;
  return isInCallback(file, node, release);
}

function isInCallback(file: FileFacts, node: Acquisition['node'], release: TSESTree.Node): boolean {
  const callback = timerCallback(file, node);
  return callback !== undefined && within(release, callback);
}

function breach(file: FileFacts, acquisition: Acquisition, life: Life, kind: Breach, slots: readonly Slot[], because: readonly string[], release?: TSESTree.Node, most: Certainty = 'certain'): Judgement {
  const certain = certaintyOf(file, acquisition, life, kind);
  if (!certain) return undefined;
  // Who is given the undo owes the release.
  if (kind === 'unreached' && release !== undefined && isHandedOut(file, life, release)) return undefined;
  const { acquire } = acquisition.row;
  const spent = acquire.kind === 'made' && acquire.holding === true && kind === 'neverReleased' && isSpent(file, slots);
  const certainty = life.instance?.shared || outlastsPhases(life, acquisition.node) || slots.some((slot) => mayBeReleasedBelow(file, life, slot)) || isDetachedByView(file, acquisition, slots) ? 'likely' : lesser(spent ? 'certain' : certain, most);
  const leak: Leak = { acquisition, life, breach: kind, rule: acquisition.row.rule, certainty, slots, because, ...(release ? { release } : {}) };
  return { leak };
}
