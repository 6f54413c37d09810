import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../facts/file.ts';
import type { Range } from '../finding.ts';

/** What stands for a name of another file where it is used: itself, or the member of a namespace; undefined where it is no such thing. Imports and re-exports go on to mean the same. */
export function usesElsewhere(file: FileFacts, uses: readonly Range[]): readonly (TSESTree.Node | undefined)[] {
  return uses.flatMap((range) => {
    const nodes = file.nodesAt(range);
    const node = nodes.find(({ type }) => type === T.Identifier || type === T.PrivateIdentifier);
    const { parent } = node ?? {};
    if ([...nodes, ...(parent ? [parent] : [])].some(({ type }) => /^(?:Import|Export)(?:Default)?Specifier$/.test(type))) return [];
    if (!node) return [undefined];
    return [parent?.type === T.MemberExpression && parent.property === node && !parent.computed ? parent : node];
  });
}
