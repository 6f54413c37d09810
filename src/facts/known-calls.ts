import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from './file.ts';
import type { Variable } from './scopes.ts';
import { unwrap, type FunctionNode } from './syntax.ts';

/** The calls of a function by its name in the file. */
export interface KnownCalls {
  readonly calls: readonly TSESTree.CallExpression[];
  readonly isExported: boolean;
  /** Nobody else can call it. */
  readonly areAll: boolean;
}

/** Who calls a function by its name; undefined for one without a name. */
export function knownCalls(file: FileFacts, fn: FunctionNode): KnownCalls | undefined {
  const variable = file.scopes.variableOf(fn);
  // `function step() { … step() … }` as a value: a name that only its own code knows.
  const own = fn.type === T.FunctionExpression && fn.id ? file.scopes.variable(fn.id) : undefined;
  if (!variable && !own) return undefined;
  const references = [...(variable?.references ?? []), ...(own?.references ?? [])];
  const calls = references.flatMap(({ identifier }) => (identifier.parent?.type === T.CallExpression && identifier.parent.callee === identifier ? [identifier.parent] : []));
  const others = references.filter((reference) => !reference.init && !reference.isWrite()).length - calls.length;
  const isOpen = variable !== undefined && isExported(file, variable);
  return { calls, isExported: isOpen, areAll: variable !== undefined && !isOpen && others === 0 };
}

/** The calls of a function whose every use is a call in this file. */
export function callsOf(file: FileFacts, fn: FunctionNode): readonly TSESTree.CallExpression[] | undefined {
  const known = knownCalls(file, fn);
  return known?.areAll ? known.calls : undefined;
}

/** Whether others can reach a variable: it is exported under any name, or handed to `module.exports`. */
export function isExported(file: FileFacts, variable: Variable): boolean {
  const [definition] = variable.defs;
  const node = definition?.node as TSESTree.Node | undefined;
  const statement = node?.type === T.VariableDeclarator ? node.parent.parent : node?.parent;
  if (statement?.type === T.ExportNamedDeclaration || statement?.type === T.ExportDefaultDeclaration) return true;
  return variable.references.some(({ identifier }) => {
    const { parent } = identifier as TSESTree.Node;
    if (parent?.type === T.ExportSpecifier || parent?.type === T.ExportDefaultDeclaration || parent?.type === T.TSExportAssignment) return true;
    return (parent?.type === T.AssignmentExpression && parent.right === identifier && /^(?:module\.)?exports\b/.test(file.textOf(unwrap(parent.left)))) || (parent?.type === T.Property && parent.parent.parent.type === T.AssignmentExpression && /^(?:module\.)?exports\b/.test(file.textOf(parent.parent.parent.left)));
  });
}
