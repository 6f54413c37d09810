import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from './file.ts';

/** Whether a written type has a fixed number of values, told without the checker: `keyof Config`, `'get' | 'put'`. */
export function isFiniteType(file: FileFacts, type: TSESTree.TypeNode, depth = 0): boolean {
  if (depth > 3) return false;
  switch (type.type) {
    case T.TSLiteralType:
      return type.literal.type === T.Literal;
    case T.TSBooleanKeyword:
      return true;
    case T.TSTemplateLiteralType:
    case T.TSUnionType:
      return type.types.every((part) => isFiniteType(file, part, depth + 1));
    case T.TSTypeOperator:
      return type.operator === 'keyof' && type.typeAnnotation !== undefined && listsItsKeys(file, type.typeAnnotation);
    case T.TSTypeReference: {
      const declared = type.typeName.type === T.Identifier ? file.scopes.variable(type.typeName)?.defs[0]?.node : undefined;
      return declared?.type === T.TSEnumDeclaration || (declared?.type === T.TSTypeAliasDeclaration && isFiniteType(file, declared.typeAnnotation, depth + 1));
    }
    default:
      return false;
  }
}

/** `typeof defaults`, `Record<Side, number>`, or an interface or type of this file without an index. */
export function listsItsKeys(file: FileFacts, type: TSESTree.TypeNode): boolean {
  if (type.type === T.TSTypeQuery) return true;
  if (type.type === T.TSTypeLiteral) return hasNoIndex(type.members);
  const name = type.type === T.TSTypeReference && type.typeName.type === T.Identifier ? type.typeName.name : undefined;
  const [first] = type.type === T.TSTypeReference ? (type.typeArguments?.params ?? []) : [];
  if (first && name === 'Record') return isFiniteType(file, first);
  if (first && /^(?:Partial|Readonly|Required)$/.test(name ?? '')) return listsItsKeys(file, first);
  const declared = type.type === T.TSTypeReference && type.typeName.type === T.Identifier ? file.scopes.variable(type.typeName)?.defs[0]?.node : undefined;
  if (declared?.type === T.TSInterfaceDeclaration) return declared.extends.length === 0 && hasNoIndex(declared.body.body);
  return declared?.type === T.TSTypeAliasDeclaration && declared.typeAnnotation.type === T.TSTypeLiteral && hasNoIndex(declared.typeAnnotation.members);
}

const hasNoIndex = (members: readonly TSESTree.TypeElement[]): boolean => members.every(({ type }) => type !== T.TSIndexSignature);
