import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { callsNamed } from '../../facts/called.ts';
import type { FileFacts } from '../../facts/file.ts';
import { identityOf, same } from '../../facts/identity.ts';
import { hasStrongTeardown, lifeOf, type Life } from '../../facts/life.ts';
import { lifetimeOf } from '../../facts/lifetimes.ts';
import { endedForGood, isReached, reachedAtEnd } from '../../facts/reach.ts';
import { instanceOfThis } from '../../facts/slots.ts';
import { isFunction, memberName, methodCall, unwrap, wrapped } from '../../facts/syntax.ts';
import type { Row } from '../../resources/row.ts';
import { acquisitionsOf, type Acquisition } from '../acquired/acquisitions.ts';
import { isEndedWithOwner } from '../kept/ended-receivers.ts';
import type { Leak } from '../leak.ts';
import { endTogether } from '../listeners/shared-ends.ts';
import { compare, readAddition, removalsOf, type PairCall, type Removal } from '../released/pairs.ts';

/** Verbs of methods that come in pairs, whatever follows them: `addUpdateListener` and `removeUpdateListener`. */
const pairs: ReadonlyMap<string, readonly string[]> = new Map(Object.entries({
  add: ['remove', 'delete'],
  attach: ['detach'],
  bind: ['unbind'],
  listen: ['unlisten'],
  observe: ['unobserve'],
  on: ['off'],
  register: ['unregister', 'deregister'],
  subscribe: ['unsubscribe'],
  watch: ['unwatch'],
}));
/** Names of methods that such a pair begins with. */
export const begins = new RegExp(`^(${[...pairs.keys()].join('|')})((?:[A-Z]\\w*)?)$`);

/** An instance that hands itself, or a handler of its own, to what outlives it, by a method that no row of the table knows. */
interface Entry extends PairCall {
  readonly acquisition: Acquisition;
  readonly life: Life;
  readonly verb: string;
  readonly removals: readonly Removal[];
}

/**
 * `dispatcher.add(this)` with `dispatcher.remove(this)` in `hide()`, and a teardown that does not come there: that the
 * class takes itself back somewhere tells what the call is for.
 */
export function namedPairsOf(file: FileFacts): Leak[] {
  const entries = file.once(findEntries);
  return entries.flatMap((entry): Leak[] => {
    const { acquisition, removals, receiver } = entry;
    const life = endedForGood(file, entry.life);
    const reached = reachedAtEnd(file, life);
    if (removals.some(({ node }) => isReached(node, reached)) || !receiver || isEndedWithOwner(file, receiver, life) || endTogether(file, acquisition, life)) return [];
    const [removal] = removals;
    if (removal) return [{ acquisition, life, breach: 'unreached', rule: acquisition.row.rule, certainty: 'likely', slots: [], because: [`\`${file.textOf(removal.node)}\` takes it back, and no teardown comes there`], release: removal.node }];
    const sibling = entries.find((other) => other !== entry && other.life.node === life.node && other.verb === entry.verb && same(other.target, entry.target) === 'yes' && other.removals.some(({ node }) => isReached(node, reached)));
    return sibling ? [{ acquisition, life, breach: 'forgotten', rule: 'no-partial-release', certainty: 'likely', slots: [], because: ['siblings are taken back at the end'], sibling: sibling.node }] : [];
  });
}

function findEntries(file: FileFacts): readonly Entry[] {
  const known = new Set(acquisitionsOf(file).map(({ node }) => node));
  return callsNamed(file, begins).flatMap((node): Entry[] => {
    const method = methodCall(node);
    const own = node.arguments.at(-1);
    if (!method || known.has(node) || !own || node.arguments.length > 2 || wrapped(node).parent?.type !== T.ExpressionStatement || !isOwn(file, own)) return [];
    const life = lifeOf(file, node);
    if (life.kind !== 'instance' || life.end === 'process' || !(hasStrongTeardown(file, life) || life.end === 'called')) return [];
    if (!['process', 'outer', 'foreign'].includes(lifetimeOf(file, method.receiver, life))) return [];
    const acquisition = { row: pairRow(method.name, node.arguments.length > 1), node, receiver: method.receiver };
    const addition = readAddition(file, acquisition);
    return [{ ...addition, acquisition, life, verb: begins.exec(method.name)?.[1] ?? '', removals: removalsOf(file, acquisition.row).filter((removal) => isOf(file, addition, removal)) }];
  });
}

/** `this`, or a handler of its own: a function that is written there, `this.onChange`. */
function isOwn(file: FileFacts, argument: TSESTree.Node): boolean {
  const value = unwrap(argument);
  if (value.type === T.ThisExpression || isFunction(value)) return true;
  return value.type === T.MemberExpression && (instanceOfThis(file, value.object)?.methods.has(memberName(value) ?? '') ?? false);
}

/** Whether a removal names the same target and the same argument. */
function isOf(file: FileFacts, addition: PairCall, removal: Removal): boolean {
  const { target, event } = compare(addition, removal);
  const [ours, theirs] = [addition.handlerNode, removal.handlerNode];
  return target === 'yes' && event === 'yes' && ours !== undefined && theirs !== undefined && (isThis(ours) ? isThis(theirs) : same(identityOf(file, ours), identityOf(file, theirs)) === 'yes');
}

const isThis = (node: TSESTree.Node): boolean => unwrap(node).type === T.ThisExpression;

/** A row of its own: what the method's name says of its counterpart. */
export function pairRow(name: string, hasEvent: boolean): Row {
  const [, verb = '', rest = ''] = begins.exec(name) ?? [];
  return { id: 'any.pair', rule: 'no-leaked-listener', what: 'registration', acquire: { kind: 'call', names: [], from: {} }, yields: 'nothing', release: [{ by: 'pair', names: (pairs.get(verb) ?? []).map((other) => other + rest), identity: hasEvent ? ['event', 'handler'] : ['argument'] }], heldBy: 'receiver' };
}
