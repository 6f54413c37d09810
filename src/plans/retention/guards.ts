import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { isFunction, isNullish, keyName, memberName, unwrap } from '../../facts/syntax.ts';
import { classOf } from '../../retention/classes.ts';

/** The test that an expression passed on the way to its use: `if (a.b)`, `a.b && …`, `if (!a.b) return`. */
export function guardOf(file: FileFacts, use: TSESTree.Node): TSESTree.Node | undefined {
  const key = file.textOf(unwrap(use));
  let current: TSESTree.Node = use;
  for (let parent = current.parent; parent && !isFunction(current); parent = current.parent) {
    const test = testAbove(file, parent, current, key);
    if (test) return test;
    current = parent;
  }
  return undefined;
}

function testAbove(file: FileFacts, parent: TSESTree.Node, current: TSESTree.Node, key: string): TSESTree.Node | undefined {
  switch (parent.type) {
    case T.IfStatement:
    case T.ConditionalExpression:
      if (parent.consequent === current) return says(file, parent.test, key, true) ? parent.test : undefined;
      return parent.alternate === current && says(file, parent.test, key, false) ? parent.test : undefined;
    case T.WhileStatement:
    case T.ForStatement:
      return parent.body === current && parent.test && says(file, parent.test, key, true) ? parent.test : undefined;
    case T.LogicalExpression:
      return parent.right === current && parent.operator !== '??' && says(file, parent.left, key, parent.operator === '&&') ? parent.left : undefined;
    case T.BlockStatement:
    case T.Program: {
      const before = parent.body.slice(0, parent.body.indexOf(current as TSESTree.Statement));
      return before.find((statement): statement is TSESTree.IfStatement => statement.type === T.IfStatement && leaves(statement.consequent) && says(file, statement.test, key, false));
    }
    default:
      return undefined;
  }
}

/** Whether a test that came out true says that the value is there (or, for `false`, one that came out true says that it is not). */
function says(file: FileFacts, test: TSESTree.Node, key: string, isThere: boolean): boolean {
  const expression = unwrap(test) as TSESTree.Expression;
  if (expression.type === T.UnaryExpression && expression.operator === '!') return says(file, expression.argument, key, !isThere);
  if (expression.type === T.LogicalExpression) return expression.operator === (isThere ? '&&' : '||') && (says(file, expression.left, key, isThere) || says(file, expression.right, key, isThere));
  if (expression.type === T.BinaryExpression) {
    const compares = [expression.left, expression.right].some((side) => file.textOf(unwrap(side)) === key) && [expression.left, expression.right].some(isNullish);
    return compares && (isThere ? /^!==?$/ : /^===?$/).test(expression.operator);
  }
  if (isThere && file.textOf(expression) === key) return true;
  const asked = askedBy(file, expression);
  return asked !== undefined && key.startsWith(`${asked.of}.`) && says(file, asked.test, `this${key.slice(asked.of.length)}`, isThere);
}

/** `this.isRoot()`, `node.isRoot`: what a method or getter gives that does nothing but test. */
function askedBy(file: FileFacts, node: TSESTree.Expression): { readonly of: string; readonly test: TSESTree.Expression } | undefined {
  const member = node.type === T.CallExpression && node.arguments.length === 0 ? unwrap(node.callee) : node;
  const name = member.type === T.MemberExpression ? memberName(member) : undefined;
  const owner = member.type === T.MemberExpression && name !== undefined ? classOf(file, member.object) : undefined;
  const method = owner?.body.body.find((part): part is TSESTree.MethodDefinition => part.type === T.MethodDefinition && !part.static && part.kind === (member === node ? 'get' : 'method') && keyName(part.key, part.computed) === name);
  const [statement, ...others] = method?.value.body?.body ?? [];
  if (member.type !== T.MemberExpression || method?.value.async || method?.value.generator || statement?.type !== T.ReturnStatement || !statement.argument || others.length > 0) return undefined;
  return { of: file.textOf(unwrap(member.object)), test: statement.argument };
}

function leaves(statement: TSESTree.Statement): boolean {
  const last = statement.type === T.BlockStatement ? statement.body.at(-1) : statement;
  return last !== undefined && /^(?:ReturnStatement|ThrowStatement|ContinueStatement|BreakStatement)$/.test(last.type);
}
