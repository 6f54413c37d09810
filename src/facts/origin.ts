import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from './file.ts';
import { amdModule, globalOfModule, importedName, requiredModule } from './modules.ts';
import { enclosingClass, isFunction, keyName, memberName, unwrap, type FunctionNode } from './syntax.ts';

/** Where a value comes from, by scopes, imports and initialisers; the untyped half of every type fact. */
export type ValueOrigin =
  /** A path from the global scope: `window`, `document.body`, without the leading `window.` and `globalThis.`. */
  | { readonly from: 'global'; readonly path: string }
  /** A path from an import: `path` is empty for the binding itself. */
  | { readonly from: 'import'; readonly module: string; readonly name: string; readonly path: string }
  | { readonly from: 'new'; readonly of: ValueOrigin; readonly node: TSESTree.NewExpression }
  | { readonly from: 'call'; readonly of: ValueOrigin; readonly node: TSESTree.CallExpression }
  /** A parameter; `annotation` is its written type's name. */
  | { readonly from: 'parameter'; readonly node: TSESTree.Node; readonly of: FunctionNode | undefined; readonly annotation?: string }
  | { readonly from: 'this'; readonly node: TSESTree.Node }
  /** `this.name`, when the class does not tell what it holds. */
  | { readonly from: 'field'; readonly name: string; readonly annotation?: string }
  | { readonly from: 'member'; readonly object: ValueOrigin; readonly name: string }
  | { readonly from: 'literal'; readonly node: TSESTree.Node }
  | { readonly from: 'function' | 'class'; readonly node: TSESTree.Node }
  | { readonly from: 'unknown'; readonly annotation?: string };

const globalObject = /^(?:window|globalThis|self|global)(?:\.|$)/;
const unknown: ValueOrigin = { from: 'unknown' };

/** The name of a written type: `HTMLElement`, `vscode.Disposable`; the one name of a union with null or undefined. */
function annotationName(annotation: TSESTree.TSTypeAnnotation | undefined): string | undefined {
  return annotation && typeName(annotation.typeAnnotation);
}

function typeName(type: TSESTree.TypeNode): string | undefined {
  if (type.type === T.TSTypeReference) return qualified(type.typeName);
  if (type.type !== T.TSUnionType) return undefined;
  const names = type.types.filter((part) => part.type !== T.TSNullKeyword && part.type !== T.TSUndefinedKeyword).map(typeName);
  return names.length === 1 ? names[0] : undefined;
}

const qualified = (name: TSESTree.EntityName): string | undefined =>
  name.type === T.Identifier ? name.name : name.type === T.TSQualifiedName ? `${qualified(name.left)}.${name.right.name}` : undefined;

export const originOf = (file: FileFacts, node: TSESTree.Node): ValueOrigin => file.per(unwrap(node), findOrigin);

function findOrigin(file: FileFacts, expression: TSESTree.Node, depth = 0): ValueOrigin {
  switch (expression.type) {
    case T.Identifier:
      return identifierOrigin(file, expression, depth);
    case T.ThisExpression:
      return { from: 'this', node: expression };
    case T.NewExpression:
      return { from: 'new', of: originBelow(file, expression.callee, depth), node: expression };
    case T.CallExpression:
      return callOrigin(file, expression, depth);
    case T.AwaitExpression:
      return originBelow(file, expression.argument, depth);
    case T.MemberExpression:
      return memberOrigin(file, expression, depth);
    case T.LogicalExpression:
      return originBelow(file, expression.operator === '&&' ? expression.right : expression.left, depth);
    case T.AssignmentExpression:
      return originBelow(file, expression.right, depth);
    case T.Literal:
    case T.TemplateLiteral:
    case T.ObjectExpression:
    case T.ArrayExpression:
      return { from: 'literal', node: expression };
    case T.ClassExpression:
      return { from: 'class', node: expression };
    default:
      return isFunction(expression) ? { from: 'function', node: expression } : unknown;
  }
}

const originBelow = (file: FileFacts, node: TSESTree.Node, depth: number): ValueOrigin => (depth < 8 ? findOrigin(file, unwrap(node), depth + 1) : unknown);

