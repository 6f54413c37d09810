import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { calledName } from '../../facts/called.ts';
import { collection, foreignCollector, mayBeOwnCollector, ownCollector } from '../../facts/collector-names.ts';
import { memberName, unwrap, wrapped, type CallNode } from '../../facts/syntax.ts';

/** VS Code's and Atom's word for an event function. */
export const isEventName = /^on(?:Did|Will)[A-Z]/;

/** `this._register` of `this._register(made)`, `this.disposables.push` of `this.disposables.push(made)`. */
export function collectorOf(made: TSESTree.Node): TSESTree.MemberExpression | undefined {
  const outer = throughComma(made);
  const call = outer.parent;
  if (call?.type !== T.CallExpression || call.callee === outer || call.callee.type !== T.MemberExpression) return undefined;
  const name = memberName(call.callee) ?? '';
  const isOwn = unwrap(call.callee.object).type === T.ThisExpression;
  return (isOwn ? mayBeOwnCollector : foreignCollector).test(name) ? call.callee : undefined;
}

/** Whether something of an instance is handed to what ends it, `this.addDisposables(this.changed)`, `this.disposables.push(this.changed)`: the collector's name tells. */
export function isHandedToEnd(value: TSESTree.Node): boolean {
  const collector = collectorOf(value);
  if (!collector) return false;
  const object = unwrap(collector.object);
  if (object.type === T.ThisExpression) return ownCollector.test(memberName(collector) ?? '');
  return object.type === T.MemberExpression && unwrap(object.object).type === T.ThisExpression && collection.test(memberName(object) ?? '');
}

/** What an expression is the value of: `(a, made)` of `made`. */
function throughComma(made: TSESTree.Node): TSESTree.Node {
  const outer = wrapped(made);
  return outer.parent?.type === T.SequenceExpression && outer.parent.expressions.at(-1) === outer ? throughComma(outer.parent) : outer;
}

/**
 * Whether something takes over the result of a call to release it with others: a collector that is called with it,
 * `[a, b]`, `Disposable.from(a, b)`, or the third argument of `onDidChange(listener, this, disposables)`.
 */
export function isCollected(made: CallNode): boolean {
  const [, , collector] = made.arguments;
  if (made.arguments.length === 3 && isEventName.test(calledName(made) ?? '') && (collector?.type === T.Identifier || collector?.type === T.MemberExpression)) return true;
  const { parent } = wrapped(made);
  if (parent?.type === T.ArrayExpression) return true;
  if (parent?.type === T.CallExpression && calledName(parent) === 'from' && parent.arguments.length > 1) return true;
  return collectorOf(made) !== undefined;
}

/** `subscriptions.push((a.onX(f), b.onY(g)))`: the comma operator drops the first. */
export function isLostOperand(made: CallNode): boolean {
  const operand = wrapped(made);
  const { parent } = operand;
  return parent?.type === T.SequenceExpression && parent.expressions.at(-1) !== operand && (collectorOf(parent) !== undefined || parent.parent.type === T.ArrayExpression);
}
