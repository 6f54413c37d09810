import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { Answer } from '../../facts/answer.ts';
import { assignedNames } from '../../facts/assigned-names.ts';
import { callsByName } from '../../facts/called.ts';
import type { FileFacts } from '../../facts/file.ts';
import { identityOf, same, type Identity } from '../../facts/identity.ts';
import type { InstanceModel } from '../../facts/instance.ts';
import type { Variable } from '../../facts/scopes.ts';
import { methodCall, unwrap, type CallNode } from '../../facts/syntax.ts';
import type { Release, Row } from '../../resources/row.ts';
import type { Acquisition } from '../acquired/acquisitions.ts';
import { forwardedRemovals } from '../acquired/forwarders.ts';
import { listedEvents, takesAway } from './event-lists.ts';

/** A call that adds or removes by naming target, event and handler again. */
export interface PairCall {
  readonly node: CallNode;
  /** Undefined for the global object. */
  readonly receiver: TSESTree.Expression | undefined;
  readonly target: Identity;
  readonly event: Identity | undefined;
  readonly eventNode: TSESTree.Node | undefined;
  /** Where the event may be read as a list of several, or as a name with a namespace. */
  readonly events: readonly string[] | undefined;
  readonly handler: Identity | undefined;
  readonly handlerNode: TSESTree.Node | undefined;
  readonly capture: boolean | undefined;
}

const globalTarget: Identity = { is: 'path', root: 'global', path: 'window', firm: true };

/** Reads a call as event, handler and capture, by the identity of the release that pairs with it. */
function readPair(file: FileFacts, node: CallNode, called: TSESTree.Expression | undefined, { identity, helper }: Pick<PairRelease, 'identity' | 'helper'>): PairCall {
  const [first, second, third] = helper ? node.arguments.slice(1) : node.arguments;
  const receiver = helper ? (node.arguments[0] as TSESTree.Expression | undefined) : called;
  const hasEvent = identity.includes('event');
  const eventNode = hasEvent ? first : undefined;
  const last = hasEvent ? second : first;
  // on(target, 'event', f): what stands where a handler should is none.
  const handlerNode = last && isHandlerLike(unwrap(last)) ? last : undefined;
  return {
    node,
    receiver,
    target: receiver ? identityOf(file, fluentRoot(receiver)) : globalTarget,
    event: eventNode && identityOf(file, eventNode),
    eventNode,
    events: eventNode && (identity.includes('capture') ? undefined : listedEvents(file, eventNode, receiver)),
    handler: handlerNode && handlerIdentity(file, handlerNode),
    handlerNode,
    capture: identity.includes('capture') ? captureOf(file, third) : undefined,
  };
}

/** What a method is called on, whatever its name. */
export function receiverOf({ callee }: CallNode): TSESTree.Expression | undefined {
  const member = unwrap(callee);
  return member.type === T.MemberExpression ? member.object : undefined;
}

/** `emitter` of `emitter.on(…).once(…)`: these give their receiver back. */
export function fluentRoot(receiver: TSESTree.Node): TSESTree.Node {
  for (let current = unwrap(receiver); ; ) {
    const method = methodCall(current);
    if (!method || !/^(?:on|once|addListener|prependListener|off|removeListener|removeAllListeners|\$on|bind|unbind)$/.test(method.name)) return current;
    current = unwrap(method.receiver);
  }
}

const isHandlerLike = (node: TSESTree.Node): boolean => node.type !== T.Literal && node.type !== T.TemplateLiteral && node.type !== T.ArrayExpression;

/** A handler by name: a field may hold what another names; a method, and what this file never assigns, is one function. */
function handlerIdentity(file: FileFacts, node: TSESTree.Node): Identity {
  const identity = identityOf(file, node);
  if (identity.is !== 'path' || (identity.root !== 'this' && !isInstance(identity.root))) return identity;
  // What a call gives, nothing tells apart.
  return { ...identity, firm: !identity.path.includes('()') && isInstance(identity.root) && (identity.root.methods.has(identity.path) || !assignedNames(file).has(identity.path)) };
}

const isInstance = (root: unknown): root is InstanceModel => typeof root === 'object' && root !== null && 'bodies' in root;

