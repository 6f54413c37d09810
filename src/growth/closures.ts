import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../facts/file.ts';
import type { Variable } from '../facts/scopes.ts';
import { enclosingFunction, memberName, methodCall, unwrap, within, type FunctionNode } from '../facts/syntax.ts';

/** The function that a call of another one leaves behind, and that goes on using its variable: it is returned, or takes the place of a decorated method. */
export function closureOf(file: FileFacts, variable: Variable, fn: FunctionNode): FunctionNode | undefined {
  const uses = (made: FunctionNode | undefined): made is FunctionNode => made !== undefined && variable.references.some(({ identifier }) => within(identifier, made));
  return resultsOf(file, fn).map((result) => file.scopes.functionOf(result)).find(uses) ?? decoratedBy(file, fn).find(uses);
}

const resultsOf = (file: FileFacts, fn: FunctionNode): readonly TSESTree.Node[] =>
  fn.body.type === T.BlockStatement ? file.index.returns.flatMap((statement) => (statement.argument && enclosingFunction(statement) === fn ? [statement.argument] : [])) : [fn.body];

/** `descriptor.value = function (…) { … }` of a parameter. */
function decoratedBy(file: FileFacts, fn: FunctionNode): readonly FunctionNode[] {
  return file.index.assignments.flatMap(({ left, right }) => {
    const isDescriptor = left.type === T.MemberExpression && /^(?:value|get)$/.test(memberName(left) ?? '') && file.scopes.variable(unwrap(left.object))?.defs[0]?.type === 'Parameter' && enclosingFunction(left) === fn;
    const made = isDescriptor ? file.scopes.functionOf(right) : undefined;
    return made ? [made] : [];
  });
}

/** `(request, response, next) => …`: it answers with a method of its second parameter, or calls the third one. */
export function isMiddleware(file: FileFacts, { params }: FunctionNode): boolean {
  const [, response, next] = params.map((parameter) => file.scopes.variable(parameter)?.references.map(({ identifier }) => identifier) ?? []);
  const isAnswered = response?.some(({ parent }) => parent?.type === T.MemberExpression && /^(?:end|json|redirect|render|send|sendStatus|set|setHeader|status|statusCode|writeHead)$/.test(memberName(parent) ?? '')) === true;
  const isPassedOn = next?.some((use) => use.parent?.type === T.CallExpression && use.parent.callee === use) === true;
  return params.length === 3 && isAnswered && isPassedOn;
}

/** Whether what a function answers with comes out of the collection that a variable holds, or has gone into it: it remembers its results. */
export function givesOut(file: FileFacts, variable: Variable, fn: FunctionNode): boolean {
  const isKept = (node: TSESTree.Node): boolean => variable.references.some(({ identifier }) => within(identifier, node));
  return resultsOf(file, fn).some((result) => results(result).some((value) => isKept(value) || isStored(file, value, isKept)));
}

/** The values that an expression may stand for. */
function results(node: TSESTree.Node): readonly TSESTree.Node[] {
  const value = unwrap(node);
  if (value.type === T.ConditionalExpression) return [...results(value.consequent), ...results(value.alternate)];
  if (value.type === T.LogicalExpression) return [...(value.operator === '&&' ? [] : results(value.left)), ...results(value.right)];
  if (value.type === T.AwaitExpression) return results(value.argument);
  if (value.type === T.SequenceExpression) return value.expressions.slice(-1).flatMap(results);
  // `known.has(key)` tells of an entry, and does not give it.
  return value.type === T.BinaryExpression || value.type === T.UnaryExpression || methodCall(value)?.name === 'has' ? [] : [value];
}

/** A variable that the collection gives or is given: `const hit = cache.get(key)`, `cache.set(key, value)`. */
function isStored(file: FileFacts, value: TSESTree.Node, isKept: (node: TSESTree.Node) => boolean): boolean {
  const root = value.type === T.MemberExpression ? unwrap(value.object) : value;
  return (file.scopes.variable(root)?.references ?? []).some(({ identifier, writeExpr }) => {
    if (writeExpr && isKept(writeExpr)) return true;
    const { parent } = identifier as TSESTree.Node;
    if (parent?.type === T.AssignmentExpression) return parent.right === identifier && isKept(parent.left);
    return parent?.type === T.CallExpression && parent.callee !== identifier && isKept(parent.callee);
  });
}
