import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { unwrap } from '../../facts/syntax.ts';
import { endInSight, type EndInSight } from '../../growth/ends-in-sight.ts';
import type { Growth } from '../../growth/growth.ts';
import type { Planned } from '../planned.ts';
import type { RemovalPlan } from './plan.ts';

/** The entry's removal at the end of what it is kept for: `socket.on('close', () => { … })` beside its addition. */
export function removalPlan(file: FileFacts, { collection, additions, uses }: Growth): Planned<RemovalPlan> | undefined {
  const [addition, ...others] = additions;
  if (others.length > 0 || uses.additions.length > 1 || !addition.key) return undefined;
  const end = endInSight(file, addition);
  const target = targetOf(addition.node);
  if (!end || !target) return undefined;
  const plan = { by: 'removal', collection: target.range, key: { range: addition.key.range }, form: addition.by === 'index' ? 'delete' : 'method' } as const;
  const place = placeAt(end);
  return place && { plan: { ...plan, ...place }, verdict: { level: 'review', scope: 'file', reason: `Delete the entry of \`${collection.name}\` on \`${eventOf(end)}\`` } };
}

/** Where the removal goes: into the handler, or beside it. A stream that is cut off never ends; closed it is either way. */
export function placeAt({ event, by, handler, call: { parent }, source }: EndInSight): Pick<RemovalPlan, 'beside' | 'body'> | undefined {
  if (event !== 'end' && handler.body.type === T.BlockStatement) return { body: handler.body.range };
  return parent?.type === T.ExpressionStatement && by !== 'addEventListener' && /^(?:close|end)$/.test(event) ? { beside: { statement: parent.range, emitter: source.range } } : undefined;
}

export const eventOf = ({ event }: EndInSight): string => (event === 'end' ? 'close' : event);

/** `sessions` of `sessions.set(id, socket)` and `sessions[id] = socket`. */
export const targetOf = (node: TSESTree.Node): TSESTree.Node | undefined => {
  const member = node.type === T.AssignmentExpression ? unwrap(node.left) : node.type === T.CallExpression ? unwrap(node.callee) : undefined;
  return member?.type === T.MemberExpression ? member.object : undefined;
};
