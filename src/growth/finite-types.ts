import { AST_NODE_TYPES as T } from '@typescript-eslint/utils';

import type { FileFacts } from '../facts/file.ts';
import { isFiniteType } from '../facts/finite-types.ts';
import type { Collection } from './collection.ts';

/** Whether the written type of the keys has a fixed number of values, told without the checker: `Map<keyof Config, …>`, `Map<'get' | 'put', …>`. */
export function hasFiniteKeys(file: FileFacts, { made, declaration }: Collection): boolean {
  const annotation = declaration?.type === T.PropertyDefinition ? declaration.typeAnnotation : declaration?.id.typeAnnotation;
  const written = annotation?.typeAnnotation.type === T.TSTypeReference ? annotation.typeAnnotation.typeArguments : 'typeArguments' in made ? made.typeArguments : undefined;
  const [key] = written?.params ?? [];
  return key !== undefined && isFiniteType(file, key);
}
