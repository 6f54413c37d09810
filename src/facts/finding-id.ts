import { createHash } from 'node:crypto';
import path from 'node:path';

import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from './file.ts';
import { isClass, isFunction, keyName } from './syntax.ts';

/**
 * A finding's stable id: rule, path from the working folder, names of the enclosing declarations, hash of the node's
 * text, and an ordinal among equals. Lines that move do not change it.
 */
export function findingIds(file: FileFacts): (rule: string, node: TSESTree.Node) => string {
  const counts = new Map<string, number>();
  return (rule, node) => {
    const place = path.relative(file.cwd, file.filename).split(path.sep).join('/');
    const hash = createHash('sha256').update(file.textOf(node).replace(/\s+/g, ' ')).digest('hex').slice(0, 8);
    const base = `${rule}:${place}:${enclosingNames(node).join('.')}:${hash}`;
    const ordinal = counts.get(base) ?? 0;
    counts.set(base, ordinal + 1);
    return `${base}:${ordinal}`;
  };
}

function enclosingNames(node: TSESTree.Node): string[] {
  const names: string[] = [];
  for (let current = node.parent; current; current = current.parent) {
    if ((isFunction(current) || isClass(current)) && current.id) names.unshift(current.id.name);
    else if (current.type === T.MethodDefinition || current.type === T.PropertyDefinition || current.type === T.Property) names.unshift(keyName(current.key, current.computed) ?? '?');
    else if (current.type === T.VariableDeclarator && current.id.type === T.Identifier) names.unshift(current.id.name);
  }
  return names;
}
