import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { Answer } from '../../facts/answer.ts';
import { capturesLife } from '../../facts/captures.ts';
import type { FileFacts } from '../../facts/file.ts';
import type { Life } from '../../facts/life.ts';
import { isSettler } from '../../facts/promises.ts';
import { calledFrom, isReached, reachedAtEnd } from '../../facts/reach.ts';
import { fieldUses, instanceOfThis, isWrite } from '../../facts/slots.ts';
import { enclosingFunction, isClass, memberName, unwrap, within, type CallNode, type FunctionNode } from '../../facts/syntax.ts';

/** The function that a timer runs, through `this.tick`, `.bind` and names. */
export function timerCallback(file: FileFacts, call: CallNode): FunctionNode | undefined {
  let argument = call.arguments[0] && unwrap(call.arguments[0]);
  if (!argument) return undefined;
  if (argument.type === T.CallExpression && argument.callee.type === T.MemberExpression && memberName(argument.callee) === 'bind') argument = unwrap(argument.callee.object);
  if (argument.type === T.MemberExpression) return instanceOfThis(file, argument.object)?.methods.get(memberName(argument) ?? '');
  return file.scopes.functionOf(argument);
}

/**
 * Whether the callback looks at a flag that the teardown sets: `if (this.disposed) return`.
 * The timer still runs, once or idly; nothing is kept at work.
 */
export function isGuarded(file: FileFacts, call: CallNode, life: Life): boolean {
  const callback = timerCallback(file, call);
  if (!callback || life.teardowns.length === 0) return false;
  const running = [callback, ...calledFrom(file, callback)];
  return asksForEnd(file, life, (node) => running.some((fn) => within(node, fn)));
}

/** Whether a test at one of these places asks for a flag that the end of the life sets. */
export function asksForEnd(file: FileFacts, life: Life, isThere: (node: TSESTree.Node) => boolean): boolean {
  const reached = reachedAtEnd(file, life);
  if (asksBase(file, isThere, life)) return true;
  return file.index.assignments.some((assignment) => {
    if (!isReached(assignment, reached)) return false;
    const target = unwrap(assignment.left);
    if (target.type === T.Identifier) {
      const variable = file.scopes.variable(target);
      return (variable?.references ?? []).some(({ identifier }) => isThere(identifier) && isInTest(identifier));
    }
    if (target.type !== T.MemberExpression) return false;
    const instance = instanceOfThis(file, target.object);
    const name = memberName(target);
    if (!instance || name === undefined) return false;
    return fieldUses(file, instance, name).some((use) => !isWrite(use) && isThere(use) && isInTest(use));
  });
}

/** `if (this.isDisposed) return;` of a member that the class inherits: its base sets it at the end. */
const asksBase = (file: FileFacts, isThere: (node: TSESTree.Node) => boolean, { instance }: Life): boolean =>
  instance !== undefined && isClass(instance.node) && instance.node.superClass !== null && file.index.members.some((member) => /^_?(?:is)?(?:disposed|destroyed|unmounted)$/i.test(memberName(member) ?? '') && isThere(member) && isInTest(member) && instanceOfThis(file, member.object) === instance && !instance.methods.has(memberName(member) ?? '') && !fieldUses(file, instance, memberName(member) ?? '').some(isWrite));

/** Whether a node stands in the test of an `if`, a loop, a conditional, on the left of `&&`, or before `?.`. */
const isInTest = (node: TSESTree.Node): boolean => testAround(node) !== undefined;

/** What the answer of a test that a node stands in decides. */
export function testAround(node: TSESTree.Node): TSESTree.Node | undefined {
  for (let current = node; current.parent; current = current.parent) {
    const { parent } = current;
    switch (parent.type) {
      case T.IfStatement:
      case T.ConditionalExpression:
      case T.WhileStatement:
        return parent.test === current ? parent : undefined;
      case T.LogicalExpression:
        if (parent.left === current && parent.operator === '&&') return parent;
        break;
      case T.ChainExpression:
        return parent;
      case T.MemberExpression:
        if (parent.optional && parent.object === current) return parent;
        break;
      case T.UnaryExpression:
      case T.BinaryExpression:
        break;
      default:
        return undefined;
    }
  }
  return undefined;
}

/**
 * Whether the callback does anything that is seen after the end: more than to assign, to settle a promise, to set a
 * component's state (React ignores that after the unmount), or to tell the listeners of its own emitter.
 */
export function acts(file: FileFacts, call: CallNode): boolean {
  const callback = timerCallback(file, call);
  return !callback || file.index.calls.some((inner) => inner.type === T.CallExpression && within(inner, callback) && isSeenOutside(file, inner));
}

