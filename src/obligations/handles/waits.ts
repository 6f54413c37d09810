import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { calledName } from '../../facts/called.ts';
import type { FileFacts } from '../../facts/file.ts';
import type { Life } from '../../facts/life.ts';
import { isExecutor } from '../../facts/promises.ts';
import { functionsAt } from '../../facts/reach.ts';
import { fieldUses } from '../../facts/slots.ts';
import { enclosingFunction, enclosingStatement, inLoop, within, wrapped, type CallNode, type FunctionNode } from '../../facts/syntax.ts';
import { acquisitionsOf } from '../acquired/acquisitions.ts';
import { asksForEnd, testAround } from './timer-facts.ts';

/** A function on the way to a node, and the place in it that comes nearer. */
interface Step {
  readonly fn: FunctionNode;
  readonly at: TSESTree.Node;
}

/** What a life waits for before it comes to a node, so that it may have ended by then. */
export interface Wait {
  /** The `await`, or the call that is given the function. */
  readonly node: TSESTree.Node;
  readonly by: 'await' | 'promise' | 'callback';
  /** From the node up to the function that waits. */
  readonly steps: readonly Step[];
}

/** What is asked of the file for one life. `isStopped`: whether the end of the life keeps a call from calling back. */
interface Asked {
  readonly file: FileFacts;
  readonly life: Life;
  readonly isStopped: (call: CallNode) => boolean;
}

/**
 * The wait that the life may end in before it comes to the node, and after which nothing asks whether it has; through the
 * functions of the file that come there.
 */
export function unaskedWait(file: FileFacts, node: TSESTree.Node, life: Life, isStopped: Asked['isStopped']): Wait | undefined {
  const wait = waitBefore({ file, life, isStopped }, node, new Set());
  if (!wait) return undefined;
  const isAfter = (asking: TSESTree.Node): boolean => wait.steps.some((step, index) => within(asking, step.fn) && decides(asking, step.at) && !(wait.by === 'await' && index === wait.steps.length - 1 && asking.range[1] <= wait.node.range[0] && !inLoop(wait.node)));
  return asksForEnd(file, life, isAfter) || asksByName(file, isAfter) ? undefined : wait;
}

/** Whether the answer of a test decides if a place is come to: it stands within, or behind an `if` that leaves. */
function decides(asking: TSESTree.Node, at: TSESTree.Node): boolean {
  const test = testAround(asking);
  if (!test) return false;
  if (within(at, test)) return true;
  const leaves = test.type === T.IfStatement ? (test.consequent.type === T.BlockStatement ? test.consequent.body.at(-1) : test.consequent) : undefined;
  return leaves !== undefined && /^(?:Return|Throw|Break|Continue)Statement$/.test(leaves.type) && test.range[1] <= at.range[0] && test.parent !== undefined && within(at, test.parent);
}

/** `if (signal.aborted)`, `if (!isMounted())`: what has ended, by a word for it. */
const asksByName = (file: FileFacts, isThere: (node: TSESTree.Node) => boolean): boolean =>
  file.nodes(T.Identifier).some((name) => hasEnded.test(name.name) && isThere(calledOr(name.parent.type === T.MemberExpression && name.parent.property === name ? name.parent : name)));

const hasEnded = /^_?(?:is|has)?_?(?:abort|cancel|dispos|destroy|unmount|mount|stopp|clos|ended|terminat|active|running|alive|connected|gone)/i;

const calledOr = (node: TSESTree.Node): TSESTree.Node => (node.parent?.type === T.CallExpression && node.parent.callee === node ? node.parent : node);

function waitBefore(asked: Asked, node: TSESTree.Node, seen: Set<TSESTree.Node>): Wait | undefined {
  const { file, life } = asked;
  const home = life.fn ?? life.node;
  const steps: Step[] = [];
  for (let [at, fn] = [node, enclosingFunction(node)]; fn && within(fn, home); [at, fn] = [fn, enclosingFunction(fn)]) {
    if (seen.has(fn)) return undefined;
    steps.push({ fn, at });
    const awaited = awaitBefore(file, fn, at);
    if (awaited) return { node: awaited, by: 'await', steps };
    if (fn === home) return undefined;
    seen.add(fn);
    let goesOn = false;
    for (const use of usesOf(file, fn, life)) {
      const found = waitOfUse(asked, use, fn, seen);
      if (found === 'atOnce' && use === fn) goesOn = true;
      const wait = found === 'atOnce' ? (use === fn ? undefined : waitBefore(asked, use, seen)) : found;
      if (wait) return { ...wait, steps: [...steps, ...wait.steps] };
    }
    if (!goesOn) return undefined;
  }
  return undefined;
}

