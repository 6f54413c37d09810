import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { callsByName } from '../facts/called.ts';
import { declaredField, nameOfParameter, parameterField } from '../facts/fields.ts';
import type { FileFacts } from '../facts/file.ts';
import { knownCalls } from '../facts/known-calls.ts';
import { instanceOfThis } from '../facts/slots.ts';
import { enclosingClass, enclosingStatement, isClass, isConstructor, isFunction, keyName, memberName, methodCall, unwrap, type CallNode, type ClassNode, type FunctionNode } from '../facts/syntax.ts';

/** The class of this file whose instances an expression's values are; null and undefined apart. */
export function classOf(file: FileFacts, node: TSESTree.Node, depth = 0): ClassNode | undefined {
  const expression = unwrap(node);
  if (depth > 5) return undefined;
  const typed = file.types.declarationsOf(expression).find(isClass);
  if (typed) return typed;
  switch (expression.type) {
    case T.ThisExpression: {
      const instance = instanceOfThis(file, expression)?.node;
      return isClass(instance) ? instance : undefined;
    }
    case T.NewExpression:
      return declaredClass(file, expression.callee);
    case T.Identifier:
      return classOfVariable(file, expression, depth);
    case T.MemberExpression:
      return classOfMember(file, expression, depth);
    case T.LogicalExpression:
      return classOf(file, expression.left, depth + 1) ?? classOf(file, expression.right, depth + 1);
    case T.AssignmentExpression:
      return classOf(file, expression.right, depth + 1);
    default:
      return undefined;
  }
}

function classOfVariable(file: FileFacts, identifier: TSESTree.Identifier, depth: number): ClassNode | undefined {
  const variable = file.scopes.variable(identifier);
  const definition = variable?.defs[0];
  if (definition?.name.type !== T.Identifier) return undefined;
  const annotated = definition.name.typeAnnotation && classOfType(file, definition.name.typeAnnotation.typeAnnotation);
  if (annotated) return annotated;
  if (definition.type === 'Variable') {
    const loop = definition.node.parent.parent;
    if (loop.type === T.ForOfStatement && loop.left === definition.node.parent) return elementClass(file, loop.right, depth);
    const value = file.scopes.constant(identifier);
    if (value) return classOf(file, value, depth + 1);
  }
  const documented = definition.type === 'Parameter' ? documentedClass(file, definition.node, definition.name.name) : undefined;
  if (documented) return documented;
  // Who calls whom is followed a short way only: every call would be looked at again at each step.
  const given = definition.type === 'Parameter' && depth < 3 ? classGiven(file, definition.name, definition.node, depth) : undefined;
  if (given) return given;
  // node.#parent: only instances of the class that declares the name have it.
  for (const use of variable?.references ?? []) {
    const member = use.identifier.parent;
    if (member?.type !== T.MemberExpression || member.object !== use.identifier || member.property.type !== T.PrivateIdentifier) continue;
    const owner = enclosingClass(member);
    if (owner && memberOf(owner, `#${member.property.name}`)) return owner;
  }
  return undefined;
}

