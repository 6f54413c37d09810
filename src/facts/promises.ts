import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from './file.ts';
import { originOf } from './origin.ts';
import type { Variable } from './scopes.ts';
import { enclosingFunctions, isFunction, type FunctionNode } from './syntax.ts';

/** Libraries whose promises are made like those of the language. */
const libraries = /^(?:bluebird|es6-promise|any-promise|native-promise-only|pinkie(?:-promise)?|promise(?:-polyfill)?|lie|rsvp|core-js\/.*promise.*)$/;

/** The function that `new Promise(…)` calls at once: of the language, or of a library that stands in for it. */
export const isExecutor = (file: FileFacts, node: TSESTree.Node | undefined): node is FunctionNode =>
  isFunction(node) && node.parent.type === T.NewExpression && node.parent.arguments[0] === node && isPromise(file, node.parent.callee);

function isPromise(file: FileFacts, callee: TSESTree.Node): boolean {
  const origin = originOf(file, callee);
  if (origin.from === 'global') return origin.path === 'Promise';
  return origin.from === 'import' && libraries.test(origin.module) && /^(?:\*|default|Promise)$/.test(origin.path || origin.name);
}

/** The innermost executor around a node. */
export const executorAround = (file: FileFacts, node: TSESTree.Node): FunctionNode | undefined => [...enclosingFunctions(node)].find((fn) => isExecutor(file, fn));

/** `resolve` of `new Promise((resolve) => setTimeout(resolve, 1000))`: it holds a promise, which is there to be settled. */
export const isSettler = (file: FileFacts, variable: Variable | undefined): boolean => variable?.defs[0]?.type === 'Parameter' && isExecutor(file, variable.defs[0].node);
