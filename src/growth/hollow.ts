import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../facts/file.ts';
import { memberName, methodCall, unwrap, wrapped } from '../facts/syntax.ts';
import type { Addition, Uses } from './uses.ts';

/**
 * Collections within the collection are emptied, and stay: `delete all[id][name]`, `all.get(id)?.delete(x)`. That its
 * keys end is then the code's own word, where they are ids.
 */
export const leavesHollow = (file: FileFacts, { lookups }: Uses, { key }: Addition): boolean => key !== undefined && isId(key) && lookups.some((lookup) => isEmptied(file, lookup));

function isId(key: TSESTree.Node): boolean {
  const expression = unwrap(key);
  const name = expression.type === T.Identifier ? expression.name : expression.type === T.MemberExpression ? memberName(expression) : undefined;
  return name !== undefined && /(?:^|_|[a-z])(?:id|Id|ID|uid|Uid)(?=$|[A-Z])/.test(name);
}

function isEmptied(file: FileFacts, node: TSESTree.Node): boolean {
  const outer = wrapped(node);
  const { parent } = outer;
  const kept = file.scopes.variableOf(node);
  if (kept) return kept.references.some((reference) => reference.isRead() && isEmptied(file, reference.identifier));
  if (parent?.type !== T.MemberExpression || parent.object !== outer) return false;
  const member = wrapped(parent);
  if (member.parent?.type === T.UnaryExpression && member.parent.operator === 'delete') return true;
  const call = member.parent?.type === T.CallExpression && member.parent.callee === member ? methodCall(member.parent) : undefined;
  return call ? /^(?:delete|splice|shift|pop)$/.test(call.name) : parent.computed && isEmptied(file, parent);
}
