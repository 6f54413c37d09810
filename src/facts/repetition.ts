import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { Answer } from './answer.ts';
import { globalCallee, isArray } from './arrays.ts';
import { callbackRole } from './callbacks.ts';
import type { FileFacts } from './file.ts';
import { isKind } from './kinds.ts';
import { listenerCall } from './listener-call.ts';
import { isOpenEnded } from './open-ended.ts';
import { sizeOf, type Size } from './size.ts';
import { isFunction, memberName, methodCall, unwrap, within, wrapped, type FunctionNode } from './syntax.ts';
import { contains } from './walk.ts';

/** What runs a piece of code again and again. */
export interface Repetition {
  /** loop: its turns. elements: a callback that an array's method calls. comparisons: one that a sort calls. calls: a function that is called so. */
  readonly by: 'loop' | 'elements' | 'comparisons' | 'calls';
  /** The loop or the function. */
  readonly node: TSESTree.Node;
  /** Whether that happens as often as open-ended data has elements, with nothing to wait for between. */
  readonly open: Answer;
  /** `for each element` */
  readonly title: string;
}

const iterating = /^(?:map|filter|flatMap|forEach|some|every|find|findIndex|findLast|findLastIndex|reduce|reduceRight)$/;
const sorting = /^(?:sort|toSorted)$/;
/** Events that come many times a second. */
const frequent = /^(?:data|message|mousemove|pointermove|touchmove|scroll|wheel|drag|dragover|resize)$/;

/** What runs a node again and again, innermost first: as far out as one follows from the other. */
export function repetitionsOf(file: FileFacts, node: TSESTree.Node, depth = 0): Repetition[] {
  const found: Repetition[] = [];
  let [leaves, throws] = [false, false];
  for (let inner: TSESTree.Node = node; inner.parent; inner = inner.parent) {
    const { parent }: TSESTree.Node = inner;
    const end = endOf(inner, parent);
    leaves ||= end === 'leaves';
    throws ||= end === 'throws';
    if (throws) return found;
    if (isLoopOver(parent, inner)) {
      // `continue` aside, a branch that leaves the loop runs once.
      if (!leaves) found.push({ by: 'loop', node: parent, open: waits(file, parent) ? 'unknown' : opennessOf(file, parent), title: 'on each turn of the loop' });
      leaves = false;
    } else if (isFunction(parent)) {
      if (inner !== parent.body) return found;
      leaves = false;
      const repetition = callsOf(file, parent, depth);
      if (!repetition) return found;
      if (repetition !== 'once') found.push(repetition);
      if (repetition !== 'once' && repetition.by === 'calls') return found;
    }
  }
  return found;
}

/** Whether the code after a statement is left with it: what stands in such a branch runs at most once. */
function endOf(node: TSESTree.Node, parent: TSESTree.Node): 'leaves' | 'throws' | undefined {
  if (node.type === T.ThrowStatement || node.type === T.CatchClause) return 'throws';
  if (node.type === T.ReturnStatement) return 'leaves';
  const list = parent.type === T.BlockStatement ? parent.body : parent.type === T.SwitchCase ? parent.consequent : [];
  const last = list.at(-1);
  if (last?.type === T.ThrowStatement) return 'throws';
  return last?.type === T.ReturnStatement || (last?.type === T.BreakStatement && parent.type === T.BlockStatement) ? 'leaves' : undefined;
}

const isLoopOver = (loop: TSESTree.Node, part: TSESTree.Node): loop is TSESTree.ForStatement | TSESTree.ForOfStatement | TSESTree.ForInStatement | TSESTree.WhileStatement | TSESTree.DoWhileStatement => {
  if (loop.type === T.ForOfStatement || loop.type === T.ForInStatement) return loop.body === part;
  if (loop.type === T.ForStatement) return loop.init !== part;
  return loop.type === T.WhileStatement || loop.type === T.DoWhileStatement;
};

/** Whether a loop or a function waits in each turn: what it waits for takes longer than what it makes. */
const waits = (file: FileFacts, loop: TSESTree.Node): boolean => (loop.type === T.ForOfStatement && loop.await) || contains(file, loop, (node) => node.type === T.AwaitExpression);

function opennessOf(file: FileFacts, loop: TSESTree.Node): Answer {
  if (loop.type === T.ForOfStatement) return isOpenEnded(file, loop.right) ? 'yes' : openness(sizeOf(file, loop.right));
  if (loop.type !== T.ForStatement || loop.test?.type !== T.BinaryExpression) return 'unknown';
  const limit = unwrap(loop.test.right);
  if (limit.type === T.MemberExpression && memberName(limit) === 'length') return openness(sizeOf(file, limit.object));
  const value = limit.type === T.Identifier ? file.scopes.constant(limit) : limit;
  return value?.type === T.Literal ? (Number(value.value) < 1000 ? 'no' : 'yes') : 'yes';
}

const openness = (size: Size): Answer => (size === 'small' ? 'no' : size === 'unknown' ? 'unknown' : 'yes');

