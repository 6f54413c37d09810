import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import type { Variable } from '../../facts/scopes.ts';
import { enclosingFunction, methodCall, unwrap, within, type FunctionNode } from '../../facts/syntax.ts';
import { descendants } from '../../facts/walk.ts';
import { bulkOf, bulkOfVariable } from '../../retention/bulk.ts';

/** What a function in place of these statements would take from the one around, and keep for the closure that lives long: so far no function but that one uses it. */
export function takenAlong(file: FileFacts, moved: readonly TSESTree.Statement[], closure: FunctionNode): readonly Variable[] {
  const own = enclosingFunction(moved[0] as TSESTree.Statement);
  const used = new Set(moved.flatMap((statement) => [...descendants(file, statement)].flatMap((node) => (node.type === T.Identifier ? (file.scopes.variable(node) ?? []) : []))));
  return [...used].filter(({ identifiers: [name], references }) => {
    const isFromAround = name !== undefined && enclosingFunction(name) === own && !moved.some((statement) => within(name, statement));
    return isFromAround && references.every(({ identifier }) => enclosingFunction(identifier) === own || moved.some((statement) => within(identifier, statement))) && !references.some(({ identifier }) => within(identifier, closure));
  });
}

/** Whether a variable holds much, or what something big there is made of: `chunks` of `Buffer.concat(chunks)`. */
export function isAsBig(file: FileFacts, variable: Variable, moved: readonly TSESTree.Statement[]): boolean {
  if (bulkOfVariable(file, variable) || variable.references.some(({ identifier }) => isListOfPieces(file, identifier))) return true;
  const made = moved.flatMap((statement) => (statement.type === T.VariableDeclaration ? statement.declarations.flatMap(({ init }) => (init && bulkOf(file, init) ? [init] : [])) : []));
  return variable.defs[0]?.type === 'Variable' && !isText(file, variable) && variable.references.some(({ identifier }) => made.some((init) => within(identifier, init)));
}

/** A name or path, which is read and not what is read. */
const isText = (file: FileFacts, { identifiers: [name] }: Variable): boolean => name !== undefined && file.values.keysOf(name) === 'primitive' && !bulkOf(file, name);

/** `for (const piece of pieces) chunks.push(piece)` */
function isListOfPieces(file: FileFacts, identifier: TSESTree.Node): boolean {
  const loop = identifier.parent;
  if (loop?.type !== T.ForOfStatement || loop.right !== identifier || loop.left.type !== T.VariableDeclaration) return false;
  return (file.scopes.variable(loop.left.declarations[0].id)?.references ?? []).some(({ identifier: { parent } }) => {
    const method = parent?.type === T.CallExpression ? methodCall(parent) : undefined;
    const list = method?.name === 'push' ? file.scopes.variable(unwrap(method.receiver)) : undefined;
    return list !== undefined && bulkOfVariable(file, list) === 'chunks';
  });
}
