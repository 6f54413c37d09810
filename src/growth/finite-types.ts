import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../facts/file.ts';
import type { Collection } from './collection.ts';

/** Whether the written type of the keys has a fixed number of values, told without the checker: `Map<keyof Config, …>`, `Map<'get' | 'put', …>`. */
export function hasFiniteKeys(file: FileFacts, { made, declaration }: Collection): boolean {
  const annotation = declaration?.type === T.PropertyDefinition ? declaration.typeAnnotation : declaration?.id.typeAnnotation;
  const written = annotation?.typeAnnotation.type === T.TSTypeReference ? annotation.typeAnnotation.typeArguments : 'typeArguments' in made ? made.typeArguments : undefined;
  const [key] = written?.params ?? [];
  return key !== undefined && isFinite(file, key, 0);
}

function isFinite(file: FileFacts, type: TSESTree.TypeNode, depth: number): boolean {
  if (depth > 3) return false;
  switch (type.type) {
    case T.TSLiteralType:
      return type.literal.type === T.Literal;
    case T.TSBooleanKeyword:
      return true;
    case T.TSUnionType:
      return type.types.every((part) => isFinite(file, part, depth + 1));
    case T.TSTypeOperator:
      return type.operator === 'keyof' && type.typeAnnotation !== undefined && listsItsKeys(file, type.typeAnnotation);
    case T.TSTypeReference: {
      const declared = type.typeName.type === T.Identifier ? file.scopes.variable(type.typeName)?.defs[0]?.node : undefined;
      return declared?.type === T.TSEnumDeclaration || (declared?.type === T.TSTypeAliasDeclaration && isFinite(file, declared.typeAnnotation, depth + 1));
    }
    default:
      return false;
  }
}

/** `typeof defaults`, or an interface or type of this file without an index. */
function listsItsKeys(file: FileFacts, type: TSESTree.TypeNode): boolean {
  if (type.type === T.TSTypeQuery) return true;
  if (type.type === T.TSTypeLiteral) return hasNoIndex(type.members);
  const declared = type.type === T.TSTypeReference && type.typeName.type === T.Identifier ? file.scopes.variable(type.typeName)?.defs[0]?.node : undefined;
  if (declared?.type === T.TSInterfaceDeclaration) return declared.extends.length === 0 && hasNoIndex(declared.body.body);
  return declared?.type === T.TSTypeAliasDeclaration && declared.typeAnnotation.type === T.TSTypeLiteral && hasNoIndex(declared.typeAnnotation.members);
}

const hasNoIndex = (members: readonly TSESTree.TypeElement[]): boolean => members.every(({ type }) => type !== T.TSIndexSignature);
