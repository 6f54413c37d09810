import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { calledName } from '../../facts/called.ts';
import type { FileFacts } from '../../facts/file.ts';
import { closureOf, functionsAt, isReached } from '../../facts/reach.ts';
import { enclosingFunction, enclosingStatement, inside, isFunction, type CallNode, type FunctionNode } from '../../facts/syntax.ts';
import { timerCallback } from './timer-facts.ts';

/**
 * Whether the timer's callback sets the same timer again: `always` when nothing in its way can stop it, `sometimes` when
 * it asks for that itself, `perhaps` when something that it calls may.
 */
export function renewal(file: FileFacts, call: CallNode): 'always' | 'sometimes' | 'perhaps' | 'never' {
  const callback = timerCallback(file, call);
  const home = enclosingFunction(call);
  if (!callback || !home || !isReached(call, closureOf(file, [callback]))) return 'never';
  if (isUnconditional(call, home) && !mayReturnBefore(file, call, home) && surelyRun(file, callback).has(home)) return 'always';
  return callback === home || renewingCalls(file, callback, home).length > 0 ? 'sometimes' : 'perhaps';
}

/** The calls of a timer's callback that set it again. */
export const renewingCalls = (file: FileFacts, callback: FunctionNode, home: FunctionNode): CallNode[] =>
  inside(file.index.calls, callback).filter(({ callee }) => functionsAt(file, callee).includes(home));

/** What runs whenever a function does: what it calls, or hands on, without a condition. */
function surelyRun(file: FileFacts, root: FunctionNode): ReadonlySet<FunctionNode> {
  const run = new Set([root]);
  for (const fn of run) {
    const calls = inside(file.index.calls, fn).filter((call) => enclosingFunction(call) === fn && isUnconditional(call, fn, true) && !mayReturnBefore(file, call, fn));
    for (const part of calls.flatMap(partsRun)) for (const called of isFunction(part) ? [part] : functionsAt(file, part)) run.add(called);
  }
  return run;
}

/** What a call runs: what it calls and what it hands on, but for what waits for a failure. */
const partsRun = (call: CallNode): TSESTree.Node[] => {
  const name = calledName(call);
  return [call.callee, ...(name === 'catch' ? [] : name === 'then' ? call.arguments.slice(0, 1) : call.arguments)];
};

/** `if (queue.size === 0) return;` before the timer: what it does may come to an end. */
const mayReturnBefore = (file: FileFacts, call: CallNode, home: FunctionNode): boolean => file.index.returns.some((found) => found.range[0] < call.range[0] && enclosingFunction(found) === home && found.parent !== home.body);

/** Whether a comparison of numbers stands between the function and the timer: retries, polling with an end. */
export function isCounted(file: FileFacts, call: CallNode): boolean {
  const home = enclosingFunction(call);
  const callback = timerCallback(file, call);
  const asked = callback && home ? renewingCalls(file, callback, home) : [];
  if ([call, ...asked].some((node) => isBehindCount(file, node))) return true;
  return file.index.returns.some((found) => home !== undefined && found.range[0] < call.range[0] && enclosingFunction(found) === home && found.parent.type !== T.Program && /[<>]=?\s*\w|retr|attempt/i.test(file.textOf(ifAround(found))));
}

function isBehindCount(file: FileFacts, node: TSESTree.Node): boolean {
  const home = enclosingFunction(node);
  for (let current: TSESTree.Node | undefined = node; current && current !== home; current = current.parent) {
    if ((current.type === T.IfStatement || current.type === T.ConditionalExpression) && /[<>]|--|\+\+|retr|attempt/i.test(file.textOf(current.test))) return true;
  }
  return false;
}

const ifAround = (node: TSESTree.Node): TSESTree.Node => {
  const { parent } = node;
  const holder = parent?.type === T.BlockStatement ? parent.parent : parent;
  return holder?.type === T.IfStatement ? holder.test : node;
};

/** Whether what stands in a function runs whenever that does: its statement stands at the top; `tried`: also in a `try` there. */
function isUnconditional(node: TSESTree.Node, home: FunctionNode, tried = false): boolean {
  if (isBehindTest(node, home)) return false;
  if (home.body.type === T.BlockStatement) {
    const block = enclosingStatement(node)?.parent;
    return block === home.body || (block?.parent?.type === T.TryStatement && (block.parent.finalizer === block || (tried && block.parent.block === block)) && block.parent.parent === home.body);
  }
  return true;
}

/** `ready && set()`, `ready ? set() : undefined`, `if (ready) set();`, `for (const one of all) set(one);` */
function isBehindTest(node: TSESTree.Node, home: FunctionNode): boolean {
  const end = enclosingStatement(node);
  for (let current = node; current.parent && current !== home.body && current !== end; current = current.parent) {
    const { parent } = current;
    if (parent.type === T.LogicalExpression && parent.right === current) return true;
    if ((parent.type === T.IfStatement || parent.type === T.ConditionalExpression) && parent.test !== current) return true;
    if ('body' in parent && parent.body === current && parent !== home) return true;
  }
  return false;
}
