import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../facts/file.ts';
import { keyName, memberName, wrapped } from '../facts/syntax.ts';
import { readsOf, usesOfValue, soleVariableOf } from '../facts/value-uses.ts';
import type { Driver } from './drivers.ts';

/** How the code comes to the rows of what a query gives. */
export interface KeptRows {
  /** The expression of the rows, and where they are used. */
  readonly list: TSESTree.Node;
  readonly uses: readonly TSESTree.Node[];
  /** `{ rows }`, `[rows]`, `result.rows`: what names the rows when the query gives them itself, and by which name. */
  readonly named?: { readonly node: TSESTree.Node; readonly by: TSESTree.Identifier };
}

/** The rows alone: nothing else of the result is used. */
export function keptRows(file: FileFacts, value: TSESTree.Expression, gives: Driver['gives']): KeptRows | undefined {
  if (gives === 'all') return { list: value, uses: usesOfValue(file, value) };
  const outer = wrapped(value);
  const { parent } = outer;
  if (isPart(parent, outer, gives)) return { list: parent, uses: usesOfValue(file, parent) };
  if (parent?.type !== T.VariableDeclarator || parent.init !== outer || parent.parent.kind !== 'const') return undefined;
  const name = namedPart(parent.id, gives);
  const variable = name && file.scopes.variable(name);
  if (name && variable) return { list: value, uses: readsOf(variable).flatMap((use) => usesOfValue(file, use)), named: { node: parent.id, by: name } };
  const [use, ...others] = parent.id.type === T.Identifier && soleVariableOf(file, value) ? usesOfValue(file, value) : [];
  const part = use?.parent;
  if (others.length > 0 || use?.type !== T.Identifier || !isPart(part, use, gives)) return undefined;
  return { list: part, uses: [wrapped(part)], named: { node: part, by: use } };
}

/** The rows alone of what `then` hands to a callback: `(rows) => …`, `({ rows }) => …`, `(result) => … result.rows …`. */
export function handedRows(file: FileFacts, parameter: TSESTree.Node, gives: Driver['gives']): KeptRows | undefined {
  const name = gives === 'all' || parameter.type === T.Identifier ? parameter : namedPart(parameter, gives);
  const variable = name?.type === T.Identifier ? file.scopes.variable(name) : undefined;
  if (!name || !variable || variable.references.some((reference) => reference.isWrite())) return undefined;
  const reads = readsOf(variable);
  if (gives === 'all' || name !== parameter) return { list: name, uses: reads.flatMap((use) => usesOfValue(file, use)) };
  const [use, ...others] = reads;
  const part = use?.parent;
  return use && others.length === 0 && isPart(part, use, gives) ? { list: part, uses: usesOfValue(file, part) } : undefined;
}

/** `result.rows`, `result[0]` */
function isPart(node: TSESTree.Node | undefined, of: TSESTree.Node, gives: Driver['gives']): node is TSESTree.MemberExpression {
  return node?.type === T.MemberExpression && node.object === of && memberName(node) === (gives === 'field' ? 'rows' : '0');
}

/** `rows` of `{ rows }`, `{ rows: users }`, `[users]` */
function namedPart(pattern: TSESTree.Node, gives: Driver['gives']): TSESTree.Identifier | undefined {
  if (gives === 'first') return pattern.type === T.ArrayPattern && pattern.elements.length === 1 && pattern.elements[0]?.type === T.Identifier ? pattern.elements[0] : undefined;
  const [property, more] = pattern.type === T.ObjectPattern ? pattern.properties : [];
  return property?.type === T.Property && !more && keyName(property.key, property.computed) === 'rows' && property.value.type === T.Identifier ? property.value : undefined;
}
