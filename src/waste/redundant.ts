import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { isArray, isFreshArray } from '../facts/arrays.ts';
import { effectsOf } from '../facts/effects.ts';
import { callsNamed } from '../facts/called.ts';
import type { FileFacts } from '../facts/file.ts';
import { isNamed } from '../facts/kinds.ts';
import { isOwnedUntil } from '../facts/ownership.ts';
import { sizeOf } from '../facts/size.ts';
import { memberName, methodCall, unwrap, wrapped } from '../facts/syntax.ts';
import { contains } from '../facts/walk.ts';
import { copyOf } from './copies.ts';
import { countsMany, isLastOf, joinedForSet, needlessArray, sortedVariable } from './needless-arrays.ts';
import { repeatsAround } from './repeats.ts';
import { iteratedCopy } from './walked-copies.ts';

/** An array that is made for nothing. */
export type Redundant =
  /** `fresh.toSorted()`: nobody else has the array that is copied. */
  | { readonly what: 'fresh'; readonly node: TSESTree.CallExpression; readonly method: TSESTree.Identifier; readonly inPlace: string }
  /** `fresh.slice()`, `[...values].includes(x)`: what is copied could be asked itself. */
  | { readonly what: 'copy' | 'asked'; readonly node: TSESTree.Expression; readonly source: TSESTree.Expression; readonly skipsHoles: boolean }
  /** `[...set].includes(x)`, `[...map.keys()].length` */
  | { readonly what: 'searched' | 'counted'; readonly node: TSESTree.Expression; readonly source: TSESTree.Expression; readonly value?: TSESTree.Expression }
  /** `[...set].map(f)`, `Array.from(map.values()).map(f)`: `Array.from` maps as it copies. */
  | { readonly what: 'mapped'; readonly node: TSESTree.Expression; readonly source: TSESTree.Expression; readonly callback: TSESTree.Expression }
  /** `[...values].sort(compare)[0]`: the whole is ordered for one of them. */
  | { readonly what: 'sorted'; readonly node: TSESTree.Expression; readonly source: TSESTree.Expression; readonly compare?: TSESTree.Expression; readonly last: boolean }
  /** `values.filter(test).length`: on each turn of a loop, or once of open-ended data. */
  | { readonly what: 'filtered' | 'tallied'; readonly node: TSESTree.Expression; readonly source: TSESTree.Expression; readonly test: TSESTree.Expression }
  /** `fresh.with(0, x)` */
  | { readonly what: 'set'; readonly node: TSESTree.CallExpression; readonly source: TSESTree.Expression }
  /** `[...set].some(f)` */
  | { readonly what: 'walked'; readonly node: TSESTree.CallExpression; readonly source: TSESTree.Expression; readonly method: string }
  /** `for (const value of [...values])`; owned where nobody else has what is copied. */
  | { readonly what: 'iterated'; readonly node: TSESTree.Expression; readonly source: TSESTree.Expression; readonly owned: boolean }
  /** `[...values].reverse().find(test)` */
  | { readonly what: 'reversed'; readonly node: TSESTree.CallExpression; readonly source: TSESTree.Expression; readonly test: TSESTree.Expression }
  /** `values.map(f).includes(x)` */
  | { readonly what: 'compared'; readonly node: TSESTree.CallExpression; readonly source: TSESTree.Expression; readonly callback: TSESTree.Expression; readonly value: TSESTree.Expression }
  /** `new Set([...a, ...b])` */
  | { readonly what: 'joined'; readonly node: TSESTree.NewExpression; readonly source: TSESTree.Expression; readonly parts: readonly (TSESTree.Expression | TSESTree.SpreadElement)[] };

/** What is called where an array is made for nothing. */
const copying = ['at', 'every', 'filter', 'find', 'findIndex', 'findLast', 'findLastIndex', 'flatMap', 'forEach', 'includes', 'indexOf', 'join', 'lastIndexOf', 'map', 'reduce', 'reduceRight', 'reverse', 'slice', 'some', 'sort', 'toReversed', 'toSorted', 'with'];
const inPlace: ReadonlyMap<string, string> = new Map(Object.entries({ toSorted: 'sort', toReversed: 'reverse' }));
const asking = /^(?:at|every|filter|find|findIndex|findLast|findLastIndex|flatMap|includes|indexOf|join|lastIndexOf|map|reduce|reduceRight|some)$/;
const callingBack = /^(?:every|filter|find|findIndex|findLast|findLastIndex|flatMap|map|reduce|reduceRight|some)$/;
const skippingHoles = /^(?:every|filter|flatMap|indexOf|lastIndexOf|map|reduce|reduceRight|some)$/;

