import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { destinationOf } from '../../facts/destination.ts';
import type { FileFacts } from '../../facts/file.ts';
import { identityOf, same } from '../../facts/identity.ts';
import type { Life } from '../../facts/life.ts';
import { listenerCall } from '../../facts/listener-call.ts';
import { originOf } from '../../facts/origin.ts';
import { executorAround } from '../../facts/promises.ts';
import { closureOf, isReached, reachedAtEnd } from '../../facts/reach.ts';
import { aliasesOf, parameterSlot, targetSlot, usesOf, variableSlot, type Slot } from '../../facts/slots.ts';
import { enclosingFunctions, methodCall, methodOn, unwrap, within, type FunctionNode } from '../../facts/syntax.ts';
import { isTakenOver } from '../released/emptied.ts';
import { fluentRoot } from '../released/pairs.ts';

/** What a socket, a worker, a request, an object with a teardown does not come back from. */
const ending = /^(?:destroy|terminate|close|abort|dispose|kill|end|ngOnDestroy)$/;

/** Whether the end of a life ends the receiver itself: `this.worker.terminate()`, `this._register(this.emitter)`. Its listeners go with it. */
export function isEndedAtEnd(file: FileFacts, receiver: TSESTree.Node, life: Life): boolean {
  const uses = placesOf(file, unwrap(receiver)).flatMap((slot) => usesOf(file, slot));
  const isEnded = (use: TSESTree.Node): boolean => (ending.test(methodOn(use)?.name ?? '') && isReached(use, reachedAtEnd(file, life))) || isTakenOver(file, use, life);
  return [...uses, ...aliasesOf(file, uses)].some(isEnded) || isMadeForCollector(file, receiver, life);
}

/** `this.emitter = this._register(new Emitter())` */
function isMadeForCollector(file: FileFacts, receiver: TSESTree.Node, life: Life): boolean {
  const origin = originOf(file, receiver);
  return origin.from === 'call' && origin.node.arguments.some((argument) => isTakenOver(file, argument, life));
}

/** The same, or of what the receiver is a part of: `this.trigger.destroy()` ends `this.trigger.show$`. */
export function isEndedWithOwner(file: FileFacts, receiver: TSESTree.Node, life: Life): boolean {
  const value = unwrap(fluentRoot(receiver));
  if (isEndedAtEnd(file, value, life)) return true;
  return value.type === T.MemberExpression && value.object.type !== T.ThisExpression && (isEndedByPath(file, value, life) || isEndedWithOwner(file, value.object, life));
}

const isSameSource = (file: FileFacts, node: TSESTree.Node, receiver: TSESTree.Node): boolean => same(identityOf(file, fluentRoot(node)), identityOf(file, fluentRoot(receiver))) === 'yes';

/** The functions of a promise's executor that an outcome stands in. */
function handlersAround(file: FileFacts, outcome: TSESTree.Node): FunctionNode[] {
  const executor = executorAround(file, outcome);
  return [...enclosingFunctions(outcome)].filter((fn) => executor && fn !== executor && within(fn, executor));
}

/** Whether the outcome of a promise comes by another event of the receiver, which then mostly has nothing more to say. */
export function comesFromSource(file: FileFacts, outcome: TSESTree.Node, receiver: TSESTree.Node): boolean {
  const around = handlersAround(file, outcome);
  return file.index.calls.some((call) => {
    const added = listenerCall(call);
    return added?.handler !== undefined && file.scopes.functionsOf(added.handler).some((fn) => around.includes(fn)) && isSameSource(file, added.source, receiver);
  });
}

/** Whether the outcome of a promise ends the receiver as well, or hands it on: `() => { socket.destroy(); reject(error); }`. */
export function isEndedBeside(file: FileFacts, outcome: TSESTree.Node, receiver: TSESTree.Node): boolean {
  const isSource = (node: TSESTree.Node): boolean => isSameSource(file, node, receiver);
  const around = closureOf(file, handlersAround(file, outcome));
  return file.index.calls.some((call) => {
    if (!isReached(call, around)) return false;
    const method = methodCall(call);
    return (method !== undefined && ending.test(method.name) && isSource(method.receiver)) || call.arguments.some(isSource);
  });
}

/** `this.connection.socket.destroy()`, which no slot of this file is for. */
function isEndedByPath(file: FileFacts, path: TSESTree.MemberExpression, life: Life): boolean {
  const identity = identityOf(file, path);
  const reached = reachedAtEnd(file, life);
  return file.index.calls.some((call) => {
    const method = methodCall(call);
    return method !== undefined && ending.test(method.name) && isReached(call, reached) && same(identityOf(file, method.receiver), identity) === 'yes';
  });
}

/**
 * Where the receiver is kept: `this.request`; `request` and `this.request` of `const request = (this.request = send())`
 * or of `const request = this.request`; the field that a parameter is put in, and the parameter that a field is made of.
 */
function placesOf(file: FileFacts, receiver: TSESTree.Node): readonly Slot[] {
  const value = receiver.type === T.Identifier ? file.scopes.constant(receiver) : undefined;
  const made = value?.type === T.AssignmentExpression ? value.right : value;
  const read = made && unwrap(made).type === T.MemberExpression ? targetSlot(file, made) : undefined;
  const destination = made && !read ? destinationOf(file, made) : undefined;
  if (destination?.to === 'slots') return destination.slots;
  const place = targetSlot(file, receiver);
  return [place, read, ...fieldsOfParameter(file, receiver), ...namesOfField(file, place)].filter((slot) => slot !== undefined);
}

/** `constructor(private overlay)`, `this.overlay = overlay` */
function fieldsOfParameter(file: FileFacts, name: TSESTree.Node): readonly (Slot | undefined)[] {
  const variable = file.scopes.variable(name);
  const definition = variable?.defs[0];
  if (!variable || definition?.type !== 'Parameter') return [];
  const declared = definition.name.parent.type === T.TSParameterProperty ? parameterSlot(file, definition.name.parent) : undefined;
  return [declared, ...variable.references.map(({ identifier: { parent } }) => (parent.type === T.AssignmentExpression && parent.left.type === T.MemberExpression && file.scopes.variable(parent.right) === variable ? targetSlot(file, parent.left) : undefined))];
}

/** The other way round: `widget` of `constructor(private widget)`, `this.widget = widget`. */
function namesOfField(file: FileFacts, slot: Slot | undefined): readonly (Slot | undefined)[] {
  if (slot?.kind !== 'field') return [];
  const given = usesOf(file, slot).flatMap(({ parent }) => (parent?.type === T.AssignmentExpression && parent.right.type === T.Identifier ? [parent.right] : []));
  const declared = slot.instance.bodies.flatMap((body) => (body.type === T.ClassBody ? body.body : [])).flatMap((member) => (member.type === T.MethodDefinition && member.kind === 'constructor' ? member.value.params : []));
  const parameters = declared.flatMap((parameter) => (parameter.type === T.TSParameterProperty && parameter.parameter.type === T.Identifier && parameter.parameter.name === slot.name ? [parameter.parameter] : []));
  return [...given, ...parameters].map((name) => variableSlot(file, name));
}
