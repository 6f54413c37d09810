import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { countingLoop, steppedBy } from '../facts/counting-loop.ts';
import type { FileFacts } from '../facts/file.ts';
import type { Variable } from '../facts/scopes.ts';
import { memberName, methodCall, unwrap, within } from '../facts/syntax.ts';
import type { ArrayLoop } from './stage.ts';

/** A statement of the loop; in a callback without a block its expression. */
export type LoopBody = TSESTree.Expression | TSESTree.Statement;

/** What a loop that reads one array says about its turns. */
export interface LoopHeader {
  readonly node: ArrayLoop['node'];
  /** Where the code of a turn stands, and what of it the header does not say. */
  readonly code: TSESTree.Node;
  readonly body: readonly LoopBody[];
  /** What ends a turn; nothing may where it would not count on. */
  readonly skips?: T.ContinueStatement | T.ReturnStatement;
  readonly index?: Variable;
  readonly bound?: TSESTree.Node;
  /** `for (const x of a)` */
  readonly walked?: { readonly input: TSESTree.Expression; readonly element: TSESTree.Identifier };
}

export function loopHeader(file: FileFacts, statement: TSESTree.Statement): LoopHeader | undefined {
  switch (statement.type) {
    case T.ForOfStatement: {
      const [declarator] = statement.left.type === T.VariableDeclaration ? statement.left.declarations : [];
      if (statement.await || declarator?.id.type !== T.Identifier) return undefined;
      return { node: statement, code: statement.body, body: bodyOf(statement.body), skips: T.ContinueStatement, walked: { input: statement.right, element: declarator.id } };
    }
    case T.ForStatement: {
      const loop = countingLoop(file, statement);
      return loop && { ...loop, code: statement.body, body: bodyOf(statement.body), skips: T.ContinueStatement };
    }
    case T.WhileStatement:
      return whileHeader(file, statement);
    case T.ExpressionStatement:
      return eachHeader(file, statement);
    default:
      return undefined;
  }
}

/** `while (i < values.length) { …values[i]…; i++; }`, or one that begins with `const value = values[i++];` */
function whileHeader(file: FileFacts, loop: TSESTree.WhileStatement): LoopHeader | undefined {
  const { test } = loop;
  const bound = test.type === T.BinaryExpression && test.operator === '<' && test.right.type === T.MemberExpression && memberName(test.right) === 'length' ? test.right : undefined;
  const index = bound && countedBy(file, loop, (test as TSESTree.BinaryExpression).left);
  if (!index) return undefined;
  const body = bodyOf(loop.body);
  const [first] = body;
  const last = body.at(-1);
  if (last?.type === T.ExpressionStatement && steppedBy(file, last.expression) === index) return { node: loop, code: loop.body, body: body.slice(0, -1), index, bound };
  const [declarator, ...others] = first?.type === T.VariableDeclaration && first.kind === 'const' ? first.declarations : [];
  const read = declarator?.init ? unwrap(declarator.init) : undefined;
  const isRead = others.length === 0 && declarator?.id.type === T.Identifier && read?.type === T.MemberExpression && read.property.type === T.UpdateExpression && !read.property.prefix && steppedBy(file, read.property) === index;
  // The place that is counted on is the next one: only the read may ask for it.
  if (!isRead || index.references.filter(({ identifier }) => within(identifier, loop)).length !== 2) return undefined;
  return { node: loop, code: loop.body, body: body.slice(1), skips: T.ContinueStatement, bound, walked: { input: read.object, element: declarator.id as TSESTree.Identifier } };
}

/** The variable that begins at zero right in front of a loop, and that the loop alone counts on. */
function countedBy(file: FileFacts, loop: TSESTree.WhileStatement, node: TSESTree.Node): Variable | undefined {
  const variable = node.type === T.Identifier ? file.scopes.variable(node) : undefined;
  const definition = variable?.defs.length === 1 ? variable.defs[0] : undefined;
  const declarator = definition?.type === 'Variable' ? definition.node : undefined;
  const isZero = declarator?.init?.type === T.Literal && declarator.init.value === 0 && declarator.parent.parent === loop.parent;
  if (!variable || !isZero || variable.references.some(({ identifier, init }) => !init && !within(identifier, loop))) return undefined;
  return variable.references.filter((reference) => reference.isWrite()).length === 2 ? variable : undefined;
}

/** `values.forEach((value, i) => { … });` */
function eachHeader(file: FileFacts, statement: TSESTree.ExpressionStatement): LoopHeader | undefined {
  const method = methodCall(statement.expression);
  const [callback, receiver] = method?.call.arguments ?? [];
  const input = method && unwrap(method.receiver);
  if (method?.name !== 'forEach' || method.call.optional || receiver || callback?.type !== T.ArrowFunctionExpression || callback.async || (input?.type !== T.Identifier && input?.type !== T.MemberExpression)) return undefined;
  if (unwrap(method.call.callee).type === T.MemberExpression && (unwrap(method.call.callee) as TSESTree.MemberExpression).optional) return undefined;
  const [element, place, ...others] = callback.params;
  if (element?.type !== T.Identifier || others.length > 0 || (place && place.type !== T.Identifier)) return undefined;
  const index = place && file.scopes.variable(place);
  return { node: statement, code: callback.body, body: callback.body.type === T.BlockStatement ? callback.body.body : [callback.body], skips: T.ReturnStatement, ...(index ? { index } : {}), walked: { input: method.receiver, element } };
}

export const bodyOf = (statement: TSESTree.Statement): TSESTree.Statement[] => (statement.type === T.BlockStatement ? statement.body : [statement]);
