import { calledName } from '../../facts/called.ts';
import type { FileFacts } from '../../facts/file.ts';
import type { Life } from '../../facts/life.ts';
import { originOf } from '../../facts/origin.ts';
import { isActivation } from '../../facts/program-starts.ts';
import { enclosingFunction, inside, type CallNode } from '../../facts/syntax.ts';
import type { Acquisition } from '../acquired/acquisitions.ts';
import { collectorOf, isEventName } from '../released/collectors.ts';

/** Timers and the editor's own events, which an extension sets going when it starts: they end with the extension's host. */
export function isOfHost(file: FileFacts, { row, node, receiver }: Acquisition, { fn }: Life): boolean {
  const origin = receiver && originOf(file, receiver);
  return fn !== undefined && enclosingFunction(node) === fn && (origin ? origin.from === 'import' && origin.module === 'vscode' : row.heldBy === 'global') && isActivation(file, fn);
}

/** `context.subscriptions.push(workspace.onDidSaveTextDocument(…))` beside another event that the same function listens to. */
export function hasCollectedSibling(file: FileFacts, node: CallNode): boolean {
  const home = enclosingFunction(node);
  return home !== undefined && isEventName.test(calledName(node) ?? '') && inside(file.index.calls, home).some((call) => call !== node && isEventName.test(calledName(call) ?? '') && collectorOf(call) !== undefined);
}
