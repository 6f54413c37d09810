import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { enclosingFunction, enclosingStatement, unwrap, within, wrapped } from '../../facts/syntax.ts';
import type { DetachedElement } from '../../retention/detached-elements.ts';
import { attempt, type Planned } from '../planned.ts';
import { refuse } from '../refusal.ts';
import { noneOf } from './forget.ts';
import { guardOf } from './guards.ts';
import type { EmptyPlan } from './plan.ts';

/** How a place lets go of the element that it took out of the document. */
export function planLetGoOfElement(file: FileFacts, { call, element, place, made, uses }: DetachedElement): Planned<EmptyPlan> {
  return attempt(() => {
    const statement = enclosingStatement(call);
    if (statement?.type !== T.ExpressionStatement || unwrap(statement.expression) !== call || statement.parent.type !== T.BlockStatement) return refuse('nothing can stand behind the removal', call);
    const none = noneOf(file, place);
    const isRead = (use: TSESTree.Node): boolean => !made.some((making) => making.left === use || (making.range[1] < use.range[0] && enclosingFunction(making) === enclosingFunction(use)));
    const unasked = uses.find((use) => isRead(use) && use.parent?.type !== T.VariableDeclarator && !isAsked(file, use));
    if (unasked) return refuse(`\`${file.textOf(unasked)}\` is used without asking whether it is there`, unasked);
    const later = uses.find((use) => use.range[0] > statement.range[1] && enclosingFunction(use) === enclosingFunction(call) && within(use, statement.parent));
    if (later) return refuse('the element is used after its removal', later);
    return { plan: { by: 'empty', walk: statement.range, text: `${file.textOf(element)} = ${none}` }, verdict: { level: 'review', scope: 'file', reason: `Let go of ${place.title} once it is removed: who reads it then gets ${none}` } };
  });
}

/** `this.tip?.remove()`, `if (this.tip) …`, and the question itself. */
function isAsked(file: FileFacts, use: TSESTree.Node): boolean {
  const outer = wrapped(use);
  const { parent } = outer;
  if (parent?.type === T.MemberExpression && parent.object === outer && parent.optional) return true;
  return parent?.type === T.IfStatement || parent?.type === T.UnaryExpression || (parent?.type === T.LogicalExpression && parent.left === outer) || (parent?.type === T.ConditionalExpression && parent.test === outer) || parent?.type === T.BinaryExpression || guardOf(file, use) !== undefined;
}
