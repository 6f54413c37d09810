import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../facts/file.ts';
import { originOf } from '../facts/origin.ts';
import { enclosingFunction, isFunction, methodCall, unwrap } from '../facts/syntax.ts';

/** Whether an identifier walks over constants: `for (const name of NAMES)`, `NAMES.forEach((name) => …)`, `for (const key in DEFAULTS)`. */
export function isElementOfConstants(file: FileFacts, node: TSESTree.Node): boolean {
  if (node.type === T.MemberExpression) return node.computed && isConstantList(file, node.object);
  const definition = file.scopes.variable(node)?.defs[0];
  if (definition?.type === 'Variable') {
    const loop = definition.node.parent.parent;
    return (loop.type === T.ForOfStatement || loop.type === T.ForInStatement) && loop.left === definition.node.parent && isConstantList(file, loop.right);
  }
  const fn = definition?.type === 'Parameter' ? enclosingFunction(definition.name) : undefined;
  const walk = fn?.parent.type === T.CallExpression && fn.parent.arguments[0] === fn ? methodCall(fn.parent) : undefined;
  return walk !== undefined && /^(?:forEach|map|filter|some|every|flatMap|reduce)$/.test(walk.name) && isConstantList(file, walk.receiver);
}

/** A written list or object, an import, or the keys of one: what the program itself contains. */
export function isConstantList(file: FileFacts, node: TSESTree.Node, depth = 0): boolean {
  const list = unwrap(node);
  if (depth > 3) return false;
  if (list.type === T.ArrayExpression) return list.elements.length > 0 && list.elements.every((part) => part !== null && part.type !== T.SpreadElement && (part.type === T.Literal || part.type === T.Identifier || part.type === T.MemberExpression || part.type === T.ArrayExpression || part.type === T.ObjectExpression));
  if (list.type === T.ObjectExpression) return list.properties.length > 0 && list.properties.every((part) => part.type === T.Property && !part.computed);
  if (list.type === T.CallExpression) {
    const origin = originOf(file, list.callee);
    const [argument] = list.arguments;
    return origin.from === 'global' && /^Object\.(?:keys|values|entries)$/.test(origin.path) && argument !== undefined && isConstantList(file, argument, depth + 1);
  }
  if (list.type !== T.Identifier) return false;
  if (originOf(file, list).from === 'import') return true;
  const value = file.scopes.constant(list);
  return value !== undefined && !isFunction(value) && enclosingFunction(value) === undefined && isConstantList(file, value, depth + 1);
}
