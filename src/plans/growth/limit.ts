import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { enclosingStatement } from '../../facts/syntax.ts';
import type { Collection } from '../../growth/collection.ts';
import { freeVariable } from '../names.ts';
import { refuse } from '../refusal.ts';
import type { Limit } from './plan.ts';

/** How many entries are kept where nothing says how many are needed. */
const defaultSize = 500;

/** A named constant before the statement that declares the collection. */
export function limitOf(file: FileFacts, collection: Pick<Collection, 'name' | 'made' | 'declaration' | 'within'>): Limit {
  const { name, made, declaration } = collection.within ?? collection;
  const statement = enclosingStatement(topmost(declaration ?? made));
  if (!statement) return refuse('the place of its declaration is not known', made);
  return { name: freeVariable(file, [constantName(file, name, 'Limit')]), value: defaultSize, before: statement.range };
}

/** A field's constant stands before its class. */
function topmost(node: TSESTree.Node): TSESTree.Node {
  return node.type === T.PropertyDefinition ? node.parent.parent : node;
}

/** `cacheLimit`, or `CACHE_LIMIT` where the file writes its constants so. */
export function constantName(file: FileFacts, name: string, of: 'Limit' | 'Keys'): string {
  const plain = name.replace(/^.*\.|[_$]+$/g, '').replace(/^[#_$]+/, '') || 'entries';
  const words = plain.replace(/([a-z\d])([A-Z])/g, '$1_$2');
  return file.once(shouts) || plain === plain.toUpperCase() ? `${words.toUpperCase()}_${of.toUpperCase()}` : `${plain}${of}`;
}

const shouts = (file: FileFacts): boolean =>
  (file.sourceCode.scopeManager?.scopes ?? []).some(({ type, variables }) => (type === 'module' || type === 'global') && variables.some(({ name, defs }) => defs[0]?.type === 'Variable' && /^[A-Z][A-Z\d]*(?:_[A-Z\d]+)*$/.test(name) && name.length > 2));
