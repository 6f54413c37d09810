import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { exportedName } from '../../facts/origin.ts';
import { enclosingFunction, inLoop, within, type CallNode, type FunctionNode } from '../../facts/syntax.ts';
import { descendants } from '../../facts/walk.ts';
import type { Certainty } from '../../finding.ts';
import type { Row } from '../../resources/row.ts';

/** The row of a call of a generator of this file, when that has something to release before it is left. */
export function generatorRow(file: FileFacts, rows: readonly Row[], node: CallNode): Row | undefined {
  if (node.type !== T.CallExpression || !file.once(hasGenerator)) return undefined;
  const fn = file.scopes.functionOf(node.callee);
  return fn?.generator && pendingOf(file, fn).length > 0 ? rows.find(({ acquire }) => acquire.kind === 'generator' && acquire.async === fn.async) : undefined;
}

const hasGenerator = (file: FileFacts): boolean => file.index.functions.some(({ generator }) => generator);

/** What a generator still has to do when it is left at a `yield`: calls in a `finally` around that, and each `using` before it. */
function pendingOf(file: FileFacts, fn: FunctionNode): readonly TSESTree.Node[] {
  return yieldsOf(file, fn).flatMap((node) => {
    const pending: TSESTree.Node[] = [];
    for (let current: TSESTree.Node = node; current !== fn && current.parent; current = current.parent) {
      const parent: TSESTree.Node = current.parent;
      if (parent.type === T.TryStatement && parent.block === current && parent.finalizer) pending.push(...file.index.calls.filter((call) => within(call, parent.finalizer as TSESTree.Node)));
      if (parent.type === T.BlockStatement) pending.push(...parent.body.filter((statement) => isUsing(statement) && statement.range[1] <= node.range[0]));
    }
    return pending;
  });
}

const releases = /^(?:close|release|dispose|destroy|end|unlock|free|clear|remove|off|un|cancel|abort|disconnect|terminate|return|delete|stop)/;

/** How sure it is that a generator of this file holds something until it has ended. */
export function holdsAs(file: FileFacts, { callee }: CallNode): Certainty {
  const fn = file.scopes.functionOf(callee);
  return fn && pendingOf(file, fn).some((node) => isUsing(node) || (node.type === T.CallExpression && releases.test(exportedName(file, node.callee) ?? ''))) ? 'certain' : 'likely';
}

const isUsing = (statement: TSESTree.Node): boolean => statement.type === T.VariableDeclaration && (statement.kind === 'using' || statement.kind === 'await using');

const yieldsOf = (file: FileFacts, fn: FunctionNode): TSESTree.YieldExpression[] =>
  [...descendants(file, fn.body)].filter((node): node is TSESTree.YieldExpression => node.type === T.YieldExpression && enclosingFunction(node) === fn);

/** Whether so many calls of `next()` leave a generator at one of its yields. */
export function staysOpenAfter(file: FileFacts, node: CallNode, calls: number): boolean {
  const fn = file.scopes.functionOf(node.callee);
  if (!fn) return true;
  const yields = yieldsOf(file, fn);
  // A branch may skip it.
  const sure = yields.filter((found) => inLoop(found) || !isConditional(found, fn));
  return sure.some((found) => inLoop(found) || found.delegate) || calls <= sure.length;
}

function isConditional(node: TSESTree.Node, fn: FunctionNode): boolean {
  for (let current: TSESTree.Node = node; current !== fn && current.parent; current = current.parent) {
    const { parent } = current;
    if (parent.type === T.CatchClause || parent.type === T.SwitchCase) return true;
    if ((parent.type === T.IfStatement || parent.type === T.ConditionalExpression) && !within(node, parent.test)) return true;
    if (parent.type === T.LogicalExpression && parent.right === current) return true;
  }
  return false;
}
