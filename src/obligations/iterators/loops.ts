import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { enclosingFunction, isFunction, within } from '../../facts/syntax.ts';
import { descendants } from '../../facts/walk.ts';

export type Loop = TSESTree.ForStatement | TSESTree.ForInStatement | TSESTree.ForOfStatement | TSESTree.WhileStatement | TSESTree.DoWhileStatement;

export const isLoop = (node: TSESTree.Node): node is Loop => /^(?:For(?:In|Of)?|While|DoWhile)Statement$/.test(node.type);

/** The innermost loop around a node in its function. */
export function loopAround(node: TSESTree.Node): Loop | undefined {
  for (let current = node.parent; current && !isFunction(current); current = current.parent) if (isLoop(current)) return current;
  return undefined;
}

/** What a loop asks before each turn; undefined for one that asks nothing. */
export function testOf(loop: Loop): TSESTree.Expression | undefined {
  const test = 'test' in loop ? loop.test : null;
  return test === null || (test.type === T.Literal && test.value === true) ? undefined : test;
}

/** The statements that leave a loop from within: `break`, `return`, and `throw` where it is asked for. */
export function exitsOf(file: FileFacts, loop: Loop): readonly TSESTree.Statement[] {
  const home = enclosingFunction(loop);
  return [...descendants(file, loop.body)].filter((node): node is TSESTree.Statement => {
    if (enclosingFunction(node) !== home) return false;
    return node.type === T.ReturnStatement || node.type === T.ThrowStatement || (node.type === T.BreakStatement && leaves(node, loop)) || (node.type === T.ContinueStatement && node.label !== null && leaves(node, loop));
  });
}

/** Whether a `break` or a labelled `continue` goes further than the loop's own body. */
function leaves(node: TSESTree.BreakStatement | TSESTree.ContinueStatement, loop: Loop): boolean {
  for (let current: TSESTree.Node = node; current !== loop && current.parent; current = current.parent) {
    const { parent } = current;
    if (node.label) {
      if (parent.type === T.LabeledStatement && parent.label.name === node.label.name) return false;
    } else if (parent !== loop && (isLoop(parent) || parent.type === T.SwitchStatement) && within(node, parent)) return false;
  }
  return true;
}
