import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../facts/file.ts';
import type { Collection } from './collection.ts';

/** Whether the written type of its keys is one of the platform's objects that live elsewhere: elements of a page, requests, sockets. */
export function isKeyedByPage(file: FileFacts, { made, declaration }: Collection): boolean {
  const annotation = declaration?.type === T.PropertyDefinition ? declaration.typeAnnotation?.typeAnnotation : undefined;
  const written = annotation?.type === T.TSTypeReference ? annotation.typeArguments : 'typeArguments' in made ? made.typeArguments : undefined;
  const [key] = written?.params ?? [];
  return key?.type === T.TSTypeReference && key.typeName.type === T.Identifier && isOfPlatform(file, key.typeName);
}

/** The platform's own, or an import of `node:http` and `node:net`. */
function isOfPlatform(file: FileFacts, name: TSESTree.Identifier): boolean {
  const definition = file.scopes.variable(name)?.defs[0];
  if (!definition) return /^(?:Element|Node|ShadowRoot|(?:HTML|SVG)\w*Element|WebSocket)$/.test(name.name);
  return definition.type === 'ImportBinding' && definition.parent?.type === T.ImportDeclaration && /^(?:node:)?(?:https?|http2|net|tls)$/.test(definition.parent.source.value);
}
