import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { originOf } from '../../facts/origin.ts';
import { closureOf, isReached } from '../../facts/reach.ts';
import { isWrite, targetSlot, usesOf, type Slot } from '../../facts/slots.ts';
import { enclosingFunction, unwrap, within, type CallNode, type FunctionNode } from '../../facts/syntax.ts';
import { renewingCalls } from './renewals.ts';
import { timerCallback } from './timer-facts.ts';

/** The loop of a timer: the function that sets it, the calls that come back to that, and all that a turn runs. */
interface Loop {
  readonly file: FileFacts;
  readonly home: FunctionNode;
  readonly back: readonly CallNode[];
  readonly runs: ReadonlySet<FunctionNode>;
}

type Way = 'up' | 'down';

/**
 * Whether a timer that sets itself again comes to its end by itself: each turn counts, or its time is over. Followed
 * through the test that decides and everything that a turn writes to what it asks for.
 */
export function endsByItself(file: FileFacts, call: CallNode): boolean {
  const [callback, home] = [timerCallback(file, call), enclosingFunction(call)];
  if (!callback || !home) return false;
  const back = renewingCalls(file, callback, home);
  const loop: Loop = { file, home, back, runs: closureOf(file, [callback]) };
  return isBounded(loop, call) || (back.length > 0 && back.every((one) => isBounded(loop, one)));
}

const isBounded = (loop: Loop, node: TSESTree.Node): boolean => testsBefore(loop.file, node).some(({ test, goesOn }) => partsOf(test, goesOn).some((part) => isLimit(loop, part, goesOn)));

/** The tests that decide whether a function comes to a node, and which answer lets it. */
function testsBefore(file: FileFacts, node: TSESTree.Node): { test: TSESTree.Node; goesOn: boolean }[] {
  const home = enclosingFunction(node);
  const found: { test: TSESTree.Node; goesOn: boolean }[] = [];
  for (let current: TSESTree.Node = node; current.parent && current !== home; current = current.parent) {
    const { parent } = current;
    if ((parent.type === T.IfStatement || parent.type === T.ConditionalExpression) && parent.test !== current) found.push({ test: parent.test, goesOn: parent.consequent === current });
    if (parent.type === T.LogicalExpression && parent.right === current && parent.operator !== '??') found.push({ test: parent.left, goesOn: parent.operator === '&&' });
  }
  for (const left of file.index.returns) {
    const holder = left.parent.type === T.BlockStatement ? left.parent.parent : left.parent;
    if (enclosingFunction(left) === home && left.range[1] <= node.range[0] && holder.type === T.IfStatement && holder.parent === home?.body && within(left, holder.consequent)) found.push({ test: holder.test, goesOn: false });
  }
  return found;
}

/** Of `a && b` that must hold each part must; of `a || b` that must not hold none may. */
function partsOf(test: TSESTree.Node, goesOn: boolean): TSESTree.Node[] {
  const node = unwrap(test);
  return node.type === T.LogicalExpression && node.operator === (goesOn ? '&&' : '||') ? [...partsOf(node.left, goesOn), ...partsOf(node.right, goesOn)] : [node];
}

const mirrored: ReadonlyMap<string, string> = new Map(Object.entries({ '<': '>', '<=': '>=', '>': '<', '>=': '<=', '===': '===', '!==': '!==' }));

/** Whether a comparison that lets the loop go on must fail some time: its left side rises to the bound, or falls. */
function isLimit(loop: Loop, part: TSESTree.Node, goesOn: boolean): boolean {
  if (part.type !== T.BinaryExpression || !mirrored.has(part.operator) || part.left.type === T.PrivateIdentifier) return false;
  const sides: readonly (readonly [TSESTree.Node, string, TSESTree.Node])[] = [[part.left, part.operator, part.right], [part.right, mirrored.get(part.operator) ?? '', part.left]];
  return sides.some(([side, operator, bound]) => {
    if (/=$/.test(operator) && /^[!=]/.test(operator)) return (operator === '!==') === goesOn && isWrittenDown(bound, 0) && moves(loop, side) === 'down';
    const way: Way = operator.startsWith('<') === goesOn ? 'up' : 'down';
    return isStill(loop, bound) && (moves(loop, side) === way || (way === 'up' && isElapsed(loop, side)));
  });
}

const isWrittenDown = (node: TSESTree.Node, value: number): boolean => node.type === T.Literal && node.value === value;

/** A number, and what no turn writes to. */
function isStill({ file, runs }: Loop, bound: TSESTree.Node): boolean {
  const node = unwrap(bound);
  if (node.type === T.Literal) return typeof node.value === 'number';
  const slot = targetSlot(file, node);
  return slot !== undefined && !usesOf(file, slot).some((use) => isWrite(use) && isReached(use, runs));
}

