import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../facts/file.ts';
import { isDataHandler } from '../facts/listener-call.ts';
import { originOf } from '../facts/origin.ts';
import { enclosingClass, enclosingFunction, inside, memberName, unwrap } from '../facts/syntax.ts';

/** `this.body = Buffer.concat([this.body, chunk])` for each `data` event, of a field that its handler does not look at. */
export interface FieldJoin {
  readonly node: TSESTree.AssignmentExpression;
  readonly name: string;
}

export function fieldJoins(file: FileFacts): readonly FieldJoin[] {
  return file.index.assignments.flatMap((node) => joinOf(file, node) ?? []);
}

function joinOf(file: FileFacts, node: TSESTree.AssignmentExpression): FieldJoin | undefined {
  const name = fieldName(node.left);
  const call = unwrap(node.right);
  const fn = enclosingFunction(node);
  const owner = enclosingClass(node);
  if (name === undefined || node.operator !== '=' || call.type !== T.CallExpression || !fn || !owner || !isDataHandler(fn)) return undefined;
  const [list] = call.arguments;
  const origin = originOf(file, call.callee);
  const isConcat = (origin.from === 'global' && origin.path === 'Buffer.concat') || (origin.from === 'import' && /^(?:node:)?buffer$/.test(origin.module) && `${origin.name}.${origin.path}` === 'Buffer.concat');
  const [first, chunk, ...more] = list?.type === T.ArrayExpression ? list.elements : [];
  if (!isConcat || !first || !chunk || more.length > 0 || fieldName(first) !== name) return undefined;
  const isChunk = chunk.type === T.Identifier && file.scopes.variable(chunk)?.defs[0]?.name === fn.params[0];
  // Frames are cut off what has come, or a method that is called does that.
  const uses = inside(file.index.members, fn).filter((member) => fieldName(member) === name);
  const callsOwn = inside(file.index.calls, fn).some(({ callee }) => callee.type === T.MemberExpression && callee.object.type === T.ThisExpression);
  const isEmptied = inside(file.index.assignments, owner).some((other) => other !== node && fieldName(other.left) === name && isPartOf(other.right, name));
  return isChunk && uses.length === 2 && !callsOwn && !isEmptied ? { node, name } : undefined;
}

/** `this.pending = this.pending.subarray(n)` */
const isPartOf = (value: TSESTree.Node, name: string): boolean => {
  const call = unwrap(value);
  return call.type === T.CallExpression && call.callee.type === T.MemberExpression && fieldName(call.callee.object) === name;
};

function fieldName(node: TSESTree.Node): string | undefined {
  const member = unwrap(node);
  return member.type === T.MemberExpression && member.object.type === T.ThisExpression ? memberName(member) : undefined;
}
