import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { calledName } from '../../facts/called.ts';
import type { FileFacts } from '../../facts/file.ts';
import { isKind } from '../../facts/kinds.ts';
import { lifeOf, type Life } from '../../facts/life.ts';
import { closureOf, isReached, reachedAtEnd } from '../../facts/reach.ts';
import { runsAgain } from '../../facts/recurrence.ts';
import { fieldUses, instanceOfThis } from '../../facts/slots.ts';
import { enclosingFunction, keyName, memberName, methodCall, unwrap, wrapped, type CallNode, type FunctionNode } from '../../facts/syntax.ts';
import { takesListener } from '../acquired/event-shape.ts';
import { fateOf } from '../kept/observables.ts';
import { pipeOf } from '../kept/pipes.ts';
import { isUnderTest } from '../listeners/guards.ts';
import { collectorOf, isEventName } from '../released/collectors.ts';

/**
 * `this.store.add(made)` in a handler of an event that comes again and again, where only the end of the owner empties
 * the store: each event adds another, and none is ended before all are.
 */
export function pilesInCollection(file: FileFacts, node: CallNode, life: Life): TSESTree.Node | undefined {
  const collector = collectorOf(node);
  const handler = collector && handlerAround(file, node);
  if (!collector || !handler || life.kind !== 'instance' || isUnderTest(file, node, handler)) return undefined;
  const place = unwrap(collector.object);
  const instance = instanceOfThis(file, place.type === T.MemberExpression ? place.object : place);
  if (!instance || instance !== life.instance || seesToIt(file, handler)) return undefined;
  const name = place.type === T.MemberExpression ? memberName(place) : undefined;
  // What is emptied elsewhere than at the end may be emptied for this.
  const atEnd = reachedAtEnd(file, life);
  return name === undefined || fieldUses(file, instance, name).every((use) => isReached(use, atEnd) || isTaking(use)) ? handler : undefined;
}

const ends = /^(?:dispose\w*|clear|unsubscribe|delete|remove|destroy|reset|splice|pop|off|stop|abort|cancel|take(?:Until)?\w*)$/;

/** Whether the handler, or what it calls, ends anything: it may see to what came before. */
const seesToIt = (file: FileFacts, handler: FunctionNode): boolean => {
  const runs = closureOf(file, [handler]);
  return file.index.calls.some((call) => isReached(call, runs) && ends.test(calledName(call) ?? ''));
};

/** `this.store` of `this.store.add(…)`; of its declaration and its first value. */
function isTaking(use: TSESTree.Node): boolean {
  const { parent } = wrapped(use);
  if (parent?.type === T.AssignmentExpression) return true;
  return parent?.type === T.MemberExpression && /^(?:push|add|use|register|length|size)$/.test(memberName(parent) ?? '');
}

/** Events that come again and again, in the dialect of VS Code: not those of a beginning or an end. */
const single = /(?:Dispose|Destroy|Close|Open|Start|Ready|Init|Load|Exit|End|Finish|Complete|Attach|Activate|Connect|Terminate|Stop|Create|Add|Mount)\w*$/;

/** The function around a node that handles an event which comes again, or that such a handler calls. */
function handlerAround(file: FileFacts, node: TSESTree.Node, depth = 0): FunctionNode | undefined {
  const home = enclosingFunction(node);
  if (!home || depth > 3) return undefined;
  if (isEventHandler(file, home) || runsAgain(file, home)) return home;
  // all.forEach((one) => this.store.add(…))
  const call = wrapped(home).parent;
  if (call?.type === T.CallExpression && call.callee !== wrapped(home)) return methodCall(call)?.name === 'forEach' ? handlerAround(file, call, depth + 1) : undefined;
  const [caller, ...others] = callersOf(file, home);
  return caller && others.length === 0 && handlerAround(file, caller, depth + 1) ? home : undefined;
}

/** The calls of a method of the class, where nothing else names it and nobody else may call it. */
function callersOf(file: FileFacts, fn: FunctionNode): readonly TSESTree.Node[] {
  const { parent } = fn;
  const name = parent.type === T.MethodDefinition && (parent.accessibility === 'private' || parent.key.type === T.PrivateIdentifier || /^_/.test(keyName(parent.key, parent.computed) ?? '')) ? keyName(parent.key, parent.computed) : undefined;
  const { instance } = lifeOf(file, fn);
  const uses = name !== undefined && instance ? fieldUses(file, instance, name) : [];
  return uses.every((use) => methodOfThis(use)) ? uses : [];
}

const methodOfThis = (use: TSESTree.Node): boolean => {
  const { parent } = wrapped(use);
  return parent?.type === T.CallExpression && unwrap(parent.callee) === unwrap(use);
};

function isEventHandler(file: FileFacts, fn: FunctionNode): boolean {
  const outer = wrapped(fn);
  const { parent } = outer;
  const name = parent?.type === T.CallExpression && parent.arguments[0] === outer ? calledName(parent) : undefined;
  if (parent?.type !== T.CallExpression || name === undefined) return false;
  return isEventName.test(name) ? !single.test(name) && takesListener(file, parent) : name === 'subscribe' && goesOn(file, parent);
}

/** `source.subscribe(…)` of a stream that does not end by itself: what is kept somewhere mostly goes on, what a call gives completes. */
function goesOn(file: FileFacts, call: CallNode): boolean {
  const receiver = methodCall(call)?.receiver;
  if (!receiver || isKind(file, receiver, 'observable') === 'no') return false;
  const fate = fateOf(file, receiver, lifeOf(file, call));
  return fate.is === 'endless' || (fate.is === 'unknown' && unwrap(pipeOf(file, receiver).source).type !== T.CallExpression);
}