/** Which way each turn moves a counter that outlives the turn; undefined where it may stand still, or go both ways. */
function moves(loop: Loop, side: TSESTree.Node): Way | undefined {
  const node = unwrap(side);
  const slot = targetSlot(loop.file, node.type === T.UpdateExpression ? node.argument : node);
  if (!slot) return undefined;
  if (slot.kind === 'variable' && within(slot.variable.scope.block, loop.home)) return slot.variable.defs[0]?.type === 'Parameter' ? handedOn(loop, slot) : undefined;
  const writes = usesOf(loop.file, slot).filter((use) => isWrite(use) && isReached(use, loop.runs));
  const ways = new Set(writes.map((use) => stepOf(use)));
  const [way] = ways;
  return ways.size === 1 && way && writes.some((use) => isEachTurn(loop, use, side)) ? way : undefined;
}

/** In the test itself, or in a statement of its own that each turn comes to. */
const isEachTurn = ({ runs }: Loop, use: TSESTree.Node, side: TSESTree.Node): boolean => within(use, side) || [...runs].some((fn) => use.parent?.parent?.type === T.ExpressionStatement && use.parent.parent.parent === fn.body);

/** `count++`, `left -= 1`, `count = count + 1` */
function stepOf(use: TSESTree.Node): Way | undefined {
  const { parent } = use;
  if (parent?.type === T.UpdateExpression) return parent.operator === '++' ? 'up' : 'down';
  if (parent?.type !== T.AssignmentExpression) return undefined;
  if (parent.operator === '+=' || parent.operator === '-=') return isPositive(parent.right) ? (parent.operator === '+=' ? 'up' : 'down') : undefined;
  return parent.operator === '=' ? sumOf(parent.right, use) : undefined;
}

const isPositive = (node: TSESTree.Node): boolean => node.type === T.Literal && typeof node.value === 'number' && node.value > 0;

/** `count + 1` of the same name. */
function sumOf(value: TSESTree.Node, of: TSESTree.Node): Way | undefined {
  const sum = unwrap(value);
  const isSame = sum.type === T.BinaryExpression && sum.left.type === of.type && (of.type === T.Identifier ? sum.left.type === T.Identifier && sum.left.name === of.name : of.type === T.MemberExpression && sum.left.type === T.MemberExpression && sum.left.object.type === T.ThisExpression && of.object.type === T.ThisExpression && sum.left.property.type === of.property.type && 'name' in sum.left.property && 'name' in of.property && sum.left.property.name === of.property.name);
  return isSame && isPositive(sum.right) ? (sum.operator === '+' ? 'up' : sum.operator === '-' ? 'down' : undefined) : undefined;
}

/** `retry(work, left - 1)`: a parameter that each call back is given more or less of. */
function handedOn({ home, back }: Loop, slot: Extract<Slot, { kind: 'variable' }>): Way | undefined {
  const position = home.params.findIndex((parameter) => parameter === slot.variable.identifiers[0] || (parameter.type === T.AssignmentPattern && parameter.left === slot.variable.identifiers[0]));
  const ways = new Set(back.map(({ arguments: given }) => given[position] && sumOf(given[position], slot.variable.identifiers[0] as TSESTree.Node)));
  const [way] = ways;
  return position >= 0 && ways.size === 1 ? way : undefined;
}

/** `now - begun`, `(now - begun) / 300`, `Math.min(…, 1)`: the time since something that no turn puts off. */
function isElapsed(loop: Loop, side: TSESTree.Node, depth = 0): boolean {
  const { file } = loop;
  const node = unwrap(side);
  if (depth > 5) return false;
  if (node.type === T.Identifier) {
    const value = file.scopes.constant(node);
    return isNow(loop, node) || (value !== undefined && isElapsed(loop, value, depth + 1));
  }
  if (node.type === T.CallExpression) return isNow(loop, node) || (/^Math\.(?:min|max)$/.test(file.textOf(node.callee)) && node.arguments.some((argument) => isElapsed(loop, argument, depth + 1)));
  if (node.type !== T.BinaryExpression || node.left.type === T.PrivateIdentifier) return false;
  if (node.operator === '/') return isElapsed(loop, node.left, depth + 1);
  return node.operator === '-' && isElapsed(loop, node.left, depth + 1) && isBegin(loop, node.right);
}

/** What the time is: the parameter of a frame's callback, `performance.now()`, `Date.now()`. */
function isNow({ file, home, runs }: Loop, node: TSESTree.Node): boolean {
  const origin = originOf(file, node);
  if (origin.from === 'parameter') return (origin.of === home || (origin.of !== undefined && runs.has(origin.of))) && origin.of?.params[0] === origin.node && file.index.calls.some((call) => file.textOf(call.callee).endsWith('requestAnimationFrame') && timerCallback(file, call) === origin.of);
  return origin.from === 'call' && origin.of.from === 'global' && /^(?:performance|Date)\.now$/.test(origin.of.path) && isReached(origin.node, runs);
}

/** Where the time began: written by no turn, or only while there is none yet. */
function isBegin({ file, runs }: Loop, node: TSESTree.Node): boolean {
  const slot = targetSlot(file, node);
  if (!slot) return false;
  return usesOf(file, slot).every((use) => {
    const { parent } = use;
    if (!isWrite(use) || !isReached(use, runs) || (parent?.type === T.AssignmentExpression && /^(?:\?\?|\|\|)=$/.test(parent.operator))) return true;
    return testsBefore(file, use).some(({ test, goesOn }) => goesOn && usesOf(file, slot).some((asked) => within(asked, test)));
  });
}
