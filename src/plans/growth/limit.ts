import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { enclosingStatement } from '../../facts/syntax.ts';
import type { Collection } from '../../growth/collection.ts';
import { freeVariable } from '../names.ts';
import { refuse } from '../refusal.ts';
import type { Limit } from './plan.ts';

/** How many entries are kept where nothing says how many are needed. */
const defaultSize = 500;

/** How many bytes are kept where nothing says how many are needed: 64 MiB. */
const defaultBytes = 64 * 1024 * 1024;

type Held = Pick<Collection, 'name' | 'made' | 'declaration' | 'within'>;

/** A named constant before the statement that declares the collection. */
export const limitOf = (file: FileFacts, collection: Held): Limit => constantOf(file, collection, 'Limit', defaultSize);

/** The same, in bytes. */
export const byteLimitOf = (file: FileFacts, collection: Held): Limit => constantOf(file, collection, 'MaxBytes', defaultBytes);

function constantOf(file: FileFacts, collection: Held, of: 'Limit' | 'MaxBytes', value: number): Limit {
  const { name, made, declaration } = collection.within ?? collection;
  const statement = enclosingStatement(topmost(declaration ?? made));
  if (!statement) return refuse('the place of its declaration is not known', made);
  return { name: freeVariable(file, [constantName(file, name, of)]), value, ...(of === 'MaxBytes' ? { unit: 'bytes' } : {}), before: statement.range };
}

/** A field's constant stands before its class. */
function topmost(node: TSESTree.Node): TSESTree.Node {
  return node.type === T.PropertyDefinition ? node.parent.parent : node;
}

/** `cacheLimit` or `cacheMaxBytes`, or `CACHE_LIMIT` where the file writes its constants so. */
export function constantName(file: FileFacts, name: string, of: 'Limit' | 'MaxBytes' | 'Keys' | 'Sizes'): string {
  const plain = name.replace(/^.*\.|[_$]+$/g, '').replace(/^[#_$]+/, '') || 'entries';
  const words = plain.replace(/([a-z\d])([A-Z])/g, '$1_$2');
  return file.once(shouts) || plain === plain.toUpperCase() ? `${words}_${of === 'MaxBytes' ? 'MAX_BYTES' : of}`.toUpperCase() : `${plain}${of}`;
}

const shouts = (file: FileFacts): boolean =>
  (file.sourceCode.scopeManager?.scopes ?? []).some(({ type, variables }) => (type === 'module' || type === 'global') && variables.some(({ name, defs }) => defs[0]?.type === 'Variable' && /^[A-Z][A-Z\d]*(?:_[A-Z\d]+)*$/.test(name) && name.length > 2));
