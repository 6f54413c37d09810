import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { destinationOf } from '../../facts/destination.ts';
import type { FileFacts } from '../../facts/file.ts';
import { identityOf, same } from '../../facts/identity.ts';
import { hasStrongTeardown, lifeOf, type Life } from '../../facts/life.ts';
import { originOf } from '../../facts/origin.ts';
import { isReached, reachedAtEnd } from '../../facts/reach.ts';
import { usesOf, type Slot } from '../../facts/slots.ts';
import { keyName, methodCall, methodOn, unwrap, within, wrapped } from '../../facts/syntax.ts';
import type { Certainty } from '../../finding.ts';
import type { Acquisition } from '../acquired/acquisitions.ts';
import { holdsAs, staysOpenAfter } from '../acquired/generators.ts';
import { judgeHandle } from '../handles/index.ts';
import { isEndedAtEnd } from '../kept/ended-receivers.ts';
import { holderOf, lesser } from '../kept/holders.ts';
import type { Judgement } from '../leak.ts';
import { judgeDrained } from './drained.ts';
import { exitsOf, loopAround, testOf, type Loop } from './loops.ts';

/**
 * Judges an iterator or reader. `for await` sees to its end when the loop is left; what is iterated by hand, and a loop
 * that nothing leaves, go on.
 */
export function judgeIterator(file: FileFacts, acquisition: Acquisition): Judgement {
  const { row, node } = acquisition;
  if (mayTakeSignal(file, acquisition)) return undefined;
  const life = lifeOf(file, node);
  if (life.end === 'process') return undefined;
  const destination = destinationOf(file, node);
  const slots = destination.to === 'slots' ? destination.slots : [];
  const uses = slots.flatMap((slot) => usesOf(file, slot));
  const loop = [destination.to === 'moved' ? destination.node : undefined, ...uses].map((use) => use && walkedBy(use)).find((found) => found !== undefined) ?? pulledFor(file, uses);
  if (loop) return judgeWalk(file, acquisition, life, slots, loop);
  if (destination.to === 'method') return destination.name === (row.drains ?? 'next') ? dropped(file, acquisition, life) : undefined;
  if (destination.to === 'moved') return undefined;
  if (row.drains !== undefined) return slots.some(({ kind }) => kind === 'field') ? judgeKept(file, acquisition, life) : judgeDrained(file, acquisition, life, slots);
  if (row.lazy && !uses.some((use) => methodOn(use)?.name === 'next')) return undefined;
  return judgeHandle(file, acquisition);
}

const asksDone = /\bdone\b/;

/** `this.reader = response.body.getReader()` beside a teardown: worth a look where the file never asks whether the end has come. A stream that is handed in has another owner. */
function judgeKept(file: FileFacts, acquisition: Acquisition, life: Life): Judgement {
  const isOwn = acquisition.receiver !== undefined && unwrap(acquisition.receiver).type === T.MemberExpression && originOf(file, acquisition.receiver).from === 'member';
  const judged = !isOwn || !hasStrongTeardown(file, life) || file.mentions(asksDone) ? undefined : judgeHandle(file, acquisition);
  return judged && 'leak' in judged ? { leak: { ...judged.leak, certainty: 'likely' } } : judged;
}

/** `{ signal }` and `{ close: ['end'] }` end it; so may options that are not written there. */
function mayTakeSignal(file: FileFacts, { row, node }: Acquisition): boolean {
  const given = row.optionsAt === undefined ? undefined : node.arguments[row.optionsAt];
  if (row.optionsAt !== undefined && node.arguments.slice(0, row.optionsAt + 1).some(({ type }) => type === T.SpreadElement)) return true;
  if (!given) return false;
  const options = unwrap(file.scopes.constant(given) ?? given);
  if (options.type !== T.ObjectExpression) return true;
  return options.properties.some((property) => property.type !== T.Property || /^(?:signal|close)$/.test(keyName(property.key, property.computed) ?? 'signal'));
}

/** The `for await` over a value. */
function walkedBy(use: TSESTree.Node): Loop | undefined {
  const outer = wrapped(use);
  return outer.parent?.type === T.ForOfStatement && outer.parent.right === outer ? outer.parent : undefined;
}

/** `while (true) { const { value } = await it.next(); … }` that nothing leaves, `while (!(await it.next()).done)`. */
function pulledFor(file: FileFacts, uses: readonly TSESTree.Node[]): Loop | undefined {
  for (const use of uses) {
    const loop = methodOn(use)?.name === 'next' ? loopAround(use) : undefined;
    const test = loop && testOf(loop);
    const isOpen = loop !== undefined && /^(?:While|DoWhile|For)Statement$/.test(loop.type) && (!test || within(use, test));
    if (isOpen && exitsOf(file, loop).length === 0) return loop;
  }
  return undefined;
}

/** A loop that nothing leaves goes on after the life that began it. */
function judgeWalk(file: FileFacts, acquisition: Acquisition, life: Life, slots: readonly Slot[], loop: Loop): Judgement {
  const { row, receiver } = acquisition;
  if (row.drains !== undefined || life.kind === 'function' || (life.end === 'open' && life.kind !== 'request') || exitsOf(file, loop).length > 0) return undefined;
  const held = holderOf(file, acquisition, life);
  if (!held || (receiver && isEndedAtEnd(file, receiver, life)) || isReturned(file, slots)) return undefined;
  const calledAtEnd = receiver ? methodsAtEnd(file, receiver, life) : [];
  if (calledAtEnd.includes('removeAllListeners')) return undefined;
  const isSure = calledAtEnd.length === 0 && (life.kind === 'request' || life.end === 'called' || hasStrongTeardown(file, life));
  const certainty: Certainty = isSure ? 'certain' : 'likely';
  return { leak: { acquisition, life, breach: 'endless', rule: row.rule, certainty: lesser(certainty, held.most), slots, because: [...held.because, 'nothing leaves the loop'] } };
}

/** What the end of a life calls on an emitter: any of it may end that. */
function methodsAtEnd(file: FileFacts, receiver: TSESTree.Expression, life: Life): readonly string[] {
  const emitter = identityOf(file, receiver);
  const reached = reachedAtEnd(file, life);
  return file.index.calls.flatMap((call) => {
    const method = isReached(call, reached) ? methodCall(call) : undefined;
    return method && same(identityOf(file, method.receiver), emitter) === 'yes' ? [method.name] : [];
  });
}

/** `this.events.return()` somewhere: that ends the loop. */
const isReturned = (file: FileFacts, slots: readonly Slot[]): boolean => slots.some((slot) => usesOf(file, slot).some((use) => /^(?:return|throw)$/.test(methodOn(use)?.name ?? '')));

/** `(await on(emitter, 'ready').next()).value`: nothing is left that could return it. */
function dropped(file: FileFacts, acquisition: Acquisition, life: Life): Judgement {
  const { row, node } = acquisition;
  const held = holderOf(file, acquisition, life);
  if (!held || (row.acquire.kind === 'generator' && !staysOpenAfter(file, node, 1))) return undefined;
  return { leak: { acquisition, life, breach: 'dropped', rule: row.rule, certainty: row.acquire.kind === 'generator' ? holdsAs(file, node) : row.drains === undefined ? held.most : 'likely', slots: [], because: [...held.because, 'it is used in the expression that makes it'] } };
}
