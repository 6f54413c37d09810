import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../facts/file.ts';
import { memberName, methodCall, unwrap, wrapped } from '../facts/syntax.ts';
import type { Addition, Uses } from './uses.ts';

/**
 * Collections within the collection are emptied, and stay: `delete all[id][name]`, `all.get(id)?.delete(x)`. That its
 * keys end is then the code's own word, where they are ids.
 */
export const leavesHollow = (file: FileFacts, uses: Uses, { key }: Addition): boolean => key !== undefined && isId(key) && emptyings(file, uses).length > 0;

/** What takes something out of what the collection holds under a key. */
export const emptyings = (file: FileFacts, { lookups }: Uses): readonly Emptying[] => lookups.flatMap((lookup) => emptied(file, lookup, lookup));

export interface Emptying {
  /** `all.get(id)` */
  readonly lookup: TSESTree.Node;
  /** `delete all[id][name]`, `list.delete(x)` */
  readonly node: TSESTree.Node;
  /** What is emptied, as it stands there: `all.get(id)`, `list`. */
  readonly of: TSESTree.Node;
}

function isId(key: TSESTree.Node): boolean {
  const expression = unwrap(key);
  const name = expression.type === T.Identifier ? expression.name : expression.type === T.MemberExpression ? memberName(expression) : undefined;
  return name !== undefined && /(?:^|_|[a-z])(?:id|Id|ID|uid|Uid)(?=$|[A-Z])/.test(name);
}

function emptied(file: FileFacts, lookup: TSESTree.Node, node: TSESTree.Node): Emptying[] {
  const outer = wrapped(node);
  const { parent } = outer;
  const kept = file.scopes.variableOf(node);
  if (kept) return kept.references.flatMap((reference) => (reference.isRead() ? emptied(file, lookup, reference.identifier) : []));
  if (parent?.type !== T.MemberExpression || parent.object !== outer) return [];
  const member = wrapped(parent);
  if (member.parent?.type === T.UnaryExpression && member.parent.operator === 'delete') return [{ lookup, node: member.parent, of: node }];
  const call = member.parent?.type === T.CallExpression && member.parent.callee === member ? methodCall(member.parent) : undefined;
  if (call) return /^(?:delete|splice|shift|pop)$/.test(call.name) ? [{ lookup, node: call.call, of: node }] : [];
  return parent.computed ? emptied(file, lookup, parent) : [];
}
