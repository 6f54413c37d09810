import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../facts/file.ts';
import { isTypeScript } from '../facts/language.ts';
import { keyName } from '../facts/syntax.ts';
import type { Collection } from './collection.ts';

/** What tells how large a value is; two bytes for each of a text's `length`. */
export type Form = 'byteLength' | 'size' | 'length';

/** The platform's types of bytes. */
export const byteTypes: readonly (readonly [readonly string[], Form])[] = [
  [['Buffer', 'ArrayBuffer', 'SharedArrayBuffer', 'DataView', ...['Int8', 'Uint8', 'Uint8Clamped', 'Int16', 'Uint16', 'Int32', 'Uint32', 'Float32', 'Float64', 'BigInt64', 'BigUint64'].map((name) => `${name}Array`)], 'byteLength'],
  [['Blob', 'File'], 'size'],
];

/** What the written type of a collection says of its values. */
interface Entry {
  readonly by?: Form;
  /** Of an object: its properties that are bytes or texts, those that may lack left out. */
  readonly members?: ReadonlyMap<string, Form>;
  readonly mayLack: boolean;
  /** What it says is what a promise gives. */
  readonly promised?: true;
}

/** The type of the values, where the collection's is written; other where that says nothing of bytes. */
export function writtenEntry(file: FileFacts, { kind, made, declaration }: Collection): Entry | 'other' | undefined {
  const annotation = (declaration?.type === T.PropertyDefinition ? declaration.typeAnnotation : declaration?.id.typeAnnotation)?.typeAnnotation;
  const given = 'typeArguments' in made ? made.typeArguments : undefined;
  if (!annotation && !given) return kind === 'map' || !isTypeScript(file) ? undefined : 'other';
  const value = annotation?.type === T.TSArrayType ? annotation.elementType : (annotation ? (annotation.type === T.TSTypeReference ? annotation.typeArguments : undefined) : given)?.params.at(-1);
  return value ? entryOf(file, value) : 'other';
}

function entryOf(file: FileFacts, type: TSESTree.TypeNode): Entry | 'other' {
  const whole = type.type === T.TSUnionType ? type.types : [type];
  const [only, ...others] = whole.filter((part) => part.type !== T.TSNullKeyword && part.type !== T.TSUndefinedKeyword);
  if (!only || others.length > 0) return 'other';
  const mayLack = whole.length > 1;
  if (only.type === T.TSTypeReference && only.typeName.type === T.Identifier && only.typeName.name === 'Promise' && !mayLack && only.typeArguments?.params[0]) {
    const given = entryOf(file, only.typeArguments.params[0]);
    return given === 'other' || given.promised ? 'other' : { ...given, promised: true };
  }
  const by = formOfType(file, only);
  if (by) return { by, mayLack };
  const members = membersOf(file, only);
  return members ? { members, mayLack } : 'other';
}

/** `Buffer`, `Uint8Array`, `string`, where the file gives the name no other meaning. */
function formOfType(file: FileFacts, type: TSESTree.TypeNode): Form | undefined {
  if (type.type === T.TSStringKeyword) return 'length';
  if (type.type !== T.TSTypeReference || type.typeName.type !== T.Identifier) return undefined;
  const { name } = type.typeName;
  const [definition] = file.scopes.variable(type.typeName)?.defs ?? [];
  const isGlobal = !definition || (name === 'Buffer' && definition.type === 'ImportBinding' && definition.parent?.type === T.ImportDeclaration && /^(?:node:)?buffer$/.test(definition.parent.source.value));
  return isGlobal ? byteTypes.find(([names]) => names.includes(name))?.[1] : undefined;
}

/** The properties of a type that stands there, or in this file. */
function membersOf(file: FileFacts, type: TSESTree.TypeNode): ReadonlyMap<string, Form> | undefined {
  const declared = type.type === T.TSTypeReference && type.typeName.type === T.Identifier ? file.scopes.variable(type.typeName)?.defs[0]?.node : undefined;
  const literal = declared?.type === T.TSTypeAliasDeclaration ? declared.typeAnnotation : type;
  const members = declared?.type === T.TSInterfaceDeclaration ? declared.body.body : literal.type === T.TSTypeLiteral ? literal.members : undefined;
  return members && new Map(
    members.flatMap((member): [string, Form][] => {
      const name = member.type === T.TSPropertySignature && !member.optional ? keyName(member.key, member.computed) : undefined;
      const by = member.type === T.TSPropertySignature && member.typeAnnotation ? formOfType(file, member.typeAnnotation.typeAnnotation) : undefined;
      return name !== undefined && by ? [[name, by]] : [];
    }),
  );
}
