import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from './file.ts';
import type { Variable } from './scopes.ts';
import { enclosingFunctions, isFunction, type FunctionNode } from './syntax.ts';

/** The function that `new Promise(…)` of the language calls at once. */
export const isExecutor = (file: FileFacts, node: TSESTree.Node | undefined): node is FunctionNode =>
  isFunction(node) && node.parent.type === T.NewExpression && node.parent.callee.type === T.Identifier && node.parent.callee.name === 'Promise' && file.scopes.isGlobal(node.parent.callee);

/** The innermost executor around a node. */
export const executorAround = (file: FileFacts, node: TSESTree.Node): FunctionNode | undefined => [...enclosingFunctions(node)].find((fn) => isExecutor(file, fn));

/** `resolve` of `new Promise((resolve) => setTimeout(resolve, 1000))`: it holds a promise, which is there to be settled. */
export const isSettler = (file: FileFacts, variable: Variable | undefined): boolean => variable?.defs[0]?.type === 'Parameter' && isExecutor(file, variable.defs[0].node);
