import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { callsNamed } from '../../facts/called.ts';
import type { FileFacts } from '../../facts/file.ts';
import { hasStrongTeardown, lifeOf, type Life } from '../../facts/life.ts';
import { callsUnseenMethod, isReached, reachedAtEnd } from '../../facts/reach.ts';
import { isWrite, targetSlot, usesOf, type Slot } from '../../facts/slots.ts';
import { enclosingFunction, methodCall, unwrap, wrapped, type CallNode } from '../../facts/syntax.ts';
import type { Row } from '../../resources/row.ts';
import { collectorOf } from '../released/collectors.ts';
import type { Kept, Leak } from '../leak.ts';

type Field = Extract<Slot, { kind: 'field' }>;

/** Names that say by themselves that an owner is done with something. */
const releases = /^(?:dispose|destroy|terminate|unsubscribe|disconnect|free)$/;

/**
 * `this.cache.dispose(); this.cache = createCache();`: who releases a field before filling it again owns what is in it.
 * The teardown that never looks at it leaves the last one.
 */
export function replacedOnlyOf(file: FileFacts, judged: readonly (Leak | Kept)[]): Leak[] {
  const known = new Set(judged.map(({ acquisition }) => acquisition.node));
  const found = new Map<string, Leak>();
  for (const call of callsNamed(file, releases)) {
    const method = methodCall(call);
    const slot = method && method.call.arguments.length === 0 ? targetSlot(file, method.receiver) : undefined;
    const life = lifeOf(file, call);
    if (!method || slot?.kind !== 'field' || life.instance !== slot.instance || !mayForget(file, life) || isReached(call, reachedAtEnd(file, life))) continue;
    const filled = fillingsOf(file, slot);
    const key = `${String(life.node.range[0])} ${slot.name}`;
    const [first] = filled;
    if (!first || found.has(key) || filled.some((node) => known.has(node)) || !filled.some((node) => isFilledAfter(call, node)) || isSeenTo(file, slot, life)) continue;
    const row = rowOf(method.name);
    found.set(key, { acquisition: { row, node: first }, life, breach: 'notAtEnd', rule: row.rule, certainty: 'likely', slots: [slot], because: [`\`${slot.name}\` is released before it is set again, and only then`], release: call });
  }
  return [...found.values()];
}

/** An end that is told, and calls nothing that another file has. */
const mayForget = (file: FileFacts, life: Life): boolean => life.kind === 'instance' && life.end !== 'process' && hasStrongTeardown(file, life) && !callsUnseenMethod(file, life);

/** What calls give the field, in source order. */
const fillingsOf = (file: FileFacts, slot: Field): CallNode[] =>
  usesOf(file, slot).flatMap((use) => {
    const { parent } = wrapped(use);
    const value = parent?.type === T.AssignmentExpression && parent.operator === '=' && parent.left === use ? unwrap(parent.right) : undefined;
    const made = value?.type === T.AwaitExpression ? unwrap(value.argument) : value;
    return made?.type === T.CallExpression || made?.type === T.NewExpression ? [made] : [];
  });

const isFilledAfter = (release: TSESTree.Node, made: TSESTree.Node): boolean => enclosingFunction(release) === enclosingFunction(made) && release.range[1] <= made.range[0];

/** Whether the end looks at it, or something else takes it over. */
const isSeenTo = (file: FileFacts, slot: Field, life: Life): boolean =>
  usesOf(file, slot).some((use) => (!isWrite(use) && isReached(use, reachedAtEnd(file, life))) || collectorOf(use) !== undefined || wrapped(use).parent?.type === T.ArrayExpression);

/** A row of its own: what the release says of what the field is given. */
const rowOf = (name: string): Row => ({
  id: 'any.replaced',
  ...(name === 'unsubscribe' ? { rule: 'no-leaked-subscription', what: 'subscription' } : { rule: 'no-unreleased-resource', what: 'object with a teardown' }),
  acquire: { kind: 'made', members: [[name]] },
  yields: 'handle',
  release: [{ by: 'method', names: [name] }],
  heldBy: 'receiver',
});