/** The name under which a function is exported, whatever this file calls it; else the name that is written. */
export function exportedName(file: FileFacts, callee: TSESTree.Node): string | undefined {
  const expression = unwrap(callee);
  if (expression.type === T.MemberExpression) return memberName(expression);
  if (expression.type !== T.Identifier) return undefined;
  const origin = originOf(file, expression);
  const name = origin.from === 'import' ? origin.path.split('.').pop() || origin.name : 'default';
  return name === 'default' || name === '*' ? expression.name : name;
}

function callOrigin(file: FileFacts, call: TSESTree.CallExpression, depth: number): ValueOrigin {
  const module = requiredModule(file, call);
  return module !== undefined ? { from: 'import', module, name: '*', path: '' } : { from: 'call', of: originBelow(file, call.callee, depth), node: call };
}

function memberOrigin(file: FileFacts, member: TSESTree.MemberExpression, depth: number): ValueOrigin {
  const name = memberName(member);
  if (name === undefined) return unknown;
  const object = unwrap(member.object);
  if (object.type === T.ThisExpression) return fieldOrigin(file, object, name, depth);
  const origin = originBelow(file, object, depth);
  if (origin.from === 'global') return { from: 'global', path: globalObject.test(origin.path) ? `${origin.path}.${name}`.replace(globalObject, '') : `${origin.path}.${name}` };
  if (origin.from === 'import') return origin.name === '*' ? { ...origin, name } : { ...origin, path: origin.path ? `${origin.path}.${name}` : name };
  return { from: 'member', object: origin, name };
}

/** What `this.name` holds, when the class writes it in one place (or declares its type). */
function fieldOrigin(file: FileFacts, self: TSESTree.Node, name: string, depth: number): ValueOrigin {
  const owner = enclosingClass(self);
  if (!owner) return { from: 'field', name };
  const { value, annotation } = file.once(fieldValues).get(owner)?.get(name) ?? {};
  if (value) {
    const origin = originBelow(file, value, depth);
    if (origin.from !== 'unknown' && origin.from !== 'literal') return origin;
  }
  return annotation === undefined ? { from: 'field', name } : { from: 'field', name, annotation };
}

/** The written type of the field that `this.name = …` or `name: T = …` gives a value. */
export function fieldType(file: FileFacts, target: TSESTree.Node): string | undefined {
  const owner = enclosingClass(target);
  const key = target.type === T.AssignmentExpression ? unwrap(target.left) : target;
  const name = key.type === T.MemberExpression ? memberName(key) : key.type === T.PropertyDefinition ? keyName(key.key, key.computed) : undefined;
  return owner && name !== undefined ? file.once(fieldValues).get(owner)?.get(name)?.annotation : undefined;
}

interface FieldValue {
  value?: TSESTree.Expression | undefined;
  annotation?: string | undefined;
  writes: number;
}

/** For each class, what its fields are given; fields that are given more than one thing have no value. */
function fieldValues(file: FileFacts): Map<TSESTree.Node, Map<string, FieldValue>> {
  const classes = new Map<TSESTree.Node, Map<string, FieldValue>>();
  const note = (owner: TSESTree.Node, name: string, value: TSESTree.Expression | null | undefined, annotation?: string): void => {
    const fields = classes.get(owner) ?? new Map<string, FieldValue>();
    classes.set(owner, fields);
    const field = fields.get(name) ?? { writes: 0 };
    fields.set(name, field);
    field.annotation ??= annotation;
    if (!value || (value.type === T.Literal && value.value === null) || (value.type === T.Identifier && value.name === 'undefined')) return;
    field.writes += 1;
    field.value = field.writes === 1 ? value : undefined;
  };
  for (const owner of file.index.classes) {
    for (const member of owner.body.body) {
      if ((member.type === T.PropertyDefinition || member.type === T.AccessorProperty) && !member.static) {
        const name = member.key.type === T.PrivateIdentifier ? `#${member.key.name}` : member.key.type === T.Identifier && !member.computed ? member.key.name : undefined;
        if (name !== undefined) note(owner, name, member.value, annotationName(member.typeAnnotation));
      } else if (member.type === T.MethodDefinition && member.kind === 'constructor') {
        for (const parameter of member.value.params) {
          if (parameter.type !== T.TSParameterProperty) continue;
          const target = parameter.parameter.type === T.AssignmentPattern ? parameter.parameter.left : parameter.parameter;
          if (target.type === T.Identifier) note(owner, target.name, target, annotationName(target.typeAnnotation));
        }
      }
    }
  }
  for (const assignment of file.index.assignments) {
    if (assignment.operator !== '=' && assignment.operator !== '??=' && assignment.operator !== '||=') continue;
    const target = unwrap(assignment.left);
    if (target.type !== T.MemberExpression || unwrap(target.object).type !== T.ThisExpression) continue;
    const owner = enclosingClass(target);
    const name = memberName(target);
    if (owner && name !== undefined) note(owner, name, assignment.right);
  }
  return classes;
}

