import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../facts/file.ts';
import { unwrap } from '../facts/syntax.ts';

/** A constant, a parameter or a field that a second read gives again. */
export function isStable(file: FileFacts, node: TSESTree.Node): boolean {
  const expression = unwrap(node);
  if (expression.type === T.ThisExpression || expression.type === T.Literal) return true;
  if (expression.type === T.MemberExpression) return !expression.computed && isStable(file, expression.object);
  if (expression.type !== T.Identifier) return false;
  const variable = file.scopes.variable(expression);
  return variable !== undefined && variable.references.every((reference) => !reference.isWrite() || reference.init === true);
}
