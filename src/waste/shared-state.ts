import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../facts/file.ts';
import type { Variable } from '../facts/scopes.ts';
import { isFunction, memberName, unwrap, within, type FunctionNode } from '../facts/syntax.ts';
import { descendants } from '../facts/walk.ts';

/** A variable, or the own instance. */
export type Root = Variable | 'this';

/** The variable that a chain of members begins at: `node` of `node.parent.children`. */
export function rootOf(file: FileFacts, node: TSESTree.Node): Root | undefined {
  let current = unwrap(node);
  while (current.type === T.MemberExpression || current.type === T.CallExpression) current = unwrap(current.type === T.MemberExpression ? current.object : current.callee);
  if (current.type === T.ThisExpression) return 'this';
  return current.type === T.Identifier ? file.scopes.variable(current) : undefined;
}

/** What a function looks at that others may change: objects around it, its instance, its parameters. */
export function readsOfOthers(file: FileFacts, fn: FunctionNode): ReadonlySet<Root> {
  const roots = new Set<Root>();
  for (const node of descendants(file, fn)) {
    if (node.type === T.ThisExpression) roots.add('this');
    const variable = node.type === T.Identifier && file.scopes.reference(node) ? file.scopes.variable(node) : undefined;
    const [definition] = variable?.defs ?? [];
    if (!variable || !definition || !isOfOthers(definition, fn) || isFixed(file, node)) continue;
    roots.add(variable);
  }
  return roots;
}

const isOfOthers = (definition: Variable['defs'][number], fn: FunctionNode): boolean =>
  definition.type === 'Parameter' ? definition.node === fn : (definition.type === 'Variable' || definition.type === 'ImportBinding') && !within(definition.name, fn);

/** A primitive, a function, or what is only called: nothing changes it. */
function isFixed(file: FileFacts, node: TSESTree.Node): boolean {
  const { parent } = node;
  if (parent?.type === T.CallExpression && parent.callee === node) return true;
  if (file.values.isPlainPrimitive(node) === 'yes') return file.scopes.constant(node) !== undefined || file.scopes.variable(node)?.defs[0]?.type === 'Parameter';
  const value = file.scopes.constant(node);
  const written = value && unwrap(value);
  return (written?.type === T.Literal && !('regex' in written)) || written?.type === T.TemplateLiteral || isFunction(written);
}

/** Names of methods that change what they are called on. */
const changing = /^(?:add|append|clear|close|delete|destroy|detach|dequeue|dispose|enqueue|exec|fill|insert|move|next|pop|prepend|push|read|remove|replaceWith|reset|reverse|set|shift|sort|splice|test|unlink|unshift|update|write)(?:$|[A-Z])/;

/** The first place in some code that changes what one of the roots leads to; `target` is what is assigned, or asked to change itself. */
export function changeOf(file: FileFacts, code: TSESTree.Node, isRoot: (root: Root, target: TSESTree.Node) => boolean): TSESTree.Node | undefined {
  for (const node of descendants(file, code)) {
    const target = changedBy(node);
    const root = target && rootOf(file, target);
    if (root && target && isRoot(root, target)) return node;
  }
  return undefined;
}

/** What a node changes by itself: what it assigns, or asks to change. */
export function changedBy(node: TSESTree.Node): TSESTree.Node | undefined {
  if (node.type === T.AssignmentExpression) return node.left;
  if (node.type === T.UpdateExpression || (node.type === T.UnaryExpression && node.operator === 'delete')) return node.argument;
  if (node.type !== T.CallExpression) return undefined;
  const callee = unwrap(node.callee);
  return callee.type === T.MemberExpression && changing.test(memberName(callee) ?? '') ? callee.object : undefined;
}
