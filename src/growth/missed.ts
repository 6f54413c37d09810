import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { callsNamed } from '../facts/called.ts';
import type { FileFacts } from '../facts/file.ts';
import { originOf } from '../facts/origin.ts';
import type { Variable } from '../facts/scopes.ts';
import { enclosingFunction, enclosingFunctions, isFunction, methodCall, unwrap, within, wrapped, type FunctionNode } from '../facts/syntax.ts';
import type { Certainty } from '../finding.ts';
import { isSamePlace, placeOf, type Place } from '../retention/places.ts';
import { stores, type Store } from '../retention/stores.ts';

/** A removal that looks for another value than was put in: it takes nothing out, and what was put in stays. */
export interface MissedRemoval {
  readonly node: TSESTree.Node;
  readonly place: Place;
  /** What is looked for. */
  readonly sought: TSESTree.Expression;
  readonly added: Store;
  /** The constant that holds what was put in, where the removal can name it. */
  readonly name?: string;
  readonly certainty: Certainty;
}

/** Every removal of the file that cannot find what its collection was given. */
export function missedRemovals(file: FileFacts): readonly MissedRemoval[] {
  return [...callsNamed(file, removing), ...file.index.assignments].flatMap((node) => {
    const removal = removalBy(file, node);
    const place = removal && placeOf(file, removal.from);
    if (!removal || !place) return [];
    const added = file.once(stores).filter((store) => (store.as === 'element' || store.as === 'key') && isSamePlace(store.place, place));
    const [first] = added;
    if (!first || !added.every(({ value }) => isAnother(file, removal.sought, value))) return [];
    const beside = added.find((store) => isBeside(removal.sought, store));
    const name = beside && unwrap(beside.value);
    return [{ node, place, sought: removal.sought, added: beside ?? first, ...(name?.type === T.Identifier ? { name: name.name } : {}), certainty: beside ? 'certain' : 'likely' }];
  });
}

interface Removal {
  readonly from: TSESTree.Expression;
  readonly sought: TSESTree.Expression;
}

const removing = ['delete', 'splice'];

/** `set.delete(x)`, `list.splice(list.indexOf(x), 1)`, `list = list.filter((item) => item !== x)`. */
function removalBy(file: FileFacts, node: TSESTree.Node): Removal | undefined {
  if (node.type === T.AssignmentExpression) return node.operator === '=' ? filtered(file, node) : undefined;
  const method = methodCall(node);
  const [first] = method?.call.arguments ?? [];
  if (!method || !first || first.type === T.SpreadElement) return undefined;
  if (method.name === 'delete') return method.call.arguments.length === 1 ? { from: method.receiver, sought: first } : undefined;
  const index = method.name === 'splice' ? methodCall(file.scopes.constant(unwrap(first)) ?? first) : undefined;
  const [sought] = index?.call.arguments ?? [];
  return index && /^(?:indexOf|lastIndexOf)$/.test(index.name) && sought && sought.type !== T.SpreadElement && file.textOf(index.receiver) === file.textOf(method.receiver) ? { from: method.receiver, sought } : undefined;
}

function filtered(file: FileFacts, { left, right }: TSESTree.AssignmentExpression): Removal | undefined {
  const method = methodCall(right);
  const [test] = method?.call.arguments ?? [];
  const [item] = isFunction(test) ? test.params : [];
  if (method?.name !== 'filter' || !isFunction(test) || test.body.type !== T.BinaryExpression || !/^!==?$/.test(test.body.operator) || item?.type !== T.Identifier) return undefined;
  const sides = [test.body.left, test.body.right];
  const sought = sides.find((side) => file.scopes.variable(side) !== file.scopes.variable(item));
  return sought && sides.some((side) => file.scopes.variable(side) === file.scopes.variable(item)) && file.textOf(left) === file.textOf(method.receiver) ? { from: method.receiver, sought: sought as TSESTree.Expression } : undefined;
}

/** Whether both happen in one call of a function: what is removed there is what was added there. */
function isBeside(sought: TSESTree.Node, { node }: Store): boolean {
  const home = enclosingFunction(node);
  return home !== undefined && within(sought, home);
}

/** Whether a value that was put in is made anew, and cannot be the one that is looked for. */
function isAnother(file: FileFacts, sought: TSESTree.Node, value: TSESTree.Node): boolean {
  const home = enclosingFunction(value);
  const added = unwrap(value);
  const root = rootOf(unwrap(sought));
  const variable = root && file.scopes.variable(root);
  if (!home || !variable) return false;
  const given = parameterOf(variable);
  if (!within(sought, home)) return isNameless(added) && given !== undefined && !isInline(given) && root === unwrap(sought);
  if (given ? !isAround(given, home) : !isFreshIn(file, root, home) || root !== unwrap(sought)) return false;
  if (added.type !== T.Identifier) return isMade(file, added);
  const other = file.scopes.variable(added);
  return other !== undefined && other !== variable && isFreshIn(file, added, home) && (root === unwrap(sought) || !isStored(other));
}

/** `params` of `params[0]`. */
function rootOf(node: TSESTree.Node): TSESTree.Identifier | undefined {
  return node.type === T.MemberExpression ? rootOf(unwrap(node.object)) : node.type === T.Identifier ? node : undefined;
}

/** A function that is put in where it is written: nobody else can name it. */
const isNameless = (added: TSESTree.Node): boolean => isFunction(added) || methodCall(added)?.name === 'bind';

/** The function that a variable is a parameter of, and never given anything else. */
function parameterOf({ defs: [definition], references }: Variable): FunctionNode | undefined {
  return definition?.type === 'Parameter' && isFunction(definition.node) && !references.some((reference) => reference.isWrite()) ? definition.node : undefined;
}

/** A callback may be given what the collection holds. */
const isInline = ({ parent }: FunctionNode): boolean => parent.type === T.CallExpression || parent.type === T.NewExpression;

const isAround = (outer: FunctionNode, inner: FunctionNode): boolean => outer === inner || [...enclosingFunctions(inner)].includes(outer);

/** Whether a constant of the function holds what is made there. */
function isFreshIn(file: FileFacts, identifier: TSESTree.Identifier, home: FunctionNode): boolean {
  const value = file.scopes.constant(identifier);
  return value !== undefined && enclosingFunction(value) === home && isMade(file, unwrap(value));
}

/** A function, an object, a timer: another one each time, and none that was there before. */
function isMade(file: FileFacts, value: TSESTree.Node): boolean {
  if (isNameless(value) || value.type === T.ObjectExpression || value.type === T.ArrayExpression || value.type === T.NewExpression) return true;
  const origin = value.type === T.CallExpression ? originOf(file, value.callee) : undefined;
  return origin?.from === 'global' && /^(?:setTimeout|setInterval|setImmediate)$/.test(origin.path);
}

/** `upload.timer = timer`, `{ timer }`: it may be found again as a part of something else. */
const isStored = ({ references }: Variable): boolean =>
  references.some(({ identifier }) => {
    const use = wrapped(identifier);
    return use.parent?.type === T.Property || use.parent?.type === T.ArrayExpression || (use.parent?.type === T.AssignmentExpression && use.parent.right === use);
  });
