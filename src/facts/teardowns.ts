import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { callbackRole } from './callbacks.ts';
import type { FileFacts } from './file.ts';
import { exportedName } from './origin.ts';
import { enclosingFunction, inside, isFunction, memberName, unwrap, type FunctionNode } from './syntax.ts';
import { teardownStrength } from './teardown-names.ts';

/** A function that runs at the end of a life. */
export interface Teardown {
  readonly name: string;
  readonly fn: FunctionNode;
}

/** What is asked about something by its key: `get(id)`, `isLoaded(name)`; not about what kind of value it is. */
const asksFor = /^(?:(?:get|has|delete|find)(?:[A-Z]\w*)?|is(?!(?:Function|String|Number|Boolean|Object|Array|Undefined|Nil|Null|Defined|Error|Empty|Plain\w*)$)[A-Z]\w*)$/;

/** `destroy(id) { this.workers.get(id)… }`, `detach(element) { element.removeEventListener(…) }`: what ends is what is named. */
export function endsAnother(file: FileFacts, fn: FunctionNode): boolean {
  const [key] = fn.params;
  if (key?.type !== T.Identifier) return false;
  return (file.scopes.variable(key)?.references ?? []).some(({ identifier }) => {
    const { parent } = identifier;
    if (parent?.type === T.MemberExpression) return parent.object === identifier ? releaseName.test(memberName(parent) ?? '') : parent.computed;
    return parent?.type === T.CallExpression && parent.arguments[0] === identifier && parent.callee.type === T.MemberExpression && parent.callee.property.type === T.Identifier && asksFor.test(parent.callee.property.name);
  });
}

/** `off(event, listener)`, `unsubscribe(topic)`: what ends is what it is called with. */
export function undoesOne(name: string, fn: FunctionNode): boolean {
  const [first] = fn.params;
  return first !== undefined && first.type !== T.AssignmentPattern && first.type !== T.RestElement && !(first.type === T.Identifier && first.optional) && /^_*(?:off|un(?:subscribe|bind|listen|register)|removeListeners?|removeEventListeners?)$/i.test(name);
}

/** What a call that releases something is named. */
export const releaseName = /^(?:clear(?:Timeout|Interval|Immediate)|cancelAnimationFrame|cancelIdleCallback|removeEventListener|removeListener|removeAllListeners|\$?off|un|unsubscribe|unlisten\w*|dispose\w*|destroy\w*|disconnect|unobserve|close|terminate|abort|revokeObjectURL|end|release\w*|stop\w*|cancel|removeAll|unregister\w*|unbind\w*|detach\w*|remove)$/;

/** Whether a node stands in a function that `fn` returns: `onClose(listener) { …; return { dispose: () => … } }` releases nothing itself. */
function isInReturned(node: TSESTree.Node, fn: FunctionNode): boolean {
  let isNested = false;
  for (let current: TSESTree.Node | undefined = node; current && current !== fn; current = current.parent) {
    if (isFunction(current)) isNested = true;
    if (isNested && current.type === T.ReturnStatement) return true;
  }
  return false;
}

/** Whether a function releases anything at all: what makes `stop` or `reset` a teardown. */
export function releasesSomething(file: FileFacts, fn: FunctionNode): boolean {
  return inside(file.index.calls, fn).some((call) => {
    if (isInReturned(call, fn)) return false;
    const callee = unwrap(call.callee);
    const name = callee.type === T.Identifier ? callee.name : callee.type === T.MemberExpression && callee.property.type === T.Identifier ? callee.property.name : undefined;
    return name !== undefined && releaseName.test(name);
  });
}

/** The functions that a function returns: each as a literal or by name. */
export function returnedFunctions(file: FileFacts, fn: FunctionNode): Teardown[] {
  return returnedValues(file, fn).flatMap((value) => {
    const found = file.scopes.functionOf(value);
    return found ? [{ name: 'the returned clean-up', fn: found }] : [];
  });
}

/** The expressions that a function itself returns. */
export function returnedValues(file: FileFacts, fn: FunctionNode): TSESTree.Expression[] {
  if (fn.body.type !== T.BlockStatement) return [fn.body];
  return inside(file.index.returns, fn).filter((statement) => enclosingFunction(statement) === fn).flatMap((statement) => (statement.argument ? branches(statement.argument) : []));
}

function branches(expression: TSESTree.Expression): TSESTree.Expression[] {
  const inner = unwrap(expression) as TSESTree.Expression;
  if (inner.type === T.ConditionalExpression) return [...branches(inner.consequent), ...branches(inner.alternate)];
  if (inner.type === T.LogicalExpression) return [...branches(inner.left), ...branches(inner.right)];
  return [inner];
}

/** `onUnmounted(() => …)`, `onCleanup(…)`, `onScopeDispose`, `destroyRef.onDestroy(…)` in a set-up. */
const registers = /^(?:on(?:Before)?Unmount(?:ed)?|onScopeDispose|tryOn(?:ScopeDispose|Unmounted|BeforeUnmount)|onCleanup|onDestroy|onWatcherCleanup|onInvalidate|onDeactivated|invalidate)$/;

