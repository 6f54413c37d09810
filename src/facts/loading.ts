import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from './file.ts';
import { knownCalls } from './known-calls.ts';
import { lifeOf } from './life.ts';
import { importRoot } from './origin-module.ts';
import { originOf } from './origin.ts';
import { enclosingClass, enclosingFunctions, methodCall, within, type FunctionNode } from './syntax.ts';

const commandLines = /^(?:cac|commander|sade|@caporal\/core)$/;

/** The command of a command line that a function carries out: `program.command('export').action(async () => …)`. */
export function isCommand(file: FileFacts, fn: FunctionNode): boolean {
  const method = fn.parent.type === T.CallExpression ? methodCall(fn.parent) : undefined;
  return method?.name === 'action' && commandLines.test(importRoot(file, originOf(file, method.receiver))?.module ?? '');
}

/** A handler of requests. */
function isHandler(file: FileFacts, fn: FunctionNode): boolean {
  const life = lifeOf(file, fn);
  return life.kind === 'request' && life.fn === fn;
}

/**
 * Whether a function may run while its module is loaded: by a call at the top, by one that runs then, or by what it is
 * handed to at the top. Handlers of requests and commands wait.
 */
export function mayRunAtLoad(file: FileFacts, fn: FunctionNode, depth = 0): boolean {
  const { parent } = fn;
  if (depth > 5 || (parent.type === T.CallExpression && parent.callee === fn)) return true;
  if (isCommand(file, fn) || isHandler(file, fn)) return false;
  const isTop = (node: TSESTree.Node): boolean => {
    const outer = [...enclosingFunctions(node)].at(-1);
    return outer === undefined || (outer !== fn && mayRunAtLoad(file, outer, depth + 1));
  };
  if (parent.type === T.CallExpression || parent.type === T.NewExpression) return isTop(parent);
  const owner = enclosingClass(fn);
  if (owner && within(fn, owner)) return isMadeAtTop(file, owner, isTop);
  const known = knownCalls(file, fn);
  if (known?.calls.some(isTop)) return true;
  const uses = file.scopes.variableOf(fn)?.references ?? [];
  // Handed on at the top, to what may call it.
  return uses.some(({ identifier, init }) => !init && /^(?:Call|New)Expression$/.test(identifier.parent.type) && (identifier.parent as TSESTree.CallExpression).callee !== identifier && isTop(identifier));
}

/** Whether an instance is made while the module is loaded. */
const isMadeAtTop = (file: FileFacts, owner: TSESTree.Node, isTop: (node: TSESTree.Node) => boolean): boolean =>
  file.index.calls.some((call) => call.type === T.NewExpression && file.scopes.variable(call.callee)?.defs[0]?.node === owner && isTop(call));
