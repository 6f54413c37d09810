import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { globalCallee, isArray, isFreshArray } from '../facts/arrays.ts';
import type { FileFacts } from '../facts/file.ts';
import { isOpenEnded } from '../facts/open-ended.ts';
import { isOwnedUntil } from '../facts/ownership.ts';
import { repetitionsOf } from '../facts/repetition.ts';
import { sizeOf } from '../facts/size.ts';
import { enclosingFunction, memberName, methodCall, unwrap, wrapped } from '../facts/syntax.ts';
import { readsOf, soleVariableOf } from '../facts/value-uses.ts';
import { copyOf } from './copies.ts';
import { isRepeated } from './line-walks.ts';
import { setOrMap, type Redundant } from './redundant.ts';

/** Arrays that are made for what another call gives at once. */
export function needlessArray(file: FileFacts, call: TSESTree.CallExpression): Redundant | undefined {
  return ownCopy(file, call) ?? withOfFresh(file, call) ?? walkedSet(file, call) ?? reversedToFind(file, call) ?? mappedToFind(file, call);
}

/** `[...kept].sort()`, where nobody else has `kept` and nothing reads it again. */
function ownCopy(file: FileFacts, call: TSESTree.CallExpression): Redundant | undefined {
  const method = methodCall(call);
  const copy = method && /^(?:sort|reverse)$/.test(method.name) && !call.optional ? copyOf(file, method.receiver) : undefined;
  const source = copy && unwrap(copy);
  if (!method || source?.type !== T.Identifier || isArray(file, source) !== 'yes') return undefined;
  const variable = file.scopes.variable(source);
  return variable && isOwnedUntil(file, variable, call) === 'yes' ? { what: 'copy', node: method.receiver, source, skipsHoles: true } : undefined;
}

/** `values.map(f).with(0, x)` */
function withOfFresh(file: FileFacts, call: TSESTree.CallExpression): Redundant | undefined {
  const method = methodCall(call);
  if (method?.name !== 'with' || call.optional || call.arguments.length !== 2) return undefined;
  const expression = unwrap(method.receiver);
  const variable = expression.type === T.Identifier ? file.scopes.variable(expression) : undefined;
  const isOurs = variable ? isOwnedUntil(file, variable, call) === 'yes' : isFreshArray(file, expression) === 'yes' && isArray(file, expression) === 'yes';
  return isOurs ? { what: 'set', node: call, source: method.receiver } : undefined;
}

/** `[...set].forEach(f)`, and on each turn of a loop `Array.from(map.values()).some(f)`: walking the set needs no array. */
function walkedSet(file: FileFacts, call: TSESTree.CallExpression): Redundant | undefined {
  const method = methodCall(call);
  const copy = method && /^(?:every|find|forEach|reduce|some)$/.test(method.name) && !call.optional ? copyOf(file, method.receiver) : undefined;
  if (!method || !copy || !setOrMap(file, copy, /^(?:keys|values|entries)$/)) return undefined;
  // Once, a line that everybody reads is worth more than an array of a set, of which most are small.
  const isWorth = method.name === 'forEach' || repetitionsOf(file, call).some(({ open }) => open === 'yes');
  return isWorth ? { what: 'walked', node: call, source: copy, method: method.name } : undefined;
}

/** `[...values].reverse().find(test)`, `values.toReversed().findIndex(test)` */
function reversedToFind(file: FileFacts, call: TSESTree.CallExpression): Redundant | undefined {
  const method = methodCall(call);
  const reversed = method?.name === 'find' && !call.optional ? methodCall(method.receiver) : undefined;
  const source = reversed?.name === 'toReversed' ? reversed.receiver : reversed?.name === 'reverse' ? copyOf(file, reversed.receiver) : undefined;
  const [test, more] = call.arguments;
  if (!source || !test || more || test.type === T.SpreadElement || isArray(file, source) !== 'yes') return undefined;
  return { what: 'reversed', node: call, source, test };
}

/** `values.map(f).includes(x)`: all are computed, where the search may end at the first. */
function mappedToFind(file: FileFacts, call: TSESTree.CallExpression): Redundant | undefined {
  const method = methodCall(call);
  const mapped = method?.name === 'includes' && !call.optional && call.arguments.length === 1 ? methodCall(method.receiver) : undefined;
  const [value] = call.arguments;
  const [callback, more] = mapped?.call.arguments ?? [];
  if (mapped?.name !== 'map' || mapped.call.optional || !callback || more || callback.type === T.SpreadElement || !value || value.type === T.SpreadElement) return undefined;
  return isArray(file, mapped.receiver) === 'yes' && sizeOf(file, mapped.receiver) !== 'small' ? { what: 'compared', node: call, source: mapped.receiver, callback, value } : undefined;
}

/** `new Set([...a, ...b])`, `new Set(a.concat(b))`: an array of all of them, before the set. */
export function joinedForSet(file: FileFacts, made: TSESTree.NewExpression): Redundant | undefined {
  const [list, more] = made.arguments;
  if (globalCallee(file, made) !== 'Set' || !list || more || list.type === T.SpreadElement) return undefined;
  const parts = partsOf(file, list);
  const open = parts.filter((part): part is TSESTree.SpreadElement => part?.type === T.SpreadElement && sizeOf(file, part.argument) !== 'small' && !/^Object\./.test(globalCallee(file, unwrap(part.argument)) ?? ''));
  return open.length > 1 && parts.every((part) => part !== null) ? { what: 'joined', node: made, source: list, parts: parts.filter((part) => part !== null) } : undefined;
}

function partsOf(file: FileFacts, list: TSESTree.Expression): readonly (TSESTree.Expression | TSESTree.SpreadElement | null)[] {
  const written = unwrap(list);
  return written.type === T.ArrayExpression ? written.elements : [];
}

/** `const sorted = [...values].sort(compare)`, of which one element is taken. */
export function sortedVariable(file: FileFacts, sorted: TSESTree.CallExpression): { node: TSESTree.Expression; last: boolean } | undefined {
  const variable = soleVariableOf(file, sorted);
  const members = (variable ? readsOf(variable) : []).map((use) => use.parent);
  const [first, ...others] = members.filter((member): member is TSESTree.MemberExpression => member?.type === T.MemberExpression && member.computed);
  if (!variable || !first || others.length > 0 || first.optional || enclosingFunction(first) !== enclosingFunction(sorted) || isRepeated(sorted, first)) return undefined;
  const outer = wrapped(first).parent;
  if (outer?.type === T.AssignmentExpression && outer.left === wrapped(first)) return undefined;
  if (first.property.type === T.Literal && first.property.value === 0) return members.length === 1 ? { node: first, last: false } : undefined;
  return members.length === 2 && isLastOf(file, first.property, variable.name) ? { node: first, last: true } : undefined;
}

/** `values.length - 1`, of the array that this is the place in. */
export function isLastOf(file: FileFacts, place: TSESTree.Node, name: string): boolean {
  if (place.type !== T.BinaryExpression || place.operator !== '-' || place.right.type !== T.Literal || place.right.value !== 1) return false;
  return place.left.type === T.MemberExpression && memberName(place.left) === 'length' && file.textOf(place.left.object) === name;
}

/** Whether a list that is filtered once, to count what is left, is as long as somebody else's data. */
export const countsMany = (file: FileFacts, list: TSESTree.Node): boolean => sizeOf(file, list) === 'large' || isOpenEnded(file, list);
