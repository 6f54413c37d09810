import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { CollectionKind } from './collection.ts';

/** What a method does to the collection that it is called on; self: it answers with the collection. */
export type MethodRole = 'addition' | 'shrink' | 'lookup' | 'walk' | 'self';

const roles: Readonly<Record<CollectionKind, readonly (readonly [RegExp, MethodRole])[]>> = {
  map: [
    [/^(?:set|getOrInsert|getOrInsertComputed)$/, 'addition'],
    [/^(?:get|has)$/, 'lookup'],
    [/^(?:delete|clear)$/, 'shrink'],
    [/^(?:forEach|keys|values|entries|\[Symbol\.iterator\])$/, 'walk'],
  ],
  set: [
    [/^add$/, 'addition'],
    [/^has$/, 'lookup'],
    [/^(?:delete|clear)$/, 'shrink'],
    [/^(?:forEach|keys|values|entries|union|intersection|difference|symmetricDifference|isSubsetOf|isSupersetOf|isDisjointFrom|\[Symbol\.iterator\])$/, 'walk'],
  ],
  array: [
    [/^(?:push|unshift)$/, 'addition'],
    [/^(?:pop|shift|splice)$/, 'shrink'],
    [/^(?:sort|reverse|fill|copyWithin)$/, 'self'],
    [/^(?:includes|indexOf|lastIndexOf|at|find|findIndex|findLast|findLastIndex|some|every)$/, 'lookup'],
    [/^(?:forEach|map|filter|reduce|reduceRight|slice|concat|join|flat|flatMap|keys|values|entries|toString|toSorted|toReversed|toSpliced|with)$/, 'walk'],
  ],
  dictionary: [[/^(?:hasOwnProperty|propertyIsEnumerable)$/, 'lookup']],
};

export function methodsOf(kind: CollectionKind, name: string | undefined, call: TSESTree.CallExpression): MethodRole | undefined {
  if (name === undefined) return undefined;
  // splice(index, 0, …) only inserts.
  if (kind === 'array' && name === 'splice' && call.arguments.length > 2 && call.arguments[1]?.type === T.Literal && call.arguments[1].value === 0) return 'addition';
  return roles[kind].find(([names]) => names.test(name))?.[1];
}
