import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { keepsLife } from '../../facts/captures.ts';
import type { FileFacts } from '../../facts/file.ts';
import type { Life } from '../../facts/life.ts';
import type { Lifetime } from '../../facts/lifetimes.ts';
import { memberName, unwrap } from '../../facts/syntax.ts';
import type { Acquisition } from '../acquired/acquisitions.ts';
import type { PairCall } from '../released/pairs.ts';

const isId = /(?:^|[a-z_])(?:I[dD]|ID|[uU]uid|UUID|[gG]uid|GUID)$|^_?(?:id|uuid|guid)$/;

/**
 * `connection.on('data:' + this.id, …)`: an event that carries the id of who listens. The source has such an event for
 * each of many, so it is there before them and after them. A function adds another event with each call.
 */
export function listensById(file: FileFacts, { node, row }: Acquisition, life: Life, lifetime: Lifetime, { eventNode, handlerNode }: PairCall): boolean {
  if (row.yields !== 'nothing' || !eventNode || !handlerNode || !keepsLife(file, handlerNode, life)) return false;
  const isOfMany = life.kind === 'instance' ? !life.instance?.shared && /^(?:process|outer|foreign)$/.test(lifetime) : life.kind === 'function' && lifetime === 'process' && node.type === T.CallExpression;
  return isOfMany && hasId(file, eventNode, 0);
}

/** Whether text is put together with an id. */
function hasId(file: FileFacts, event: TSESTree.Node, depth: number): boolean {
  const text = unwrap(event);
  if (depth > 4) return false;
  if (text.type === T.TemplateLiteral) return text.expressions.some((part) => names(part));
  if (text.type === T.BinaryExpression && text.operator === '+') return [text.left, text.right].some((part) => names(part) || hasId(file, part, depth + 1));
  const value = text.type === T.Identifier ? file.scopes.constant(text) : undefined;
  return value !== undefined && hasId(file, value, depth + 1);
}

/** `this.incoming.id`, `job.getId()`: a property of something that has one, not what a variable is called. */
function names(part: TSESTree.Node): boolean {
  const value = unwrap(part);
  if (value.type === T.CallExpression) return names(value.callee);
  return value.type === T.MemberExpression && isId.test(memberName(value) ?? '');
}
