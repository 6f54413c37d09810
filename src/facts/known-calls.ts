import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from './file.ts';
import type { FunctionNode } from './syntax.ts';

/** The calls of a function by its name in the file. */
export interface KnownCalls {
  readonly calls: readonly TSESTree.CallExpression[];
  readonly isExported: boolean;
  /** Nobody else can call it. */
  readonly areAll: boolean;
}

/** Who calls a function by its name; undefined for one without a name. */
export function knownCalls(file: FileFacts, fn: FunctionNode): KnownCalls | undefined {
  const { parent } = fn;
  const declared = fn.id ?? (parent.type === T.VariableDeclarator && parent.id.type === T.Identifier ? parent.id : undefined);
  const variable = declared && file.scopes.variable(declared);
  if (!variable) return undefined;
  const calls = variable.references.flatMap(({ identifier }) => (identifier.parent?.type === T.CallExpression && identifier.parent.callee === identifier ? [identifier.parent] : []));
  const others = variable.references.filter((reference) => !reference.init && !reference.isWrite()).length - calls.length;
  const isExported = /^Export/.test(parent.type) || (parent.type === T.VariableDeclarator && parent.parent.parent.type === T.ExportNamedDeclaration);
  return { calls, isExported, areAll: !isExported && others === 0 };
}
