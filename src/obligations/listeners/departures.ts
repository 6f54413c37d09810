import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { calledFrom, closureOf, isReached } from '../../facts/reach.ts';
import { targetSlot, usesOf, type Slot } from '../../facts/slots.ts';
import { enclosingFunction, isFunction, methodCall, methodOn, unwrap, within, type FunctionNode } from '../../facts/syntax.ts';
import type { Kept, Leak } from '../leak.ts';
import { fluentRoot } from '../released/pairs.ts';

const takes = /^(?:delete|splice|shift|pop)$/;
const ends = /^(?:destroy|dispose|close|end|terminate|kill|abort|stop|off|remove\w*|un\w+|clear\w*|disconnect|detach)$/;

/**
 * A listener on each element of a collection, which the end removes from each: what another method takes out of the
 * collection before keeps it.
 */
export function departureOf(file: FileFacts, { acquisition, life, releases, atEnd }: Kept): Leak | undefined {
  const { receiver, node, row } = acquisition;
  if (!receiver || row.yields !== 'nothing' || !atEnd || life.kind !== 'instance') return undefined;
  const slot = collectionAround(file, fluentRoot(receiver));
  if (!slot || !releases.some((release) => isOfSame(file, release, slot))) return undefined;
  const taken = usesOf(file, slot).find((use) => {
    const method = methodOn(use);
    const home = enclosingFunction(use);
    return method !== undefined && takes.test(method.name) && home !== undefined && !isReached(use, closureOf(file, life.teardowns.map(({ fn }) => fn))) && !seesToIt(file, home);
  });
  return taken && { acquisition, life, breach: 'departed', rule: 'no-partial-release', certainty: 'certain', slots: [slot], because: ['the end removes it from each element', `\`${file.textOf(taken.parent?.parent ?? taken).replace(/\s+/g, ' ').slice(0, 60)}\` takes one out and leaves it`], sibling: node };
}

/** The field whose elements a variable stands for, one after the other: `for (const x of this.all)`, `this.all.forEach((x) => …)`. */
function collectionAround(file: FileFacts, element: TSESTree.Node): Extract<Slot, { kind: 'field' }> | undefined {
  const definition = element.type === T.Identifier ? file.scopes.variable(element)?.defs[0] : undefined;
  const list = definition?.type === 'Parameter' && isFunction(definition.node) ? listOf(definition.node, definition.name) : definition?.type === 'Variable' && definition.parent.parent.type === T.ForOfStatement ? definition.parent.parent.right : undefined;
  const values = list && unwrap(list);
  const method = values && methodCall(values);
  const slot = values && targetSlot(file, method?.name === 'values' ? unwrap(method.receiver) : values);
  return slot?.kind === 'field' ? slot : undefined;
}

function listOf(fn: FunctionNode, parameter: TSESTree.Node): TSESTree.Node | undefined {
  const method = fn.params[0] === parameter && fn.parent.type === T.CallExpression && fn.parent.arguments[0] === fn ? methodCall(fn.parent) : undefined;
  return method?.name === 'forEach' ? method.receiver : undefined;
}

function isOfSame(file: FileFacts, release: TSESTree.Node, slot: Extract<Slot, { kind: 'field' }>): boolean {
  const receiver = methodCall(release)?.receiver;
  const other = receiver && collectionAround(file, fluentRoot(receiver));
  return other?.name === slot.name && other.instance.bodies.some((body) => slot.instance.bodies.includes(body));
}

/** Whether a function, or what it calls, ends or undoes anything: it may see to what it takes out. */
const seesToIt = (file: FileFacts, fn: FunctionNode): boolean =>
  [fn, ...calledFrom(file, fn)].some((home) => file.index.calls.some((call) => within(call, home) && ends.test(methodCall(call)?.name ?? '')));
