import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { identityOf, same } from '../../facts/identity.ts';
import { lifetimeOf } from '../../facts/lifetimes.ts';
import { enclosingFunction, unwrap, within, type FunctionNode } from '../../facts/syntax.ts';
import { isAbort } from '../acquired/acquisitions.ts';
import type { Kept, Leak } from '../leak.ts';
import { fluentRoot } from '../released/pairs.ts';
import { isOfCallers } from './callers-signals.ts';
import { comesOnce, isOfProgram } from './events.ts';

/**
 * Where one function removes what a call has added, the listener that the same call added and that function leaves:
 * the sibling that shows it. The others must be more than one, and more than those that are left.
 */
export function leftBehind(file: FileFacts, leak: Leak, kept: readonly Kept[], leaks: readonly Leak[]): Kept | undefined {
  const { acquisition } = leak;
  const home = enclosingFunction(acquisition.node);
  if (!home || !mayBeLeft(file, leak) || !isLasting(file, leak)) return undefined;
  const left = leaks.filter((other) => mayBeLeft(file, other) && enclosingFunction(other.acquisition.node) === home).length;
  // A listener that removes the others is their clean-up.
  const cleaners = [...cleanersOf(home, kept)].filter(([cleaner]) => !within(cleaner, acquisition.node));
  const [cleaner, removed] = cleaners.sort(([, a], [, b]) => b.length - a.length)[0] ?? [];
  if (!cleaner || !removed || isOfStep(file, leak, cleaner) || removed.length < 2 || removed.length <= left || isSeenTo(file, acquisition.receiver, cleaner)) return undefined;
  return removed.find((sibling) => isSameSource(file, sibling, leak)) ?? removed[0];
}

/**
 * Whether a function that runs within the call, at a later step, removes listeners of the program's own sources: what a
 * start adds for its first step alone says nothing of the others.
 */
export function isOfStep(file: FileFacts, { acquisition: { row, receiver, node }, life }: Leak, cleaner: FunctionNode | undefined): boolean {
  const home = enclosingFunction(node);
  return row.yields === 'nothing' && life.kind === 'function' && receiver !== undefined && cleaner !== undefined && home !== undefined && within(cleaner, home) && lifetimeOf(file, receiver, life) === 'process';
}

const namesController = /AbortController/;

const mayBeLeft = (file: FileFacts, { acquisition: { row, node, receiver }, breach }: Leak): boolean => row.yields === 'nothing' && breach === 'neverReleased' && receiver !== undefined && (isAbort(node) ? isOfCallers(file, receiver) || !file.mentions(namesController) : !(comesOnce(node) || isOfProgram(node)));

/** Handed in, around the call, or of the program; an element may go with the view. */
function isLasting(file: FileFacts, { acquisition: { row, node, receiver }, life }: Leak): boolean {
  const lifetime = receiver && lifetimeOf(file, receiver, life);
  if (lifetime === 'process' || lifetime === 'outer') return true;
  return lifetime === 'foreign' && (row.id !== 'dom.addEventListener' || isAbort(node));
}

/** The functions that remove what a call adds, each with what it removes. */
function cleanersOf(home: FunctionNode, kept: readonly Kept[]): Map<FunctionNode, Kept[]> {
  const cleaners = new Map<FunctionNode, Kept[]>();
  for (const sibling of kept) {
    if (sibling.acquisition.row.yields !== 'nothing' || enclosingFunction(sibling.acquisition.node) !== home) continue;
    for (const cleaner of new Set(sibling.releases.map((release) => enclosingFunction(release)))) if (cleaner && cleaner !== home) cleaners.set(cleaner, [...(cleaners.get(cleaner) ?? []), sibling]);
  }
  return cleaners;
}

/** Whether the clean-up ends the source itself, or hands it on: `destroy(socket)`, `source.close()`. */
function isSeenTo(file: FileFacts, receiver: TSESTree.Node | undefined, cleaner: FunctionNode): boolean {
  if (!receiver) return false;
  const source = identityOf(file, fluentRoot(receiver));
  const isSource = (node: TSESTree.Node): boolean => same(identityOf(file, node), source) === 'yes';
  return file.index.calls.some((call) => {
    if (!within(call, cleaner)) return false;
    const callee = unwrap(call.callee);
    return call.arguments.some(isSource) || (callee.type === T.MemberExpression && isSource(callee.object) && !/^(?:off|remove\w*|un\w*)$/.test(callee.property.type === T.Identifier ? callee.property.name : ''));
  });
}

const isSameSource = (file: FileFacts, { acquisition }: Kept, leak: Leak): boolean =>
  acquisition.receiver !== undefined && leak.acquisition.receiver !== undefined && same(identityOf(file, fluentRoot(acquisition.receiver)), identityOf(file, fluentRoot(leak.acquisition.receiver))) === 'yes';