/** DOM Standard, "flatten": only `capture` counts for identity. Undefined when it cannot be told. */
function captureOf(file: FileFacts, options: TSESTree.Node | undefined): boolean | undefined {
  if (!options) return false;
  const value = options.type === T.Identifier ? (file.scopes.constant(options) ?? options) : options;
  const inner = unwrap(value);
  if (inner.type === T.Literal) return Boolean(inner.value);
  if (inner.type === T.Identifier && inner.name === 'undefined') return false;
  if (inner.type !== T.ObjectExpression) return undefined;
  for (const property of inner.properties) {
    if (property.type !== T.Property) return undefined;
    if (property.key.type === T.Identifier && property.key.name === 'capture') return property.value.type === T.Literal ? Boolean(property.value.value) : undefined;
  }
  return false;
}

type PairRelease = Extract<Release, { by: 'pair' }>;

export interface Removal extends PairCall {
  readonly release: Extract<Release, { by: 'pair' | 'receiver' }>;
}

/** Every call of the file that may remove what a row adds. */
export function removalsOf(file: FileFacts, row: Row): readonly Removal[] {
  const byName = file.once(callsByName);
  return row.release.flatMap((release): Removal[] => {
    if (release.by !== 'pair' && release.by !== 'receiver') return [];
    const named = release.names.flatMap((name) => (byName.get(name) ?? []).filter(({ type }) => type === T.CallExpression).map((node) => ({ ...readPair(file, node, receiverOf(node), release.by === 'pair' ? release : { identity: ['event', 'handler'] }), release })));
    return release.by === 'pair' && release.names.includes('removeEventListener') ? [...named, ...forwardedRemovals(file).map((node) => ({ ...readPair(file, node, undefined, { identity: ['event', 'handler'], helper: true }), release }))] : named;
  });
}

/** How an addition and a removal compare, part by part. */
export interface Comparison {
  readonly target: Answer;
  readonly event: Answer;
  readonly handler: Answer;
  readonly capture: Answer;
}

export function compare(addition: PairCall, removal: Removal): Comparison {
  // off() empties its own receiver, and says nothing of one that may be another.
  if (addition.event && !removal.event && same(addition.target, removal.target) !== 'yes') return { target: 'no', event: 'no', handler: 'no', capture: 'yes' };
  if (removal.release.by === 'receiver') return { target: same(addition.target, removal.target), event: eventsOf(addition, removal), handler: 'yes', capture: 'yes' };
  return {
    target: targets(addition.target, removal.target),
    event: eventsOf(addition, removal),
    // off(event) removes all of them.
    handler: removal.handlerNode ? handlers(part(addition.handler, removal.handler), removal.release) : 'yes',
    capture: addition.capture === undefined || removal.capture === undefined ? 'yes' : addition.capture === removal.capture ? 'yes' : 'no',
  };
}

const part = (a: Identity | undefined, b: Identity | undefined): Answer => (a && b ? same(a, b) : 'yes');

/** A text that is another one may take a part of it away, where both are lists. */
function eventsOf(addition: PairCall, removal: PairCall): Answer {
  const answer = part(addition.event, removal.event);
  const { events = [] } = addition;
  if (answer === 'yes' || !removal.events || events.length === 0) return answer;
  return removal.events.some((removed) => events.some((added) => takesAway(removed, added))) ? 'unknown' : 'no';
}

/** An argument that is no function may be the same thing in another shape: an element, and a reference to it. */
const handlers = (answer: Answer, release: Removal['release']): Answer => (answer === 'no' && release.by === 'pair' && release.identity.includes('argument') ? 'unknown' : answer);

/** Two local variables of different functions may hold the same object: only fields and globals are told apart. */
function targets(a: Identity, b: Identity): Answer {
  const answer = same(a, b);
  if (answer !== 'no') return answer;
  return isStable(a) && isStable(b) ? 'no' : 'unknown';
}

const isStable = (identity: Identity): boolean => identity.is === 'path' && (identity.root === 'global' || (identity.firm && isOfModule(identity.root)) || (identity.path !== '' && !identity.path.includes('()') && isInstance(identity.root) && !identity.root.methods.has(identity.path.split('.')[0] as string)));

/** A variable of the module itself: it means one thing wherever it is named. */
const isOfModule = (root: unknown): boolean => typeof root === 'object' && root !== null && 'defs' in root && /^(?:module|global)$/.test((root as Variable).scope.type);

export const matches = (comparison: Comparison): boolean => Object.values(comparison).every((answer: Answer) => answer !== 'no');

/** Reads the acquisition itself. */
export function readAddition(file: FileFacts, { row, node, receiver }: Acquisition): PairCall {
  const pair = row.release.find((release) => release.by === 'pair');
  return readPair(file, node, receiver, pair?.by === 'pair' ? pair : { identity: ['event', 'handler'] });
}
