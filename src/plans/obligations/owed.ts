import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { enclosingFunction, inside, isFunction, methodCall, unwrap, within, type FunctionNode } from '../../facts/syntax.ts';
import { releaseName } from '../../facts/teardowns.ts';
import { timerCallback } from '../../obligations/handles/timer-facts.ts';
import type { Leak } from '../../obligations/leak.ts';
import { readAddition } from '../../obligations/released/pairs.ts';
import { refuse } from '../refusal.ts';

/**
 * Refuses to stop what is itself a release of something that its call alone knows: `setTimeout(() => cell.removeEventListener('click',
 * swallow), 1000)`, `tone.addEventListener('ended', () => tone.disconnect())`. Whoever stops it would have to release that.
 */
export function refuseOwed(file: FileFacts, { acquisition, slots }: Leak): void {
  const { node, row, receiver } = acquisition;
  if (row.rule === 'no-leaked-timer' && slots.length === 0) {
    const callback = timerCallback(file, node);
    if (callback && releasesLocal(file, callback, node)) refuse('what it does at its time releases something that nothing else would', node);
  } else if (row.yields === 'nothing' && receiver?.type === T.Identifier) {
    const handler = readAddition(file, acquisition).handlerNode;
    const callback = handler && file.scopes.functionOf(handler);
    if (callback && releasesLocal(file, callback, node, receiver)) refuse('its handler ends what it listens to', node);
  }
}

/** Whether a function releases a local of the call around it: by a method of it, or by one that is handed a local function. */
function releasesLocal(file: FileFacts, fn: FunctionNode, node: TSESTree.Node, only?: TSESTree.Identifier): boolean {
  const home = enclosingFunction(node);
  const isLocal = (value: TSESTree.Node | undefined): boolean => {
    const variable = value?.type === T.Identifier ? file.scopes.variable(value) : undefined;
    const [definition] = variable?.defs ?? [];
    return home !== undefined && definition !== undefined && within(definition.node, home) && !within(definition.node, fn) && (!only || variable === file.scopes.variable(only));
  };
  return inside(file.index.calls, fn).some((call) => {
    const method = methodCall(call);
    // connection.off('end', onEnd) is no end of the connection.
    if (!method || !releaseName.test(method.name) || (only && call.arguments.length > 0)) return false;
    return isLocal(unwrap(method.receiver)) || (!only && call.arguments.some((argument) => isLocal(argument) && isFunction(file.scopes.functionOf(argument) ?? argument)));
  });
}
