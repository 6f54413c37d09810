import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { callsNamed } from '../../facts/called.ts';
import type { FileFacts } from '../../facts/file.ts';
import { keyName, memberName, methodCall, unwrap, type FunctionNode } from '../../facts/syntax.ts';
import { registering, weakClassOf } from '../../facts/weak-refs.ts';
import type { Planned } from '../planned.ts';
import { refuse } from '../refusal.ts';
import type { DropHeldPlan } from './plan.ts';

export const needsPart = 'what the callback needs has to be told without the target: an id, a handle, a WeakRef';

/** `register(this, { owner: this, id })`, whose callback only takes the `id`: the target goes from what is held. */
export function dropPlan(file: FileFacts, held: TSESTree.ObjectExpression): Planned<DropHeldPlan> {
  const method = held.parent.type === T.CallExpression ? methodCall(held.parent) : undefined;
  const registry = method && weakClassOf(file, method.receiver)?.node;
  const callback = registry?.arguments[0] && file.scopes.functionOf(registry.arguments[0]);
  const [target] = method?.call.arguments ?? [];
  if (!method || !registry || !callback || !target) return refuse(needsPart);
  const [property, ...others] = held.properties.filter((part) => part.type !== T.Property || file.textOf(unwrap(part.value)) === file.textOf(unwrap(target)));
  const name = property?.type === T.Property && !property.computed ? keyName(property.key, false) : undefined;
  // The rest must not lead to the target by another way.
  const isRest = held.properties.every((part) => part === property || (part.type === T.Property && !/Function|ObjectExpression|ArrayExpression/.test(unwrap(part.value).type)));
  if (!property || others.length > 0 || name === undefined || !isRest || held.properties.length < 2 || isTaken(file, callback, name)) return refuse(needsPart);
  if (callsNamed(file, registering).some((call) => call !== method.call && file.textOf(methodCall(call)?.receiver ?? call) === file.textOf(method.receiver))) return refuse('another place registers with it', registry);
  if (file.sourceCode.getCommentsInside(held).length > 0) return refuse('a comment stands in what is held', held);
  const type = typeOf(file, registry, callback, name);
  return { plan: { by: 'drop', held: held.range, property: property.range, ...(type ? { type } : {}) }, verdict: { level: 'review', scope: 'file', reason: `Leave \`${name}\` out of what the registry holds: its callback does not take it` } };
}

/** Whether the callback may use a property of what it is told. */
function isTaken(file: FileFacts, { params: [told] }: FunctionNode, name: string): boolean {
  if (!told) return false;
  if (told.type === T.ObjectPattern) return told.properties.some((part) => part.type !== T.Property || part.computed || keyName(part.key, false) === name);
  if (told.type !== T.Identifier) return true;
  return (file.scopes.variable(told)?.references ?? []).some(({ identifier: { parent } }) => parent?.type !== T.MemberExpression || memberName(parent) === undefined || memberName(parent) === name);
}

/** The member of the written type, where there is one type that says what is held. */
function typeOf(file: FileFacts, registry: TSESTree.NewExpression, { params: [told] }: FunctionNode, name: string): DropHeldPlan['type'] {
  const annotation = told && 'typeAnnotation' in told ? told.typeAnnotation?.typeAnnotation : undefined;
  const written = [registry.typeArguments?.params[0], annotation].flatMap((type) => type ?? []);
  const [literal] = written;
  if (!literal) return undefined;
  const member = literal.type === T.TSTypeLiteral ? literal.members.find((part) => part.type === T.TSPropertySignature && keyName(part.key, part.computed) === name) : undefined;
  if (written.length > 1 || literal.type !== T.TSTypeLiteral || !member || literal.members.length < 2) return refuse('the type of what is held is written in another way', literal);
  const [last, next] = [literal.members[literal.members.indexOf(member) - 1], literal.members[literal.members.indexOf(member) + 1]];
  return { gone: next ? [member.range[0], next.range[0]] : [last ? endOf(file, last) : member.range[0], endOf(file, member)], name };
}

/** A member's end, before the sign that parts it from the next one. */
const endOf = (file: FileFacts, member: TSESTree.Node): number => member.range[1] - (/[;,]$/.test(file.textOf(member)) ? 1 : 0);
