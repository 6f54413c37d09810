import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { calledName } from '../../facts/called.ts';
import type { FileFacts } from '../../facts/file.ts';
import { isKind } from '../../facts/kinds.ts';
import { executorAround } from '../../facts/promises.ts';
import { isWrite, usesOf, type Slot } from '../../facts/slots.ts';
import { enclosingFunction, methodOn, unwrap, wrapped } from '../../facts/syntax.ts';
import type { Range } from '../../finding.ts';
import type { Leak } from '../../obligations/leak.ts';
import { isBorrowed } from '../../obligations/released/borrowers.ts';
import type { Row } from '../../resources/row.ts';

/** Whether the function itself waits for all that is done with it: nothing goes on when the function is left. */
export function isDoneWith(file: FileFacts, { row, node }: Leak['acquisition'], slot: Slot): boolean {
  const home = enclosingFunction(node);
  const reads = usesOf(file, slot).filter((use) => !isWrite(use));
  const isWaitedFor = (use: TSESTree.Node): boolean => (enclosingFunction(use) === home && (isAwaitedCall(use) || isReturned(promiseOf(use), home))) || isSettled(file, use, home);
  const isOver = (use: TSESTree.Node): boolean => enclosingFunction(use) === home && (isLookedAt(file, row, use) || (row.drains === 'next' && !row.releasesLater && methodOn(use) !== undefined) || (isBegun(use) && reads.some((later) => later.range[0] > use.range[1] && isWaitedFor(later))));
  return slot.kind === 'variable' && reads.length > 0 && reads.every((use) => isWaitedFor(use) || isOver(use));
}

/** Promises that the function returns while it is using the handle: it has to wait for them itself before it closes that. */
export function returnedWaits(file: FileFacts, slot: Slot, node: TSESTree.Node): Range[] {
  const home = enclosingFunction(node);
  const promises = usesOf(file, slot).filter((use) => !isWrite(use)).flatMap((use) => [enclosingFunction(use) === home ? promiseOf(use) : undefined, executorAround(file, use)?.parent]);
  return [...new Set(promises)].flatMap((promise) => (promise && isReturned(promise, home) ? [promise.range] : []));
}

/** `context.decodeAudioData(bytes)`: the call of a method of it. */
const promiseOf = (use: TSESTree.Node): TSESTree.Node | undefined => methodOn(use)?.call;

/** `return promise` of the async function itself, where no `catch` of it would get what fails. */
function isReturned(promise: TSESTree.Node | undefined, home: TSESTree.Node | undefined): boolean {
  if (promise?.parent?.type !== T.ReturnStatement || promise.parent.argument !== promise || enclosingFunction(promise) !== home || !home || !('async' in home) || !home.async) return false;
  for (let current: TSESTree.Node | undefined = promise; current && current !== home; current = current.parent) if (current.type === T.TryStatement) return false;
  return true;
}

/** Within `await new Promise((resolve) => worker.once('message', resolve))`. */
function isSettled(file: FileFacts, use: TSESTree.Node, home: TSESTree.Node | undefined): boolean {
  const promise = executorAround(file, use)?.parent;
  return promise !== undefined && enclosingFunction(promise) === home && (wrapped(promise).parent?.type === T.AwaitExpression || isReturned(promise, home));
}

/** `worker.postMessage(data);`, `lines.on('line', …);`: what it begins, something later waits for. */
function isBegun(use: TSESTree.Node): boolean {
  const method = methodOn(use);
  return method !== undefined && /^(?:postMessage|on|once|addListener|addEventListener|ref|unref|setEncoding|setPrompt|prompt)$/.test(method.name) && wrapped(method.call).parent?.type === T.ExpressionStatement;
}

/** `bitmap.width`, `context.drawImage(bitmap, 0, 0)`, `readSync(fd, …)`: over with the expression. */
function isLookedAt(file: FileFacts, row: Row, use: TSESTree.Node): boolean {
  const outer = wrapped(use);
  const { parent } = outer;
  if (!parent || row.copied || !(row.borrowedBy || row.acquire.kind === 'given')) return false;
  if (parent.type === T.MemberExpression) return givesNoPromise(file, methodOn(use)?.call);
  const name = parent.type === T.CallExpression ? (calledName(parent) ?? '') : '';
  return parent.type === T.CallExpression && row.borrowedBy !== undefined && isBorrowed(file, row, parent) && (row.borrowedBy.from ? name.endsWith('Sync') : !name.startsWith('create') || wrapped(parent).parent?.type === T.AwaitExpression);
}

/** A member that is read, or a call that gives no promise. */
const givesNoPromise = (file: FileFacts, call: TSESTree.CallExpression | undefined): boolean => call === undefined || isKind(file, call, 'promise') === 'no';

/** `await handle.read(…)`; what `createReadStream()` and `readLines()` give goes on by itself. */
function isAwaitedCall(use: TSESTree.Node): boolean {
  const member = wrapped(use).parent;
  const call = member?.type === T.MemberExpression ? wrapped(member).parent : undefined;
  return call?.type === T.CallExpression && unwrap(call.callee) === member && wrapped(call).parent?.type === T.AwaitExpression;
}
