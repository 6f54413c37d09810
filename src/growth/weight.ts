import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../facts/file.ts';
import { isExecutor } from '../facts/promises.ts';
import { unwrap } from '../facts/syntax.ts';
import type { Collection } from './collection.ts';
import { objectness } from './objects.ts';
import type { Addition } from './uses.ts';

/** Nothing but a number, a truth, a written constant or what settles a promise is kept: by the value, or by the written type of the collection. */
export function isSmall(file: FileFacts, collection: Collection, { value, by }: Addition): boolean {
  if (by === 'add') return true;
  if (!value) return false;
  const type = writtenValue(collection);
  return (type !== undefined && (type.type === T.TSUnionType ? type.types : [type]).every(isSmallType)) || isSmallValue(file, value);
}

/** What is kept is an object: by what makes it, by its type, or by the written type of the collection. */
export function isHeavy(file: FileFacts, collection: Collection, addition: Addition): boolean {
  const { value } = addition;
  const type = writtenValue(collection)?.type;
  return value !== undefined && !isSmall(file, collection, addition) && (type === T.TSTypeLiteral || type === T.TSArrayType || objectness(file, value) === 'yes');
}

/** The type of the values, where the collection's is written: `Map<string, number>`. */
function writtenValue({ made, declaration }: Collection): TSESTree.TypeNode | undefined {
  const annotation = declaration?.type === T.PropertyDefinition ? declaration.typeAnnotation : declaration?.id.typeAnnotation;
  const written = annotation?.typeAnnotation.type === T.TSTypeReference ? annotation.typeAnnotation.typeArguments : 'typeArguments' in made ? made.typeArguments : undefined;
  return written?.params[1];
}

const isSmallType = ({ type }: TSESTree.TypeNode): boolean => type === T.TSNumberKeyword || type === T.TSBooleanKeyword || type === T.TSUndefinedKeyword || type === T.TSNullKeyword || type === T.TSLiteralType;

function isSmallValue(file: FileFacts, node: TSESTree.Node, depth = 0): boolean {
  const value = unwrap(node);
  if (depth > 4) return false;
  if (value.type === T.LogicalExpression) return value.right.type === T.Literal;
  if (value.type === T.BinaryExpression) return value.operator !== '+' || [value.left, value.right].some((part) => part.type === T.Literal && typeof part.value === 'number');
  if (value.type === T.Literal || value.type === T.UnaryExpression || value.type === T.UpdateExpression || file.values.keysOf(value) === 'finite') return true;
  if (/^(?:number|boolean)(?: \| undefined)?$/.test(file.values.written(value) ?? '')) return true;
  const definition = value.type === T.Identifier ? file.scopes.variable(value)?.defs[0] : undefined;
  // `new Promise((resolve) => { waiting[id] = resolve; })`
  if (definition?.type === 'Parameter') return isExecutor(file, definition.node);
  const constant = file.scopes.constant(value);
  return constant !== undefined && constant !== value && isSmallValue(file, constant, depth + 1);
}
