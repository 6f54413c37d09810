import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../facts/file.ts';
import { lifeOf } from '../facts/life.ts';
import { listenerCall } from '../facts/listener-call.ts';
import { isReached, reachedAtEnd } from '../facts/reach.ts';
import { enclosingFunctions, keyName, memberName, unwrap, type FunctionNode } from '../facts/syntax.ts';

/** Events that come when something is over, if they come at all. */
const endEvent = /^(?:abort|close|closed|end|error|exit|finish|disconnect(?:ed)?|destroy(?:ed)?|shutdown|terminate|unload|beforeunload|pagehide|beforeExit|SIG(?:HUP|INT|QUIT|TERM))$/;

/** Whether code runs only when something is over: reached from a teardown, or in a listener of an event that says so. */
export function runsAtEnd(file: FileFacts, node: TSESTree.Node): boolean {
  if (isReached(node, reachedAtEnd(file, lifeOf(file, node))) || isEndListener(node)) return true;
  for (const fn of enclosingFunctions(node)) if (placesOf(file, fn).some(isEndListener)) return true;
  return false;
}

/** Where a function is handed on: itself, or by its name. */
export function placesOf(file: FileFacts, fn: FunctionNode): readonly TSESTree.Node[] {
  const references = file.scopes.variableOf(fn)?.references ?? [];
  return [fn, ...references.filter(({ init }) => !init).map(({ identifier }) => identifier)];
}

/** `signal.addEventListener('abort', listener)`, `socket.onclose = listener`. */
function isEndListener(listener: TSESTree.Node): boolean {
  const { parent } = listener;
  if (parent?.type === T.AssignmentExpression && parent.right === listener) {
    const left = unwrap(parent.left);
    return left.type === T.MemberExpression && endEvent.test(/^on(\w+)$/.exec(memberName(left) ?? '')?.[1] ?? '');
  }
  const added = parent && listenerCall(parent);
  return added?.handler === listener && endEvent.test(added.event ?? '');
}

/** Whether an argument names an event that comes at the end: `once(socket, 'close')`. */
export const isEndEvent = (node: TSESTree.Node | undefined): boolean => node?.type === T.Literal && typeof node.value === 'string' && endEvent.test(node.value);

/** What a pattern calls the properties of these names. */
export function propertyOfPattern(pattern: TSESTree.ObjectPattern, name: RegExp): TSESTree.Identifier[] {
  return pattern.properties.flatMap((property) => {
    if (property.type !== T.Property || !name.test(keyName(property.key, property.computed) ?? '')) return [];
    return property.value.type === T.Identifier ? [property.value] : [];
  });
}