/** An `await` of the function's own that runs before a node, or in the loop around both. */
const awaitBefore = (file: FileFacts, fn: FunctionNode, node: TSESTree.Node): TSESTree.Node | undefined =>
  fn.async ? file.index.awaits.find((found) => enclosingFunction(found) === fn && (found.range[1] <= node.range[0] || (inLoop(found) && inLoop(node)))) : undefined;

/** Where a function is called or handed on: by its name, as a method of the instance, where it is written. */
function usesOf(file: FileFacts, fn: FunctionNode, { instance }: Life): readonly TSESTree.Node[] {
  const name = [...(instance?.methods ?? [])].find(([, method]) => method === fn)?.[0];
  if (instance && name !== undefined) return fieldUses(file, instance, name);
  const variable = file.scopes.variableOf(fn);
  return variable ? variable.references.filter((reference) => reference.isRead()).map(({ identifier }) => identifier) : [fn];
}

/** What one use of a function waits for before it runs; undefined when it runs whenever somebody likes. */
function waitOfUse(asked: Asked, use: TSESTree.Node, fn: FunctionNode, seen: Set<TSESTree.Node>): Wait | 'atOnce' | undefined {
  const { file, isStopped } = asked;
  const outer = boundAround(use);
  const { parent } = outer;
  if (parent?.type === T.NewExpression) return isExecutor(file, fn) ? 'atOnce' : undefined;
  if (parent?.type !== T.CallExpression) return undefined;
  if (parent.callee === outer) return 'atOnce';
  const acquired = acquisitionsOf(file).find(({ node }) => node === parent);
  if (acquired && (!acquired.row.finite?.includes('one-shot') || isStopped(parent))) return undefined;
  const name = calledName(parent) ?? '';
  if (/^(?:then|catch|finally)$/.test(name)) return { node: parent, by: 'promise', steps: [] };
  if (notCalled.test(name)) return undefined;
  if (calledAtOnce.test(name)) return 'atOnce';
  const [called] = functionsAt(file, parent.callee);
  if (called) return waitOfParameter(asked, called, parent.arguments.indexOf(outer as TSESTree.Expression), seen) ?? 'atOnce';
  // `useCallback(() => …)`, `debounce(() => …)`: somebody calls what it gives.
  return acquired || enclosingStatement(parent)?.type === T.ExpressionStatement && /^(?:ExpressionStatement|AwaitExpression)$/.test(wrapped(parent).parent?.type ?? '') ? { node: parent, by: 'callback', steps: [] } : undefined;
}

/** `this.start`, `this.start.bind(this)` */
function boundAround(use: TSESTree.Node): TSESTree.Node {
  const outer = wrapped(use);
  const call = outer.parent?.type === T.MemberExpression && outer.parent.object === outer ? outer.parent.parent : undefined;
  return call?.type === T.CallExpression && call.callee === outer.parent && calledName(call) === 'bind' ? call : outer;
}

/** `function load(done) { fetch(url).then(done); }`: what a function of the file does with one that it is given. */
function waitOfParameter(asked: Asked, called: FunctionNode, position: number, seen: Set<TSESTree.Node>): Wait | undefined {
  const parameter = called.params[position];
  if (parameter?.type !== T.Identifier || seen.has(called)) return undefined;
  const ofCall: Asked = { ...asked, life: { ...asked.life, kind: 'function', node: called, fn: called } };
  for (const { identifier } of asked.file.scopes.variable(parameter)?.references ?? []) {
    const found = waitOfUse(ofCall, identifier, called, new Set([...seen, called]));
    const wait = found === 'atOnce' ? waitBefore(ofCall, identifier, new Set(seen)) : found;
    if (wait) return { ...wait, steps: [] };
  }
  return undefined;
}

/** Calls that run a function as often as something happens, whose end somebody else sees to, or that undo such a call. */
const notCalled = /^(?:on|\$on|once|on[A-Z]\w*|add\w*Listener|bind|listen|watch\w*|observe\w*|connect|delegate|live|hover|ready|subscribe|setState|use[A-Z]\w*|remove\w*|off|\$off|un[a-z]\w*|clear\w*|cancel\w*|stop\w*|detach\w*)$/;

/** Calls that run a function before they return, or in the same turn. */
const calledAtOnce = /^(?:forEach|each|map|filter|reduce|reduceRight|some|every|find\w*|flatMap|sort|from|call|apply|times|tap|run|runOutsideAngular|runInAction|untracked|batch|unstable_batchedUpdates|startTransition|transaction|action|nextTick|\$nextTick|queueMicrotask)$/;
