import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { globalCallee, isArray } from '../facts/arrays.ts';
import type { FileFacts } from '../facts/file.ts';
import { sizeOf } from '../facts/size.ts';
import { methodCall, methodOn, unwrap, within, wrapped } from '../facts/syntax.ts';
import { accumulatorsOf } from './accumulators.ts';
import { joinOf, type Join, type JoinedPart } from './joins.ts';
import { looksLikeArray } from './looks-like-array.ts';
import type { Group } from './stage.ts';
import { enoughCopies } from './worth.ts';

/** A list that is joined: as it stands, or a chain that makes it. */
export interface ChainedPart extends JoinedPart {
  readonly group?: Group;
}

/** `[...a.map(f), ...b.filter(p)]`, `a.filter(p).map(f).concat(b)`: arrays that are made only to be put into another one. */
export interface JoinedChains {
  readonly node: TSESTree.Expression;
  readonly join: Join;
  readonly parts: readonly ChainedPart[];
  readonly copies: number;
  readonly isLarge: boolean;
}

export function joinedChainsOf(file: FileFacts, chains: readonly Group[]): readonly JoinedChains[] {
  const ends = new Map<TSESTree.Node, Group>(chains.flatMap((group) => (group.chain ? [[unwrap(group.chain), group] as const] : [])));
  const grown = new Set<TSESTree.Node>();
  const nodes = new Set<TSESTree.Expression>();
  for (const end of ends.keys()) {
    const outermost = joinAround(file, end);
    if (outermost) nodes.add(outermost);
  }
  if (nodes.size > 0) for (const { growths } of accumulatorsOf(file)) for (const { growth } of growths) grown.add(growth.node);
  return [...nodes].flatMap((node): JoinedChains[] => {
    const join = joinOf(file, node);
    if (!join || grown.has(node) || isTaken(file, node)) return [];
    const parts = join.parts.map((part): ChainedPart => {
      const group = part.is === 'list' ? ends.get(unwrap(part.value)) : undefined;
      return group ? { ...part, group } : part;
    });
    const counted = parts.flatMap(({ group }) => (group && isOpen(file, group) ? [group] : []));
    const copies = counted.reduce((sum, group) => sum + group.copies, join.copies);
    const isLarge = counted.some(({ input }) => isArray(file, input) === 'yes' && sizeOf(file, input) === 'large');
    return counted.length > 0 && copies >= (isLarge ? 2 : enoughCopies) ? [{ node, join, parts, copies, isLarge }] : [];
  });
}

/** The whole of what joins a list to others: `a.map(f).concat(b).concat(c)`. */
function joinAround(file: FileFacts, list: TSESTree.Node): TSESTree.Expression | undefined {
  const outer = wrapped(list);
  const { parent } = outer;
  const method = methodOn(outer);
  const given = parent?.type === T.CallExpression && parent.arguments.includes(outer as TSESTree.Expression) ? methodCall(parent) : undefined;
  const joined = parent?.type === T.SpreadElement && parent.parent.type === T.ArrayExpression ? parent.parent : method?.name === 'concat' ? method.call : given?.name === 'concat' ? given.call : undefined;
  return joined && joinOf(file, joined) ? (joinAround(file, joined) ?? joined) : undefined;
}

const isOpen = (file: FileFacts, { input }: Group): boolean => (isArray(file, input) === 'yes' || (isArray(file, input) === 'unknown' && looksLikeArray(file, input))) && /^(?:open|large)$/.test(sizeOf(file, input));

/** What takes the array apart at once, and is a matter of its own, or waits for what is heavier than its place in an array. */
function isTaken(file: FileFacts, node: TSESTree.Expression): boolean {
  const { parent } = wrapped(node);
  if (parent?.type !== T.CallExpression && parent?.type !== T.NewExpression) return parent?.type === T.SpreadElement;
  return within(node, parent.callee) ? false : /^(?:Map|Set|Object\.fromEntries|Promise\.\w+)$/.test(globalCallee(file, parent) ?? '');
}
