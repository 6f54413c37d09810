import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { originOf } from '../../facts/origin.ts';
import { isAtLeast, lowestVersion } from '../../facts/project.ts';
import { stateSetBy } from '../../facts/state.ts';
import { unwrap } from '../../facts/syntax.ts';
import type { Level } from '../../finding.ts';
import { timerCallback } from '../../obligations/handles/timer-facts.ts';
import type { Leak } from '../../obligations/leak.ts';

/**
 * `safe` when nothing can tell that a timer ended with its component: an effect that runs once, whose timer does
 * nothing but set this component's state to a value. From React 18 on, setting the state of what is unmounted does
 * nothing and says nothing; a value that does not build on the former one is the same however often it is set.
 */
export function levelOf(file: FileFacts, { acquisition: { row, node }, life, breach }: Leak): Level {
  if (row.rule !== 'no-leaked-timer' || breach !== 'dropped' || life.kind !== 'effect') return 'review';
  if (life.effect?.framework !== 'react' || life.effect.repeats || !isAtLeast(lowestVersion(file.filename, 'react'), [18, 0])) return 'review';
  const callback = timerCallback(file, node);
  return callback && statementsOf(callback).every((statement) => setsState(file, statement)) ? 'safe' : 'review';
}

const statementsOf = ({ body }: NonNullable<ReturnType<typeof timerCallback>>): readonly TSESTree.Node[] => (body.type === T.BlockStatement ? body.body : [body]);

function setsState(file: FileFacts, statement: TSESTree.Node): boolean {
  const call = unwrap(statement.type === T.ExpressionStatement ? statement.expression : statement);
  if (call.type !== T.CallExpression || stateSetBy(file, call) === undefined) return false;
  const [value] = call.arguments;
  return value !== undefined && isPure(file, value);
}

/** Constants and the clock: no effect, no exception, and never a function that React would call. */
function isPure(file: FileFacts, value: TSESTree.Node): boolean {
  const node = unwrap(value);
  if (node.type === T.Literal) return true;
  if (node.type === T.UnaryExpression && /^[!+-]$/.test(node.operator)) return node.argument.type === T.Literal;
  const origin = originOf(file, node);
  if (origin.from === 'call') return origin.of.from === 'global' && /^(?:Date\.now|performance\.now|Math\.random)$/.test(origin.of.path) && origin.node === node && node.type === T.CallExpression && node.arguments.length === 0;
  return origin.from === 'new' && origin.of.from === 'global' && origin.of.path === 'Date' && origin.node === node && origin.node.arguments.length === 0;
}
