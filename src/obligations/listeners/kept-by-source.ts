import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { keepsLife } from '../../facts/captures.ts';
import type { FileFacts } from '../../facts/file.ts';
import { isKind } from '../../facts/kinds.ts';
import { hasStrongTeardown, lifeOf, type Life } from '../../facts/life.ts';
import type { Lifetime } from '../../facts/lifetimes.ts';
import { originOf, type ValueOrigin } from '../../facts/origin.ts';
import { instanceOfThis } from '../../facts/slots.ts';
import { enclosingFunction, unwrap, within } from '../../facts/syntax.ts';
import type { Acquisition } from '../acquired/acquisitions.ts';
import { isEndedWithOwner } from '../kept/ended-receivers.ts';
import { additionsOf, removalsFor } from '../released/additions.ts';
import { fluentRoot, type PairCall } from '../released/pairs.ts';
import { comesOnce, isOfProgram } from './events.ts';

/**
 * Whether an emitter that an instance was given, or finds in what it was given, keeps the instance by a listener after
 * its teardown: nothing there removes it, and nothing ends the emitter. Whether the emitter goes at the same time, only
 * a reader can tell.
 */
export function isKeptBySource(file: FileFacts, { row, node, receiver }: Acquisition, life: Life, lifetime: Lifetime, { handlerNode }: PairCall, removals: readonly PairCall[]): boolean {
  if (row.id !== 'node.emitter.on' || life.kind !== 'instance' || !receiver || !handlerNode || !isToBeEnded(file, life)) return false;
  // Signals, exits and faults come to a program as long as it runs.
  if (lifetime === 'process' ? !isOfProgram(node) || !isMadeFor(life) : !isGiven(file, receiver, life, lifetime) || comesOnce(node)) return false;
  if (!reachesInstance(file, handlerNode, life) || isKind(file, receiver, 'stream') === 'yes' || isEndedWithOwner(file, receiver, life) || isTable(file, life)) return false;
  // What the call itself arranges, it sees to: `this.on('dispose', () => source.off('change', listener))`.
  const home = enclosingFunction(node);
  return !removals.some((removal) => home !== undefined && within(removal.node, home) && enclosingFunction(removal.node) !== home);
}

const isToBeEnded = (file: FileFacts, life: Life): boolean => hasStrongTeardown(file, life) || (life.instance?.promised.size ?? 0) > 0;

/** What is made with arguments may be made for each of them. */
const isMadeFor = ({ instance }: Life): boolean => instance !== undefined && !instance.shared && (instance.methods.get('constructor')?.params.length ?? 0) > 0;

/** A field, what a method is called with, or a part of one. What a loop or a callback goes through may be made here. */
function isGiven(file: FileFacts, receiver: TSESTree.Node, { instance }: Life, lifetime: Lifetime): boolean {
  const root = rootOf(originOf(file, fluentRoot(receiver)));
  if (lifetime !== 'outer' && lifetime !== 'foreign') return false;
  return root.from === 'field' || (root.from === 'parameter' && [...(instance?.methods.values() ?? [])].some((method) => method === root.of));
}

const rootOf = (origin: ValueOrigin): ValueOrigin => (origin.from === 'member' ? rootOf(origin.object) : origin);

/** Whether what a handler does, it does with the instance. */
function reachesInstance(file: FileFacts, handlerNode: TSESTree.Node, life: Life): boolean {
  const fn = file.scopes.functionOf(handlerNode);
  if (fn) return file.index.members.some((member) => within(member, fn) && instanceOfThis(file, member.object) === life.instance);
  return isOfInstance(file, unwrap(handlerNode), life) || keepsLife(file, handlerNode, life);
}

/** `this.handlers.click` */
const isOfInstance = (file: FileFacts, node: TSESTree.Node, life: Life): boolean =>
  node.type === T.MemberExpression && (instanceOfThis(file, node.object) === life.instance || isOfInstance(file, unwrap(node.object), life));

/** The handlers of a protocol: who answers to so many events, and stops answering to none, is there as long as what sends them. */
const isTable = (file: FileFacts, life: Life): boolean =>
  additionsOf(file).filter((addition) => {
    const { row } = addition.acquisition;
    return row.id === 'node.emitter.on' && lifeOf(file, addition.node).node === life.node && removalsFor(file, row, addition).length === 0;
  }).length > 6;
