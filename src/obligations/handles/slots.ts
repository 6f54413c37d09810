import { AST_NODE_TYPES as T, type TSESLint, type TSESTree } from '@typescript-eslint/utils';

import { returnedSlots } from '../../facts/destination.ts';
import type { FileFacts } from '../../facts/file.ts';
import { localBase } from '../../facts/instance.ts';
import type { Life } from '../../facts/life.ts';
import { listenerCall } from '../../facts/listener-call.ts';
import { closureOf, handedOnIn, isReached, reachedAtEnd } from '../../facts/reach.ts';
import { fieldUses, targetSlot, usesOf, type Slot } from '../../facts/slots.ts';
import { enclosingFunction, enclosingFunctions, isClass, isFunction, memberName, unwrap, within, wrapped, type FunctionNode } from '../../facts/syntax.ts';
import type { Certainty } from '../../finding.ts';
import type { Row } from '../../resources/row.ts';
import type { Acquisition } from '../acquired/acquisitions.ts';
import type { Breach, Judgement } from '../leak.ts';
import { isHandedToEnd } from '../released/collectors.ts';
import { endsWithNull } from '../released/given-null.ts';
import { isHeardByPart } from '../released/parts.ts';
import { isKeptUncalled } from '../released/kept-uncalled.ts';
import { isHandedWhole } from '../released/handed-refs.ts';
import { isReleasedByObject, usesOfHandle, type Use } from '../released/releases.ts';
import { withheldWay } from '../released/withheld.ts';
import { acquiredLate } from './acquired-late.ts';
import { isBounded } from './bounded.ts';
import { breach } from './breach.ts';
import { certaintyOf } from './certainty.ts';
import { shownState } from './copies.ts';
import { unreleasedClose, unreleasedFailure } from './event-outcomes.ts';
import { isForProgram, isUsedHere } from './one-for-all.ts';
import { isOverwritten, isSetter, wayAround } from './paths.ts';
import { isOfPhase } from './phases.ts';
import { isRefilled } from './refills.ts';
import { rearmed } from './rearmed.ts';
import { unreleasedOutcomes } from './settles.ts';
import { isAskedFor, isOfSiblingEffect } from './sibling-effects.ts';
import { thrownBetween } from './thrown-between.ts';
import { delayOf, timerCallback } from './timer-facts.ts';

/** The slots, and those that a variable's value is returned to. */
export const withReturned = (file: FileFacts, slots: readonly Slot[]): readonly Slot[] => [...slots, ...slots.flatMap((slot) => (slot.kind === 'variable' ? usesOf(file, slot).flatMap((use) => [...returnedSlots(file, use), ...ownFieldGiven(file, use)]) : []))];

/** `this.subscription` of `this.subscription = subscription`, where the field is private and nothing but the class sees it. */
function ownFieldGiven(file: FileFacts, use: TSESTree.Node): readonly Slot[] {
  const { parent } = wrapped(use);
  const slot = parent?.type === T.AssignmentExpression && parent.operator === '=' && parent.right === wrapped(use) && parent.parent.type === T.ExpressionStatement ? targetSlot(file, parent.left) : undefined;
  return slot?.kind === 'field' && slot.isPrivate ? [slot] : [];
}

