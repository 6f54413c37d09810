import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../facts/file.ts';
import { enclosingFunction, enclosingStatement, keyName, memberName, methodCall, unwrap, within } from '../facts/syntax.ts';
import { largeOf, type Large } from './large.ts';

/** A short part of something large, which keeps all of it. */
export interface Slice {
  readonly kind: Large;
  /** The call that cuts it. */
  readonly cut: TSESTree.Node;
  /** What it is cut from. */
  readonly whole: TSESTree.Node;
  readonly by: 'slice' | 'match' | 'split' | 'view';
}

/** Engines copy strings of up to 12 characters. */
const copied = 12;

/** The slice that an expression's value is; undefined for copies, and for what is not known to be cut from something large. */
export function sliceOf(file: FileFacts, node: TSESTree.Node, depth = 0): Slice | undefined {
  const expression = unwrap(node);
  if (depth > 5) return undefined;
  switch (expression.type) {
    case T.Identifier:
      return sliceOfVariable(file, expression, depth);
    case T.CallExpression:
      return sliceOfCall(file, expression, depth);
    case T.MemberExpression:
      return pieceOf(file, expression, depth);
    case T.LogicalExpression:
      return expression.operator === '&&' ? sliceOf(file, expression.right, depth + 1) : sliceOf(file, expression.left, depth + 1);
    case T.ConditionalExpression:
      return sliceOf(file, expression.consequent, depth + 1) ?? sliceOf(file, expression.alternate, depth + 1);
    default:
      return undefined;
  }
}

function sliceOfVariable(file: FileFacts, identifier: TSESTree.Identifier, depth: number): Slice | undefined {
  const definition = file.scopes.variable(identifier)?.defs[0];
  if (definition?.type !== 'Variable') return undefined;
  const { id, init } = definition.node;
  if (id.type === T.Identifier) {
    const value = file.scopes.constant(identifier) ?? lastGiven(file, identifier);
    return value && sliceOf(file, value, depth + 1);
  }
  // const [, name] = /…/.exec(text), const { name } = match.groups
  // for (const [, name] of text.matchAll(pattern))
  const walked = !init && id.type === T.ArrayPattern && !id.elements.some((element) => element?.type === T.RestElement) ? loopOver(file, identifier) : undefined;
  if (walked) return matchOf(file, walked, depth);
  if (!init || !(id.type === T.ArrayPattern ? id.elements.some((element) => (element?.type === T.AssignmentPattern ? element.left : element) === definition.name) : unwrap(init).type === T.MemberExpression)) return undefined;
  if (id.type === T.ArrayPattern) return matchOf(file, init, depth) ?? splitOf(file, init);
  return groupsOf(file, init, depth);
}

/** `if (!name) { name = text.slice(…); names.set(id, name); }`: what the same block has given it before. */
function lastGiven(file: FileFacts, identifier: TSESTree.Identifier): TSESTree.Expression | undefined {
  const given = (file.scopes.variable(identifier)?.references ?? []).flatMap(({ writeExpr, identifier: target }) => (writeExpr && target.range[1] <= identifier.range[0] ? [writeExpr as TSESTree.Expression] : []));
  const last = given.at(-1);
  const block = last && enclosingStatement(last)?.parent;
  return block && within(identifier, block) && enclosingFunction(last) === enclosingFunction(identifier) ? last : undefined;
}

function sliceOfCall(file: FileFacts, call: TSESTree.CallExpression, depth: number): Slice | undefined {
  const method = methodCall(call);
  if (!method) return undefined;
  if (/^trim(?:Start|End)?$/.test(method.name)) return sliceOf(file, method.receiver, depth + 1);
  if (method.name === 'at') return splitOf(file, method.receiver) ?? matchOf(file, method.receiver, depth);
  if (!/^(?:slice|substring|substr|subarray)$/.test(method.name) || call.arguments.length !== 2) return undefined;
  const whole = method.receiver;
  const kind = largeOf(file, whole) ?? sliceOf(file, whole, depth + 1)?.kind;
  if (kind === 'text') return method.name === 'subarray' || isCopied(method.name, call.arguments) ? undefined : { kind, cut: call, whole, by: 'slice' };
  // A Buffer's `slice` is a view too; a typed array's is a copy.
  return kind === 'buffer' || (kind === 'bytes' && method.name === 'subarray') ? { kind, cut: call, whole, by: 'view' } : undefined;
}

/** `text.slice(0, 8)` */
function isCopied(name: string, [start, end]: readonly TSESTree.Node[]): boolean {
  if (start?.type !== T.Literal || end?.type !== T.Literal) return false;
  return Number(end.value) - (name === 'substr' ? 0 : Number(start.value)) <= copied;
}

/** `match[1]`, `text.split('\n')[0]`, `match.groups.name` */
function pieceOf(file: FileFacts, member: TSESTree.MemberExpression, depth: number): Slice | undefined {
  if (member.computed && unwrap(member.property).type === T.Literal && typeof (unwrap(member.property) as TSESTree.Literal).value === 'number') return matchOf(file, member.object, depth) ?? splitOf(file, member.object);
  return groupsOf(file, member.object, depth);
}

function groupsOf(file: FileFacts, node: TSESTree.Node, depth: number): Slice | undefined {
  const groups = unwrap(node);
  const definition = groups.type === T.Identifier ? file.scopes.variable(groups)?.defs[0] : undefined;
  // const { groups } = pattern.exec(text) ?? {}
  if (definition?.type === 'Variable' && definition.node.id.type === T.ObjectPattern && definition.node.init && definition.node.id.properties.some((part) => part.type === T.Property && part.value === definition.name && keyName(part.key, part.computed) === 'groups')) return matchOf(file, definition.node.init, depth);
  return groups.type === T.MemberExpression && memberName(groups) === 'groups' ? matchOf(file, groups.object, depth) : undefined;
}

/** `text.match(pattern)`, `pattern.exec(text)`, or a variable of `for (… of text.matchAll(pattern))`. */
function matchOf(file: FileFacts, node: TSESTree.Node, depth: number): Slice | undefined {
  const expression = unwrap(node);
  if (depth > 5) return undefined;
  if (expression.type === T.LogicalExpression) return matchOf(file, expression.left, depth + 1);
  if (expression.type === T.Identifier) {
    const value = loopOver(file, expression) ?? file.scopes.constant(expression);
    return value && matchOf(file, value, depth + 1);
  }
  const method = methodCall(expression);
  const whole = method && (/^(?:match|matchAll)$/.test(method.name) ? method.receiver : method.name === 'exec' ? method.call.arguments[0] : undefined);
  if (!whole || whole.type === T.SpreadElement || largeOf(file, whole) !== 'text') return undefined;
  return { kind: 'text', cut: expression, whole, by: 'match' };
}

function loopOver(file: FileFacts, identifier: TSESTree.Identifier): TSESTree.Node | undefined {
  const definition = file.scopes.variable(identifier)?.defs[0];
  const loop = definition?.type === 'Variable' ? definition.node.parent.parent : undefined;
  return loop?.type === T.ForOfStatement && loop.left === definition?.node.parent ? loop.right : undefined;
}

function splitOf(file: FileFacts, node: TSESTree.Node): Slice | undefined {
  const expression = unwrap(node);
  const value = expression.type === T.Identifier ? file.scopes.constant(expression) : expression;
  const method = value && methodCall(value);
  return method?.name === 'split' && largeOf(file, method.receiver) === 'text' ? { kind: 'text', cut: method.call, whole: method.receiver, by: 'split' } : undefined;
}
