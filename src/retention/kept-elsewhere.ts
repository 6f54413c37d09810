import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../facts/file.ts';
import { enclosingFunction, unwrap } from '../facts/syntax.ts';
import type { Range } from '../finding.ts';
import { isForGood } from './places.ts';
import { shrinksOf } from './shrinks.ts';
import { stores, type Store } from './stores.ts';

/** Whether a file keeps instances of another file's class for as long as the program, by the places where it names the class. */
export function keepsInstances(file: FileFacts, names: readonly Range[]): boolean {
  const isName = (node: TSESTree.Node): boolean => names.some(([start, end]) => start === node.range[0] && end === node.range[1]);
  return file.once(stores).some((store) => store.collection !== undefined && store.collection !== 'weak' && enclosingFunction(store.node) !== undefined && isOf(file, store, isName) && isForGood(file, store.place) && shrinksOf(file, store.place).every((how) => how === 'size'));
}

type IsName = (node: TSESTree.Node) => boolean;

/** `new Set<TreeNode>()`, `(node: TreeNode)`, `new TreeNode()` */
function isOf(file: FileFacts, { value, as, place }: Store, isName: IsName): boolean {
  const made = place.initial && unwrap(place.initial);
  const written = place.annotation?.type === T.TSTypeReference ? place.annotation.typeArguments : made?.type === T.NewExpression ? made.typeArguments : undefined;
  const element = place.annotation?.type === T.TSArrayType ? place.annotation.elementType : as === 'key' ? written?.params[0] : written?.params.at(-1);
  if (element && isType(element, isName)) return true;
  const expression = unwrap(value);
  const held = expression.type === T.Identifier ? file.scopes.variable(expression)?.defs[0]?.name : undefined;
  if (held?.type === T.Identifier && held.typeAnnotation && isType(held.typeAnnotation.typeAnnotation, isName)) return true;
  const constant = unwrap(file.scopes.constant(expression) ?? expression);
  return constant.type === T.NewExpression && isName(constant.callee);
}

function isType(type: TSESTree.TypeNode, isName: IsName): boolean {
  if (type.type === T.TSUnionType) return type.types.some((part) => isType(part, isName));
  return type.type === T.TSTypeReference && isName(type.typeName);
}
