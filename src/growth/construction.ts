import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../facts/file.ts';
import { lifeOf } from '../facts/life.ts';
import { fieldUses } from '../facts/slots.ts';
import { enclosingClass, enclosingFunction, keyName, runsAtConstruction, wrapped, type FunctionNode } from '../facts/syntax.ts';
import { runsInPlace } from './load.ts';

/** Whether code runs only while an instance is made: in its constructor or fields, or in private methods that only such code calls. */
export function onlyAtConstruction(file: FileFacts, node: TSESTree.Node, depth = 0): boolean {
  if (depth > 4) return false;
  if (runsAtConstruction(node)) return enclosingClass(node) !== undefined;
  const fn = enclosingFunction(node);
  if (!fn) return false;
  if (runsInPlace(fn)) return onlyAtConstruction(file, fn.parent, depth + 1);
  const calls = privateCalls(file, fn);
  return calls.length > 0 && calls.every((call) => call !== undefined && (enclosingFunction(call) === fn || onlyAtConstruction(file, call, depth + 1)));
}

/** The calls of a private method, with undefined for any other use of it. */
function privateCalls(file: FileFacts, fn: FunctionNode): readonly (TSESTree.Node | undefined)[] {
  const { parent } = fn;
  const { instance } = lifeOf(file, fn);
  if (parent.type !== T.MethodDefinition || parent.static || !instance) return [];
  const name = keyName(parent.key, parent.computed);
  if (name === undefined || !(name.startsWith('#') || parent.accessibility === 'private')) return [];
  return fieldUses(file, instance, name).map((use) => {
    const outer = wrapped(use);
    return outer.parent?.type === T.CallExpression && outer.parent.callee === outer ? outer.parent : undefined;
  });
}
