import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { knownCalls } from '../../facts/known-calls.ts';
import { originOf, type ValueOrigin } from '../../facts/origin.ts';
import { enclosingFunction, inside, isFunction, keyName, memberName, methodCall, unwrap, within, type CallNode, type FunctionNode } from '../../facts/syntax.ts';

/**
 * Whether a signal comes from callers that this file does not see, who may pass one long-lived signal again and again:
 * the parameter of a function or method that others call, or `signal` of its options. What only this file calls, with
 * the signal of a controller of its own, ends by that.
 */
export function isOfCallers(file: FileFacts, signal: TSESTree.Node, depth = 0): boolean {
  const origin = originOf(file, signal);
  const given = origin.from === 'member' && origin.name === 'signal' ? origin.object : origin;
  if (given.from !== 'parameter' || !given.of || depth > 3) return false;
  if (isPublicMethod(given.of)) return true;
  const known = knownCalls(file, given.of);
  if (!known?.areAll) return known?.isExported ?? false;
  return known.calls.some((call) => {
    const argument = given === origin ? argumentFor(call, given.of as FunctionNode, given) : undefined;
    return argument !== undefined && isOfCallers(file, argument, depth + 1);
  });
}

/** Of a class or an object, for others to call. */
function isPublicMethod({ parent }: FunctionNode): boolean {
  if (parent.type === T.Property) return parent.method;
  return (parent.type === T.MethodDefinition || parent.type === T.PropertyDefinition) && parent.accessibility !== 'private' && parent.key.type !== T.PrivateIdentifier;
}

/** What a call gives for a parameter, or for the property that its pattern takes out. */
function argumentFor({ arguments: given }: TSESTree.CallExpression, fn: FunctionNode, { node }: Extract<ValueOrigin, { from: 'parameter' }>): TSESTree.Node | undefined {
  const index = fn.params.findIndex((parameter) => within(node, parameter));
  const argument = given[index];
  if (fn.params[index] === node || argument?.type !== T.ObjectExpression) return argument;
  const taken = takenBy(fn.params[index], node);
  const property = argument.properties.find((part) => part.type === T.Property && taken !== undefined && keyName(part.key, part.computed) === taken);
  return property?.type === T.Property ? property.value : undefined;
}

/** The name of the property that a pattern puts in a variable: `signal` of `{ signal: abort }`. */
function takenBy(parameter: TSESTree.Node | undefined, variable: TSESTree.Node): string | undefined {
  const pattern = parameter?.type === T.AssignmentPattern ? parameter.left : parameter;
  const property = pattern?.type === T.ObjectPattern ? pattern.properties.find((part) => within(variable, part)) : undefined;
  return property?.type === T.Property ? keyName(property.key, property.computed) : undefined;
}

/**
 * A listener for `abort` that does nothing but abort a controller which the same call makes, on a signal of its callers:
 * long after that controller is done with, the signal keeps it. `once` does not help on an event that may never come.
 */
export function followsCaller(file: FileFacts, { arguments: [, handler] }: CallNode, signal: TSESTree.Node): boolean {
  const home = enclosingFunction(signal);
  return home !== undefined && handler !== undefined && abortsOwn(file, unwrap(handler), home) && isGivenByCallers(file, signal);
}

/** `() => controller.abort()`, `controller.abort.bind(controller)`, with `const controller = new AbortController()` of the call. */
function abortsOwn(file: FileFacts, handler: TSESTree.Node, home: FunctionNode): boolean {
  const bound = methodCall(handler);
  const fn = file.scopes.functionOf(handler);
  const called = bound?.name === 'bind' ? [bound.receiver] : fn ? inside(file.index.calls, fn).map(({ callee }) => callee) : [];
  return called.length === 1 && called.every((callee) => {
    const member = unwrap(callee);
    const variable = member.type === T.MemberExpression && memberName(member) === 'abort' ? file.scopes.constant(member.object) : undefined;
    const made = variable && unwrap(variable);
    return made?.type === T.NewExpression && enclosingFunction(made) === home && isController(originOf(file, made.callee));
  });
}

const isController = (origin: ValueOrigin): boolean => origin.from === 'global' && origin.path === 'AbortController';

/** What callers hand in, also through a variable: `if (init.signal) signal = init.signal`. */
function isGivenByCallers(file: FileFacts, signal: TSESTree.Node): boolean {
  const writes = file.scopes.variable(unwrap(signal))?.references.flatMap(({ writeExpr }) => (writeExpr ? [writeExpr] : [])) ?? [];
  return [signal, ...writes].some((value) => isOfCallers(file, value) || isTakenFromArguments(file, value));
}

/** `const init = args[1] ?? {}` of `init.signal`, with `...args` of a public method. */
function isTakenFromArguments(file: FileFacts, value: TSESTree.Node, depth = 0): boolean {
  const node = unwrap(value);
  if (depth > 4) return false;
  if (node.type === T.MemberExpression) return isTakenFromArguments(file, node.object, depth + 1);
  if (node.type === T.LogicalExpression) return isTakenFromArguments(file, node.left, depth + 1);
  if (node.type === T.ConditionalExpression) return [node.consequent, node.alternate].some((part) => isTakenFromArguments(file, part, depth + 1));
  if (node.type !== T.Identifier) return false;
  const definition = file.scopes.variable(node)?.defs[0];
  if (definition?.type === 'Parameter') return depth > 0 && isFunction(definition.node) && isPublicMethod(definition.node);
  const given = file.scopes.constant(node);
  return given !== undefined && isTakenFromArguments(file, given, depth + 1);
}
