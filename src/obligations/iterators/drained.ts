import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { identityOf, same } from '../../facts/identity.ts';
import type { Life } from '../../facts/life.ts';
import { originOf, type ValueOrigin } from '../../facts/origin.ts';
import type { Variable } from '../../facts/scopes.ts';
import { usesOf, type Slot } from '../../facts/slots.ts';
import { enclosingFunction, isNullish, keyName, memberName, methodCall, methodOn, unwrap, within, wrapped } from '../../facts/syntax.ts';
import { contains } from '../../facts/walk.ts';
import type { Certainty } from '../../finding.ts';
import type { Acquisition } from '../acquired/acquisitions.ts';
import { holdsAs, staysOpenAfter } from '../acquired/generators.ts';
import type { Judgement } from '../leak.ts';
import { usesOfHandle } from '../released/releases.ts';
import { exitsOf, loopAround, testOf, type Loop } from './loops.ts';

/** Judges what releases itself when it is read to its end: it must not be left before, by a way that releases nothing. */
export function judgeDrained(file: FileFacts, acquisition: Acquisition, life: Life, slots: readonly Slot[]): Judgement {
  const { row, node } = acquisition;
  const [slot, ...others] = slots;
  if (slot?.kind !== 'variable' || others.length > 0) return undefined;
  const home = enclosingFunction(node);
  const uses = usesOfHandle(file, row, slot);
  if (uses.some(({ does }) => does === 'move') || usesOf(file, slot).some((use) => enclosingFunction(use) !== home)) return undefined;
  const reads = usesOf(file, slot).flatMap((use) => (methodOn(use)?.name === row.drains ? (methodOn(use)?.call ?? []) : []));
  const releases = uses.flatMap((use) => (use.does === 'release' ? [use.node] : []));
  const way = reads.length > 0 ? earlyWay(file, acquisition, reads, releases) : undefined;
  if (!way || mayBeAborted(file, acquisition) || isSourceEnded(file, acquisition)) return undefined;
  // What fails has often come to its end on the other side as well.
  return { leak: { acquisition, life, breach: 'left', rule: row.rule, certainty: way.type === T.ThrowStatement ? 'likely' : certaintyOf(file, acquisition), slots, because: [`it is kept in \`${slot.name}\``, 'it is left before its end'], sibling: way } };
}

/** Where a function leaves it before its end, without a release. */
function earlyWay(file: FileFacts, { node }: Acquisition, reads: readonly TSESTree.CallExpression[], releases: readonly TSESTree.Node[]): TSESTree.Node | undefined {
  const ends = endsToldBy(file, reads);
  const [loop, ...otherLoops] = new Set(reads.flatMap((read) => loopAround(read) ?? []));
  if (otherLoops.length > 0) return undefined;
  // Read a few times, in a row.
  if (!loop) return releases.length === 0 && !ends.isAsked && staysOpenAfter(file, node, reads.length) ? reads.at(-1) : undefined;
  if (within(node, loop.body) || !ends.isAsked) return undefined;
  const test = testOf(loop);
  if (test) {
    if (!ends.told(test)) return isSwitchedOff(file, test, loop) && !isCovered(test, loop, releases) ? test : undefined;
    const isMixed = test.type === T.LogicalExpression && test.operator === '&&';
    if (isMixed && !isCovered(test, loop, releases)) return test;
  }
  const open = exitsOf(file, loop).filter((exit) => exit.range[0] > (reads[0]?.range[1] ?? 0) && !isAtEnd(exit, loop, ends.told) && !isCovered(exit, loop, releases));
  return open.find(({ type }) => type !== T.ThrowStatement) ?? open[0];
}

/** `while (live)`, `while (!this.isOver)`: another function says that the loop is to be left. */
function isSwitchedOff(file: FileFacts, test: TSESTree.Expression, loop: Loop): boolean {
  const flag = unwrap(test.type === T.UnaryExpression && test.operator === '!' ? test.argument : test);
  const isElsewhere = (write: TSESTree.Node): boolean => enclosingFunction(write) !== enclosingFunction(loop) && !within(write, loop);
  if (flag.type === T.MemberExpression) return file.index.assignments.some(({ left, right }) => right.type === T.Literal && typeof right.value === 'boolean' && isElsewhere(left) && same(identityOf(file, unwrap(left)), identityOf(file, flag)) === 'yes');
  return (file.scopes.variable(flag)?.references ?? []).some(({ writeExpr, init, identifier }) => !init && writeExpr?.type === T.Literal && typeof writeExpr.value === 'boolean' && isElsewhere(identifier));
}

/** Which expressions ask whether the end has come: by `done` of what a read gives. */
function endsToldBy(file: FileFacts, reads: readonly TSESTree.Node[]): { isAsked: boolean; told: (node: TSESTree.Node) => boolean } {
  const variables = new Set(reads.flatMap((read) => variablesOf(file, read, 'done')));
  const values = new Set(reads.flatMap((read) => variablesOf(file, read, 'value')));
  const isValue = (node: TSESTree.Node): boolean => node.type === T.Identifier && values.has(file.scopes.variable(node));
  const told = (root: TSESTree.Node): boolean =>
    contains(file, root, (node) => {
      if (node.type === T.Identifier) return variables.has(file.scopes.variable(node));
      if (node.type === T.UnaryExpression) return node.operator === '!' && isValue(node.argument);
      if (node.type === T.BinaryExpression) return isValue(node.left) && isNullish(node.right);
      return node.type === T.MemberExpression ? memberName(node) === 'done' : node.type === T.Literal && lastWord.test(String(node.value));
    });
  const home = reads[0] && enclosingFunction(reads[0]);
  return { told, isAsked: variables.size > 0 || (home !== undefined && file.index.members.some((member) => memberName(member) === 'done' && within(member, home))) };
}

