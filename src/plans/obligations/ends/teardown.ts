import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../../facts/file.ts';
import { isWrite, usesOf, type Slot } from '../../../facts/slots.ts';
import { enclosingFunction, inside, memberName, within, type FunctionNode } from '../../../facts/syntax.ts';
import { closureOf, functionsAt, isReached } from '../../../facts/reach.ts';
import { isWiped } from '../../../facts/wiped.ts';
import { refuse } from '../../refusal.ts';
import type { End } from '../plan.ts';

/** The place for one more release in a function that runs at the end of a life. */
export function endIn(file: FileFacts, fn: FunctionNode, slots: readonly Slot[], returns = true): End {
  if (fn.body.type !== T.BlockStatement) return { at: 'arrow', fn: fn.range, returns };
  const before = placeIn(file, fn, fn.body, slots);
  return { at: 'block', body: fn.body.range, ...(before ? { before: before.range } : {}) };
}

/** Before the statement that empties the slot or leaves the function; else at the end. */
function placeIn(file: FileFacts, fn: FunctionNode, { body }: TSESTree.BlockStatement, slots: readonly Slot[]): TSESTree.Statement | undefined {
  const last = body.at(-1);
  const [slot] = slots;
  if (slot) {
    const reached = closureOf(file, [fn]);
    const empties = usesOf(file, slot).filter((use) => isWrite(use) && isReached(use, reached));
    if (empties.length > 0) return body.find((statement) => empties.some((use) => within(use, statement))) ?? body[0];
  }
  const wiped = body.find((statement) => isWiped(file, statement));
  const leaves = file.index.returns.filter((statement) => enclosingFunction(statement) === fn && statement !== last && within(statement, fn));
  const isLeft = leaves.some((statement) => !isGuard(file, topOf(statement, body)));
  // What it awaits may fail, or never come.
  const waits = fn.async ? body.find((statement) => file.index.awaits.some((wait) => enclosingFunction(wait) === fn && within(wait, statement))) : undefined;
  const early = isLeft ? body[0] : earlier(waits, wiped);
  const goesOn = early && body.slice(body.indexOf(early)).findLast((statement) => slots.some((each) => isUsedIn(file, each, statement)));
  if (early && !goesOn) return early;
  if (goesOn && (isLeft || goesOn.type === T.ReturnStatement)) refuse('its end still uses it, and may be left before that', goesOn);
  return last && (last.type === T.ReturnStatement || isSuperCall(last)) ? last : undefined;
}

const earlier = (a: TSESTree.Statement | undefined, b: TSESTree.Statement | undefined): TSESTree.Statement | undefined => (a && b ? (a.range[0] < b.range[0] ? a : b) : (a ?? b));

/** Whether a statement uses what a slot holds: by itself, or by what it calls. */
function isUsedIn(file: FileFacts, slot: Slot, statement: TSESTree.Statement): boolean {
  const called = closureOf(file, inside(file.index.calls, statement).flatMap(({ callee }) => functionsAt(file, callee)));
  return usesOf(file, slot).some((use) => !isWrite(use) && (within(use, statement) || isReached(use, called)));
}

const topOf = (node: TSESTree.Node, body: readonly TSESTree.Statement[]): TSESTree.Statement | undefined => body.find((statement) => within(node, statement));

/** `if (this.isDisposed) return;`: the release ran before. */
const isGuard = (file: FileFacts, statement: TSESTree.Statement | undefined): boolean =>
  statement?.type === T.IfStatement && /dispos|destroy|unmount|torn|closed|stopped|deactivated/i.test(file.textOf(statement.test));

const isSuperCall = (statement: TSESTree.Statement): boolean => {
  const call = statement.type === T.ExpressionStatement ? statement.expression : undefined;
  const called = call?.type === T.AwaitExpression ? call.argument : call;
  return called?.type === T.CallExpression && called.callee.type === T.MemberExpression && called.callee.object.type === T.Super && memberName(called.callee) !== undefined;
};
