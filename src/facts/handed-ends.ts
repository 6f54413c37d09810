import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { takesUntilEnd } from './collector-names.ts';
import type { FileFacts } from './file.ts';
import { identityOf, same } from './identity.ts';
import { exportedName } from './origin.ts';
import { instanceOfThis } from './slots.ts';
import { inside, keyName, memberName, methodCall, unwrap, within, type FunctionNode } from './syntax.ts';
import { teardownStrength } from './teardown-names.ts';

/**
 * Functions that the code under a node hands to what ends with it: `destroyRef.onDestroy(() => …)`,
 * `this._register({ dispose: () => … })`, `this.undo.push(() => …)`, and the callbacks of React's refs, which are called
 * with null at the end.
 */
export function handedEnds(file: FileFacts, scope: TSESTree.Node): readonly FunctionNode[] {
  const handed = inside(file.index.calls, scope).flatMap((call) => (takesUntilEnd.test(exportedName(file, call.callee) ?? '') ? call.arguments.flatMap((argument) => endsIn(file, argument)) : []));
  return [...handed, ...refCallbacks(file).filter((fn) => within(fn, scope))];
}

/** What these are given runs before the end, whenever something happens: `this._register(source.onDidChange(() => …))`. */
const listens = /^(?!\w*(?:[dD]estroy|[dD]ispos|[uU]nmount))(?:on(?:[A-Z]\w*)?|once|addListener|addEventListener|(?:subscribe|listen|watch|observe|register)\w*)$/;

/** A function, `this.stop.bind(this)`, `{ dispose() {…} }`, `toDisposable(() => …)`, `new Disposable(() => …)`. */
export function endsIn(file: FileFacts, argument: TSESTree.Node): readonly FunctionNode[] {
  const value = unwrap(argument);
  const bound = methodCall(value);
  if (bound?.name === 'bind') return methodOf(file, unwrap(bound.receiver));
  if (value.type === T.CallExpression || value.type === T.NewExpression) return listens.test(exportedName(file, value.callee) ?? '') ? [] : value.arguments.flatMap((inner) => file.scopes.functionsOf(inner));
  if (value.type !== T.ObjectExpression) return methodOf(file, value);
  return value.properties.flatMap((property) => {
    const name = property.type === T.Property ? keyName(property.key, property.computed) : undefined;
    return property.type === T.Property && name !== undefined && teardownStrength(name, []) !== undefined ? methodOf(file, property.value) : [];
  });
}

function methodOf(file: FileFacts, value: TSESTree.Node): readonly FunctionNode[] {
  if (value.type !== T.MemberExpression) return file.scopes.functionsOf(value);
  const fn = instanceOfThis(file, value.object)?.methods.get(memberName(value) ?? '');
  return fn ? [fn] : [];
}

const refCallbacks = (file: FileFacts): readonly FunctionNode[] => file.once(findRefCallbacks);

function findRefCallbacks(file: FileFacts): readonly FunctionNode[] {
  if (file.nodes(T.JSXAttribute).length === 0) return [];
  const members = file.index.members.filter(isRef);
  return [...file.index.functions.filter(isRef), ...members.flatMap((member) => methodOf(file, member)), ...members.flatMap((member) => subscribers(file, member))];
}

/** Whether an element gets it as its `ref`. */
export function isRef({ parent }: TSESTree.Node): boolean {
  const attribute = parent?.type === T.JSXExpressionContainer && parent.parent.type === T.JSXAttribute ? parent.parent.name : undefined;
  return attribute?.type === T.JSXIdentifier && /(?:^r|R)ef$/.test(attribute.name);
}

/** `this.ref.subscribe(this.onRef)` of a ref that tells others what it is given. */
function subscribers(file: FileFacts, ref: TSESTree.MemberExpression): readonly FunctionNode[] {
  const own = identityOf(file, ref);
  return file.index.calls.flatMap((call) => {
    const method = methodCall(call);
    return method && /^(?:subscribe|observe|listen)$/.test(method.name) && same(identityOf(file, method.receiver), own) === 'yes' ? call.arguments.flatMap((argument) => methodOf(file, unwrap(argument))) : [];
  });
}
