import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { isFunction, within } from '../facts/syntax.ts';

/** `if (on) set.add(x); else set.delete(x);`: the removal answers to a state, not to the end of what was added. */
export function isToggle(addition: TSESTree.Node, shrink: TSESTree.Node): boolean {
  // `stack.pop()` takes the last one, whatever it was.
  if (shrink.type === T.CallExpression && shrink.arguments.length === 0) return false;
  for (let current = addition; current.parent && !isFunction(current); current = current.parent) {
    const { parent } = current;
    if (parent.type !== T.IfStatement && parent.type !== T.ConditionalExpression) continue;
    const other = parent.consequent === current ? parent.alternate : parent.alternate === current ? parent.consequent : undefined;
    if (other && within(shrink, other)) return true;
  }
  return false;
}
