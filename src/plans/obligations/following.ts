import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { originOf, type ValueOrigin } from '../../facts/origin.ts';
import { within } from '../../facts/syntax.ts';

/** The statements that run after one, up to the end of a block around it or to another statement: through a way out only that. */
export function* following(statement: TSESTree.Node, block: TSESTree.Node, end?: TSESTree.Node): Generator<TSESTree.Node> {
  for (let current = statement; current.parent && current !== block; current = current.parent) {
    const { parent } = current;
    if (/^(?:For|While|DoWhile)/.test(parent.type)) yield parent;
    if (parent.type !== T.BlockStatement) continue;
    for (const next of parent.body.slice(parent.body.indexOf(current as TSESTree.Statement) + 1)) {
      if (next === end) return;
      yield next;
      if (next.type === T.ReturnStatement || next.type === T.ThrowStatement) return;
    }
  }
}

/** Whether a statement only computes from values that are at hand: it waits for nothing, and calls nothing of another module or of this file. */
export function computes(file: FileFacts, statement: TSESTree.Node): boolean {
  if (/^(?:For|While|DoWhile)/.test(statement.type)) return false;
  const { awaits, calls } = file.index;
  return !awaits.some((node) => within(node, statement)) && calls.every((call) => !within(call, statement) || isOfValue(originOf(file, call.callee)));
}

/** A method of a value, or a global: `text.trim`, `JSON.parse`, `Error`. */
function isOfValue(origin: ValueOrigin): boolean {
  if (origin.from === 'member') return origin.object.from !== 'this' && origin.object.from !== 'import';
  return origin.from === 'global' || origin.from === 'literal' || origin.from === 'unknown';
}
