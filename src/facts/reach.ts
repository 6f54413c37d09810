import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { collectedFor } from './collected-functions.ts';
import { declaredField } from './fields.ts';
import type { FileFacts } from './file.ts';
import { handedEnds } from './handed-ends.ts';
import { classModel, localBase, type InstanceModel } from './instance.ts';
import type { Life } from './life.ts';
import { instanceOfThis, targetSlot, usesOf } from './slots.ts';
import { enclosingFunction, inside, isClass, isFunction, memberName, methodCall, unwrap, within, type CallNode, type FunctionNode } from './syntax.ts';
import { teardownStrength } from './teardown-names.ts';

/** The functions that run when a life ends: its teardowns, what it handed to others for that, and all they call in this file. */
export const reachedAtEnd = (file: FileFacts, life: Life): ReadonlySet<FunctionNode> => file.per(life, findReached);

/** A life with the teardowns alone whose names say by themselves that it ends, where there is one: with `dispose()`, not `detach()`. */
export const endedForGood = (file: FileFacts, life: Life): Life => file.per(life, findEndedForGood);

function findEndedForGood(file: FileFacts, life: Life): Life {
  const strong = life.teardowns.filter(({ name }) => teardownStrength(name, file.settings.teardown) === 'strong');
  return strong.length === 0 || strong.length === life.teardowns.length ? life : { ...life, teardowns: strong };
}

function findReached(file: FileFacts, life: Life): ReadonlySet<FunctionNode> {
  const reached = new Set(closureOf(file, [...life.teardowns.map(({ fn }) => fn), ...(life.kind === 'instance' || life.kind === 'render' ? handedEnds(file, life.node) : [])]));
  const { instance } = life;
  if (!instance || instance.bodies.length < 2) return reached;
  // A base's teardown calls what the class below it has.
  for (const fn of reached) {
    for (const call of inside(file.index.calls, fn)) {
      const method = methodCall(call);
      const below = method && unwrap(method.receiver).type === T.ThisExpression ? instance.methods.get(method.name) : undefined;
      if (below && !reached.has(below)) for (const next of closureOf(file, [below])) reached.add(next);
    }
  }
  return reached;
}

/** A set of functions with all that they call by name, by `this.method()`, or pass on. */
export function closureOf(file: FileFacts, roots: readonly FunctionNode[]): ReadonlySet<FunctionNode> {
  const reached = new Set<FunctionNode>(roots);
  for (const fn of reached) for (const next of calledFrom(file, fn)) reached.add(next);
  return reached;
}

/** What runs by what a function hands on or sets: `image.onload = revoke`, `source.once('open', () => this.opened())`. */
export function handedOnIn(file: FileFacts, fn: FunctionNode | undefined): ReadonlySet<FunctionNode> {
  const values = [...file.index.calls.flatMap((call) => call.arguments), ...file.index.assignments.map(({ right }) => right)].filter((value) => fn && enclosingFunction(value) === fn).map(unwrap);
  return closureOf(file, values.flatMap((value) => (isFunction(value) ? [value] : functionsAt(file, value))));
}

export const isReached = (node: TSESTree.Node, reached: ReadonlySet<FunctionNode>): boolean => {
  for (let current: TSESTree.Node | undefined = node; current; current = current.parent) if (isFunction(current) && reached.has(current)) return true;
  return false;
};

/** What one function calls, hands on or sets in motion in this file. */
export const calledFrom = (file: FileFacts, fn: FunctionNode): readonly FunctionNode[] => file.per(fn, findCalled);

const findCalled = (file: FileFacts, fn: FunctionNode): readonly FunctionNode[] => [...inside(file.index.calls, fn).flatMap((call) => file.per(call, targets)), ...inside(file.index.assignments, fn).flatMap((assignment) => file.per(assignment, setterOf) ?? []), ...collectedFor(file, fn)];

/** What a call may run: the function that it names, and those that it hands on. */
function targets(file: FileFacts, call: CallNode): FunctionNode[] {
  // removeEventListener('x', f), off(f), clearTimeout(t): what is handed over will not run.
  const callee = unwrap(call.callee);
  const name = callee.type === T.Identifier ? callee.name : callee.type === T.MemberExpression ? memberName(callee) : undefined;
  const undoes = name !== undefined && /^(?:remove|off$|un[a-z]*|clear|cancel|\$off|stop|detach)/.test(name);
  return [...[call.callee, ...(undoes ? [] : call.arguments)].flatMap((part) => functionsAt(file, part)), ...madeBy(file, callee)];
}

