import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../facts/file.ts';
import { enclosingFunction, isFunction, methodCall, unwrap, type FunctionNode } from '../facts/syntax.ts';
import { teardownStrength } from '../facts/teardown-names.ts';
import type { Uses } from './uses.ts';

/** Whether a walk over a collection ends each of its elements: it holds what its owner has to release. */
export const isCollector = (file: FileFacts, { walks }: Uses): boolean => walks.some((walk) => endsEach(file, walk));

/** `for (const part of all) part.dispose()`, `all.forEach((part) => part.dispose())`, `all.forEach((off) => off())` in a teardown. */
function endsEach(file: FileFacts, walk: TSESTree.Node): boolean {
  const element = elementOf(walk);
  const isStrong = (name: string): boolean => teardownStrength(name, file.settings.teardown) === 'strong';
  return (
    element !== undefined &&
    (file.scopes.variable(element)?.references ?? []).some(({ identifier: { parent } }) => {
      if (parent?.type === T.MemberExpression && parent.parent.type === T.CallExpression) return isStrong(methodCall(parent.parent)?.name ?? '');
      return parent?.type === T.CallExpression && parent.callee.type === T.Identifier && parent.callee.name === element.name && isStrong(nameOf(file, enclosingFunction(walk)));
    })
  );
}

/** The variable that stands for each element. */
function elementOf(walk: TSESTree.Node): TSESTree.Identifier | undefined {
  if (walk.type === T.ForOfStatement) return walk.left.type === T.VariableDeclaration && walk.left.declarations[0].id.type === T.Identifier ? walk.left.declarations[0].id : undefined;
  const callback = walk.type === T.CallExpression ? walk.arguments[0] : undefined;
  const [element] = callback && isFunction(unwrap(callback)) ? (unwrap(callback) as FunctionNode).params : [];
  return element?.type === T.Identifier ? element : undefined;
}

const nameOf = (file: FileFacts, fn: FunctionNode | undefined): string => (fn && (file.scopes.variableOf(fn)?.name ?? (fn.parent.type === T.MethodDefinition && fn.parent.key.type === T.Identifier ? fn.parent.key.name : ''))) ?? '';
