import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from './file.ts';
import { knownCalls } from './known-calls.ts';
import { originOf } from './origin.ts';
import { repetitionsOf } from './repetition.ts';
import { enclosingFunctions, type ClassNode, type FunctionNode } from './syntax.ts';

/**
 * Whether this file makes as many instances of a class as open-ended data has elements: for each of them, or in a
 * function or method that calls itself, as the nodes of a tree are made.
 */
export function hasManyInstances(file: FileFacts, owner: ClassNode): boolean {
  return file.index.calls.some((call) => {
    const origin = call.type === T.NewExpression ? originOf(file, call.callee) : undefined;
    if (origin?.from !== 'class' || origin.node !== owner) return false;
    return repetitionsOf(file, call).some(({ open }) => open === 'yes') || [...enclosingFunctions(call)].some((fn) => callsItself(file, fn));
  });
}

function callsItself(file: FileFacts, fn: FunctionNode): boolean {
  const isWithin = (node: TSESTree.Node): boolean => [...enclosingFunctions(node)].includes(fn);
  const { parent } = fn;
  if (parent.type === T.MethodDefinition && parent.key.type === T.Identifier && parent.kind === 'method') {
    const { name } = parent.key;
    // `child.insert(value)` in `insert(value) { … }`.
    return file.index.members.some((member) => !member.computed && member.property.type === T.Identifier && member.property.name === name && member.parent.type === T.CallExpression && member.parent.callee === member && isWithin(member));
  }
  return knownCalls(file, fn)?.calls.some(isWithin) ?? false;
}
