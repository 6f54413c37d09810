import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from './file.ts';
import type { Variable } from './scopes.ts';
import { wrapped } from './syntax.ts';

/** The variable that an expression alone gives its value to: `const name = expression`, without an export of that name. */
export function soleVariableOf(file: FileFacts, expression: TSESTree.Node): Variable | undefined {
  const variable = file.scopes.variableOf(expression);
  const [name] = variable?.identifiers ?? [];
  if (!name || name.parent.parent?.parent?.type === T.ExportNamedDeclaration) return undefined;
  return file.scopes.constant(name) === wrapped(expression) ? variable : undefined;
}

/** Every read of a variable. */
export const readsOf = ({ references }: Variable): TSESTree.Node[] => references.filter((reference) => reference.isRead() && !reference.init).map(({ identifier }) => identifier as TSESTree.Node);

/** Where the value of an expression is used: the expression itself, or each read of the variables that it is kept in. */
export function usesOfValue(file: FileFacts, expression: TSESTree.Node): TSESTree.Node[] {
  const variable = soleVariableOf(file, expression);
  return variable ? readsOf(variable).flatMap((use) => usesOfValue(file, use)) : [wrapped(expression)];
}
