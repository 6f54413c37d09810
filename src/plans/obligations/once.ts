import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { identityOf, same } from '../../facts/identity.ts';
import { isKind } from '../../facts/kinds.ts';
import { isFunction, memberName, methodCall, unwrap } from '../../facts/syntax.ts';
import type { Leak } from '../../obligations/leak.ts';
import { fluentRoot } from '../../obligations/released/pairs.ts';
import { refuse } from '../refusal.ts';
import type { RepairPlan } from './plan.ts';

const onceOf: ReadonlyMap<string, string> = new Map(Object.entries({ on: 'once', addListener: 'once', prependListener: 'prependOnceListener', $on: '$once' }));

/** A listener that settles a promise, whatever the event brings, is added for one event. */
export function oncePlan(file: FileFacts, { acquisition: { row, node, receiver } }: Leak): { plan: RepairPlan; title: string } {
  const callee = unwrap(node.callee);
  const handler = node.arguments.map((argument) => unwrap(argument)).find((argument) => isFunction(argument));
  if (callee.type !== T.MemberExpression || !receiver) return refuse('no method adds it', node);
  if (isFunction(handler) && !settlesAtOnce(handler.body)) refuse('some events leave the promise as it is', handler);
  const title = 'Add it for one event';
  if (/once/i.test(memberName(callee) ?? '')) refuse('it is added for one event, which another event makes needless: that handler is to remove it', node);
  if (row.finite?.includes('once')) {
    if (node.arguments.length > 2) refuse('it has options', node.arguments[2]);
    return { plan: { call: node.range, parts: [], append: { text: '{ once: true }' } }, title };
  }
  const name = onceOf.get(memberName(callee) ?? '') ?? refuse('nothing adds it for one event', callee.property);
  if (isKind(file, receiver, 'emitter') !== 'yes' && !hasOnce(file, receiver, name)) refuse(`whether it has \`${name}\` cannot be told`, receiver);
  return { plan: { call: node.range, parts: [{ part: callee.property.range, by: { text: name } }] }, title };
}

/** `(value) => resolve(value)`, or a call among the first statements, before any way out. */
const settlesAtOnce = (body: TSESTree.Node): boolean => body.type !== T.BlockStatement || body.body.every((statement) => statement.type === T.ExpressionStatement || statement.type === T.VariableDeclaration);

const hasOnce = (file: FileFacts, receiver: TSESTree.Node, name: string): boolean =>
  file.index.calls.some((call) => {
    const method = methodCall(call);
    return method?.name === name && same(identityOf(file, fluentRoot(method.receiver)), identityOf(file, fluentRoot(receiver))) === 'yes';
  });
