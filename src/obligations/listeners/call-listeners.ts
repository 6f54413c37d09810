import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { Answer } from '../../facts/answer.ts';
import type { FileFacts } from '../../facts/file.ts';
import { lifeOf } from '../../facts/life.ts';
import { isExecutor } from '../../facts/promises.ts';
import { runsAgain } from '../../facts/recurrence.ts';
import { targetSlot, usesOf } from '../../facts/slots.ts';
import { enclosingFunction, isFunction, keyName, memberName, unwrap, within, type FunctionNode } from '../../facts/syntax.ts';
import type { Certainty } from '../../finding.ts';
import type { Acquisition } from '../acquired/acquisitions.ts';
import { fluentRoot, type PairCall } from '../released/pairs.ts';
import { comesOnce } from './events.ts';

/**
 * Whether what a call listens to is there before the call and after it: a field that it does not fill, a variable
 * around it. What it was handed may end with it.
 */
export function outlivesCall(file: FileFacts, receiver: TSESTree.Node, call: FunctionNode): Answer {
  const root = fluentRoot(receiver);
  const slot = targetSlot(file, root);
  if (slot?.kind === 'field') return usesOf(file, slot).some((use) => isFilled(use) && within(use, call)) ? 'unknown' : 'yes';
  if (root.type === T.ThisExpression) return 'yes';
  if (root.type !== T.Identifier) return 'unknown';
  if (file.scopes.isGlobal(root)) return 'yes';
  const variable = file.scopes.variable(root);
  if (!variable || within(variable.scope.block, call)) return 'unknown';
  return variable.references.some((reference) => reference.isWrite() && within(reference.identifier, call)) ? 'unknown' : 'yes';
}

const isFilled = ({ parent }: TSESTree.Node): boolean => parent?.type === T.AssignmentExpression;

/** The function that waits: around the promise in whose executor a listener is added. */
export function waiterOf(file: FileFacts, node: TSESTree.Node): FunctionNode | undefined {
  const executor = enclosingFunction(node);
  return isExecutor(file, executor) ? enclosingFunction(executor) : undefined;
}

/** Functions that mostly run once for what they belong to. */
const begins = /^_*(?:constructor|init\w*|start\w*|connect\w*|open\w*|listen\w*|launch\w*|boot\w*|set[uU]p\w*|create\w*|ready|main|run|stop\w*|close\w*|end|destroy\w*|dispose\w*|shut[dD]own\w*|disconnect\w*|exit|kill|terminate\w*)$/;

/** Whether a function's name says that it runs once, though it may make things each time: `open`, not `createChild`. */
export const runsOnceByName = (fn: FunctionNode): boolean => begins.test(nameOf(fn)) && !/^_*create./.test(nameOf(fn));

/**
 * A listener that does nothing but settle the promise around it, on something that is there before the call and stays:
 * when it has, it is of no more use, and each call adds another.
 */
export function spentCertainty(file: FileFacts, { node, receiver }: Acquisition, { handlerNode }: PairCall): Certainty | undefined {
  const waiter = waiterOf(file, node);
  const executor = enclosingFunction(node);
  const [event] = node.arguments;
  if (!waiter || !executor || !receiver || !handlerNode || !event || comesOnce(node) || isGiven(file, event)) return undefined;
  if (outlivesCall(file, receiver, waiter) !== 'yes' || !onlySettles(file, handlerNode, executor)) return undefined;
  return begins.test(nameOf(waiter)) || isOfCall(file, receiver) || !waitsAgain(file, waiter) ? 'likely' : 'certain';
}

/** Whether the file shows that a function that waits is called more than once: by an event that comes again, or by a component. */
export const waitsAgain = (file: FileFacts, waiter: FunctionNode): boolean => runsAgain(file, waiter) || !['function', 'module', 'instance'].includes(lifeOf(file, waiter).kind);

/** What another call around this one has made goes with that, and one call of it may wait once. */
function isOfCall(file: FileFacts, receiver: TSESTree.Node): boolean {
  const [definition] = file.scopes.variable(fluentRoot(receiver))?.defs ?? [];
  return definition?.type === 'Variable' && enclosingFunction(definition.name) !== undefined;
}

/** `waitFor(event)` */
const isGiven = (file: FileFacts, event: TSESTree.Node): boolean => file.scopes.variable(unwrap(event))?.defs[0]?.type === 'Parameter';

function nameOf(fn: FunctionNode): string {
  const { parent } = fn;
  if (fn.id) return fn.id.name;
  if (parent.type === T.MethodDefinition || parent.type === T.Property || parent.type === T.PropertyDefinition) return keyName(parent.key, parent.computed) ?? '';
  return parent.type === T.VariableDeclarator && parent.id.type === T.Identifier ? parent.id.name : '';
}

/** `resolve` itself, or a function whose statements only test, settle, clear a timer and log. */
export function onlySettles(file: FileFacts, handlerNode: TSESTree.Node, executor: FunctionNode): boolean {
  const settlers = executor.params.slice(0, 2).flatMap((parameter) => file.scopes.variable(parameter) ?? []);
  const isSettler = (node: TSESTree.Node): boolean => settlers.some((settler) => settler === file.scopes.variable(unwrap(node)));
  if (isSettler(handlerNode)) return true;
  const handler = file.scopes.functionOf(handlerNode);
  if (!handler || !within(handler, executor)) return false;
  const calls = file.index.calls.filter((call) => within(call, handler) && call !== handler.parent);
  if (!calls.some((call) => isSettler(call.callee)) || file.index.assignments.some((assignment) => within(assignment, handler))) return false;
  return calls.every((call) => isSettler(call.callee) || call.parent.type !== T.ExpressionStatement || isQuiet(call.callee)) && !file.index.functions.some((inner) => inner !== handler && within(inner, handler) && isFunction(inner));
}

const isQuiet = (callee: TSESTree.Node): boolean => {
  const node = unwrap(callee);
  const name = node.type === T.Identifier ? node.name : node.type === T.MemberExpression ? (memberName(node) ?? '') : '';
  return /^(?:clearTimeout|clearInterval|log|debug|info|warn|trace|verbose|error)$/.test(name);
};
