import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { enclosingFunction, inside, isNullish, unwrap, within, type FunctionNode } from '../../facts/syntax.ts';

/** Under a condition, or behind a way out: the author may see to it that it is added once, but for tests that say nothing of that. */
export function isUnderTest(file: FileFacts, node: TSESTree.Node, fn: FunctionNode, saysNothing: (test: TSESTree.Node) => boolean = () => false): boolean {
  for (let current: TSESTree.Node = node; current.parent && current.parent !== fn; current = current.parent) {
    const { parent } = current;
    if (parent.type === T.IfStatement && saysNothing(parent.test)) continue;
    if (parent.type === T.IfStatement || parent.type === T.ConditionalExpression || parent.type === T.LogicalExpression || parent.type === T.SwitchCase || parent.type === T.CatchClause) return true;
  }
  return [file.index.returns, file.index.awaits, file.nodes(T.ThrowStatement)].some((waysOut) => inside<TSESTree.Node>(waysOut, fn.body).some((way) => way.range[1] <= node.range[0] && enclosingFunction(way) === fn && !isBehind(way, saysNothing)));
}

/** `if (isSet) return;` of a flag that nothing ever sets: the author knows that the function runs again, and it adds each time. */
export function isKeptOutInVain(file: FileFacts, node: TSESTree.Node, fn: FunctionNode): boolean {
  const isVain = (test: TSESTree.Node): boolean => {
    const flag = test.type === T.Identifier ? file.scopes.variable(test) : undefined;
    const value = flag && file.scopes.constant(test);
    return flag !== undefined && !within(flag.scope.block, fn) && value?.type === T.Literal && value.value === false && flag.references.every((reference) => !reference.isWrite() || reference.init === true);
  };
  return !isUnderTest(file, node, fn, isVain);
}

/** `if (…) return;`, `if (…) { return; }` */
function isBehind({ parent }: TSESTree.Node, passes: (test: TSESTree.Node) => boolean): boolean {
  const branch = parent?.type === T.BlockStatement ? parent.parent : parent;
  return branch?.type === T.IfStatement && passes(branch.test);
}

/** `element`, `!element`, `element === null`, of the receiver or what it is a constant of. */
export function isPresence(file: FileFacts, test: TSESTree.Node, receiver: TSESTree.Node): boolean {
  const asked = test.type === T.UnaryExpression && test.operator === '!' ? test.argument : test.type === T.BinaryExpression && isNullish(test.right) ? test.left : test;
  const held = file.scopes.constant(unwrap(receiver));
  return [receiver, ...(held ? [held] : [])].some((meant) => file.textOf(unwrap(asked)) === file.textOf(unwrap(meant)));
}