/** What says that nothing is to follow: `data: [DONE]`. */
const lastWord = /\b(?:done|end|eof|complete[d]?|finish(?:ed)?)\b/i;

/** `const { done: isOver } = await reader.read()`, `({ done } = await reader.read())` */
function variablesOf(file: FileFacts, read: TSESTree.Node, name: string): (Variable | undefined)[] {
  const outer = wrapped(read);
  const value = outer.parent?.type === T.AwaitExpression ? wrapped(outer.parent) : outer;
  const { parent } = value;
  const pattern = parent?.type === T.VariableDeclarator ? parent.id : parent?.type === T.AssignmentExpression ? parent.left : undefined;
  if (pattern?.type !== T.ObjectPattern) return [];
  return pattern.properties.flatMap((property) => {
    if (property.type !== T.Property || keyName(property.key, property.computed) !== name) return [];
    const target = property.value.type === T.AssignmentPattern ? property.value.left : property.value;
    return target.type === T.Identifier ? [file.scopes.variable(target)] : [];
  });
}

/** Whether a way out of the loop depends on the end: `if (done) break`. */
function isAtEnd(exit: TSESTree.Node, loop: Loop, told: (node: TSESTree.Node) => boolean): boolean {
  for (let current = exit.parent; current && current !== loop; current = current.parent) if ((current.type === T.IfStatement && isTold(current.test, told)) || (current.type === T.SwitchCase && current.test && told(current.test))) return true;
  return false;
}

/** `done`, `done || !value`; not `done || isFound(value)`. */
function isTold(test: TSESTree.Node, told: (node: TSESTree.Node) => boolean): boolean {
  if (test.type === T.LogicalExpression && test.operator === '||') return isTold(test.left, told) && isTold(test.right, told);
  return told(test);
}

/** Whether something releases on the way: before it in its block, in a `finally` or the `catch` of a `throw`, or behind the loop. */
function isCovered(exit: TSESTree.Node, loop: Loop, releases: readonly TSESTree.Node[]): boolean {
  return releases.some((release) => {
    for (let current: TSESTree.Node = release; current.parent; current = current.parent) {
      const { parent } = current;
      if (parent.type === T.TryStatement && current !== parent.block && within(exit, parent.block) && (parent.finalizer === current || exit.type === T.ThrowStatement)) return true;
    }
    if (exit.type !== T.ReturnStatement && exit.type !== T.ThrowStatement && release.range[0] >= loop.range[1]) return true;
    if (exit.type === T.ReturnStatement && within(release, exit)) return true;
    for (let block = exit.parent; block && block !== loop; block = block.parent) if (block.type === T.BlockStatement && block !== loop.body && within(release, block) && release.range[1] <= exit.range[0]) return true;
    return false;
  });
}

/** A reader of a body that the function has asked for itself, without a signal that might end it, keeps its connection open. */
function certaintyOf(file: FileFacts, { node, receiver }: Acquisition): Certainty {
  if (!receiver) return holdsAs(file, node);
  const home = enclosingFunction(node);
  const asked = askedBy(file, receiver);
  const isOwnRequest = asked !== undefined && enclosingFunction(asked) === home && !takesOptions(asked);
  return isOwnRequest || opensFile(originOf(file, receiver), home) ? 'certain' : 'likely';
}

/** `stream.destroy()`: what is read from is ended itself. */
function isSourceEnded(file: FileFacts, { receiver }: Acquisition): boolean {
  const source = receiver && identityOf(file, receiver);
  return source !== undefined && file.index.calls.some((call) => {
    const method = methodCall(call);
    return method !== undefined && /^(?:destroy|close|cancel|abort)$/.test(method.name) && same(identityOf(file, method.receiver), source) === 'yes';
  });
}

/** The body of a request that takes a signal, in a file that aborts something. */
const mayBeAborted = (file: FileFacts, { receiver }: Acquisition): boolean => {
  const asked = receiver && askedBy(file, receiver);
  return asked !== undefined && takesOptions(asked) && file.index.calls.some((call) => methodCall(call)?.name === 'abort');
};

/** The `fetch` whose response a stream is the body of. */
function askedBy(file: FileFacts, receiver: TSESTree.Expression): TSESTree.CallExpression | undefined {
  const stream = unwrap(receiver);
  return stream.type === T.MemberExpression && memberName(stream) === 'body' ? asFetch(originOf(file, stream.object)) : undefined;
}

const asFetch = (origin: ValueOrigin): TSESTree.CallExpression | undefined => (origin.from === 'call' && origin.of.from === 'global' && origin.of.path === 'fetch' ? origin.node : undefined);

/** A stream of a file that the same function opens. */
const opensFile = (origin: ValueOrigin, home: TSESTree.Node | undefined): boolean => origin.from === 'call' && origin.of.from === 'import' && /^(?:node:)?fs$/.test(origin.of.module) && enclosingFunction(origin.node) === home;

/** Options that may hold a signal. */
function takesOptions({ arguments: [, options] }: TSESTree.CallExpression): boolean {
  if (!options) return false;
  return options.type !== T.ObjectExpression || options.properties.some((property) => property.type !== T.Property || keyName(property.key, property.computed) === 'signal');
}
