import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../facts/file.ts';
import { isExported } from '../facts/known-calls.ts';
import { classModel } from '../facts/instance.ts';
import { lifeOf } from '../facts/life.ts';
import type { Variable } from '../facts/scopes.ts';
import { inLoop, type ClassNode } from '../facts/syntax.ts';

/**
 * Whether a class has one instance that lives as long as the process: a root service, a class of this file whose one
 * `new` stands at its top, or one that only its own static method makes.
 */
export function singletonOf(file: FileFacts, node: ClassNode): boolean {
  if (classModel(file, node).processLong) return true;
  const variables = variablesOfClass(file, node);
  const uses = variables.flatMap(({ references }) => references.map(({ identifier }) => identifier as TSESTree.Node));
  const made = uses.flatMap(({ parent }) => (parent?.type === T.NewExpression ? [parent] : []));
  const [only] = made;
  if (made.length !== 1 || !only || inLoop(only)) return false;
  if (hasPrivateConstructor(node)) return true;
  return !variables.some((variable) => isExported(file, variable)) && !isUsedOtherwise(uses, only) && lifeOf(file, only).kind === 'module';
}

/** A class's name is a variable around it, and another one inside. */
export const variablesOfClass = (file: FileFacts, node: ClassNode): readonly Variable[] => file.sourceCode.scopeManager?.getDeclaredVariables(node) ?? [];

/** A class that is passed on may be made or extended elsewhere. */
const isUsedOtherwise = (uses: readonly TSESTree.Node[], only: TSESTree.Node): boolean =>
  uses.some(({ parent }) => parent !== only && parent?.type !== T.MemberExpression && parent?.type !== T.TSTypeReference && parent?.type !== T.TSTypeQuery && !(parent?.type === T.BinaryExpression && parent.operator === 'instanceof'));

const hasPrivateConstructor = ({ body }: ClassNode): boolean => body.body.some((member) => member.type === T.MethodDefinition && member.kind === 'constructor' && member.accessibility === 'private');
