import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { originOf } from '../../facts/origin.ts';
import { memberName, methodCall, unwrap, type CallNode } from '../../facts/syntax.ts';
import type { PairCall } from '../released/pairs.ts';

/**
 * Whether a removal names a function that no other call of the file is given, by whatever path, but for timers and
 * frames: nobody can have added it. What another one is given may be meant for a target or an event that nothing here
 * tells apart.
 */
export function isGivenNowhere(file: FileFacts, { node, handlerNode }: PairCall): boolean {
  const name = handlerNode && lastName(handlerNode);
  return name !== undefined && !file.index.calls.some((call) => call !== node && !isTimed(file, call) && call.arguments.some((argument) => lastName(argument) === name));
}

/** `setTimeout(resize, 100)`: it runs later, and listens to nothing. */
function isTimed(file: FileFacts, { callee }: CallNode): boolean {
  const origin = originOf(file, callee);
  return origin.from === 'global' && /^(?:setTimeout|setInterval|setImmediate|requestAnimationFrame|requestIdleCallback|queueMicrotask)$/.test(origin.path.split('.').at(-1) ?? '');
}

/** `resize` of `resize`, `this.resize`, `self.handlers.resize`, `this.resize.bind(this)`. */
function lastName(node: TSESTree.Node): string | undefined {
  const expression = unwrap(node);
  if (expression.type === T.Identifier) return expression.name;
  if (expression.type === T.MemberExpression) return memberName(expression);
  const bound = methodCall(expression);
  return bound?.name === 'bind' ? lastName(bound.receiver) : undefined;
}
