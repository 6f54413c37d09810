import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { enclosingFunction, methodCall, unwrap, within, wrapped } from '../../facts/syntax.ts';
import type { Growth } from '../../growth/growth.ts';
import { emptyings, type Emptying } from '../../growth/hollow.ts';
import { madeWithin } from '../../growth/inner.ts';
import type { Planned } from '../planned.ts';
import { isStable } from '../stable.ts';
import type { HollowPlan } from './plan.ts';

/** An entry goes when what is under its key is empty: `if (all.get(id)?.size === 0) all.delete(id)` behind what takes the last one out. */
export function hollowPlan(file: FileFacts, { collection, uses }: Growth): Planned<HollowPlan> | undefined {
  const found = collection.kind === 'map' ? emptyings(file, uses) : [];
  const inner = found.length > 0 ? madeWithin(file, collection, uses)?.kind : undefined;
  // Who still has what was under a key when that is made anew would go on with the old one.
  if (!inner || inner === 'dictionary' || !uses.lookups.every((lookup) => isUsedAtOnce(file, lookup))) return undefined;
  const sites = found.map((emptying) => siteOf(file, emptying));
  if (!sites.every((site) => site !== undefined)) return undefined;
  return { plan: { by: 'hollow', count: inner === 'array' ? 'length' : 'size', sites }, verdict: { level: 'review', scope: 'file', reason: `Delete the entry of \`${collection.name}\` when what is under its key is empty` } };
}

/** `all.get(key)?.delete(x);` as a statement, and what it takes to delete the entry behind it. */
function siteOf(file: FileFacts, { lookup, node, of }: Emptying): HollowPlan['sites'][number] | undefined {
  const statement = wrapped(node).parent;
  const method = methodCall(lookup);
  const [key] = method?.call.arguments ?? [];
  if (statement?.type !== T.ExpressionStatement || statement.parent.type !== T.BlockStatement || node.type !== T.CallExpression) return undefined;
  if (!method || !key || !isStable(file, key) || !isStable(file, method.receiver)) return undefined;
  return { statement: statement.range, of: of.range, collection: method.receiver.range, key: key.range };
}

/** Asked or changed where it is looked up, or by a name that no other function and nothing behind a wait uses. */
function isUsedAtOnce(file: FileFacts, lookup: TSESTree.Node): boolean {
  const isUse = (node: TSESTree.Node): boolean => {
    const outer = wrapped(node);
    const { parent } = outer;
    return (parent?.type === T.MemberExpression && parent.object === outer) || /^(?:IfStatement|UnaryExpression|ExpressionStatement|BinaryExpression)$/.test(parent?.type ?? '');
  };
  if (lookup.type === T.CallExpression && methodCall(lookup)?.name === 'has') return true;
  const value = wrapped(lookup).parent?.type === T.LogicalExpression ? (wrapped(lookup).parent as TSESTree.LogicalExpression) : lookup;
  const held = file.scopes.variableOf(value);
  const fn = enclosingFunction(lookup);
  if (!held) return isUse(lookup);
  const waits = fn ? [...file.nodes(T.AwaitExpression), ...file.nodes(T.YieldExpression)].some((wait) => within(wait, fn)) : true;
  return !waits && held.references.every((reference) => enclosingFunction(reference.identifier) === fn && (reference.isWrite() || isUse(reference.identifier) || isPutBack(reference.identifier)));
}

/** `all.set(key, list)` */
const isPutBack = (node: TSESTree.Node): boolean => node.parent?.type === T.CallExpression && methodCall(node.parent)?.name === 'set' && unwrap(node.parent.arguments[1] ?? node.parent) === node;
