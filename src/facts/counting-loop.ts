import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from './file.ts';
import type { Variable } from './scopes.ts';
import { memberName, unwrap, within } from './syntax.ts';
import { contains } from './walk.ts';

/** `for (let i = 0; i < bound; i++)` */
export interface CountingLoop {
  readonly node: TSESTree.ForStatement;
  readonly index: Variable;
  readonly bound: TSESTree.Expression;
}

export function countingLoop(file: FileFacts, node: TSESTree.Node): CountingLoop | undefined {
  if (node.type !== T.ForStatement || node.init?.type !== T.VariableDeclaration || node.test?.type !== T.BinaryExpression || node.test.operator !== '<') return undefined;
  const [declarator] = node.init.declarations;
  const index = declarator?.id.type === T.Identifier && declarator.init?.type === T.Literal && declarator.init.value === 0 ? file.scopes.variable(declarator.id) : undefined;
  if (!index || file.scopes.variable(node.test.left) !== index || !node.update || steppedBy(file, node.update) !== index) return undefined;
  return { node, index, bound: node.test.right };
}

/** The variable that `i++`, `++i` or `i += 1` counts. */
export function steppedBy(file: FileFacts, node: TSESTree.Node): Variable | undefined {
  const target = node.type === T.UpdateExpression && node.operator === '++' ? node.argument : node.type === T.AssignmentExpression && node.operator === '+=' && node.right.type === T.Literal && node.right.value === 1 ? node.left : undefined;
  return target?.type === T.Identifier ? file.scopes.variable(target) : undefined;
}

/** Whether a loop behind its declaration sets each place of an array of this length, and nothing else sets one. */
export function isFilledWhole(file: FileFacts, variable: Variable, length: TSESTree.Node): boolean {
  const definition = variable.defs[0];
  const declaration = definition?.type === 'Variable' ? definition.node.parent : undefined;
  const siblings = (declaration?.parent as { body?: readonly TSESTree.Node[] } | undefined)?.body;
  if (!declaration || !Array.isArray(siblings)) return false;
  const loops = siblings.flatMap((statement: TSESTree.Node) => (statement.range[0] > declaration.range[0] ? (countingLoop(file, statement) ?? []) : []));
  const filling = loops.find((loop) => countsTo(file, loop.bound, variable, length) && setsEach(file, loop, variable));
  const isOther = (node: TSESTree.Node): boolean => node.parent?.type === T.MemberExpression && node.parent.object === node && isSet(node.parent) && !(filling && within(node, filling.node));
  return filling !== undefined && !variable.references.some(({ identifier }) => isOther(identifier));
}

/** Whether a bound is how long an array is: asked of it, or what it was made with. */
export function countsTo(file: FileFacts, bound: TSESTree.Expression, variable: Variable, length?: TSESTree.Node): boolean {
  const end = unwrap(bound);
  const isItsLength = (node: TSESTree.Node): boolean => node.type === T.MemberExpression && memberName(node) === 'length' && file.scopes.variable(node.object) === variable;
  if (isItsLength(end)) return true;
  const asked = end.type === T.Identifier ? file.scopes.constant(end) : undefined;
  if (asked && isItsLength(unwrap(asked))) return !variable.references.some(({ identifier }) => identifier.range[0] > asked.range[1] && identifier.range[1] < end.range[0] && !isRead(identifier));
  const root = end.type === T.MemberExpression ? unwrap(end.object) : end;
  const counted = root.type === T.Identifier ? file.scopes.variable(root) : undefined;
  const isConstant = !counted || counted.references.filter((reference) => reference.isWrite()).length <= counted.defs.filter(({ type }) => type === 'Variable').length;
  return length !== undefined && isConstant && file.textOf(end) === file.textOf(length);
}

/** `values[i]`, `values.length`, where nothing is set. */
const isRead = ({ parent }: TSESTree.Node): boolean => parent?.type === T.MemberExpression && !isSet(parent) && (parent.parent.type !== T.CallExpression || parent.parent.callee !== parent);

/** `values[i] = …;` on every turn. */
function setsEach(file: FileFacts, { node, index }: CountingLoop, variable: Variable): boolean {
  const body = node.body.type === T.BlockStatement ? node.body.body : [node.body];
  if (contains(file, node.body, ({ type }) => type === T.ContinueStatement || type === T.BreakStatement || type === T.ReturnStatement)) return false;
  return body.some((statement) => {
    const target = statement.type === T.ExpressionStatement && statement.expression.type === T.AssignmentExpression ? statement.expression.left : undefined;
    return target?.type === T.MemberExpression && target.computed && file.scopes.variable(target.object) === variable && file.scopes.variable(target.property) === index;
  });
}

/** `values[i] = x`, `values.length = n`, `delete values[i]` */
const isSet = (member: TSESTree.MemberExpression): boolean =>
  (member.parent.type === T.AssignmentExpression && member.parent.left === member) || (member.parent.type === T.UnaryExpression && member.parent.operator === 'delete');
