import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { isTypeScript } from '../../facts/language.ts';
import { memberName, methodCall, unwrap, wrapped } from '../../facts/syntax.ts';
import { measureOf } from '../../growth/byte-sized.ts';
import type { Growth } from '../../growth/growth.ts';
import { emptyings } from '../../growth/hollow.ts';
import type { Addition } from '../../growth/uses.ts';
import type { Planned } from '../planned.ts';
import { helperOf, mayHaveToEnd, waits } from './bound.ts';
import { mebibytes } from './bytes.ts';
import { byteLimitOf, limitOf } from './limit.ts';
import type { MapPlan } from './plan.ts';

type Use = MapPlan['uses'][number];

/**
 * An object that is only asked for single keys becomes a bounded Map, where every use is in sight. Not in TypeScript:
 * what `get` answers with may be undefined, and not every reader of a property expects it.
 */
export function mapPlan(file: FileFacts, growth: Growth): Planned<MapPlan> | undefined {
  const { collection, uses } = growth;
  const { kind, holder, made, name, places, reach } = collection;
  const empty = unwrap(made);
  const isEmpty = empty.type === T.ObjectExpression ? empty.properties.length === 0 : empty.type === T.CallExpression;
  if (kind !== 'dictionary' || holder !== 'module' || reach === 'project' || !isEmpty || isTypeScript(file) || uses.walks.length > 0 || uses.shrinks.length > 0) return undefined;
  if (places.some(({ parent }, index) => parent?.type === T.AssignmentExpression && parent.left === places[index])) return undefined;
  if (emptyings(file, uses).length > 0 || uses.additions.some((each) => each.value && (waits(file, each.value) || mayHaveToEnd(file, each.value)))) return undefined;
  const found = [...uses.additions.map(addition), ...uses.lookups.map((lookup) => question(file, lookup))];
  if (!found.every((use) => use !== undefined)) return undefined;
  if (found.some((use) => found.some((other) => other !== use && isInKey(file, other, use)))) return undefined;
  const measure = measureOf(file, collection, uses);
  if (measure === 'uneven' || measure?.settles) return undefined;
  const limit = measure ? byteLimitOf(file, collection) : limitOf(file, collection);
  return {
    plan: { by: 'map', made: made.range, uses: found, limit, ...(measure ? { measure } : {}), helper: helperOf(file, measure ? 'bytes' : 'map') },
    verdict: { level: 'review', scope: 'file', reason: `Make \`${name}\` a Map of at most ${measure ? mebibytes(limit) : `${limit.value} entries`}: the oldest goes first, and a number is another key than its text` },
  };
}

/** `all[all[key]]`: the edits of both would touch. */
function isInKey(file: FileFacts, { node }: Use, around: Use): boolean {
  const key = around.is === 'set' ? file.index.assignments.find(({ range }) => range[0] === around.node[0] && range[1] === around.node[1])?.left.range : around.key;
  return key !== undefined && node[0] >= key[0] && node[1] <= key[1];
}

/** `all[key] = value;` */
function addition({ node }: Addition): Use | undefined {
  const isPlain = node.type === T.AssignmentExpression && node.operator === '=' && wrapped(node).parent?.type === T.ExpressionStatement && unwrap(node.left).type === T.MemberExpression;
  return isPlain ? { is: 'set', node: node.range } : undefined;
}

/** `all[key]`, `key in all`, `Object.hasOwn(all, key)`; what is called or deleted would mean something else. */
function question(file: FileFacts, lookup: TSESTree.Node): Use | undefined {
  if (lookup.type === T.BinaryExpression) return { is: 'has', node: lookup.range, object: lookup.right.range, key: lookup.left.range };
  if (lookup.type === T.MemberExpression) {
    const { parent } = wrapped(lookup);
    const isAsked = lookup.computed && !lookup.optional && memberName(lookup) === undefined && !(parent?.type === T.CallExpression && parent.callee === lookup) && parent?.type !== T.UpdateExpression && !(parent?.type === T.AssignmentExpression && parent.left === lookup);
    return isAsked ? { is: 'get', node: lookup.range, object: lookup.object.range, key: lookup.property.range } : undefined;
  }
  const method = methodCall(lookup);
  const [first, second] = method?.call.arguments ?? [];
  if (!method || !first) return undefined;
  if (method.name === 'hasOwnProperty') return { is: 'has', node: lookup.range, object: method.receiver.range, key: first.range };
  return second && /^(?:hasOwn|call)$/.test(method.name) && /hasOwn/.test(file.textOf(method.call.callee)) ? { is: 'has', node: lookup.range, object: first.range, key: second.range } : undefined;
}