export function redundantCopies(file: FileFacts): Redundant[] {
  const found: Redundant[] = [];
  for (const call of [...callsNamed(file, copying), ...file.nodes(T.NewExpression)]) {
    const redundant = call.type === T.NewExpression ? joinedForSet(file, call) : freshCopy(file, call) ?? askedCopy(file, call) ?? mappedCopy(file, call) ?? sortedForOne(file, call) ?? filteredToCount(file, call) ?? needlessArray(file, call);
    if (redundant) found.push(redundant);
  }
  for (const loop of file.nodes(T.ForOfStatement)) {
    const redundant = iteratedCopy(file, loop);
    if (redundant && !found.some(({ node }) => node === redundant.node)) found.push(redundant);
  }
  for (const member of file.index.members) {
    const redundant = memberName(member) === 'length' ? countedCopy(file, member) : undefined;
    if (redundant) found.push(redundant);
  }
  return found.sort((left, right) => left.node.range[0] - right.node.range[0]);
}

/** `values.filter(f).toSorted()`, `values.map(f).slice()` */
function freshCopy(file: FileFacts, call: TSESTree.CallExpression): Redundant | undefined {
  const method = methodCall(call);
  const replaced = inPlace.get(method?.name ?? '');
  if (!method || call.optional || (!replaced && !(method.name === 'slice' && call.arguments.length === 0)) || !isOurs(file, method.receiver, call)) return undefined;
  const { property } = unwrap(call.callee) as TSESTree.MemberExpression;
  if (!replaced) return { what: 'copy', node: call, source: method.receiver, skipsHoles: false };
  return property.type === T.Identifier ? { what: 'fresh', node: call, method: property, inPlace: replaced } : undefined;
}

/** Whether nobody else has the array: it is made in this expression, or by the variable that this is the last to read. */
function isOurs(file: FileFacts, receiver: TSESTree.Expression, call: TSESTree.Node): boolean {
  const expression = unwrap(receiver);
  if (expression.type !== T.Identifier) return isFreshArray(file, expression) === 'yes' && isArray(file, expression) === 'yes';
  const variable = file.scopes.variable(expression);
  return variable !== undefined && isOwnedUntil(file, variable, call) === 'yes';
}

/** `[...values].includes(x)`, `values.slice().map(f)`: nothing changes the array meanwhile. */
function askedCopy(file: FileFacts, call: TSESTree.CallExpression): Redundant | undefined {
  const method = methodCall(call);
  const copy = method && copyOf(file, method.receiver);
  if (!method || !copy || call.optional) return undefined;
  if (method.name === 'includes' && call.arguments.length === 1) {
    const [value] = call.arguments;
    const searched = value && value.type !== T.SpreadElement ? setOrMap(file, copy, /^keys$/) : undefined;
    if (searched) return { what: 'searched', node: call, source: searched, value: value as TSESTree.Expression };
  }
  if (!asking.test(method.name) || isArray(file, copy) !== 'yes' || isFreshArray(file, copy) === 'yes') return undefined;
  const isQuiet = call.arguments.every((argument, index) => argument.type !== T.SpreadElement && isQuietArgument(file, argument, index === 0 && callingBack.test(method.name)));
  return isQuiet ? { what: 'asked', node: method.receiver, source: copy, skipsHoles: skippingHoles.test(method.name) } : undefined;
}

/** `[...set].map(f)`: an array is made of a set or a map, and another one of that. */
function mappedCopy(file: FileFacts, call: TSESTree.CallExpression): Redundant | undefined {
  const method = methodCall(call);
  const copy = method?.name === 'map' && !call.optional ? copyOf(file, method.receiver) : undefined;
  const [callback] = call.arguments;
  if (!copy || !setOrMap(file, copy, /^(?:keys|values|entries)$/) || call.arguments.length !== 1 || !callback || callback.type === T.SpreadElement) return undefined;
  // The third parameter is the array that is not made any more.
  const fn = file.scopes.functionOf(callback);
  const takesNoArray = fn ? fn.params.length <= 2 && fn.params.every(({ type }) => type !== T.RestElement) && !(fn.type !== T.ArrowFunctionExpression && contains(file, fn, (node) => node.type === T.Identifier && node.name === 'arguments')) : file.values.takesOneArgument(callback) === 'yes';
  return takesNoArray ? { what: 'mapped', node: call, source: copy, callback } : undefined;
}

