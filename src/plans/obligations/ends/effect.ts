import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../../facts/file.ts';
import { enclosingFunction, isNullish, within, type FunctionNode } from '../../../facts/syntax.ts';
import type { Leak } from '../../../obligations/leak.ts';
import { refuse } from '../../refusal.ts';
import type { Ending } from './ending.ts';
import { endIn } from './teardown.ts';

/** The end of one run of an effect whose returned function is its clean-up. */
export function effectEnding(file: FileFacts, { life, acquisition, slots }: Leak, fn: FunctionNode): Ending {
  if (fn.async) refuse('an async effect returns a promise, so that nothing calls a clean-up of it', fn);
  const when = life.effect?.framework === 'react' ? 'when the effect is cleaned up' : 'when the component is destroyed';
  const after = file.index.returns.filter((statement) => enclosingFunction(statement) === fn && within(statement, fn) && statement.range[0] > acquisition.node.range[0]);
  const [last] = after.slice(-1);
  const leavesEarly = after.find((statement) => statement !== last || statement.parent !== fn.body);
  if (leavesEarly) refuse('the effect may return before a clean-up at its end is returned', leavesEarly);
  const value = last?.argument;
  if (!last || !value || isNullish(value)) {
    if (last) refuse('the effect returns without a clean-up', last);
    return { end: { at: 'effect', fn: fn.range }, place: fn.body, scope: fn.body, when };
  }
  const cleanup = file.scopes.functionOf(value);
  if (!cleanup || !within(cleanup, fn)) return refuse('the clean-up that this effect returns is made elsewhere', value);
  return { end: endIn(file, cleanup, slots, false), place: cleanup, scope: fn.body, when };
}

/** The statement of a block (or of the file) that holds a node. */
export function statementIn(scope: TSESTree.Node, node: TSESTree.Node): TSESTree.Node | undefined {
  for (let current: TSESTree.Node | undefined = node; current?.parent; current = current.parent) {
    if (current.parent === scope) return current.parent.type === T.BlockStatement || current.parent.type === T.Program ? current : undefined;
  }
  return undefined;
}