/** The same, whatever has happened until then: not behind a test that what came first may have decided. */
export function actsAnyway(file: FileFacts, call: CallNode): boolean {
  const callback = timerCallback(file, call);
  if (!callback) return !isSettler(file, call.arguments[0] && file.scopes.variable(unwrap(call.arguments[0])));
  return file.index.calls.some((inner) => inner.type === T.CallExpression && within(inner, callback) && isSeenOutside(file, inner) && !isBehindTest(file, inner, callback));
}

/** `if (server.listening) server.close()`, `if (done) return;` before it, and what makes the value of a settlement. */
function isBehindTest(file: FileFacts, inner: TSESTree.Node, callback: FunctionNode): boolean {
  for (let current: TSESTree.Node = inner; current.parent && current !== callback; current = current.parent) {
    const { parent } = current;
    if ((parent.type === T.IfStatement || parent.type === T.ConditionalExpression) && parent.test !== current) return true;
    if (parent.type === T.LogicalExpression && parent.right === current) return true;
    if (parent.type === T.CallExpression && parent.callee !== current && parent.callee.type === T.Identifier && isSettler(file, file.scopes.variable(parent.callee))) return true;
  }
  return file.index.returns.some((found) => found.range[1] <= inner.range[0] && enclosingFunction(found) === callback && found.parent !== callback.body);
}

function isSeenOutside(file: FileFacts, call: TSESTree.CallExpression): boolean {
  const callee = unwrap(call.callee);
  if (callee.type === T.Identifier) return !isSettler(file, file.scopes.variable(callee));
  if (callee.type !== T.MemberExpression) return true;
  const name = memberName(callee) ?? '';
  const own = unwrap(callee.object);
  if (own.type === T.ThisExpression) return !/^(?:setState|forceUpdate|requestUpdate)$/.test(name);
  const isOwnField = own.type === T.MemberExpression && unwrap(own.object).type === T.ThisExpression;
  return !(/^(?:resolve|reject)$/.test(name) || (isOwnField && /^(?:emit|fire|next|dispatch|trigger)$/.test(name)));
}

/** The delay in milliseconds, when it is written down; a missing one is 0. */
export function delayOf(file: FileFacts, call: CallNode): number | undefined {
  const argument = call.arguments[1];
  return argument ? numberOf(file, argument) : 0;
}

/**
 * Whether a timer waits for a second or more, in the usual case: as it is written, by a factor (`seconds * 1000`), by
 * a part of a sum or a default; `unknown` for what is given from elsewhere.
 */
export function waitsLong(file: FileFacts, call: CallNode): Answer {
  const [, argument] = call.arguments;
  return argument ? isLong(file, argument) : 'no';
}

function isLong(file: FileFacts, node: TSESTree.Node): Answer {
  const value = unwrap(node);
  const number = numberOf(file, value);
  if (number !== undefined) return number >= 1000 ? 'yes' : 'no';
  // delay ?? 100: who sets something else may want more, but hardly a second.
  if (value.type === T.LogicalExpression) return (numberOf(file, value.right) ?? Infinity) < 300 ? 'no' : isLong(file, value.right) === 'yes' ? 'yes' : 'unknown';
  if (value.type !== T.BinaryExpression) return 'unknown';
  // 300 - elapsed
  if (value.operator === '-') return isLong(file, value.left) === 'no' ? 'no' : 'unknown';
  return /^[*+]$/.test(value.operator) && [value.left, value.right].some((part) => isLong(file, part) === 'yes') ? 'yes' : 'unknown';
}

/** A number that is written down, as it is or as a product of such: `5 * MINUTE`. */
function numberOf(file: FileFacts, node: TSESTree.Node, depth = 0): number | undefined {
  const value = unwrap(node);
  if (value.type === T.Literal) return typeof value.value === 'number' ? value.value : undefined;
  if (depth > 5) return undefined;
  if (value.type === T.Identifier) {
    const constant = file.scopes.constant(value);
    return constant && numberOf(file, constant, depth + 1);
  }
  if (value.type !== T.BinaryExpression || (value.operator !== '*' && value.operator !== '+')) return undefined;
  const [left, right] = [numberOf(file, value.left, depth + 1), numberOf(file, value.right, depth + 1)];
  return left === undefined || right === undefined ? undefined : value.operator === '*' ? left * right : left + right;
}

/** Whether the callback reaches anything that the life would otherwise let go. */
export function captures(file: FileFacts, call: CallNode, life: Life): boolean {
  const callback = timerCallback(file, call);
  return callback ? capturesLife(file, callback, life) || isMethod(callback) : !isSettler(file, call.arguments[0] && file.scopes.variable(call.arguments[0]));
}

/** What is bound to its instance, or called on it, holds it. */
const isMethod = ({ parent }: FunctionNode): boolean => parent.type === T.MethodDefinition || parent.type === T.PropertyDefinition || parent.type === T.Property;
