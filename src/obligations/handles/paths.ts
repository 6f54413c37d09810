import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { isRef } from '../../facts/handed-ends.ts';
import type { Life } from '../../facts/life.ts';
import { fieldUses, usesOf, type Slot } from '../../facts/slots.ts';
import { enclosingFunction, enclosingFunctions, enclosingStatement, inLoop, isFunction, within, type FunctionNode } from '../../facts/syntax.ts';
import { descendants } from '../../facts/walk.ts';
import type { Acquisition } from '../acquired/acquisitions.ts';

/**
 * The first way out of the function that skips a release standing after the acquisition in the same call: a return
 * between them, or an await that may throw, where no `finally` releases.
 */
export function wayAround(file: FileFacts, node: TSESTree.Node, releases: readonly TSESTree.Node[]): TSESTree.Node | undefined {
  const home = enclosingFunction(node);
  const own = releases.filter((release) => enclosingFunction(release) === home && release.range[0] > node.range[1]);
  const [first] = own;
  if (!home || !first || own.length < releases.length || own.some(inFinally)) return undefined;
  const last = own[own.length - 1] as TSESTree.Node;
  const between = (other: TSESTree.Node): boolean => enclosingFunction(other) === home && other.range[0] > node.range[1] && other.range[1] <= last.range[0];
  const isCovered = (other: TSESTree.Node): boolean => own.some((release) => release.range[1] <= other.range[0] && sharesBlock(release, other));
  return file.index.returns.find((statement) => between(statement) && !isCovered(statement)) ?? file.index.awaits.find((expression) => between(expression) && !within(first, expression) && !isCaught(file, expression, own));
}

/** Whether a failure goes no further than a `catch` that releases, or that stands before the release. */
function isCaught(file: FileFacts, node: TSESTree.Node, releases: readonly TSESTree.Node[]): boolean {
  const last = releases.at(-1) as TSESTree.Node;
  for (let current = node; current.parent && !isFunction(current.parent); current = current.parent) {
    const { parent }: TSESTree.Node = current;
    const handler = parent.type === T.TryStatement && parent.block === current ? parent.handler : undefined;
    if (handler && releases.some((release) => within(release, handler))) return true;
    if (handler && !within(last, parent)) return !leaves(file, handler.body);
  }
  return false;
}

/** Whether some of the code may leave its function, or its loop, before it has come to its end. */
const leaves = (file: FileFacts, code: TSESTree.Node): boolean => [...descendants(file, code)].some(({ type }) => /^(?:Throw|Return|Break|Continue)Statement$|^AwaitExpression$/.test(type));

function inFinally(node: TSESTree.Node): boolean {
  for (let current: TSESTree.Node = node; current.parent; current = current.parent) {
    if (current.parent.type === T.TryStatement && current.parent.finalizer === current) return true;
  }
  return false;
}

const sharesBlock = (a: TSESTree.Node, b: TSESTree.Node): boolean => {
  for (let current = b.parent; current; current = current.parent) if (current.type === T.BlockStatement) return within(a, current);
  return false;
};

/** Life cycle methods that a framework calls again and again within one life. */
const repeating = /^(?:componentDidUpdate|ngOnChanges|ngDoCheck|ngAfterViewChecked|attributeChangedCallback|updated|willUpdate|render)$/;

/**
 * Whether the handle is overwritten before its release: acquired in a loop into a slot outside of it, or in a method
 * that runs again, with nothing in the way. The release at the end then frees the last one only.
 */
export function isOverwritten(file: FileFacts, { node }: Acquisition, life: Life, slots: readonly Slot[], releases: readonly TSESTree.Node[]): boolean {
  const home = enclosingFunction(node);
  if (!home || releases.some((release) => enclosingFunction(release) === home) || isConditional(node)) return false;
  if (inLoop(node)) return slots.every((slot) => slot.kind !== 'variable' || !inLoop(slot.node));
  const name = life.instance && [...life.instance.methods].find(([, fn]) => fn === home)?.[0];
  if (name === undefined || !life.instance) return false;
  const comesBefore = (other: TSESTree.Node, place: TSESTree.Node, fn: FunctionNode): boolean => within(other, fn) && other.range[1] < place.range[0] && !leavesBefore(other, place);
  const uses = slots.flatMap((slot) => usesOf(file, slot)).filter((use) => !within(use, enclosingStatement(node) ?? node));
  // if (this.stop) return; this.stop?.(); this.end();
  const isSeenToBefore = (place: TSESTree.Node, fn: FunctionNode): boolean =>
    uses.some((use) => comesBefore(use, place, fn)) || file.index.calls.some((call) => comesBefore(call, place, fn) && releases.some((release) => enclosingFunction(release) !== fn && isCalledFor(file, call, release)));
  if (isSeenToBefore(node, home)) return false;
  if (repeating.test(name) || isSetter(home)) return true;
  // updated() { …; this.subscribe(); }
  return fieldUses(file, life.instance, name).some((use) => {
    const caller = enclosingFunction(use);
    const key = caller && [...(life.instance?.methods ?? [])].find(([, fn]) => fn === caller)?.[0];
    return caller !== undefined && key !== undefined && repeating.test(key) && use.parent?.type === T.CallExpression && use.parent.callee === use && !isConditional(use) && !isSeenToBefore(use, caller);
  });
}

/** `set paginator(paginator) { … }`: whoever sets the property may set it again. */
export const isSetter = (fn: FunctionNode | undefined): boolean => fn?.parent.type === T.MethodDefinition && fn.parent.kind === 'set';

/** Whether the way from one node does not come to the other: `if (isNarrow) { stop(); return; } start();` */
function leavesBefore(node: TSESTree.Node, other: TSESTree.Node): boolean {
  for (let current = node; current.parent && !within(other, current.parent); current = current.parent) {
    const last = current.parent.type === T.BlockStatement ? current.parent.body.at(-1) : undefined;
    if (last?.type === T.ReturnStatement || last?.type === T.ThrowStatement) return true;
  }
  return false;
}

/** Whether a call before the acquisition runs the function that releases: `this.stop()`. */
function isCalledFor(file: FileFacts, call: TSESTree.Node, release: TSESTree.Node): boolean {
  const home = enclosingFunction(release);
  const key = home?.parent.type === T.MethodDefinition || home?.parent.type === T.PropertyDefinition ? home.parent.key : undefined;
  return key?.type === T.Identifier && file.textOf(call).includes(`.${key.name}(`);
}

/** Whether an `if` or the like guards the acquisition: it may well be `if (!this.timer)`. */
export function isConditional(node: TSESTree.Node): boolean {
  for (let current: TSESTree.Node | undefined = node; current; current = current.parent) {
    if (current.type === T.IfStatement || current.type === T.ConditionalExpression || current.type === T.LogicalExpression || current.type === T.SwitchCase) return true;
    if (current.type === T.AssignmentExpression && current.operator !== '=') return true;
    if (current.parent && enclosingFunction(current) === undefined) return false;
  }
  return false;
}

/**
 * Whether each render runs the code again: it stands in an inline callback of a ref, or in a function that one calls.
 * React calls the old callback with null and the new one with the element.
 */
export function runsAtEachRender(file: FileFacts, node: TSESTree.Node): boolean {
  const around = [...enclosingFunctions(node)];
  const [home] = around;
  return around.some(isRef) || file.index.calls.some((call) => home !== undefined && file.scopes.functionOf(call.callee) === home && [...enclosingFunctions(call)].some(isRef));
}
