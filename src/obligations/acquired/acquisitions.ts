import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { callsByName } from '../../facts/called.ts';
import type { FileFacts } from '../../facts/file.ts';
import { identityOf, same } from '../../facts/identity.ts';
import { isKind, isNamed, isWrittenOtherwise } from '../../facts/kinds.ts';
import { originOf, type ValueOrigin } from '../../facts/origin.ts';
import { memberName, unwrap, wrapped, type CallNode } from '../../facts/syntax.ts';
import type { Origin, Row } from '../../resources/row.ts';
import { receiverOf } from '../released/pairs.ts';
import { givenRow } from './contracts.ts';
import { isEventCall, isHandler } from './event-shape.ts';
import { forwardedRow } from './forwarders.ts';
import { generatorRow } from './generators.ts';
import { isSubscribedForGood } from './given-subscriptions.ts';
import { ownRow } from './own-objects.ts';
import { isProvedByUse } from './proved-receivers.ts';
import { provedWorker } from './proved-workers.ts';
import { tableOf, type Table } from './row-table.ts';
import { shorthandRow } from './shorthands.ts';
import { isStreamByUse } from './streams.ts';
import { givesUndoByUse, isEventOfDialect } from './undo-results.ts';

/** A place where a row of the table acquires. */
export interface Acquisition {
  readonly row: Row;
  readonly node: CallNode;
  /** The receiver of a method; undefined for calls of functions. */
  readonly receiver?: TSESTree.Expression;
  /** Its use alone, or the name of an event function, tells what it is: neither a type, nor where it comes from, nor a release. */
  readonly byShape?: true;
}

/** Every acquisition of the file, in source order. */
export function acquisitionsOf(file: FileFacts): readonly Acquisition[] {
  return file.once(findAcquisitions);
}

function findAcquisitions(file: FileFacts): readonly Acquisition[] {
  const table = tableOf(file);
  const found: Acquisition[] = [];
  const shaped = file.once(shapedCalls);
  // By names before anything else is asked, each of them once.
  for (const [name, calls] of file.once(callsByName)) {
    const named = table.byName.get(name) ?? [];
    const byResult = resultsNamed(table, name);
    for (const node of calls) {
      const called = receiverOf(node);
      const imported = node.callee.type === T.Identifier ? importedName(file, node.callee) : undefined;
      const renamed = imported !== undefined && imported !== name ? (table.byName.get(imported) ?? []) : [];
      const isAcquired = (row: Row): boolean => isAtHand(row, node) && acquires(file, row, node, called);
      const row = named.find(isAcquired) ?? renamed.find(isAcquired) ?? resultRow(file, imported !== undefined && imported !== name ? resultsNamed(table, imported) : byResult, node, called) ?? ownRow(file, table.byInstance, node) ?? generatorRow(file, table.byFunction, node) ?? ofHelper(file, node) ?? shorthandRow(file, node) ?? provedWorker(file, node) ?? givenRow(file, table.byContract, node);
      if (!row) continue;
      const receiver = isOnArgument(row) ? (node.arguments[0] as TSESTree.Expression) : called;
      found.push({ row, node, ...(receiver ? { receiver } : {}), ...(shaped.has(node) ? { byShape: true } : {}) });
    }
  }
  return found.sort((a, b) => a.node.range[0] - b.node.range[0] || a.node.range[1] - b.node.range[1]);
}

/** The rows of what calls of a name may give. */
const resultsNamed = ({ byResult }: Table, name: string): readonly Row[] => byResult.filter(({ acquire }) => acquire.kind === 'result' && acquire.names.test(name));

/** A helper of this file that adds a listener to its first argument. */
function ofHelper(file: FileFacts, node: CallNode): Row | undefined {
  const row = forwardedRow(file, node);
  const kind = row && isKind(file, node.arguments[0] as TSESTree.Node, 'event-target');
  return kind === 'yes' || (kind === 'unknown' && isShaped(file, node, 1)) ? row : undefined;
}

/** The exported name behind `import { setInterval as every }` and `const { setInterval: every } = window`. */
function importedName(file: FileFacts, callee: TSESTree.Identifier): string | undefined {
  if (file.scopes.isGlobal(callee)) return undefined;
  const origin = originOf(file, callee);
  return origin.from === 'import' ? origin.path.split('.').pop() || origin.name : origin.from === 'global' ? origin.path.split('.').pop() : undefined;
}

/** What comes by a promise is followed where that is waited for; dropped, nothing is left to follow. */
const isAtHand = ({ comesLater }: Row, node: CallNode): boolean => !comesLater || isWaitedFor(node) || wrapped(node).parent?.type === T.ExpressionStatement;

export const isWaitedFor = (node: CallNode): boolean => wrapped(node).parent?.type === T.AwaitExpression;