/** Whether nothing can change the array while it is asked: neither what the argument computes nor what a callback does. */
function isQuietArgument(file: FileFacts, argument: TSESTree.Expression, isCalled: boolean): boolean {
  if (!isCalled) return effectsOf(file, argument).visible === 'no';
  const fn = file.scopes.functionOf(argument);
  if (!fn || fn.params.length > 2 || fn.async || fn.generator) return argument.type === T.Identifier && argument.name === 'Boolean' && file.scopes.isGlobal(argument);
  return effectsOf(file, fn.body, fn).visible === 'no';
}

/** A set, or a map whose keys or values are taken out. */
export function setOrMap(file: FileFacts, copied: TSESTree.Expression, methods: RegExp): TSESTree.Expression | undefined {
  if (isNamed(file, copied, { from: 'lib', name: ['Set', 'ReadonlySet'] }) === 'yes') return copied;
  const method = methodCall(copied);
  return method && methods.test(method.name) && isNamed(file, method.receiver, { from: 'lib', name: ['Map', 'ReadonlyMap'] }) === 'yes' ? method.receiver : undefined;
}

/** `[...map.keys()].length`; what is made of a set is said by others already. */
function countedCopy(file: FileFacts, member: TSESTree.MemberExpression): Redundant | undefined {
  const copy = copyOf(file, member.object);
  const source = copy && methodCall(copy) ? setOrMap(file, copy, /^(?:keys|values|entries)$/) : undefined;
  return source && source !== copy ? { what: 'counted', node: member, source } : undefined;
}

/** `[...values].sort(compare)[0]`, `values.toSorted(compare).at(-1)` */
function sortedForOne(file: FileFacts, call: TSESTree.CallExpression): Redundant | undefined {
  const method = methodCall(call);
  if (!method || !/^(?:sort|toSorted)$/.test(method.name) || call.optional) return undefined;
  const made = unwrap(method.receiver);
  const isMade = made.type === T.CallExpression && methodCall(made)?.name === 'map' && isFreshArray(file, made) === 'yes';
  const source = method.name === 'toSorted' || isMade ? method.receiver : copyOf(file, method.receiver);
  const taken = source && (takenFrom(file, wrapped(call), source) ?? sortedVariable(file, call));
  if (!source || !taken || isArray(file, source) !== 'yes' || sizeOf(file, source) !== 'open') return undefined;
  const [compare] = call.arguments;
  return { what: 'sorted', node: taken.node, source, last: taken.last, ...(compare && compare.type !== T.SpreadElement ? { compare } : {}) };
}

/** The first or the last, taken out of an array that nothing else reads. */
function takenFrom(file: FileFacts, sorted: TSESTree.Node, source: TSESTree.Node): { node: TSESTree.Expression; last: boolean } | undefined {
  const member = sorted.parent;
  if (member?.type !== T.MemberExpression || member.object !== sorted || member.optional) return undefined;
  if (member.computed && isLastOf(file, member.property, file.textOf(source)) && member.parent.type !== T.AssignmentExpression) return { node: member, last: true };
  if (member.computed) return member.property.type === T.Literal && member.property.value === 0 && member.parent.type !== T.AssignmentExpression ? { node: member, last: false } : undefined;
  const call = member.parent;
  if (call.type !== T.CallExpression || call.callee !== member) return undefined;
  const name = memberName(member);
  const [place] = call.arguments;
  if (name === 'shift' || name === 'pop') return { node: call, last: name === 'pop' };
  if (name !== 'at' || !place) return undefined;
  if (place.type === T.Literal && place.value === 0) return { node: call, last: false };
  return place.type === T.UnaryExpression && place.operator === '-' && place.argument.type === T.Literal && place.argument.value === 1 ? { node: call, last: true } : undefined;
}

/** `values.filter(test).length`, where a loop asks the same array again and again. */
function filteredToCount(file: FileFacts, call: TSESTree.CallExpression): Redundant | undefined {
  const method = methodCall(call);
  const member = wrapped(call).parent;
  const [test] = call.arguments;
  if (method?.name !== 'filter' || call.optional || call.arguments.length !== 1 || !test || test.type === T.SpreadElement) return undefined;
  if (member?.type !== T.MemberExpression || memberName(member) !== 'length' || member.optional || isArray(file, method.receiver) !== 'yes' || sizeOf(file, method.receiver) !== 'open') return undefined;
  const what = repeatsAround(file, method.receiver) ? 'filtered' : countsMany(file, method.receiver) ? 'tallied' : undefined;
  return what && { what, node: member, source: method.receiver, test };
}
