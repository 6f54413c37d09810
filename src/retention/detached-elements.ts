import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { callsNamed } from '../facts/called.ts';
import type { FileFacts } from '../facts/file.ts';
import { lifeOf } from '../facts/life.ts';
import { calledFrom } from '../facts/reach.ts';
import { enclosingFunction, keyName, methodCall, runsAtConstruction, within, wrapped, type CallNode, type FunctionNode } from '../facts/syntax.ts';
import { teardownStrength } from '../facts/teardown-names.ts';
import { usesOfPlace } from './last-instances.ts';
import { placeOf, type Place } from './places.ts';
import { isElement, removing, takenOut } from './removed-elements.ts';

/** An element that is taken out of the document while a place goes on holding it, though each new one is made anew. */
export interface DetachedElement {
  /** What takes it out: `this.tip.remove()`. */
  readonly call: CallNode;
  /** The element, as it is written there. */
  readonly element: TSESTree.Expression;
  readonly place: Place;
  /** The assignments that make the next one. */
  readonly made: readonly TSESTree.AssignmentExpression[];
  /** Every expression that names the place. */
  readonly uses: readonly TSESTree.Node[];
}

/** Every place of the file that keeps a removed element, with all below it, until the next one comes. */
export const detachedElements = (file: FileFacts): readonly DetachedElement[] => callsNamed(file, removing).flatMap((call) => detachedBy(file, call) ?? []);

function detachedBy(file: FileFacts, call: CallNode): DetachedElement | undefined {
  const element = takenOut(call);
  const fn = enclosingFunction(call);
  const place = element && /^(?:MemberExpression|Identifier)$/.test(element.type) ? placeOf(file, element) : undefined;
  if (!element || !fn || !place || place.life === 'closure' || place.instance?.framework !== undefined || isOfEnd(file, fn)) return undefined;
  const uses = usesOfPlace(file, place);
  const writes = uses.filter((use) => file.scopes.reference(use)?.isWrite() === true || isWritten(use));
  const made = writes.flatMap((write) => making(file, write) ?? []);
  if (made.length === 0 || made.length < writes.filter((write) => write.parent?.type !== T.VariableDeclarator).length || made.some((making) => within(making, fn) || !isAnew(file, making, uses))) return undefined;
  if (place.initial && isElement(file, place.initial)) return undefined;
  return uses.some((use) => isPutBack(use, made)) ? undefined : { call, element, place, made, uses };
}

/** A teardown, or what only teardowns call, unless its name says that others end a phase by it: `hide()`. */
function isOfEnd(file: FileFacts, fn: FunctionNode): boolean {
  const ends = lifeOf(file, fn).teardowns.filter(({ name }) => teardownStrength(name, file.settings.teardown) === 'strong').map((teardown) => teardown.fn);
  if (fn.parent.type === T.MethodDefinition && teardownStrength(keyName(fn.parent.key, fn.parent.computed) ?? '', file.settings.teardown) === 'weak') return false;
  const callers = file.index.functions.filter((other) => other !== fn && calledFrom(file, other).includes(fn));
  return ends.some((end) => within(fn, end)) || (callers.length > 0 && callers.every((caller) => ends.some((end) => within(caller, end))));
}

/** Anything that gives a member something else: an assignment, `delete`, a pattern. */
function isWritten(use: TSESTree.Node): boolean {
  const { parent } = use;
  if (use.type !== T.MemberExpression || !parent) return false;
  return (parent.type === T.AssignmentExpression && parent.left === use) || (parent.type === T.UnaryExpression && parent.operator === 'delete') || /Pattern$|^(?:Property|For(?:In|Of)Statement|UpdateExpression)$/.test(parent.type);
}

/** `this.tip = document.createElement('div')`, where it is assigned an element. */
function making(file: FileFacts, write: TSESTree.Node): TSESTree.AssignmentExpression | undefined {
  const { parent } = write;
  return parent?.type === T.AssignmentExpression && parent.left === write && parent.operator === '=' && isElement(file, parent.right) ? parent : undefined;
}

/** Made by each call of a function that does not ask first whether one is there. */
function isAnew(file: FileFacts, made: TSESTree.AssignmentExpression, uses: readonly TSESTree.Node[]): boolean {
  const fn = enclosingFunction(made);
  return fn !== undefined && !runsAtConstruction(made) && !uses.some((use) => use.range[0] < made.range[0] && enclosingFunction(use) === fn && !isRemoval(use));
}

/** `this.tip.remove()` in front of the next one. */
const isRemoval = (use: TSESTree.Node): boolean => {
  const call = wrapped(use).parent?.parent;
  return call !== undefined && removing.test(methodCall(call)?.name ?? '');
};

const placing = /^(?:append|appendChild|prepend|insertBefore|insertAdjacentElement|replaceChild|replaceChildren|replaceWith|before|after)$/;

/** Put into the document, returned or handed on where it was not just made: it may come back. */
function isPutBack(use: TSESTree.Node, made: readonly TSESTree.AssignmentExpression[]): boolean {
  const outer = wrapped(use);
  const { parent } = outer;
  const homes = made.map((making) => enclosingFunction(making));
  if (homes.includes(enclosingFunction(use))) return false;
  if (parent?.type === T.CallExpression || parent?.type === T.NewExpression) return parent.callee !== outer && !removing.test(methodCall(parent)?.name ?? '') && (placing.test(methodCall(parent)?.name ?? '') || parent.arguments.includes(outer as TSESTree.Expression));
  if (parent?.type === T.VariableDeclarator && parent.id === use) return false;
  return parent !== undefined && /^(?:ReturnStatement|ArrowFunctionExpression|VariableDeclarator|AssignmentExpression|Property|ArrayExpression|SpreadElement|YieldExpression)$/.test(parent.type);
}