/** How a function is run: by what it is passed to, or by its calls in this file. `once`: in place, like the code around it. */
function callsOf(file: FileFacts, fn: FunctionNode, depth: number): Repetition | 'once' | undefined {
  const outer = wrapped(fn);
  const { parent } = outer;
  if (parent?.type === T.CallExpression && parent.callee === outer) return 'once';
  const passed = parent?.type === T.CallExpression ? callbackOf(file, parent, outer, fn) : undefined;
  if (passed) return passed;
  const variable = depth < 2 ? file.scopes.variableOf(fn) : undefined;
  const answers = (variable?.references ?? []).flatMap(({ identifier, init }): Answer[] => (init ? [] : [openUse(file, fn, identifier as TSESTree.Identifier, depth)]));
  const open: Answer = answers.includes('yes') ? 'yes' : 'no';
  return open === 'yes' ? { by: 'calls', node: fn, open, title: `at each call of \`${variable?.name ?? ''}\`, which is called for each element` } : hotHandler(file, fn);
}

function openUse(file: FileFacts, fn: FunctionNode, use: TSESTree.Identifier, depth: number): Answer {
  const { parent } = use;
  if (parent.type !== T.CallExpression) return 'no';
  if (parent.callee !== use) return callbackOf(file, parent, use, fn)?.open === 'yes' ? 'yes' : 'no';
  return repetitionsOf(file, parent, depth + 1).some(({ open }) => open === 'yes') ? 'yes' : 'no';
}

/** `values.map(fn)`, `values.sort(fn)`, `Array.from(values, fn)` */
function callbackOf(file: FileFacts, call: TSESTree.CallExpression, argument: TSESTree.Node, fn: FunctionNode): Repetition | undefined {
  const at = call.arguments.indexOf(argument as TSESTree.Expression);
  const made = at === 1 && globalCallee(file, call) === 'Array.from' ? call : undefined;
  if (made) return elements(file, fn, sizeOf(file, made), 'for each element');
  const method = at === 0 ? methodCall(call) : undefined;
  if (!method) return undefined;
  const kind = isArray(file, method.receiver);
  // Whatever sorts with a comparison calls it more often than it has elements.
  if (sorting.test(method.name) && fn.params.length === 2) return { ...elements(file, fn, sizeOf(file, method.receiver), 'for each comparison of the sort', kind === 'no' ? 'unknown' : 'yes'), by: 'comparisons' };
  if (!iterating.test(method.name) || kind === 'no') return undefined;
  return elements(file, fn, sizeOf(file, method.receiver), 'for each element', kind);
}

function elements(file: FileFacts, fn: FunctionNode, size: Size, title: string, isWalked: Answer = 'yes'): Repetition {
  const open = openness(size);
  return { by: 'elements', node: fn, open: open === 'no' ? 'no' : isWalked === 'unknown' || (open === 'unknown' && title === 'for each element') || waits(file, fn) ? 'unknown' : 'yes', title };
}

/** A request's handler, or that of an event that comes many times a second. */
function hotHandler(file: FileFacts, fn: FunctionNode): Repetition | undefined {
  if (callbackRole(file, fn)?.kind === 'request') return { by: 'calls', node: fn, open: 'unknown', title: 'for each request' };
  const uses = (file.scopes.variableOf(fn)?.references ?? []).flatMap(({ identifier, init }) => (init ? [] : [identifier as TSESTree.Node]));
  for (const use of [fn, ...uses]) {
    const repetition = handledAt(file, fn, use);
    if (repetition) return repetition;
  }
  return undefined;
}

/** `canvas.addEventListener('pointermove', draw)`, `socket.onmessage = read`, `requestAnimationFrame(draw)` in `draw` itself. */
function handledAt(file: FileFacts, fn: FunctionNode, use: TSESTree.Node): Repetition | undefined {
  const set = use.parent?.type === T.AssignmentExpression && use.parent.right === use && use.parent.left.type === T.MemberExpression ? use.parent.left : undefined;
  const event = /^on(\w+)$/.exec((set && memberName(set)) ?? '')?.[1];
  if (set && event !== undefined && frequent.test(event) && isKind(file, set.object, 'event-target') === 'yes') return { by: 'calls', node: fn, open: 'unknown', title: `on each \`${event}\`` };
  if (use.parent?.type === T.CallExpression && use.parent.arguments[0] === use && use !== fn && within(use, fn) && globalCallee(file, use.parent) === 'requestAnimationFrame') return { by: 'calls', node: fn, open: 'unknown', title: 'on each frame' };
  const added = use.parent && listenerCall(use.parent);
  if (added?.handler !== use || added.by === 'once' || !frequent.test(added.event ?? '')) return undefined;
  const isSource = isKind(file, added.source, added.by === 'addEventListener' ? 'event-target' : 'emitter');
  return isSource === 'yes' ? { by: 'calls', node: fn, open: 'unknown', title: `on each \`${added.event ?? ''}\`` } : undefined;
}
