import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../facts/file.ts';
import { identityOf, same } from '../facts/identity.ts';
import { isFunction, methodCall, unwrap } from '../facts/syntax.ts';
import { madeKind, type Collection } from './collection.ts';

interface Replacement {
  /** creation: made when nothing was there. addition: made of itself and more. */
  readonly is: 'creation' | 'shrink' | 'addition' | 'unknown';
  readonly value?: TSESTree.Expression;
}

/** What an assignment to the collection's place does. */
export function replacement(file: FileFacts, assignment: TSESTree.AssignmentExpression, collection: Collection): Replacement {
  if (assignment.operator === '??=' || assignment.operator === '||=') return { is: 'creation' };
  if (assignment.operator !== '=') return { is: 'unknown' };
  const value = unwrap(assignment.right);
  const isItself = (node: TSESTree.Node): boolean => same(identityOf(file, node), identityOf(file, assignment.left)) === 'yes';
  if (value.type === T.LogicalExpression && isItself(value.left)) return { is: 'creation' };
  if (value === unwrap(collection.made)) return isGuarded(assignment, isItself) ? { is: 'creation' } : firstOf(assignment, collection);
  if (value.type === T.ArrayExpression || value.type === T.ObjectExpression) {
    const parts: readonly (TSESTree.Node | null)[] = value.type === T.ArrayExpression ? value.elements : value.properties;
    const more = parts.find((part) => part?.type !== T.SpreadElement);
    if (parts.some((part) => part?.type === T.SpreadElement && isItself(part.argument))) return more ? { is: 'addition', value: more as TSESTree.Expression } : { is: 'creation' };
  }
  // `alerts = false` switches it off for good: whoever never does so has it grow.
  if (value.type === T.Literal && value.value === false) return { is: 'creation' };
  const method = methodCall(value);
  if (method && isItself(method.receiver)) return method.name === 'concat' ? { is: 'addition', value: method.call.arguments[0] as TSESTree.Expression } : { is: 'shrink' };
  return madeKind(file, value) === collection.kind && isGuarded(assignment, isItself) ? { is: 'creation' } : { is: 'shrink' };
}

/** A constructor's assignment makes the collection; a function that fills an empty declaration may also renew it. */
const firstOf = (assignment: TSESTree.Node, { declaration }: Collection): Replacement => (!declaration || (declaration.type === T.PropertyDefinition && !declaration.value) || (declaration.type === T.VariableDeclarator && !declaration.init && isAtTop(assignment)) ? { is: 'creation' } : { is: 'shrink' });

function isAtTop(node: TSESTree.Node): boolean {
  for (let current: TSESTree.Node | undefined = node; current; current = current.parent) if (isFunction(current)) return false;
  return true;
}

/** `if (!cache) cache = …`, `if (cache === undefined) { … }` */
function isGuarded(assignment: TSESTree.Node, isItself: (node: TSESTree.Node) => boolean): boolean {
  for (let node = assignment; node.parent && !isFunction(node); node = node.parent) {
    if (node.parent.type === T.IfStatement && node.parent.consequent === node && testsAbsence(node.parent.test, isItself)) return true;
  }
  return false;
}

function testsAbsence(test: TSESTree.Node, isItself: (node: TSESTree.Node) => boolean): boolean {
  if (test.type === T.UnaryExpression && test.operator === '!') return isItself(test.argument);
  return test.type === T.BinaryExpression && /^===?$/.test(test.operator) && isItself(test.left);
}
