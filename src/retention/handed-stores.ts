import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { callsNamed } from '../facts/called.ts';
import type { FileFacts } from '../facts/file.ts';
import { enclosingFunction, isFunction, methodCall, unwrap, type CallNode } from '../facts/syntax.ts';

/** What a function of this file does with two of its parameters: it puts the one into the other. */
export interface HandedStore {
  /** A call of the function. */
  readonly node: CallNode;
  /** What it is called with. */
  readonly into: TSESTree.Expression;
  readonly value: TSESTree.Expression;
  /** `entries.set(key, value)`, `record[key] = value`, as the function has it. */
  readonly by: TSESTree.CallExpression | TSESTree.AssignmentExpression;
  /** The parameter of the value. */
  readonly name: TSESTree.Identifier;
}

/** `keep(recent, name)` of `function keep(list, value) { list.push(value); }`: what is put somewhere by another function's hand. */
export const handedStores = (file: FileFacts, putting: readonly string[]): readonly HandedStore[] => [
  ...callsNamed(file, putting).flatMap((call) => {
    const method = methodCall(call);
    return method ? method.call.arguments.flatMap((value) => handed(file, method.call, method.receiver, value)) : [];
  }),
  ...file.index.assignments.flatMap((node) => (node.operator === '=' && node.left.type === T.MemberExpression && node.left.computed ? handed(file, node, node.left.object, node.right) : [])),
];

function handed(file: FileFacts, by: HandedStore['by'], receiver: TSESTree.Node, value: TSESTree.Node): HandedStore[] {
  const name = unwrap(value);
  const [into, given] = [parameterOf(file, receiver), parameterOf(file, name)];
  const fn = enclosingFunction(by);
  if (!into || !given || !fn || into.fn !== fn || given.fn !== fn || name.type !== T.Identifier) return [];
  return (file.scopes.variableOf(fn)?.references ?? []).flatMap(({ identifier }) => {
    const call = identifier.parent;
    if (call?.type !== T.CallExpression || call.callee !== identifier) return [];
    const [target, put] = [call.arguments[into.place], call.arguments[given.place]];
    return target && put && target.type !== T.SpreadElement && put.type !== T.SpreadElement ? [{ node: call, into: target, value: put, by, name }] : [];
  });
}

/** The function whose parameter a name is, and which one. */
function parameterOf(file: FileFacts, node: TSESTree.Node): { readonly fn: TSESTree.Node; readonly place: number } | undefined {
  const name = unwrap(node);
  const definition = name.type === T.Identifier ? file.scopes.variable(name)?.defs[0] : undefined;
  if (definition?.type !== 'Parameter' || !isFunction(definition.node)) return undefined;
  const place = definition.node.params.indexOf(definition.name);
  return place < 0 ? undefined : { fn: definition.node, place };
}
