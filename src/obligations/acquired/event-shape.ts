import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { identityOf } from '../../facts/identity.ts';
import { exportedName } from '../../facts/origin.ts';
import { isFunction, memberName, methodCall, unwrap, wrapped, type CallNode } from '../../facts/syntax.ts';

/**
 * `source.on('change', handler)`: the name of an event and a function that is written or named as one. What takes both
 * in this order under a name of the table is an event source by its use, where nothing tells its type. `from` is the
 * place of the event among the arguments.
 */
export function isEventCall(file: FileFacts, node: CallNode, from = 0): boolean {
  const [event, handler] = node.arguments.slice(from);
  return event !== undefined && handler !== undefined && isEvent(file, unwrap(event)) && isHandler(file, unwrap(handler));
}

/** A word, or a constant of a group: `'change'`, `` `add:${id}` ``, `CallEvent.State`. */
export function isEvent(file: FileFacts, node: TSESTree.Node): boolean {
  if (node.type === T.Literal) return typeof node.value === 'string';
  if (node.type === T.TemplateLiteral) return true;
  if (node.type === T.MemberExpression) return memberName(node) !== undefined && unwrap(node.object).type !== T.ThisExpression;
  if (node.type === T.BinaryExpression) return node.operator === '+' && [node.left, node.right].some((part) => unwrap(part).type === T.BinaryExpression ? isEvent(file, unwrap(part)) : typeof (unwrap(part) as TSESTree.Literal).value === 'string');
  const value = node.type === T.Identifier ? file.scopes.constant(node) : undefined;
  return node.type === T.Identifier && (identityOf(file, node).is === 'value' || (value !== undefined && value.type !== T.Identifier && (value.type === T.TemplateLiteral || value.type === T.BinaryExpression) && isEvent(file, value)));
}

/**
 * Whether a call of an event function hands it a listener: `source.onDidChange(listener)`. `this.onDidChange()`,
 * `super.onDidChange(event)`, `await step.onDidClick(button)` and calls of a function of this file tell that it happened.
 */
export function takesListener(file: FileFacts, node: CallNode): boolean {
  const callee = unwrap(node.callee);
  const [listener] = node.arguments;
  if (!listener || wrapped(node).parent?.type === T.AwaitExpression || file.scopes.functionOf(callee) || (callee.type === T.MemberExpression && (callee.object.type === T.Super || isProps(callee.object)))) return false;
  const typed = file.values.isFunction(listener);
  if (typed !== 'unknown') return typed === 'yes';
  const value = unwrap(listener);
  // debounce(() => …)
  return isHandler(file, value) || (value.type === T.CallExpression && value.arguments.some((argument) => isHandler(file, unwrap(argument))));
}

/** `props.onDidMount(item)`, `this.props.onDidMount(item)`: who made the component is told. */
const isProps = (object: TSESTree.Node): boolean => (object.type === T.Identifier ? object.name : object.type === T.MemberExpression ? memberName(object) : '') === 'props';

/** A function that is written there, bound there, a member of `this`, or named as one. */
export function isHandler(file: FileFacts, node: TSESTree.Node, depth = 0): boolean {
  if (depth > 6) return false;
  if (isFunction(node)) return true;
  if (node.type === T.CallExpression) return methodCall(node)?.name === 'bind';
  if (node.type === T.MemberExpression) return memberName(node) !== undefined && isOfThis(node);
  if (node.type !== T.Identifier) return false;
  const definition = file.scopes.variable(node)?.defs[0];
  const value = file.scopes.constant(node);
  // (run: () => void)
  if (definition?.type === 'Parameter' && definition.name.type === T.Identifier && definition.name.typeAnnotation?.typeAnnotation.type === T.TSFunctionType) return true;
  return definition?.type === 'FunctionName' || (definition?.type === 'ImportBinding' && /^[a-z]/.test(exportedName(file, node) ?? '')) || (value !== undefined && isHandler(file, unwrap(value), depth + 1));
}

/** `this.onChange`, `this.events.onClick` */
const isOfThis = (node: TSESTree.Node): boolean => node.type === T.ThisExpression || (node.type === T.MemberExpression && isOfThis(unwrap(node.object)));
