import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { callbackRole } from '../../facts/callbacks.ts';
import { runsAnew } from '../../facts/components.ts';
import { destinationOf } from '../../facts/destination.ts';
import type { FileFacts } from '../../facts/file.ts';
import { identityOf, same } from '../../facts/identity.ts';
import { lifeOf } from '../../facts/life.ts';
import { listenerCall } from '../../facts/listener-call.ts';
import { isRecurringHandler, runsAgain, single } from '../../facts/recurrence.ts';
import { isReactHook } from '../../facts/results.ts';
import { targetSlot, usesOf } from '../../facts/slots.ts';
import { enclosingFunction, isFunction, memberName, methodCall, unwrap, within, wrapped, type FunctionNode } from '../../facts/syntax.ts';
import type { Certainty } from '../../finding.ts';
import type { Acquisition } from '../acquired/acquisitions.ts';
import { isFoundOrMade } from '../again/found-or-made.ts';
import { isMadeOnceHere } from '../again/made-once.ts';
import { ending, isKnownOperator, pipeOf } from '../kept/pipes.ts';
import { fluentRoot, type PairCall } from '../released/pairs.ts';
import { outlivesCall } from './call-listeners.ts';
import { isUnderTest, isKeptOutInVain, isPresence } from './guards.ts';

/**
 * Whether a function that runs again and again adds, each time, another listener to one and the same thing: a window, a
 * bus, what a field is given once. Targets take the same function once; emitters take it each time.
 */
export function pilesUp(file: FileFacts, { row, node, receiver }: Acquisition, { handlerNode }: PairCall): Certainty | undefined {
  const fn = enclosingFunction(node);
  if (!fn || !receiver || !handlerNode || (row.id.startsWith('dom.') && !isMadeIn(file, handlerNode, fn))) return undefined;
  if (isOfEffectsElement(file, fn, receiver) && !isUnderTest(file, node, fn, (test) => isPresence(file, test, receiver))) return 'likely';
  if (isFoundOrMade(file, fluentRoot(receiver), node)) return 'likely';
  const stays = isFilledOnce(file, fluentRoot(receiver)) && outlivesCall(file, receiver, fn) === 'yes';
  if (isUnderTest(file, node, fn)) return stays && isKeptOutInVain(file, node, fn) ? 'certain' : undefined;
  if (stays && isRecurringHandler(file, fn)) return 'certain';
  // How often another function calls this one, and under which conditions, is not told by the call.
  if (stays && (runsAgain(file, fn) || isRepeatedByName(file, fn) || isOfSameSource(file, fn, receiver))) return 'likely';
  return isMadeOnceHere(file, fluentRoot(receiver), node) ? 'likely' : undefined;
}

/** `system.on('client', () => { system.on('change', …); })`: an event that nothing says comes once, of what is listened to. */
function isOfSameSource(file: FileFacts, fn: FunctionNode, receiver: TSESTree.Node): boolean {
  const call = wrapped(fn).parent;
  const added = call?.type === T.CallExpression ? listenerCall(call) : undefined;
  const around = call?.type === T.CallExpression ? methodCall(call) : undefined;
  return added?.event !== undefined && added.by !== 'once' && !single.test(added.event) && around !== undefined && same(identityOf(file, fluentRoot(around.receiver)), identityOf(file, fluentRoot(receiver))) === 'yes';
}

/** The same of a subscription that is dropped, where no operator ends it. */
export function pilesUpDropped(file: FileFacts, { row, node, receiver }: Acquisition): boolean {
  const fn = enclosingFunction(node);
  if (!fn || !receiver || row.rule !== 'no-leaked-subscription' || isUnderTest(file, node, fn) || destinationOf(file, node).to !== 'discarded') return false;
  const { operators, source } = pipeOf(file, receiver);
  return operators.every(({ name, call }) => call !== undefined && !ending.test(name) && !/until|destroy/i.test(name) && isKnownOperator(file, call)) && isMadeOnceHere(file, source, node);
}

/** What is there to be called whenever something has changed. */
const repeated = /^_*(?:update(?:[A-Z]\w*)?|refresh(?:[A-Z]\w*)?|(?:re)?render|(?:re)?draw|reload|rebuild|componentDidUpdate|ngOnChanges|attributeChangedCallback)_*$/;

/** `update()` of an instance. */
function isRepeatedByName(file: FileFacts, fn: FunctionNode): boolean {
  const { instance } = lifeOf(file, fn);
  return instance !== undefined && [...instance.methods].some(([name, method]) => method === fn && repeated.test(name));
}

/** `panel.current?.addEventListener(…)` in an effect that runs anew when something changes: the element of the component stays. */
function isOfEffectsElement(file: FileFacts, fn: FunctionNode, receiver: TSESTree.Expression): boolean {
  const call = wrapped(fn).parent;
  const role = callbackRole(file, fn);
  return role?.kind === 'effect' && role.effect.framework === 'react' && call?.type === T.CallExpression && runsAnew(file, call) && isRefOfReact(file, receiver);
}

/** `panel.current` of `const panel = useRef(null)`, and a constant that holds it. */
function isRefOfReact(file: FileFacts, node: TSESTree.Node): boolean {
  const value = file.scopes.constant(unwrap(node));
  const member = unwrap(value ?? node);
  const made = member.type === T.MemberExpression && memberName(member) === 'current' ? file.scopes.constant(unwrap(member.object)) : undefined;
  const call = made && unwrap(made);
  return call?.type === T.CallExpression && isReactHook(file, call, /^useRef$/);
}

/** A function that is written there, bound there, or declared in the same call. */
function isMadeIn(file: FileFacts, handlerNode: TSESTree.Node, fn: FunctionNode): boolean {
  const handler = unwrap(handlerNode);
  if (handler.type === T.CallExpression || isFunction(handler)) return true;
  const named = file.scopes.functionOf(handler);
  return named !== undefined && named !== fn && within(named, fn);
}

/** Whether it is one thing for as long as it is there: a constant, a global, a field that only the constructor fills. */
export function isFilledOnce(file: FileFacts, root: TSESTree.Node): boolean {
  const slot = targetSlot(file, root);
  if (slot?.kind === 'variable') return slot.variable.defs[0]?.type !== 'Variable' || slot.variable.references.filter((reference) => reference.isWrite()).length < 2;
  if (slot?.kind !== 'field') return root.type === T.ThisExpression || root.type === T.Identifier;
  const constructor = slot.instance.methods.get('constructor');
  return usesOf(file, slot).every(({ parent, range }) => parent?.type !== T.AssignmentExpression || parent.left.range[0] !== range[0] || (constructor !== undefined && within(parent, constructor)));
}
