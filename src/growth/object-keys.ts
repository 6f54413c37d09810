import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../facts/file.ts';
import { knownCalls } from '../facts/known-calls.ts';
import { isFunction, unwrap } from '../facts/syntax.ts';
import { isShownAsObject } from './known-objects.ts';
import { actsAsObject, objectness } from './objects.ts';

/**
 * How sure it is that keys are objects: a WeakMap throws on anything else. proved: whichever way they come. likely: as
 * their type says, or what is done with them, though one may be missing. claimed: by a cast of what may be anything, or
 * by a type that a string satisfies. not: a string or a number is seen to be one, or nothing is known.
 */
export type KeyProof = 'proved' | 'likely' | 'claimed' | 'not';

const order: readonly KeyProof[] = ['proved', 'likely', 'claimed', 'not'];
const weakest = (proofs: readonly KeyProof[]): KeyProof => order.findLast((proof) => proofs.includes(proof)) ?? 'proved';

/** Whether an expression that is a key stands for objects only. */
export function keyProof(file: FileFacts, key: TSESTree.Node): KeyProof {
  if (unwrap(key).type === T.Identifier && isShownAsObject(file, key)) return 'proved';
  const ofType = byType(file, key);
  return ofType === 'not' ? ofType : weakest([ofType, bySource(file, key, 0)]);
}

/** What the expression's own type tells, or how it is written. */
function byType(file: FileFacts, key: TSESTree.Node): KeyProof {
  const answer = objectness(file, key);
  if (answer !== 'yes') return answer === 'unknown' && actsAsObject(file, key) ? 'likely' : 'not';
  const alone = file.values.isObjectAlone(key);
  if (alone === 'no') return 'claimed';
  return alone === 'unknown' || file.values.isNarrowed(key) ? 'proved' : 'likely';
}

/** What belies the type on the way to the expression: casts, here and where a parameter is given, and what has no type. */
function bySource(file: FileFacts, node: TSESTree.Node, depth: number): KeyProof {
  if (depth > 4) return 'likely';
  switch (node.type) {
    case T.TSAsExpression:
    case T.TSTypeAssertion:
      return ofCast(file, node.expression, depth);
    case T.TSNonNullExpression:
      return weakest(['likely', bySource(file, node.expression, depth + 1)]);
    case T.ChainExpression:
    case T.TSSatisfiesExpression:
      return bySource(file, node.expression, depth + 1);
    case T.AwaitExpression:
      return bySource(file, node.argument, depth + 1);
    case T.MemberExpression:
      return ofPart(bySource(file, node.object, depth + 1));
    case T.CallExpression:
      return node.callee.type === T.MemberExpression ? ofPart(bySource(file, node.callee.object, depth + 1)) : 'proved';
    case T.Literal:
    case T.TemplateLiteral:
      return 'not';
    case T.Identifier:
      return ofVariable(file, node, depth);
    default:
      return 'proved';
  }
}

/** A part of what was cast: whoever wrote the cast knows of its parts, too. */
const ofPart = (whole: KeyProof): KeyProof => (whole === 'proved' ? 'proved' : 'likely');

/** `e.target as HTMLElement` may be missing; `e.reason as Error` may be anything. */
function ofCast(file: FileFacts, inner: TSESTree.Node, depth: number): KeyProof {
  return objectness(file, inner) === 'yes' ? weakest([file.values.isNarrowed(inner) ? 'proved' : 'likely', bySource(file, inner, depth + 1)]) : 'claimed';
}

function ofVariable(file: FileFacts, identifier: TSESTree.Identifier, depth: number): KeyProof {
  const [definition] = file.scopes.variable(identifier)?.defs ?? [];
  if (definition?.type === 'Parameter') return ofParameter(file, definition.name, depth);
  const list = elements(definition?.node);
  if (list) return ofPart(bySource(file, list, depth + 1));
  const value = file.scopes.constant(identifier);
  if (!value) return 'proved';
  const isTold = definition?.name.type === T.Identifier && definition.name.typeAnnotation !== undefined && objectness(file, value) !== 'yes';
  return weakest([bySource(file, value, depth + 1), isTold ? (isOpen(file, value) ? 'claimed' : 'likely') : 'proved']);
}

/** What `for (const key of keys)` goes over. */
const elements = (node: TSESTree.Node | undefined): TSESTree.Node | undefined => {
  const loop = node?.type === T.VariableDeclarator ? node.parent.parent : undefined;
  return loop?.type === T.ForOfStatement ? loop.right : undefined;
};

/** What the calls of a function in this file give it. */
function ofParameter(file: FileFacts, name: TSESTree.Node, depth: number): KeyProof {
  const fn = name.parent;
  const calls = isFunction(fn) ? (knownCalls(file, fn)?.calls ?? []) : [];
  const position = isFunction(fn) ? fn.params.indexOf(name as TSESTree.Parameter) : -1;
  const given = calls.flatMap(({ arguments: list }) => list[position] ?? []);
  return weakest(given.map((argument) => (isPrimitive(file, argument) ? 'not' : isOpen(file, argument) ? 'claimed' : bySource(file, argument, depth + 1))));
}

const isPrimitive = (file: FileFacts, node: TSESTree.Node): boolean => /^(?:primitive|finite)$/.test(file.values.keysOf(node));

/** Whether a value may be anything: by its type, which is `any`, or since it was caught. */
const isOpen = (file: FileFacts, node: TSESTree.Node): boolean => (file.types.typed ? file.values.isObjectAlone(node) === 'unknown' : file.scopes.variable(unwrap(node))?.defs[0]?.type === 'CatchClause');
