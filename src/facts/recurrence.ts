import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from './file.ts';
import { lifeOf } from './life.ts';
import { listenerCall } from './listener-call.ts';
import { originOf } from './origin.ts';
import { fieldUses } from './slots.ts';
import { enclosingFunction, inside, isFunction, keyName, methodCall, unwrap, wrapped, type FunctionNode } from './syntax.ts';

/** Events that come again and again: of the user, and of what sends data. */
const recurring = /^(?:click|dblclick|contextmenu|(?:mouse|pointer|touch|key|drag)[a-z]+|drag|drop|input|change|focus|blur|focusin|focusout|scroll|resize|wheel|submit|message|popstate|hashchange|visibilitychange|data|request|connection|line)$/;
/** Events of which one source sends one. */
export const single = /^(?:end|close|finish|error|exit|load|loadend|DOMContentLoaded|ready|open|listening|connect|connected|secureConnect|socket|init|destroy|dispose|unload|spawn|disconnect|SIG[A-Z]+)$/i;

/**
 * Whether a function runs more than once while what stands around it stays: it handles an event that comes again and
 * again, or several events, or what does so calls it. What other files do with it is not counted.
 */
export const runsAgain = (file: FileFacts, fn: FunctionNode): boolean => timesOf(file, fn, 0) > 1;

/** The same of a function that is itself what the events are handed to. */
export const isRecurringHandler = (file: FileFacts, fn: FunctionNode): boolean => timesOf(file, fn, deepest) > 1;

/** Calls of calls that are followed. */
const deepest = 3;

function timesOf(file: FileFacts, fn: FunctionNode, depth: number): number {
  if (depth > deepest) return 0;
  return usesOfFunction(file, fn).reduce((times, use) => times + timesOfUse(file, use, depth), 0);
}

/** Where a function is handed over or called: where it is written, and where it is named. */
function usesOfFunction(file: FileFacts, fn: FunctionNode): readonly TSESTree.Node[] {
  const variable = file.scopes.variableOf(fn);
  if (variable) return variable.references.filter(({ init }) => !init).map(({ identifier }) => identifier);
  const { parent } = wrapped(fn);
  if (parent?.type !== T.MethodDefinition && parent?.type !== T.PropertyDefinition) return [fn];
  const method = keyName(parent.key, parent.computed);
  const { instance } = lifeOf(file, fn);
  return instance && method !== undefined ? fieldUses(file, instance, method) : [];
}

function timesOfUse(file: FileFacts, use: TSESTree.Node, depth: number): number {
  const outer = wrapped(use);
  const { parent } = outer;
  // onClick={open}, onClick={() => open()}
  if (parent?.type === T.JSXExpressionContainer) return parent.parent.type === T.JSXAttribute && parent.parent.name.type === T.JSXIdentifier && /^on[A-Z]/.test(parent.parent.name.name) ? Infinity : 0;
  if (parent?.type === T.MemberExpression && parent.object === outer && parent.parent.type === T.CallExpression && methodCall(parent.parent)?.name === 'bind') return timesOfUse(file, parent.parent, depth);
  if (parent?.type !== T.CallExpression) return 0;
  if (parent.callee === outer || unwrap(parent.callee) === use) {
    const home = enclosingFunction(parent);
    return home ? timesOf(file, home, depth + 1) : 0;
  }
  return timesAsHandler(file, parent, outer);
}

/** `source.on('change', handler)`, `setInterval(handler)` */
function timesAsHandler(file: FileFacts, call: TSESTree.CallExpression, handler: TSESTree.Node): number {
  const origin = originOf(file, call.callee);
  if (origin.from === 'global' && origin.path === 'setInterval' && call.arguments[0] === handler) return clearsItself(file, call, handler) ? 1 : Infinity;
  const added = listenerCall(call);
  const [event, , options] = call.arguments;
  if (added?.handler !== handler || added.by === 'once' || (options && isOnce(options))) return 0;
  if (added.event === undefined) return event && !isFunction(unwrap(event)) ? 1 : 0;
  return recurring.test(added.event) ? Infinity : single.test(added.event) ? 0 : 1;
}

/** `const wait = setInterval(() => { if (isThere()) { clearInterval(wait); begin(); } })`: it asks until it may begin. */
function clearsItself(file: FileFacts, call: TSESTree.CallExpression, handler: TSESTree.Node): boolean {
  const handle = handleOf(wrapped(call));
  return inside(file.index.calls, handler).some((clear) => {
    const [argument] = clear.arguments;
    const origin = originOf(file, clear.callee);
    return origin.from === 'global' && origin.path === 'clearInterval' && handle !== undefined && argument !== undefined && file.textOf(unwrap(argument)) === file.textOf(handle);
  });
}

/** Where the handle of an interval is put. */
function handleOf({ parent, range }: TSESTree.Node): TSESTree.Node | undefined {
  if (parent?.type === T.VariableDeclarator) return parent.id;
  return parent?.type === T.AssignmentExpression && parent.right.range[0] === range[0] ? parent.left : undefined;
}

const isOnce = (options: TSESTree.Node): boolean => options.type !== T.ObjectExpression || options.properties.some((property) => property.type !== T.Property || keyName(property.key, property.computed) === 'once');
