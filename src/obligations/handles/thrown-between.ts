import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { originOf } from '../../facts/origin.ts';
import { enclosingFunction, enclosingStatement, inside, isFunction, within } from '../../facts/syntax.ts';
import type { Acquisition } from '../acquired/acquisitions.ts';

/**
 * A call between what is made to be disposed of and the one statement that does so: when it throws, nothing does. What
 * has a `[Symbol.dispose]` is made for just that.
 */
export function thrownBetween(file: FileFacts, { row, node }: Acquisition, releases: readonly TSESTree.Node[]): TSESTree.Node | undefined {
  const home = enclosingFunction(node);
  const [release] = releases;
  const end = release && enclosingStatement(release);
  const block = enclosingStatement(node)?.parent;
  if (row.acquire.kind !== 'given' || !home || releases.length !== 1 || !end || end.parent !== block || end.type !== T.ExpressionStatement) return undefined;
  return inside(file.index.calls, home).find((call) => enclosingFunction(call) === home && call.range[0] > node.range[1] && call.range[1] <= end.range[0] && !isCaught(call, block) && !isLog(file, call));
}

/** A `try` between the two may stop it. */
function isCaught(call: TSESTree.Node, block: TSESTree.Node | undefined): boolean {
  for (let current = call; current.parent && current !== block && !isFunction(current); current = current.parent) {
    if (current.parent.type === T.TryStatement && current.parent.handler && within(current, current.parent.block)) return true;
  }
  return false;
}

function isLog(file: FileFacts, { callee }: TSESTree.CallExpression | TSESTree.NewExpression): boolean {
  const origin = originOf(file, callee);
  return origin.from === 'global' && /^console\./.test(origin.path);
}
