import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from './file.ts';
import { isFunction, unwrap, type FunctionNode } from './syntax.ts';

/** The name that a specifier takes from its module: `default`, `*` for all of it. */
export function importedName(specifier: TSESTree.ImportClause | TSESTree.TSImportEqualsDeclaration): string {
  if (specifier.type === T.ImportSpecifier) return specifier.imported.type === T.Identifier ? specifier.imported.name : specifier.imported.value;
  return specifier.type === T.ImportDefaultSpecifier ? 'default' : '*';
}

/** `import document from 'global/document'`: the global that a module only hands on. */
export const globalOfModule = (module: string): string | undefined => /^global\/(window|document)$/.exec(module)?.[1];

/** The module of `require('./bus')`. */
export function requiredModule(file: FileFacts, { callee, arguments: [module] }: TSESTree.CallExpression): string | undefined {
  return module?.type === T.Literal && typeof module.value === 'string' && isRequire(file, unwrap(callee)) ? module.value : undefined;
}

/** `define(['./bus'], function (bus) { … })`: the module that a parameter is. */
export function amdModule(file: FileFacts, { name, node }: { readonly name: TSESTree.Node; readonly node: TSESTree.Node }): string | undefined {
  const call = isFunction(node) && isDefine(file, node.parent) ? node.parent : undefined;
  const list = call?.arguments.find((argument) => argument.type === T.ArrayExpression);
  const module = list?.elements[(node as FunctionNode).params.findIndex((parameter) => parameter === name)];
  return module?.type === T.Literal && typeof module.value === 'string' && !/^(?:require|exports|module)$/.test(module.value) ? module.value : undefined;
}

/** `require` of Node and of bundlers, and the first parameter of `define(function (require, exports, module) { … })`. */
function isRequire(file: FileFacts, callee: TSESTree.Node): boolean {
  if (callee.type !== T.Identifier) return false;
  if (file.scopes.isGlobal(callee)) return callee.name === 'require';
  const definition = file.scopes.variable(callee)?.defs[0];
  if (definition?.type !== 'Parameter' || !isFunction(definition.node) || !isDefine(file, definition.node.parent)) return false;
  const list = definition.node.parent.arguments.find((argument) => argument.type === T.ArrayExpression);
  const position = definition.node.params.findIndex((parameter) => parameter === definition.name);
  const named = list?.elements[position];
  return list ? named?.type === T.Literal && named.value === 'require' : position === 0;
}

const isDefine = (file: FileFacts, node: TSESTree.Node): node is TSESTree.CallExpression => node.type === T.CallExpression && node.callee.type === T.Identifier && node.callee.name === 'define' && file.scopes.isGlobal(node.callee);
