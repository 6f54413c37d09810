import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from './file.ts';
import { isExported } from './known-calls.ts';
import { requiredModule } from './modules.ts';
import { enclosingFunction, inLoop, memberName, unwrap, type FunctionNode } from './syntax.ts';

/** `async function main() { … }` whose one use is `main()` at the top of the module, or that is exported under this name for a script to call. */
export function isMain(file: FileFacts, fn: FunctionNode): boolean {
  const variable = file.scopes.variableOf(fn);
  if (!variable || !/^(?:module|global)$/.test(variable.scope.type)) return false;
  const uses = variable.references.filter(({ init, identifier }) => !init && !/^Export/.test(identifier.parent.type)).map(({ identifier }) => identifier as TSESTree.Node);
  const areTop = uses.every((use) => use.parent?.type === T.CallExpression && use.parent.callee === use && isAtTop(use.parent) && !inLoop(use.parent));
  return areTop && (isExported(file, variable) ? variable.name === 'main' : uses.length === 1);
}

/** At the top of the module, or in a function that is called there at once: `(async () => { await main(); })()`. */
function isAtTop(node: TSESTree.Node): boolean {
  const home = enclosingFunction(node);
  return home === undefined || (home.parent.type === T.CallExpression && home.parent.callee === home && isAtTop(home.parent));
}

const namesEditor = /\bvscode\b/;

/** The function that VS Code calls once to start an extension: its host ends with it. */
export function isActivation(file: FileFacts, fn: FunctionNode): boolean {
  if (!file.mentions(namesEditor) || !file.once(importsEditor)) return false;
  const variable = file.scopes.variableOf(fn);
  if (variable) return variable.name === 'activate' && isExported(file, variable);
  const { parent } = fn;
  return parent.type === T.AssignmentExpression && parent.left.type === T.MemberExpression && memberName(parent.left) === 'activate' && /^(?:module\.)?exports$/.test(file.textOf(unwrap(parent.left.object)));
}

const importsEditor = (file: FileFacts): boolean =>
  file.sourceCode.ast.body.some((statement) => statement.type === T.ImportDeclaration && statement.source.value === 'vscode') || file.index.calls.some((call) => call.type === T.CallExpression && requiredModule(file, call) === 'vscode');
