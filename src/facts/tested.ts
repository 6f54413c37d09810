import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { enclosingFunction, unwrap } from './syntax.ts';

/** Whether code runs only where a test has said yes: within the `if` that asks, behind `&&`, or behind `if (!…) return;`. */
export function isBehindTest(use: TSESTree.Node, asks: (test: TSESTree.Node) => boolean): boolean {
  const home = enclosingFunction(use);
  for (let current = use; current.parent && current !== home; current = current.parent) {
    const { parent } = current;
    if ((parent.type === T.IfStatement || parent.type === T.ConditionalExpression) && parent.consequent === current && saysYes(parent.test, asks)) return true;
    if (parent.type === T.LogicalExpression && parent.operator === '&&' && parent.right === current && saysYes(parent.left, asks)) return true;
    if (parent.type === T.BlockStatement && parent.body.some((statement) => statement.range[1] <= current.range[0] && leavesUnless(statement, asks))) return true;
  }
  return false;
}

/** Also beside other tests. */
function saysYes(test: TSESTree.Node, asks: (test: TSESTree.Node) => boolean): boolean {
  const node = unwrap(test);
  return node.type === T.LogicalExpression && node.operator === '&&' ? saysYes(node.left, asks) || saysYes(node.right, asks) : asks(node);
}

/** `if (!allowed.has(key)) return;`, `if (key === undefined || !allowed.has(key)) throw …` */
function leavesUnless(statement: TSESTree.Statement, asks: (test: TSESTree.Node) => boolean): boolean {
  if (statement.type !== T.IfStatement || !saysNo(statement.test, asks)) return false;
  const last = statement.consequent.type === T.BlockStatement ? statement.consequent.body.at(-1) : statement.consequent;
  return last !== undefined && /^(?:Return|Throw|Continue|Break)Statement$/.test(last.type);
}

function saysNo(test: TSESTree.Node, asks: (test: TSESTree.Node) => boolean): boolean {
  if (test.type === T.LogicalExpression) return test.operator === '||' && (saysNo(test.left, asks) || saysNo(test.right, asks));
  return test.type === T.UnaryExpression && test.operator === '!' && saysYes(test.argument, asks);
}