export function registeredCleanups(file: FileFacts, scope: TSESTree.Node): Teardown[] {
  return inside(file.index.calls, scope).flatMap((call) => {
    const name = call.arguments[0] && exportedName(file, call.callee);
    if (name === undefined || !call.arguments[0] || !(registers.test(name) || isGivenByEffect(file, call.callee))) return [];
    const fn = file.scopes.functionOf(call.arguments[0]);
    return fn ? [{ name, fn }] : [];
  });
}

/** `watchEffect((onCleanup) => …)`, `watch(source, (value, old, onCleanup) => …)`: the parameter that takes a clean-up. */
function isGivenByEffect(file: FileFacts, callee: TSESTree.Node): boolean {
  const definition = file.scopes.variable(unwrap(callee))?.defs[0];
  if (definition?.type !== 'Parameter' || !isFunction(definition.node)) return false;
  const role = callbackRole(file, definition.node);
  return role?.kind === 'effect' && role.effect.framework === 'vue' && definition.node.params.indexOf(definition.name) === (role.effect.hook === 'watch' ? 2 : 0);
}

/** A factory's teardowns: the function it returns, or the methods of the object it returns whose names say so. */
export function closureTeardowns(file: FileFacts, fn: FunctionNode): Teardown[] {
  if (fn.generator) return [];
  const teardowns: Teardown[] = [];
  for (const value of returnedValues(file, fn)) {
    const direct = file.scopes.functionOf(value);
    if (direct && fn.body.type === T.BlockStatement) {
      if (direct.params.length === 0 && releasesSomething(file, direct)) teardowns.push({ name: 'the returned function', fn: direct });
      continue;
    }
    const object = value.type === T.Identifier ? objectOf(file, value) : value;
    const written = object?.type === T.ObjectExpression ? object.properties.flatMap((property) => (property.type === T.Property && property.key.type === T.Identifier && !property.computed ? [{ name: property.key.name, value: property.value }] : [])) : [];
    teardowns.push(...namedTeardowns(file, [...written, ...methodsGiven(file, value)]));
  }
  teardowns.push(...namedTeardowns(file, methodsOfThis(file, fn)).filter(({ name }) => teardownStrength(name, file.settings.teardown) === 'strong'));
  // What its name alone calls an end comes before what ends a phase.
  const isStrong = ({ name }: Teardown): boolean => teardownStrength(name, file.settings.teardown) === 'strong';
  return teardowns.sort((a, b) => Number(isStrong(b)) - Number(isStrong(a)));
}

interface GivenMethod {
  readonly name: string;
  readonly value: TSESTree.Node;
}

/** Those of an object's methods whose names say that they end it. */
const namedTeardowns = (file: FileFacts, methods: readonly GivenMethod[]): Teardown[] =>
  methods.flatMap(({ name, value }) => {
    const strength = teardownStrength(name, file.settings.teardown);
    const fn = strength && file.scopes.functionOf(value);
    return fn && (strength === 'strong' || releasesSomething(file, fn)) ? [{ name, fn }] : [];
  });

const assigning = /\bthis\b/;

/** `this.destroy = destroy;`, `const self = this; self.destroy = function () { … };` of a constructor function without a prototype of its own. */
function methodsOfThis(file: FileFacts, fn: FunctionNode): readonly GivenMethod[] {
  if (fn.type === T.ArrowFunctionExpression || !file.mentions(assigning)) return [];
  return inside(file.index.assignments, fn.body).flatMap(({ left, right }) => {
    const object = left.type === T.MemberExpression && enclosingFunction(left) === fn ? unwrap(left.object) : undefined;
    const self = object?.type === T.Identifier ? objectOf(file, object) : object;
    const name = self?.type === T.ThisExpression && enclosingFunction(self) === fn ? memberName(left as TSESTree.MemberExpression) : undefined;
    return name === undefined ? [] : [{ name, value: right }];
  });
}

/** `api.stop = () => { … }` of the `api` that is returned. */
function methodsGiven(file: FileFacts, value: TSESTree.Expression): readonly GivenMethod[] {
  const variable = value.type === T.Identifier ? file.scopes.variable(value) : undefined;
  if (!variable || variable.defs[0]?.type !== 'Variable') return [];
  return variable.references.flatMap(({ identifier }) => {
    const { parent } = identifier;
    const name = parent?.type === T.MemberExpression && parent.object === identifier ? memberName(parent) : undefined;
    return name !== undefined && parent?.parent?.type === T.AssignmentExpression && parent.parent.left === parent ? [{ name, value: parent.parent.right }] : [];
  });
}

function objectOf(file: FileFacts, identifier: TSESTree.Identifier): TSESTree.Node | undefined {
  const value = file.scopes.constant(identifier);
  return value && unwrap(value);
}
