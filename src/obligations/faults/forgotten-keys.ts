import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { calledName } from '../../facts/called.ts';
import { destinationOf } from '../../facts/destination.ts';
import type { FileFacts } from '../../facts/file.ts';
import { identityOf, same } from '../../facts/identity.ts';
import { lifeOf, type Life } from '../../facts/life.ts';
import { isReached, reachedAtEnd } from '../../facts/reach.ts';
import { isWrite, usesOf, type Slot } from '../../facts/slots.ts';
import { memberName, methodCall, unwrap, wrapped } from '../../facts/syntax.ts';
import type { Release, Row } from '../../resources/row.ts';
import { acquisitionsOf } from '../acquired/acquisitions.ts';
import type { Leak } from '../leak.ts';

/** The result of a call that an own field keeps. */
interface KeptKey {
  readonly call: TSESTree.CallExpression;
  readonly life: Life;
  readonly slot: Extract<Slot, { kind: 'field' }>;
}

const undoes = /^(?:un[a-z]|remove|off|cancel|clear|release|dispose|destroy|stop|close|detach|disconnect|free)/i;

/**
 * `this.moved = listen(…); this.left = listen(…);` and an end with `unlisten(this.moved)`: the key beside it that nothing
 * ever looks at. What the call is named does not count, as its sibling's release tells what becomes of its results.
 */
export function forgottenKeysOf(file: FileFacts): Leak[] {
  const keys = file.once(keptKeys);
  const forgotten = keys.filter(({ slot, life }) => usesOf(file, slot).every(isWrite) && !looksUpByName(file, life));
  return forgotten.flatMap((key): Leak[] => {
    const released = keys.flatMap((other) => (other.slot.name !== key.slot.name && other.life.node === key.life.node && areOfOneCallee(file, key.call, other.call) ? releasesAtEnd(file, other).filter(({ by }) => by.by === 'invoke' || !isOfThisFile(file, key.call)).map((release) => ({ other, release })) : []));
    const [sibling] = released;
    return sibling ? [leakOf(key, sibling.other, sibling.release)] : [];
  });
}

/** A function of this file: who takes back what it gives is read there, but a function that it gives is there to be called. */
const isOfThisFile = (file: FileFacts, { callee }: TSESTree.CallExpression): boolean => file.scopes.functionOf(unwrap(callee)) !== undefined;

/** `this[name]`: any field may be meant. */
const looksUpByName = (file: FileFacts, { node }: Life): boolean => file.index.members.some((member) => memberName(member) === undefined && unwrap(member.object).type === T.ThisExpression && lifeOf(file, member).node === node);

/** What gives something that is there already: another use of it asks for another thing, and that one may be nobody's to end. */
const looksUp = /^(?:get|find|query|select|lookup|closest|use|inject|resolve)(?![a-z])/;

/** What fields keep of calls that no row of the table knows. */
function keptKeys(file: FileFacts): KeptKey[] {
  const known = new Set(acquisitionsOf(file).flatMap(({ row, node }) => (row.yields === 'nothing' ? [] : [node])));
  return file.index.calls.flatMap((call): KeptKey[] => {
    if (call.type !== T.CallExpression || known.has(call) || !isAssigned(call) || looksUp.test(calledName(call) ?? '')) return [];
    const destination = destinationOf(file, call);
    const life = lifeOf(file, call);
    const [slot, ...others] = destination.to === 'slots' ? destination.slots : [];
    return slot?.kind === 'field' && others.length === 0 && life.kind === 'instance' && life.end !== 'process' && life.end !== 'open' ? [{ call, life, slot }] : [];
  });
}

const isAssigned = (call: TSESTree.Node): boolean => [T.AssignmentExpression, T.PropertyDefinition].includes(wrapped(call).parent?.type as T.AssignmentExpression);

const areOfOneCallee = (file: FileFacts, a: TSESTree.CallExpression, b: TSESTree.CallExpression): boolean => same(identityOf(file, a.callee), identityOf(file, b.callee)) === 'yes';

interface Released {
  readonly node: TSESTree.CallExpression;
  readonly by: Release;
}

/** `unlisten(this.key)`, `this.key.remove()`, `this.key()` at the end. */
function releasesAtEnd(file: FileFacts, { slot, life }: KeptKey): Released[] {
  const reached = reachedAtEnd(file, life);
  return usesOf(file, slot).flatMap((use): Released[] => {
    const outer = wrapped(use);
    const { parent } = outer;
    if (!isReached(use, reached)) return [];
    if (parent?.type === T.CallExpression && parent.callee === outer) return parent.arguments.length === 0 ? [{ node: parent, by: { by: 'invoke' } }] : [];
    const name = parent?.type === T.CallExpression ? (calledName(parent) ?? '') : '';
    if (parent?.type === T.CallExpression) return parent.arguments.length === 1 && undoes.test(name) ? [{ node: parent, by: { by: 'call', names: [name], from: {} } }] : [];
    const method = parent?.type === T.MemberExpression ? methodCall(wrapped(parent).parent ?? parent) : undefined;
    return method && unwrap(method.receiver) === unwrap(use) && method.call.arguments.length === 0 && undoes.test(method.name) ? [{ node: method.call, by: { by: 'method', names: [method.name] } }] : [];
  });
}

const leakOf = ({ call, life, slot }: KeptKey, sibling: KeptKey, { node, by }: Released): Leak => ({
  acquisition: { row: rowOf(by), node: call },
  life,
  breach: 'forgotten',
  rule: 'no-partial-release',
  certainty: 'likely',
  slots: [slot],
  because: [`it is kept in \`${slot.name}\``, `nothing looks at \`${slot.name}\`, and \`${sibling.slot.name}\` is released at the end`],
  release: node,
  sibling: sibling.call,
});

/** A row of its own: what the sibling's release says of the call. */
const rowOf = (release: Release): Row => ({ id: 'any.key', rule: 'no-partial-release', what: 'handle', acquire: { kind: 'call', names: [], from: {} }, yields: 'handle', release: [release], heldBy: 'receiver' });