/** Judges a handle that is kept: whether, where and on which ways its slots are released. */
export function judgeSlots(file: FileFacts, acquisition: Acquisition, life: Life, slots: readonly Slot[]): Judgement {
  const { row, node } = acquisition;
  const uses = slots.flatMap((slot) => usesOfHandle(file, row, slot)).filter((use) => !isOwnAssignment(use, node));
  const releases = uses.filter((use): use is Extract<Use, { does: 'release' }> => use.does === 'release');
  const moves = uses.filter((use) => use.does === 'move' && !(use.how === 'assigned' && ownFieldGiven(file, use.node).length > 0));
  const unrefed = row.finite?.includes('unref') && uses.some((use) => use.does === 'read' && isMethodUse(use.node, 'unref'));
  // Nothing holds an observer that observes nothing.
  if (row.heldBy === 'target' && !uses.some((use) => isMethodUse(use.node, 'observe'))) return undefined;
  const names = slots.map(({ name }) => `\`${name}\``).join(', ');
  const setAgain = `whoever sets the property again fills ${names} again`;
  const partial = (kind: Breach, why: string, place?: TSESTree.Node, certainty: Certainty = 'certain'): Judgement => ({ leak: { acquisition, life, breach: kind, rule: 'no-partial-release', certainty, slots, because: [`it is kept in ${names}`, why], ...(place ? { sibling: place } : {}) } });
  const collected = row.owned ? moves.find((move) => isHandedToEnd(move.node)) : undefined;
  if (collected) return { kept: { acquisition, life, releases: [collected.node], atEnd: true } };
  const handedOnAtEnd = releases.length === 0 && isSetter(enclosingFunction(node)) && moves.length > 0 && moves.every((move) => isReached(move.node, reachedAtEnd(file, life)));
  if (handedOnAtEnd && !row.finite?.includes('one-shot') && isOverwritten(file, acquisition, life, slots, moves.map((move) => move.node))) return partial('overwritten', setAgain, undefined, 'likely');
  if (moves.length > 0 && !(row.copied && moves.every((use) => use.does === 'move' && (use.how === 'assigned' || shownState(file, row, use.node))))) return undefined;
  if (slots.some(isSingleton) || isForProgram(acquisition, file, life, slots) || (row.doneHere && !isUsedHere(acquisition, file, slots))) return undefined;
  // Two ports that nobody listens to are held by nothing.
  if (row.parts && !uses.some((use) => use.does === 'read' && isHeardByPart(file, use.node, row.parts))) return undefined;
  if (releases.length === 0 && (moves.some((move) => isReleasedWhereKept(file, row, move.node)) || slots.some((slot) => isHandedWhole(slot) || isReleasedByObject(file, row, slot)))) return undefined;
  if (releases.length === 0) return breach(file, acquisition, life, 'neverReleased', life.kind === 'render' ? [...slots, ...moves.flatMap((move) => shownState(file, row, move.node) ?? [])] : slots, [`it is kept in ${names}`, `nothing in this file releases ${names}`], undefined, unrefed ? 'likely' : 'certain');
  // What no end is told to, the call itself releases: a failure on the way must not go around it.
  const isOfCall = !row.doneHere && ((row.scoped ?? false) || (row.heldBy === 'global' && (life.kind === 'function' || life.kind === 'request') && !row.finite?.includes('one-shot')));
  const around = isOfCall && row.yields === 'handle' && !row.copied ? (wayAround(file, node, releases.map((use) => use.node)) ?? thrownBetween(file, acquisition, releases.map((use) => use.node))) : undefined;
  // How often a function fails, and whether the program goes on then, its callers know; a pool is short of a connection after few.
  if (around) return partial('bypassed', 'a way out of the function goes around the release', around, (!isConnection(row) && life.kind !== 'request') || row.acquire.kind === 'given' ? 'likely' : 'certain');
  const isWaiting = row.what === 'timeout' && isWait(file, node);
  const skipped = unreleasedOutcomes(file, node, releases.map((use) => use.node), timerCallback(file, node), row.what === 'interval').filter((outcome) => !slots.some((slot) => isOfOwnEnd(file, slot, outcome)));
  if (skipped[0] && !(row.what === 'timeout' && mayClearItself(file, acquisition, releases.map((use) => use.node)))) return partial('skipped', 'some outcomes release it, this one does not', skipped[0], 'likely');
  const failure = isWaiting ? unreleasedFailure(file, node, releases.map((use) => use.node)) : undefined;
  const closing = isWaiting && !failure ? unreleasedClose(file, node, releases.map((use) => use.node)) : undefined;
  if (closing) return partial('skipped', 'the handlers for success and failure release it, the one for the end does not', closing, 'likely');
  if (failure) return partial('skipped', 'a handler of the same source releases it, the one for its failure does not', failure);
  if (releases.some((use) => isInFinally(use.node, enclosingFunction(node)))) return { kept: { acquisition, life, releases: releases.map((use) => use.node), atEnd: false } };
  const reached = reachedAtEnd(file, life);
  const atEnd = releases.filter(({ node: release }) => isReached(release, reached));
  const begins = row.heldBy === 'target' ? uses.flatMap((use) => (isMethodUse(use.node, 'observe') ? [use.node] : [])) : [node];
  const withheld = atEnd.length > 0 ? withheldWay(file, life, { node, releases: releases.map((use) => use.node), uses: slots.flatMap((slot) => usesOf(file, slot)), begins }) : undefined;
  const certain = withheld && certaintyOf(file, acquisition, life, 'neverReleased');
  if (certain) return { leak: { acquisition, life, breach: 'withheld', rule: 'no-partial-release', certainty: certain, slots, because: [`it is kept in ${names}`, 'one way out does not return the clean-up'], sibling: withheld.way, release: withheld.cleanup } };
  if (atEnd.length > 0 && !row.finite?.includes('one-shot') && isOverwritten(file, acquisition, life, slots, releases.map((use) => use.node))) return isSetter(enclosingFunction(node)) ? partial('overwritten', setAgain, undefined, 'likely') : partial('overwritten', `${names} is filled again before it is released`);
  if (atEnd.length > 0 && isRefilled(file, acquisition, life, slots, releases.map((use) => use.node))) return { leak: { acquisition, life, breach: 'overwritten', rule: 'no-partial-release', certainty: 'likely', beside: 'likely', slots, because: [`it is kept in ${names}`, `whoever calls the method again fills ${names} again, and nothing releases the one before`] } };
  const again = atEnd.length > 0 ? rearmed(file, acquisition, life) : undefined;
  if (again) return partial('rearmed', 'the callback waits, and sets it again when the clean-up has run', undefined, again);
  const late = atEnd.length > 0 ? acquiredLate(file, acquisition, life) : undefined;
  if (late) return partial('late', 'the end may come while it waits, and finds nothing to release', late.node, 'likely');
  if (atEnd.length > 0) return { kept: { acquisition, life, releases: atEnd.map((use) => use.node), atEnd: true } };
  const bySibling = releases.filter(({ node: release }) => isOfSiblingEffect(file, life, release));
  if (bySibling.length > 0 && isAskedFor(file, node, slots)) return { kept: { acquisition, life, releases: bySibling.map((use) => use.node), atEnd: true } };
  if (slots.some((slot) => isOfInnerCall(life, slot)) && !releases.every(({ node: release }) => isKeptUncalled(file, release))) return undefined;
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
  if (isBounded(file, node, others.map((use) => use.node))) return undefined;
  if (others.length === 0) return breach(file, acquisition, life, 'notAtEnd', slots, [`it is kept in ${names}`, `${names} is released only before it is set again or by its own callback`], first?.node);
  const isPhase = isOfPhase(file, life, node, others.map((use) => use.node));
  // What its own callback may clear comes to an end by itself in most runs.
  const mayEnd = row.what === 'interval' && mayClearItself(file, acquisition, releases.map((use) => use.node));
  return breach(file, acquisition, life, 'unreached', slots, [`it is kept in ${names}`, `${names} is released, but not from a teardown`], others[0]?.node, isPhase || mayEnd || bySibling.length > 0 || others.some((use) => mayBeCalledByBase(file, life, use.node)) ? 'likely' : 'certain');
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

/** `server.on('error', reject)`: what has failed or ended by itself needs no release. */
const isOfOwnEnd = (file: FileFacts, slot: Slot, outcome: TSESTree.Node): boolean =>
  [...enclosingFunctions(outcome)].some((fn) => {
    const added = listenerCall(fn.parent);
    return added?.handler === fn && /^(?:error|close|end|finish)$/.test(added.event ?? '') && usesOf(file, slot).includes(unwrap(added.source));
  });

/** Whether the callback of a timer releases it: a timeout does what the outcomes do as well, an interval looks whether it is over. */
function mayClearItself(file: FileFacts, { node }: Acquisition, releases: readonly TSESTree.Node[]): boolean {
  const callback = timerCallback(file, node);
  const runs = callback && closureOf(file, [callback]);
  return runs !== undefined && releases.some((release) => isReached(release, runs));
}

/** A server has few of them, and misses each that is not given back. */
const isConnection = ({ what }: Row): boolean => what === 'pooled connection' || what === 'database client';

/** A timeout that waits for something else, not one that lets a moment pass. */
const isWait = (file: FileFacts, node: Acquisition['node']): boolean => (delayOf(file, node) ?? Infinity) >= 1000;

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

/** A release in a method that this file never calls, of a class whose base stands elsewhere: the base may call it at the end. */
function mayBeCalledByBase(file: FileFacts, { instance }: Life, release: TSESTree.Node): boolean {
  if (!instance || !isClass(instance.node) || !instance.node.superClass || localBase(file, instance.node)) return false;
  const home = enclosingFunction(release);
  const [name] = [...instance.methods].find(([, fn]) => fn === home) ?? [];
  return name !== undefined && fieldUses(file, instance, name).length === 0;
}
