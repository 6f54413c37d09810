import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../facts/file.ts';
import { functionsAt } from '../facts/reach.ts';
import { enclosingFunction, isFunction, memberName, methodCall, unwrap, wrapped, type FunctionNode } from '../facts/syntax.ts';
import { teardownStrength } from '../facts/teardown-names.ts';
import { isReleasingFunction } from '../obligations/released/functions.ts';
import type { Uses } from './uses.ts';

/** Whether a walk over a collection ends each of its elements: it holds what its owner has to release. */
export const isCollector = (file: FileFacts, { walks }: Uses): boolean => walks.some((walk) => endsEach(file, walk));

/** `for (const part of all) part.dispose()`, `all.forEach((part) => part.dispose())`, `all.forEach(clearTimeout)`, `all.forEach((off) => off())` in a teardown. */
function endsEach(file: FileFacts, walk: TSESTree.Node): boolean {
  const taker = takerOf(walk);
  if (!taker) return false;
  const isTeardown = isStrong(file, nameOf(file, enclosingFunction(walk)));
  if (taker.type === T.Identifier && taker.parent.type !== T.CallExpression) return isEnded(file, taker, isTeardown);
  const fn = isFunction(taker) ? taker : functionsAt(file, taker)[0];
  const [element] = fn?.params ?? [];
  return element?.type === T.Identifier ? isEnded(file, element, isTeardown) : !fn && isReleasingFunction(file, taker);
}

const isStrong = (file: FileFacts, name: string): boolean => teardownStrength(name, file.settings.teardown) === 'strong';

/** Whether what a variable stands for is ended: by a method, by what it is given to, in a teardown by its call. */
function isEnded(file: FileFacts, element: TSESTree.Identifier, isTeardown: boolean, depth = 0): boolean {
  return (file.scopes.variable(element)?.references ?? []).some(({ identifier }) => {
    const { parent } = wrapped(identifier);
    if (parent?.type === T.MemberExpression) return parent.object === identifier && isEndedByMethod(file, parent, isTeardown);
    if (parent?.type !== T.CallExpression) return false;
    if (parent.callee === identifier) return isTeardown;
    const parameter = depth < 3 ? functionsAt(file, parent.callee)[0]?.params[parent.arguments.indexOf(identifier as TSESTree.Identifier)] : undefined;
    return parameter?.type === T.Identifier ? isEnded(file, parameter, isTeardown, depth + 1) : parent.arguments[0] === identifier && isReleasingFunction(file, parent.callee);
  });
}

/** `part.dispose()`; in a teardown, what is done to each by a call that asks nothing, of the element or a part of it: `part.host.unpublish();`. */
function isEndedByMethod(file: FileFacts, member: TSESTree.MemberExpression, isTeardown: boolean): boolean {
  const { parent } = wrapped(member);
  if (parent?.type === T.MemberExpression) return isTeardown && parent.object === wrapped(member) && isEndedByMethod(file, parent, isTeardown);
  if (parent?.type !== T.CallExpression || unwrap(parent.callee) !== member) return false;
  return isStrong(file, memberName(member) ?? '') || (isTeardown && parent.arguments.length === 0 && isAlone(parent));
}

/** A statement, all that a function gives, or awaited so. */
function isAlone(call: TSESTree.Node): boolean {
  const { parent } = wrapped(call);
  return parent?.type === T.AwaitExpression ? isAlone(parent) : parent?.type === T.ExpressionStatement || parent?.type === T.ArrowFunctionExpression;
}

/** What takes each element in turn: the variable of a loop, the function that `forEach` calls. */
function takerOf(walk: TSESTree.Node): TSESTree.Node | undefined {
  if (walk.type === T.ForOfStatement) {
    const id = walk.left.type === T.VariableDeclaration ? walk.left.declarations[0].id : undefined;
    return id?.type === T.ArrayPattern ? (id.elements.at(-1) ?? undefined) : id;
  }
  if (walk.type === T.SpreadElement) return takerOfAll(walk.parent);
  if (walk.type !== T.CallExpression) return undefined;
  const [callback] = walk.arguments;
  return callback && /^(?:forEach|map)$/.test(methodCall(walk)?.name ?? '') ? unwrap(callback) : takerOfAll(walk);
}

/** `for (const part of all.values())`, `[...all].forEach(…)` */
function takerOfAll(list: TSESTree.Node): TSESTree.Node | undefined {
  const { parent } = wrapped(list);
  if (parent?.type === T.ForOfStatement) return takerOf(parent);
  return parent?.type === T.MemberExpression && parent.object === list && parent.parent.type === T.CallExpression && parent.parent.callee === parent ? takerOf(parent.parent) : undefined;
}

const nameOf = (file: FileFacts, fn: FunctionNode | undefined): string => (fn && (file.scopes.variableOf(fn)?.name ?? (fn.parent.type === T.MethodDefinition && fn.parent.key.type === T.Identifier ? fn.parent.key.name : ''))) ?? '';
