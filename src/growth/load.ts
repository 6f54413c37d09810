import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../facts/file.ts';
import { lifeOf } from '../facts/life.ts';
import type { Variable } from '../facts/scopes.ts';
import { enclosingFunction, inLoop, isFunction, methodCall, unwrap, type FunctionNode } from '../facts/syntax.ts';

/** Whether code runs only while the module loads: at its top, or in functions that only such code calls. */
export function onlyAtLoad(file: FileFacts, node: TSESTree.Node, depth = 0): boolean {
  const fn = enclosingFunction(node);
  if (!fn) return lifeOf(file, node).kind === 'module';
  if (depth > 4) return false;
  // The module's own function, or a `main` that is called once.
  if (!enclosingFunction(fn) && lifeOf(file, fn.body).kind === 'module') return true;
  if (runsInPlace(fn)) return onlyAtLoad(file, fn.parent, depth + 1);
  const calls = callsOf(file, fn);
  return calls !== undefined && calls.length > 0 && calls.every((call) => enclosingFunction(call) === fn || onlyAtLoad(file, call, depth + 1));
}

/** Whether a function is called once in all, while the module loads: its variables are then as good as the module's. */
export function runsAtLoad(file: FileFacts, fn: FunctionNode): boolean {
  const calls = callsOf(file, fn);
  const [call] = calls ?? [];
  return calls?.length === 1 && call !== undefined && !inLoop(call) && lifeOf(file, call).kind === 'module';
}

/** The calls of a function whose every use is a call in this file. */
export function callsOf(file: FileFacts, fn: FunctionNode): readonly TSESTree.CallExpression[] | undefined {
  const name = fn.id ?? (fn.parent.type === T.VariableDeclarator && fn.parent.id.type === T.Identifier ? fn.parent.id : undefined);
  const variable = name && file.scopes.variable(name);
  if (!variable || isExported(file, variable)) return undefined;
  const calls = variable.references.filter((reference) => !reference.init).map(({ identifier }) => (identifier.parent?.type === T.CallExpression && identifier.parent.callee === identifier ? identifier.parent : undefined));
  return calls.every((call) => call !== undefined) ? calls : undefined;
}

/** `(() => { … })()`, `NAMES.forEach((name) => …)`: it runs when its call does, and then only. */
function runsInPlace({ parent }: FunctionNode): boolean {
  if (parent.type !== T.CallExpression) return false;
  return isFunction(parent.callee) || /^(?:forEach|map|filter|flatMap|reduce|some|every)$/.test(methodCall(parent)?.name ?? '');
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
