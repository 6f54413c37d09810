import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { Answer } from '../../facts/answer.ts';
import type { FileFacts } from '../../facts/file.ts';
import { identityOf, same } from '../../facts/identity.ts';
import { classModel } from '../../facts/instance.ts';
import { originOf } from '../../facts/origin.ts';
import { closureOf } from '../../facts/reach.ts';
import { usesOf, type Slot } from '../../facts/slots.ts';
import { enclosingFunction, isClass, methodCall, unwrap, within, wrapped, type CallNode, type ClassNode, type FunctionNode } from '../../facts/syntax.ts';

/** Whether the construction of `new X(…)` adds something to what lives as long as the program, and the teardown of that name undoes it. */
export function constructionIsUndone(file: FileFacts, node: CallNode, teardown: string): Answer {
  const origin = originOf(file, node.callee);
  if (origin.from === 'global') return 'no';
  if (origin.from === 'class' && isClass(origin.node)) return isUndoneHere(file, origin.node, teardown) ? 'yes' : 'no';
  return file.types.constructionIsUndone(node, teardown);
}

const adds = /^(?:on|addListener|addEventListener|subscribe|prependListener)$/;
const removes = /^(?:off|removeListener|removeEventListener|unsubscribe)$/;

function isUndoneHere(file: FileFacts, owner: ClassNode, teardown: string): boolean {
  const { methods } = classModel(file, owner);
  const end = methods.get(teardown);
  const constructor = methods.get('constructor');
  if (!end) return false;
  const begins = constructor ? closureOf(file, [constructor]) : new Set<FunctionNode>();
  const ends = closureOf(file, [end]);
  const isIn = (call: TSESTree.Node, functions: ReadonlySet<FunctionNode>): boolean => functions.has(enclosingFunction(call) as FunctionNode);
  const made = file.index.calls.filter((call) => isIn(call, begins) || (within(call, owner.body) && !enclosingFunctionIn(call, owner)));
  const undone = file.index.calls.filter((call) => isIn(call, ends));
  const calls = (list: readonly CallNode[], name: string): boolean => list.some((call) => isGlobalCall(file, call, name));
  if (calls(made, 'setInterval') && calls(undone, 'clearInterval')) return true;
  return made.some((add) => adds.test(methodCall(add)?.name ?? '') && undone.some((remove) => removes.test(methodCall(remove)?.name ?? '') && isPair(file, add, remove)));
}

/** A function of the class between a call and its body: field initialisers have none. */
const enclosingFunctionIn = (call: TSESTree.Node, owner: ClassNode): boolean => {
  const fn = enclosingFunction(call);
  return fn !== undefined && within(fn, owner.body);
};

function isGlobalCall(file: FileFacts, call: CallNode, name: string): boolean {
  const origin = originOf(file, call.callee);
  return origin.from === 'global' && origin.path === name;
}

function isPair(file: FileFacts, add: CallNode, remove: CallNode): boolean {
  const [target, other] = [methodCall(add)?.receiver, methodCall(remove)?.receiver];
  const [handler, removed] = [add.arguments.at(-1), remove.arguments.at(-1)];
  if (!target || !other || !handler || !removed || !['import', 'global'].includes(originOf(file, target).from)) return false;
  return same(identityOf(file, target), identityOf(file, other)) === 'yes' && same(identityOf(file, handler), identityOf(file, removed)) === 'yes';
}

/** Whether an object is used for nothing but calls that the function waits for or returns: with them, its use ends. */
export function isSpent(file: FileFacts, slots: readonly Slot[]): boolean {
  const uses = slots.flatMap((slot) => (slot.kind === 'variable' ? slot.variable.references.filter((reference) => reference.isRead()).map(({ identifier }) => identifier as TSESTree.Node) : usesOf(file, slot)));
  return uses.length > 0 && uses.every((use) => {
    const call = wrapped(use).parent?.parent;
    const method = call && methodCall(call);
    const { parent } = method ? wrapped(method.call) : {};
    return method !== undefined && unwrap(method.receiver) === unwrap(use) && (parent?.type === T.AwaitExpression || (parent?.type === T.ReturnStatement && enclosingFunction(parent)?.async === true));
  });
}
