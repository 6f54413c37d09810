import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { knownCalls } from '../../facts/known-calls.ts';
import { enclosingFunction, inside, isFunction, methodCall, methodOn, unwrap, within, wrapped, type FunctionNode } from '../../facts/syntax.ts';
import type { Uses } from '../../growth/uses.ts';
import { refuse } from '../refusal.ts';
import { endings } from './endings.ts';

/** Refuses to drop entries that the code counts on: what ends a walk, what is taken to be there, what is ended by whoever looks it up. */
export function checkNeeded(file: FileFacts, uses: Uses): void {
  for (const { node, value } of uses.additions) {
    const fn = enclosingFunction(node);
    if (fn && isRecursive(file, fn) && uses.lookups.some((lookup) => enclosingFunction(lookup) === fn)) refuse('a walk that comes round to the same again ends by it', node);
    const before = value && uses.lookups.find((lookup) => continues(file, value, lookup));
    if (before) refuse('each entry goes on from the one before it, which others wait for', before);
  }
  for (const lookup of uses.lookups) {
    const method = methodOn(lookup);
    if (method && endings.includes(method.name)) refuse('what looks an entry up ends it: delete it there', lookup);
    if (isTakenToBeThere(file, lookup, uses)) refuse('here an entry is taken to be there', lookup);
  }
}

/** Whether a function calls itself, or one that calls it. */
function isRecursive(file: FileFacts, fn: FunctionNode): boolean {
  const calls = knownCalls(file, fn)?.calls ?? [];
  if (calls.some((call) => within(call, fn))) return true;
  return inside(file.index.calls, fn).some((call) => {
    const called = file.scopes.functionOf(call.callee);
    return called !== undefined && called !== fn && calls.some((own) => within(own, called));
  });
}

/** `const before = locks.get(key) ?? done; locks.set(key, before.then(…))` */
function continues(file: FileFacts, value: TSESTree.Node, lookup: TSESTree.Node): boolean {
  const method = methodCall(file.scopes.constant(unwrap(value)) ?? value);
  if (!method || !/^(?:then|catch|finally)$/.test(method.name)) return false;
  const before = file.scopes.constant(unwrap(method.receiver)) ?? method.receiver;
  return within(lookup, before) || continues(file, method.receiver, lookup);
}

/** `all.get(key)!.count`, `all[key].close()`: but for where the same function has just put it in, or asked for it. */
function isTakenToBeThere(file: FileFacts, lookup: TSESTree.Node, { additions, lookups }: Uses): boolean {
  if (methodCall(lookup)?.name === 'has' || lookup.type === T.BinaryExpression) return false;
  const outer = wrapped(lookup);
  const { parent } = outer;
  const isUsed = parent?.type === T.MemberExpression && parent.object === outer && !parent.optional;
  const isAsserted = lookup.parent?.type === T.TSNonNullExpression;
  if (!isUsed && !isAsserted) return false;
  const fn = enclosingFunction(lookup);
  const known = [...additions.map(({ node }) => node), ...lookups].filter((node) => node !== lookup && enclosingFunction(node) === fn && node.range[0] < lookup.range[0]);
  return !known.some((node) => !waitsBetween(file, node, lookup));
}

/** Whether the code lets others run between two places. */
const waitsBetween = (file: FileFacts, { range: [start] }: TSESTree.Node, { range: [end] }: TSESTree.Node): boolean =>
  [...file.nodes(T.AwaitExpression), ...file.nodes(T.YieldExpression)].some(({ range }) => range[0] > start && range[1] < end && !isFunction(file.nodesAt(range)[0]));