/** The functions that an expression names: by itself, by `this.method`, by a field that is given one, by `f.bind(…)`. */
export function functionsAt(file: FileFacts, part: TSESTree.Node): FunctionNode[] {
  const node = unwrap(part);
  if (node.type === T.Identifier) return [...file.scopes.functionsOf(node)];
  if (node.type === T.CallExpression && node.callee.type === T.MemberExpression && memberName(node.callee) === 'bind') return functionsAt(file, node.callee.object);
  if (node.type !== T.MemberExpression) return [];
  const name = memberName(node);
  if (name === undefined) return [];
  const object = unwrap(node.object);
  if (object.type === T.Super) return superMethod(file, object, name);
  // this.method.call(this), this.method?.()
  if ((name === 'call' || name === 'apply') && object.type === T.MemberExpression) return functionsAt(file, object);
  const instance = instanceOfThis(file, object);
  const fn = instance?.methods.get(name);
  const made = instance && (!fn || fn.parent.type === T.CallExpression) ? madeOf(file, instance, name) : [];
  return [...(fn ? [fn] : []), ...made, ...assignedTo(file, node)];
}

/** `this.stop = () => …`, `stop.current = undo`: the functions that a field or a ref is given. */
function assignedTo(file: FileFacts, member: TSESTree.MemberExpression): FunctionNode[] {
  const slot = targetSlot(file, member);
  return (slot ? usesOf(file, slot) : []).flatMap(({ parent, range }) => (parent?.type === T.AssignmentExpression && parent.left.range[0] === range[0] ? [...file.scopes.functionsOf(parent.right)] : []));
}

/** `const close = onTop(open, shut); close()`: what a factory makes of functions may run each of them. */
function madeBy(file: FileFacts, callee: TSESTree.Node): FunctionNode[] {
  const value = callee.type === T.Identifier ? file.scopes.constant(callee) : undefined;
  const made = value && unwrap(value);
  return made?.type === T.CallExpression ? made.arguments.flatMap((argument) => (isFunction(argument) ? [argument] : functionsAt(file, argument))) : [];
}

/** `close = onTop(this.open, this.shut)`: a field that a factory makes of functions may run each of them. */
function madeOf(file: FileFacts, { bodies }: InstanceModel, name: string): FunctionNode[] {
  return bodies.flatMap((body) => {
    const made = declaredField([body], name)?.value;
    const value = made && unwrap(made);
    return value?.type === T.CallExpression ? value.arguments.flatMap((argument) => (isFunction(argument) ? [argument] : functionsAt(file, argument))) : [];
  });
}

function superMethod(file: FileFacts, node: TSESTree.Node, name: string): FunctionNode[] {
  for (let current: TSESTree.Node | undefined = node.parent; current; current = current.parent) {
    if (!isClass(current)) continue;
    const base = localBase(file, current);
    const fn = base && classModel(file, base).methods.get(name);
    return fn ? [fn] : [];
  }
  return [];
}

/** `this.enabled = false` runs the setter `enabled`. */
function setterOf(file: FileFacts, { left }: TSESTree.AssignmentExpression): FunctionNode | undefined {
  const name = left.type === T.MemberExpression ? memberName(left) : undefined;
  const setter = left.type === T.MemberExpression && name !== undefined ? instanceOfThis(file, left.object)?.methods.get(name) : undefined;
  return setter?.parent.type === T.MethodDefinition && setter.parent.kind === 'set' ? setter : undefined;
}

/** Whether what runs at the end calls `this.method()` of a method that this file does not have. */
export function callsUnseenMethod(file: FileFacts, life: Life): boolean {
  const { instance } = life;
  const reached = [...reachedAtEnd(file, life)];
  return (
    instance !== undefined &&
    file.index.calls.some((call) => {
      const callee = unwrap(call.callee);
      if (callee.type !== T.MemberExpression || unwrap(callee.object).type !== T.ThisExpression || !reached.some((fn) => within(call, fn))) return false;
      const name = memberName(callee);
      return name !== undefined && !instance.methods.has(name) && instanceOfThis(file, callee.object) === instance;
    })
  );
}
