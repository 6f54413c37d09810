import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../facts/file.ts';
import { knownCalls } from '../facts/known-calls.ts';
import { lifeOf } from '../facts/life.ts';
import { enclosingFunction, keyName, memberName, methodCall, type FunctionNode } from '../facts/syntax.ts';

interface EachTime {
  readonly because: string;
  /** A component, an effect: there are as many runs as of these lives. */
  readonly isOfLife: boolean;
}

/** Whether the code at a node runs again for each request, event, tick, message, render or component, and why. */
export const isEachTime = (file: FileFacts, node: TSESTree.Node): string | undefined => eachTime(file, node)?.because;

/** Whether the code at a node itself runs for each request or event, and not for each of the program's own components. */
export const isForEachRequest = (file: FileFacts, node: TSESTree.Node): boolean => eachTime(file, node, depthLimit)?.isOfLife === false;

const depthLimit = 3;

function eachTime(file: FileFacts, node: TSESTree.Node, depth = 0): EachTime | undefined {
  const life = lifeOf(file, node);
  if (life.kind === 'request' || life.kind === 'render') return { because: `it runs for each call of ${life.title}`, isOfLife: life.kind === 'render' || life.instance?.framework !== undefined };
  if (life.kind === 'effect' || life.kind === 'setup' || life.instance?.framework) return { because: `it runs for each life of ${life.title}`, isOfLife: true };
  for (let fn = enclosingFunction(node); fn; fn = enclosingFunction(fn)) {
    const taker = takerOf(fn);
    if (taker !== undefined) return { because: `it runs for each call of what \`${taker}\` is given`, isOfLife: false };
    // A helper runs as often as what calls it.
    for (const call of depth < depthLimit ? (knownCalls(file, fn)?.calls ?? []) : []) {
      const caller = enclosingFunction(call) === fn ? undefined : eachTime(file, call, depth + 1);
      if (caller) return caller;
    }
  }
  return undefined;
}

/** What calls a function for each event or message: `source.on('change', fn)`, `socket.onmessage = fn`, `consumer.run({ eachMessage: fn })`. */
function takerOf(fn: FunctionNode): string | undefined {
  const { parent } = fn;
  if (parent.type === T.AssignmentExpression) {
    const name = parent.left.type === T.MemberExpression ? memberName(parent.left) : undefined;
    return name !== undefined && /^on(?:message|data|click|input|change|keydown|keyup|scroll|resize|popstate|(?:mouse|pointer|touch)[a-z]+)$/.test(name) ? name : undefined;
  }
  if (parent.type === T.Property && parent.parent.parent.type === T.CallExpression) {
    const name = keyName(parent.key, parent.computed);
    return name !== undefined && /^(?:eachMessage|eachBatch|handleMessage(?:Batch)?|on[mM]essage)$/.test(name) ? name : undefined;
  }
  const call = parent.type === T.CallExpression && parent.callee !== fn ? parent : undefined;
  const name = call && (methodCall(call)?.name ?? (call.callee.type === T.Identifier ? call.callee.name : ''));
  return name !== undefined && /^(?:addEventListener|on|addListener|setInterval|subscribe|consume)$/.test(name) ? name : undefined;
}