function acquires(file: FileFacts, row: Row, node: CallNode, receiver: TSESTree.Expression | undefined): boolean {
  const { acquire } = row;
  switch (acquire.kind) {
    case 'call':
      return node.type === T.CallExpression && comesFrom(originOf(file, node.callee), acquire.names, acquire.from) && !acquire.unlessCalled?.some((name) => file.once(callsByName).has(name));
    case 'new':
      return node.type === T.NewExpression && comesFrom(originOf(file, node.callee), acquire.names, acquire.from);
    case 'static': {
      const path = staticPath(file, node.callee);
      return node.type === T.CallExpression && acquire.names.some((name) => path === `${acquire.object}.${name}`);
    }
    case 'method':
      if (node.type !== T.CallExpression || !receiver) return false;
      switch (typeof acquire.on === 'string' ? isKind(file, receiver, acquire.on) : isNamed(file, receiver, acquire.on)) {
        case 'yes':
          return acquire.on !== 'emitter' || isOneEvent(row) === (node.arguments.length === 1);
        case 'no':
          return false;
        case 'unknown':
          return isProvedByUse(file, row, node, receiver) || (acquire.on === 'observable' && isStreamByUse(file, node, receiver)) || (acquire.on === 'event-target' && isAbortSignalByUse(file, node, receiver)) || (takesEvents(row) && (isOneEvent(row) ? isShapedForOne(file, node) : isShaped(file, node, 0)));
      }
    case 'helper': {
      const [target, event, handler] = node.arguments;
      // this.manager.listen(target, …): a collector, which releases by itself. A function of this file is read itself.
      if (!(receiver ? ['import', 'global'] : ['import']).includes(originOf(file, receiver ?? node.callee).from)) return false;
      if (target === undefined || event === undefined || handler === undefined) return false;
      const kind = isKind(file, target, acquire.on);
      return kind === 'yes' || (kind === 'unknown' && unwrap(target).type !== T.Literal && isShaped(file, node, 1));
    }
    case 'result':
    case 'made':
    case 'kept':
    case 'generator':
    case 'given':
      return false;
  }
}

/** `on(emitter, …)` of a helper or a module. */
const isOnArgument = ({ acquire }: Row): boolean => acquire.kind === 'helper' || (acquire.kind === 'call' && acquire.on === 'argument');

const shapedCalls = (): Set<CallNode> => new Set();

function isNamedSo(file: FileFacts, row: Row, node: CallNode): boolean {
  const answer = isEventOfDialect(file, row, node) || isSubscribedForGood(file, row, node);
  if (answer) file.once(shapedCalls).add(node);
  return answer;
}

function isShaped(file: FileFacts, node: CallNode, from: number): boolean {
  const answer = isEventCall(file, node, from);
  if (answer) file.once(shapedCalls).add(node);
  return answer;
}

/** `source.addListener(handler)` */
function isShapedForOne(file: FileFacts, node: CallNode): boolean {
  const [handler, ...others] = node.arguments;
  const answer = handler !== undefined && others.length === 0 && isHandler(file, unwrap(handler));
  if (answer) file.once(shapedCalls).add(node);
  return answer;
}

/** Its source has one event, which the call does not name. */
const isOneEvent = ({ release: [release] }: Row): boolean => release.by === 'pair' && !release.identity.includes('event');

/** `on(event, handler)` and `addEventListener(event, handler)`. */
const takesEvents = ({ acquire, release: [release] }: Row): boolean => acquire.kind === 'method' && (acquire.on === 'emitter' || acquire.on === 'event-target') && release.by === 'pair' && release.identity.includes('handler');

/** The path from a global that a callee means: itself, or through `Engine.createObjectURL = URL.createObjectURL` of the file. */
function staticPath(file: FileFacts, callee: TSESTree.Node): string | undefined {
  const origin = originOf(file, callee);
  const member = unwrap(callee);
  if (member.type !== T.MemberExpression) return origin.from === 'global' ? origin.path : undefined;
  const [given, ...others] = file.index.assignments.filter(({ left }) => left.type === T.MemberExpression && memberName(left) === memberName(member) && meansSame(file, left.object, member.object));
  const meant = given && others.length === 0 ? originOf(file, given.right) : origin;
  return meant.from === 'global' ? meant.path : undefined;
}

/** A class has one name inside of its body and another outside. */
function meansSame(file: FileFacts, left: TSESTree.Node, right: TSESTree.Node): boolean {
  const [a, b] = [originOf(file, left), originOf(file, right)];
  return a.from === 'class' && b.from === 'class' ? a.node === b.node : same(identityOf(file, left), identityOf(file, right)) === 'yes';
}

/** `signal.addEventListener('abort', …)` where the same `signal` is asked whether it is aborted. */
function isAbortSignalByUse(file: FileFacts, node: CallNode, receiver: TSESTree.Expression): boolean {
  if (!isAbort(node)) return false;
  const target = identityOf(file, receiver);
  return file.index.members.some((member) => /^(?:aborted|throwIfAborted)$/.test(memberName(member) ?? '') && same(identityOf(file, member.object), target) === 'yes');
}

/** Whether the call's first argument is the event `abort`. */
export const isAbort = (node: CallNode): boolean => node.arguments[0]?.type === T.Literal && node.arguments[0].value === 'abort';

export function comesFrom(origin: ValueOrigin, names: readonly string[], from: Origin): boolean {
  if (origin.from === 'global') return from.global === true && names.includes(origin.path);
  if (origin.from !== 'import' || !from.modules?.some((module) => module === origin.module || module === '*' || (module.endsWith('/*') && origin.module.startsWith(module.slice(0, -1))))) return false;
  return names.includes(origin.path === '' ? origin.name : origin.name === 'default' ? origin.path : `${origin.name}.${origin.path}`);
}

function resultRow(file: FileFacts, rows: readonly Row[], node: CallNode, receiver: TSESTree.Expression | undefined): Row | undefined {
  if (node.type !== T.CallExpression) return undefined;
  return rows.find((row) => {
    const { acquire } = row;
    if (acquire.kind !== 'result') return false;
    const answer = isKind(file, node, acquire.of);
    if (answer === 'unknown') return givesUndoByUse(file, row, node) || isNamedSo(file, row, node);
    if (answer === 'no') return false;
    // A fluent call gives its receiver back, an `add(x)` its argument: nothing new is acquired.
    return !(receiver && file.types.sameType(node, receiver)) && !node.arguments.some((argument) => !isWrittenOtherwise(argument, acquire.of) && file.types.sameType(node, argument));
  });
}
