import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../facts/file.ts';
import { classModel } from '../facts/instance.ts';
import { lifeOf } from '../facts/life.ts';
import { inLoop, type ClassNode } from '../facts/syntax.ts';
import { isExported } from './load.ts';

/**
 * Whether a class has one instance that lives as long as the process: a root service, a class of this file whose one
 * `new` stands at its top, or one that only its own static method makes.
 */
export function singletonOf(file: FileFacts, node: ClassNode): boolean {
  if (classModel(file, node).processLong) return true;
  const variable = node.id && file.scopes.variable(node.id);
  if (!variable) return false;
  const made = variable.references.map(({ identifier }) => identifier.parent).filter((parent) => parent?.type === T.NewExpression);
  const [only] = made;
  if (made.length !== 1 || !only || inLoop(only)) return false;
  if (hasPrivateConstructor(node)) return true;
  return !isExported(file, variable) && !isUsedOtherwise(variable.references.map(({ identifier }) => identifier), only) && lifeOf(file, only).kind === 'module';
}

/** A class that is passed on may be made or extended elsewhere. */
const isUsedOtherwise = (uses: readonly TSESTree.Node[], only: TSESTree.Node): boolean =>
  uses.some(({ parent }) => parent !== only && parent?.type !== T.MemberExpression && parent?.type !== T.TSTypeReference && parent?.type !== T.TSTypeQuery && !(parent?.type === T.BinaryExpression && parent.operator === 'instanceof'));

const hasPrivateConstructor = ({ body }: ClassNode): boolean => body.body.some((member) => member.type === T.MethodDefinition && member.kind === 'constructor' && member.accessibility === 'private');