/** `@param {TreeNode} node` above a function of plain JavaScript. */
function documentedClass(file: FileFacts, fn: TSESTree.Node, parameter: string): ClassNode | undefined {
  const holder = fn.parent?.type === T.MethodDefinition || /^Export/.test(fn.parent?.type ?? '') ? fn.parent : fn.type === T.FunctionDeclaration ? fn : enclosingStatement(fn);
  const comment = holder && file.sourceCode.getCommentsBefore(holder).at(-1);
  for (const [, name, of] of comment?.value.matchAll(/@param\s+\{\s*[?!]?([\w$]+)(?:\s*\|\s*(?:null|undefined))*\s*\}\s+\[?([\w$]+)/g) ?? []) if (of === parameter) return file.index.classes.find(({ id }) => id?.name === name);
  return undefined;
}

/** The class of what a call of this file gives for a parameter: `new TreeNode(value, this)`. */
function classGiven(file: FileFacts, name: TSESTree.Node, fn: TSESTree.Node, depth: number): ClassNode | undefined {
  if (!isFunction(fn)) return undefined;
  const position = fn.params.findIndex((parameter) => parameter === name || (parameter.type === T.AssignmentPattern && parameter.left === name));
  for (const call of position < 0 ? [] : callsOf(file, fn)) {
    const argument = call.arguments[position];
    const given = argument && classOf(file, argument, depth + 1);
    if (given) return given;
  }
  return undefined;
}

function callsOf(file: FileFacts, fn: FunctionNode): readonly CallNode[] {
  if (isConstructor(fn)) return file.index.calls.filter((call) => call.type === T.NewExpression && declaredClass(file, call.callee) === enclosingClass(fn));
  const method = fn.parent.type === T.MethodDefinition && !fn.parent.static ? keyName(fn.parent.key, fn.parent.computed) : undefined;
  if (method === undefined) return knownCalls(file, fn)?.calls ?? [];
  // recent.set(node.value, node), of a class of this file.
  return (file.once(callsByName).get(method) ?? []).filter((call) => {
    const called = methodCall(call);
    return called !== undefined && classOf(file, called.receiver, 3) === enclosingClass(fn);
  });
}

function classOfMember(file: FileFacts, member: TSESTree.MemberExpression, depth: number): ClassNode | undefined {
  const name = memberName(member);
  const owner = name === undefined ? undefined : classOf(file, member.object, depth + 1);
  const type = owner && name !== undefined ? typeOfField(owner, name) : undefined;
  return type && classOfType(file, type, owner);
}

function elementClass(file: FileFacts, collection: TSESTree.Node, depth: number): ClassNode | undefined {
  const expression = unwrap(collection);
  const name = expression.type === T.MemberExpression ? memberName(expression) : undefined;
  const owner = name === undefined ? undefined : classOf(file, (expression as TSESTree.MemberExpression).object, depth + 2);
  const type = owner && typeOfField(owner, name as string);
  return type && classesHeldBy(file, type, owner)[0];
}

type Field = TSESTree.PropertyDefinition | TSESTree.TSParameterProperty;

/** The declaration of an instance's field, in the class's body or among the constructor's parameters. */
export const memberOf = ({ body }: ClassNode, name: string): Field | undefined => declaredField([body], name) ?? parameterField([body], name);

function typeOfField(owner: ClassNode, name: string): TSESTree.TypeNode | undefined {
  const field = memberOf(owner, name);
  return (field?.type === T.PropertyDefinition ? field.typeAnnotation : field && nameOfParameter(field)?.typeAnnotation)?.typeAnnotation;
}

/** The class of this file that a written type is, null and undefined apart. */
export function classOfType(file: FileFacts, type: TSESTree.TypeNode, self?: ClassNode): ClassNode | undefined {
  if (type.type === T.TSThisType) return self ?? enclosingClass(type);
  if (type.type === T.TSUnionType) {
    const parts = type.types.filter((part) => part.type !== T.TSNullKeyword && part.type !== T.TSUndefinedKeyword);
    return parts.length === 1 && parts[0] ? classOfType(file, parts[0], self) : undefined;
  }
  return type.type === T.TSTypeReference && type.typeName.type === T.Identifier ? declaredClass(file, type.typeName) : undefined;
}

/** The classes of this file among the elements of a written collection: `TreeNode[]`, `Map<string, TreeNode>`. */
export function classesHeldBy(file: FileFacts, type: TSESTree.TypeNode, self?: ClassNode): readonly ClassNode[] {
  if (type.type === T.TSUnionType) return type.types.flatMap((part) => classesHeldBy(file, part, self));
  if (type.type === T.TSTypeOperator && type.typeAnnotation) return classesHeldBy(file, type.typeAnnotation, self);
  const parts = type.type === T.TSArrayType ? [type.elementType] : type.type === T.TSTypeReference && isStrong(file, type) ? (type.typeArguments?.params ?? []) : [];
  return parts.flatMap((part) => classOfType(file, part, self) ?? classesHeldBy(file, part, self));
}

const isStrong = (file: FileFacts, { typeName }: TSESTree.TSTypeReference): boolean =>
  typeName.type === T.Identifier && /^(?:Array|Map|ReadonlyArray|ReadonlyMap|ReadonlySet|Record|Set)$/.test(typeName.name) && file.scopes.isGlobal(typeName);

function declaredClass(file: FileFacts, name: TSESTree.Node): ClassNode | undefined {
  if (name.type !== T.Identifier) return undefined;
  const definition = file.scopes.variable(name)?.defs[0];
  if (definition?.type === 'ClassName') return definition.node;
  const value = definition?.type === 'Variable' && definition.node.init ? unwrap(definition.node.init) : undefined;
  return isClass(value) ? value : undefined;
}
