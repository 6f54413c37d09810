import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { globalCallee, isArray } from '../facts/arrays.ts';
import { declaredField } from '../facts/fields.ts';
import type { FileFacts } from '../facts/file.ts';
import type { Variable } from '../facts/scopes.ts';
import { fieldUses, instanceOfThis } from '../facts/slots.ts';
import { isFunction, memberName, methodCall, unwrap } from '../facts/syntax.ts';

/** Whether a file without types treats a value as an array: by what it asks of it, by a default, by a comment, by what makes it. */
export function looksLikeArray(file: FileFacts, input: TSESTree.Node): boolean {
  const expression = unwrap(input);
  if (expression.type === T.CallExpression) return isSplit(expression);
  if (expression.type === T.MemberExpression) return isListField(file, expression);
  const variable = expression.type === T.Identifier ? file.scopes.variable(expression) : undefined;
  if (!variable) return false;
  const value = file.scopes.constant(expression);
  return variable.references.some(({ identifier }) => asksAsArray(file, identifier as TSESTree.Identifier)) || isDeclaredSo(file, variable) || (value !== undefined && isSplit(unwrap(value)));
}

/** The same of what a chain of an array's methods makes. */
export function looksLikeList(file: FileFacts, node: TSESTree.Node): boolean {
  const method = methodCall(node);
  return looksLikeArray(file, node) || (method !== undefined && /^(?:concat|filter|flatMap|map|slice)$/.test(method.name) && looksLikeList(file, method.receiver));
}

/** What nothing that only maps and filters as an array has: its length, an element by its place; or the question itself. */
function asksAsArray(file: FileFacts, identifier: TSESTree.Identifier): boolean {
  const { parent } = identifier;
  if (parent.type === T.CallExpression) return parent.arguments[0] === identifier && globalCallee(file, parent) === 'Array.isArray';
  if (parent.type !== T.MemberExpression || parent.object !== identifier) return false;
  return parent.computed ? parent.property.type !== T.Literal || typeof parent.property.value === 'number' : parent.property.type === T.Identifier && parent.property.name === 'length';
}

/** `(values = []) => …`, `@param {number[]} values` */
function isDeclaredSo(file: FileFacts, { defs: [definition], name }: Variable): boolean {
  if (definition?.type !== 'Parameter') return false;
  const { parent } = definition.name;
  if (parent?.type === T.AssignmentPattern && parent.left === definition.name) return parent.right.type === T.ArrayExpression;
  const fn = definition.node as TSESTree.Node;
  if (!isFunction(fn) || definition.name.parent !== fn) return false;
  const statement = fn.type === T.FunctionDeclaration ? fn : fn.parent.type === T.VariableDeclarator ? fn.parent.parent : fn.parent;
  const described = statement.parent?.type === T.ExportNamedDeclaration || statement.parent?.type === T.ExportDefaultDeclaration ? statement.parent : statement;
  const comment = file.sourceCode.getCommentsBefore(described).at(-1);
  const written = comment?.type === 'Block' && comment.value.startsWith('*') ? comment.value : '';
  const tags = [...written.matchAll(/@param\s+\{([^}]*)\}\s+\[?([\w$.]+)/g)].filter(([, , named]) => !named?.includes('.'));
  // A comment that missed a renaming still has its order.
  const tag = tags.find(([, , named]) => named === name) ?? (tags.length === fn.params.length ? tags[fn.params.indexOf(definition.name)] : undefined);
  const type = tag?.[1] ?? '';
  return /^(?:readonly\s+)?(?:.*\[\]|(?:Readonly)?Array(?:\.?<.*>)?)$/.test(type.trim());
}

/** `this.rows`, which the instance declares as `Row[]`, or begins as `[]` and sets to nothing that is known to be something else. */
function isListField(file: FileFacts, member: TSESTree.MemberExpression): boolean {
  const instance = instanceOfThis(file, member.object);
  const name = memberName(member);
  if (!instance || name === undefined) return false;
  const declared = declaredField(instance.bodies, name);
  const type = declared?.typeAnnotation?.typeAnnotation;
  if (type) return (type.type === T.TSTypeOperator && type.operator === 'readonly' ? type.typeAnnotation : type)?.type === T.TSArrayType;
  const set = fieldUses(file, instance, name).flatMap(({ parent }) => (parent?.type === T.AssignmentExpression && parent.operator === '=' && parent.left.type === T.MemberExpression && memberName(parent.left) === name ? [unwrap(parent.right)] : []));
  const values = [...(declared?.value ? [unwrap(declared.value)] : []), ...set];
  return values.some((value) => value.type === T.ArrayExpression && value.elements.length === 0) && values.every((value) => value.type === T.Identifier || isArray(file, value) === 'yes');
}

/** `text.split(',')` */
function isSplit(node: TSESTree.Node): boolean {
  const method = methodCall(node);
  return method?.name === 'split' && method.call.arguments[0]?.type === T.Literal;
}