function identifierOrigin(file: FileFacts, identifier: TSESTree.Identifier, depth: number): ValueOrigin {
  if (file.scopes.isGlobal(identifier)) return { from: 'global', path: identifier.name.replace(/^(?:globalThis|self|global)$/, 'window') };
  const definition = file.scopes.variable(identifier)?.defs[0];
  if (!definition) return unknown;
  switch (definition.type) {
    case 'ImportBinding': {
      const declaration = definition.parent;
      if (declaration?.type !== T.ImportDeclaration) return unknown;
      const name = importedName(definition.node);
      const path = name === 'default' ? globalOfModule(declaration.source.value) : undefined;
      return path === undefined ? { from: 'import', module: declaration.source.value, name, path: '' } : { from: 'global', path };
    }
    case 'Parameter': {
      const module = amdModule(file, definition);
      if (module !== undefined) return { from: 'import', module, name: '*', path: '' };
      const annotation = definition.name.type === T.Identifier ? annotationName(definition.name.typeAnnotation) : undefined;
      const of = isFunction(definition.node) ? definition.node : undefined;
      return annotation === undefined ? { from: 'parameter', node: definition.name, of } : { from: 'parameter', node: definition.name, of, annotation };
    }
    case 'ClassName':
      return { from: 'class', node: definition.node };
    case 'FunctionName':
      return { from: 'function', node: definition.node };
    case 'Variable':
      return variableOrigin(file, identifier, definition.node, depth);
    default:
      return unknown;
  }
}

function variableOrigin(file: FileFacts, identifier: TSESTree.Identifier, declarator: TSESTree.VariableDeclarator, depth: number): ValueOrigin {
  const annotation = declarator.id.type === T.Identifier ? annotationName(declarator.id.typeAnnotation) : undefined;
  const open: ValueOrigin = annotation === undefined ? unknown : { from: 'unknown', annotation };
  if (declarator.id.type === T.Identifier) {
    const value = file.scopes.constant(identifier);
    if (!value) return open;
    const origin = originBelow(file, value, depth);
    return origin.from === 'unknown' ? open : origin;
  }
  // const { a } = source, const { a: b } = require('x')
  if (declarator.id.type !== T.ObjectPattern || !declarator.init) return unknown;
  const variable = file.scopes.variable(identifier);
  const property = declarator.id.properties.find((part) => part.type === T.Property && (part.value === variable?.identifiers[0] || (part.value.type === T.AssignmentPattern && part.value.left === variable?.identifiers[0])));
  if (property?.type !== T.Property || property.key.type !== T.Identifier || property.computed) return unknown;
  const source = originBelow(file, declarator.init, depth);
  const name = property.key.name;
  if (source.from === 'global') return { from: 'global', path: globalObject.test(source.path) ? name : `${source.path}.${name}` };
  if (source.from === 'import') return source.name === '*' ? { ...source, name } : { ...source, path: source.path ? `${source.path}.${name}` : name };
  return source.from === 'unknown' ? unknown : { from: 'member', object: source, name };
}
