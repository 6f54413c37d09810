import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { isArray } from '../facts/arrays.ts';
import type { FileFacts } from '../facts/file.ts';
import { isFunction, methodCall, within } from '../facts/syntax.ts';
import { descendants } from '../facts/walk.ts';

const iterating = /^(?:map|filter|flatMap|forEach|some|every|find|findIndex|findLast|reduce|sort)$/;

/** The loop, or the callback of an array's method, that runs some code anew each time although what it reads stays the same. */
export function repeatsAround(file: FileFacts, expression: TSESTree.Expression, code: TSESTree.Node = expression): TSESTree.Node | undefined {
  for (let node: TSESTree.Node | undefined = code; node?.parent; node = node.parent) {
    const { parent }: TSESTree.Node = node;
    if (isFunction(parent)) {
      const call: TSESTree.Node = parent.parent;
      const method = call.type === T.CallExpression && call.arguments[0] === parent ? methodCall(call) : undefined;
      if (!method || !iterating.test(method.name) || isArray(file, method.receiver) !== 'yes') return undefined;
      if (isSame(file, expression, parent)) return parent;
    } else if (isOpenLoop(file, parent) && 'body' in parent && parent.body === node && isSame(file, expression, parent)) return parent;
  }
  return undefined;
}

/** A loop over data; one that counts to a number in the code has few turns. */
const isOpenLoop = (file: FileFacts, node: TSESTree.Node): boolean =>
  (node.type === T.ForOfStatement && isArray(file, node.right) !== 'no') || node.type === T.ForInStatement || (node.type === T.ForStatement && node.test?.type === T.BinaryExpression && node.test.right.type !== T.Literal);

/** Whether nothing within the loop changes what the expression names. */
function isSame(file: FileFacts, expression: TSESTree.Expression, loop: TSESTree.Node): boolean {
  for (const node of descendants(file, expression)) {
    if (node.type === T.MemberExpression || node.type === T.ThisExpression) continue;
    if (node.type !== T.Identifier) return false;
    if (node.parent.type === T.MemberExpression && node.parent.property === node && !node.parent.computed) continue;
    const variable = file.scopes.variable(node);
    if (!variable || variable.defs.some(({ name }) => within(name, loop))) return false;
    if (variable.references.some(({ identifier, init }) => !init && within(identifier, loop) && changes(identifier as TSESTree.Identifier))) return false;
  }
  return true;
}

/** `v = …`, `v.f = …`, `v.push(…)` */
function changes(identifier: TSESTree.Identifier): boolean {
  let node: TSESTree.Node = identifier;
  while (node.parent?.type === T.MemberExpression && node.parent.object === node) {
    const name: string = node.parent.property.type === T.Identifier ? node.parent.property.name : '';
    node = node.parent;
    if (node.parent.type === T.CallExpression && node.parent.callee === node && /^(?:push|pop|shift|unshift|splice|sort|reverse|fill)$/.test(name)) return true;
  }
  return (node.parent?.type === T.AssignmentExpression && node.parent.left === node) || node.parent?.type === T.UpdateExpression;
}
