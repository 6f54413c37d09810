import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { globalCallee } from './arrays.ts';
import type { FileFacts } from './file.ts';
import { listsItsKeys } from './finite-types.ts';
import { originOf } from './origin.ts';
import { memberName, methodCall, unwrap } from './syntax.ts';

/** How many elements: a bounded few, as many as the data has, certainly many. */
export type Size = 'small' | 'open' | 'large' | 'unknown';

const few = 1000;
const many = 100_000;

/** How many elements an array has, by its type or by what makes it. */
export function sizeOf(file: FileFacts, node: TSESTree.Node, depth = 0): Size {
  const expression = unwrap(node);
  if (depth > 8) return 'unknown';
  if (expression.type !== T.ArrayExpression && file.values.isTuple(node) === 'yes') return 'small';
  switch (expression.type) {
    case T.ArrayExpression:
      return sizeOfLiteral(file, expression, depth);
    case T.Identifier:
      return sizeOfVariable(file, expression, depth);
    case T.MemberExpression:
      return originIs(file, expression, 'process.argv') ? 'small' : 'open';
    case T.CallExpression:
    case T.NewExpression:
      return sizeOfResult(file, expression, depth);
    default:
      return 'unknown';
  }
}

const originIs = (file: FileFacts, node: TSESTree.Node, path: string): boolean => {
  const origin = originOf(file, node);
  return origin.from === 'global' && origin.path === path;
};

function sizeOfLiteral(file: FileFacts, literal: TSESTree.ArrayExpression, depth: number): Size {
  const sizes = literal.elements.flatMap((element) => (element?.type === T.SpreadElement ? [sizeOf(file, element.argument, depth + 1)] : []));
  return (['large', 'open', 'unknown'] as const).find((size) => sizes.includes(size)) ?? 'small';
}

function sizeOfVariable(file: FileFacts, identifier: TSESTree.Identifier, depth: number): Size {
  const variable = file.scopes.variable(identifier);
  const definition = variable?.defs[0];
  if (!variable || !definition) return 'unknown';
  if (definition.type === 'Parameter') {
    const { name } = definition;
    if (name.parent?.type === T.RestElement) return 'small';
    const annotation = name.type === T.Identifier ? name.typeAnnotation?.typeAnnotation : undefined;
    return annotation?.type === T.TSTupleType ? 'small' : 'open';
  }
  const value = file.scopes.constant(identifier);
  if (!value) return 'unknown';
  const size = sizeOf(file, value, depth + 1);
  return size === 'small' && variable.references.some((reference) => grows(reference.identifier)) ? 'open' : size;
}

/** `v.push(x)`, `v[i] = x`: what is filled is as long as what fills it. */
function grows(identifier: TSESTree.Node): boolean {
  const member = identifier.parent;
  if (member?.type !== T.MemberExpression || member.object !== identifier) return false;
  const { parent } = member;
  return (parent.type === T.CallExpression && parent.callee === member && /^(?:push|unshift|splice)$/.test(memberName(member) ?? '')) || (parent.type === T.AssignmentExpression && parent.left === member && member.computed);
}

function sizeOfResult(file: FileFacts, call: TSESTree.CallExpression | TSESTree.NewExpression, depth: number): Size {
  const maker = globalCallee(file, call);
  const [first, second] = call.arguments;
  if (maker === 'Array' || maker === 'Array.from') return first ? sizeOfLength(file, first, depth) : 'small';
  if (maker === 'Array.of') return 'small';
  if (maker?.startsWith('Object.') && first) return sizeOfKeys(file, first);
  const method = methodCall(call);
  if (!method) return 'open';
  if (method.name === 'split') return sizeOfPieces(first);
  if (method.name === 'slice') {
    const end = second ?? first;
    if (second && isNumber(first) && isNumber(end)) return end.value - first.value < few ? 'small' : 'open';
    if (first?.type === T.UnaryExpression && first.operator === '-' && !second) return 'small';
  }
  if (/^(?:map|filter|slice|concat|sort|reverse|toSorted|toReversed|with|fill|flatMap|flat)$/.test(method.name)) {
    const size = sizeOf(file, method.receiver, depth + 1);
    // What is filtered of many may be few; what is joined to few may be many.
    return method.name === 'filter' && size === 'large' ? 'open' : method.name === 'concat' && size === 'small' && first ? sizeOf(file, first, depth + 1) : size;
  }
  return 'open';
}

const isNumber = (node: TSESTree.Node | undefined): node is TSESTree.NumberLiteral => node?.type === T.Literal && typeof node.value === 'number';

/** `new Array(1e6)`, `Array.from({ length: n })`, `Array.from(values)` */
function sizeOfLength(file: FileFacts, node: TSESTree.Node, depth: number): Size {
  const expression = unwrap(node);
  if (isNumber(expression)) return expression.value < few ? 'small' : expression.value < many ? 'open' : 'large';
  if (expression.type === T.Identifier) {
    const value = file.scopes.constant(expression);
    return value ? sizeOfLength(file, value, depth + 1) : 'open';
  }
  if (expression.type !== T.ObjectExpression) return expression.type === T.ArrayExpression ? sizeOf(file, expression, depth + 1) : 'open';
  const length = expression.properties.find((property) => property.type === T.Property && property.key.type === T.Identifier && property.key.name === 'length');
  return length?.type === T.Property ? sizeOfLength(file, length.value, depth + 1) : 'open';
}

/** `Object.keys(x)`: few where the type or the literal lists every key. Without types a dictionary looks like a record. */
function sizeOfKeys(file: FileFacts, node: TSESTree.Node): Size {
  if (file.values.propertyCount(node) !== undefined) return 'small';
  const expression = unwrap(node);
  const value = expression.type === T.Identifier ? file.scopes.constant(expression) : expression;
  if (value && unwrap(value).type === T.ObjectExpression) return 'small';
  const named = expression.type === T.Identifier ? file.scopes.variable(expression)?.identifiers[0] : undefined;
  const type = named?.type === T.Identifier ? named.typeAnnotation?.typeAnnotation : undefined;
  // A type that is written there lists every key, unless it has an index.
  return type && listsItsKeys(file, type) ? 'small' : 'unknown';
}

/** Lines are as many as the text has; parts of a path, a version or a name are few. */
const sizeOfPieces = (separator: TSESTree.Node | undefined): Size => (separator?.type === T.Literal && /\\n|\n/.test(String(separator.value)) ? 'open' : 'unknown');
