import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../facts/file.ts';
import { sizeOf } from '../facts/size.ts';
import { enclosingFunction, memberName, methodCall, unwrap, within } from '../facts/syntax.ts';
import { contains } from '../facts/walk.ts';
import type { Producer } from './producers.ts';
import { changeOf } from './shared-state.ts';

/**
 * What the array of a producer costs beside what is in memory anyway.
 * stream: it holds what comes piece by piece. product: pairs of what two loops walk. counted: as many as a number says.
 * elements: no more than what it walks, which stays in memory too. few: a bounded few.
 */
export type Cost = 'stream' | 'product' | 'counted' | 'elements' | 'few';

const order: readonly Cost[] = ['stream', 'product', 'counted', 'elements', 'few'];

type Loop = TSESTree.DoWhileStatement | TSESTree.ForInStatement | TSESTree.ForOfStatement | TSESTree.ForStatement | TSESTree.WhileStatement;

interface Filling {
  readonly cost: Cost;
  readonly loop?: Loop;
  /** Each turn of the loops adds something: nothing is picked out. */
  readonly isSteady: boolean;
}

/** The worst of what fills the array, and the loop that does. */
export function fillingOf(file: FileFacts, { fn, pushes }: Producer): Filling {
  const fillings = pushes.map((push) => fillingBy(file, fn, push));
  return fillings.sort((left, right) => order.indexOf(left.cost) - order.indexOf(right.cost) || Number(right.isSteady) - Number(left.isSteady))[0] ?? { cost: 'few', isSteady: false };
}

function fillingBy(file: FileFacts, fn: TSESTree.Node, push: TSESTree.CallExpression): Filling {
  const all = loopsAround(fn, push);
  const isSteady = all.length > 0 && !contains(file, (all.at(-1) as Loop).body, (node) => /^(?:Break|Continue|If|Return|Switch|Throw)Statement$/.test(node.type));
  const loops = all.filter((loop) => sourceOf(file, loop) !== 'few');
  const [inner, ...outer] = loops;
  if (!inner) return { cost: push.arguments.some(({ type }) => type === T.SpreadElement) ? 'elements' : 'few', isSteady };
  const streamed = loops.find((loop) => sourceOf(file, loop) === 'stream');
  if (streamed) return { cost: 'stream', loop: streamed, isSteady };
  if (outer.some((around) => isFreeOf(file, inner, around))) return { cost: 'product', loop: inner, isSteady };
  const counted = loops.find((loop) => sourceOf(file, loop) === 'counted');
  return { ...(counted ? { cost: 'counted', loop: counted } : { cost: 'elements', loop: inner }), isSteady };
}

/** The loops of the function around a node, the innermost first. */
function loopsAround(fn: TSESTree.Node, node: TSESTree.Node): Loop[] {
  const loops: Loop[] = [];
  for (let current = node; current.parent && current !== fn; current = current.parent) {
    const { parent } = current;
    if (/^(?:For(?:In|Of)?|While|DoWhile)Statement$/.test(parent.type) && (parent as Loop).body === current) loops.push(parent as Loop);
  }
  return loops;
}

function sourceOf(file: FileFacts, loop: Loop): 'stream' | 'counted' | 'elements' | 'few' {
  switch (loop.type) {
    case T.ForOfStatement:
      if (loop.await || isIterator(file, loop.right)) return 'stream';
      return sizeOf(file, loop.right) === 'small' ? 'few' : 'elements';
    case T.ForStatement:
      return loop.test ? boundOf(file, loop.test) : 'elements';
    case T.ForInStatement:
      return 'elements';
    default:
      return boundOf(file, loop.test);
  }
}

const streams = { name: ['AsyncGenerator', 'AsyncIterable', 'AsyncIterableIterator', 'Generator'], from: 'lib' } as const;

/** Whether what is walked makes its values as it goes: an async iterable, a generator. */
function isIterator(file: FileFacts, node: TSESTree.Expression): boolean {
  const value = unwrap(node);
  const fn = value.type === T.CallExpression ? file.scopes.functionOf(value.callee) : undefined;
  return fn?.generator === true || methodCall(value)?.name === 'iterate' || file.types.isNamed(node, streams) === 'yes';
}

/** `i < n` counts to what is no length of a thing in memory; another condition asks for what is there. */
function boundOf(file: FileFacts, test: TSESTree.Expression): 'counted' | 'elements' | 'few' {
  const condition = unwrap(test);
  if (condition.type !== T.BinaryExpression || !/^[<>]=?$/.test(condition.operator)) return 'elements';
  const sides = [condition.left, condition.right].map((side) => resolved(file, side));
  if (sides.some((side) => contains(file, side, (node) => node.type === T.MemberExpression && /^(?:length|size|byteLength|count)$/i.test(memberName(node) ?? '')))) return 'elements';
  const most = sides[condition.operator.startsWith('<') ? 1 : 0];
  return most?.type === T.Literal && typeof most.value === 'number' && most.value < 1000 ? 'few' : 'counted';
}

function resolved(file: FileFacts, node: TSESTree.Node): TSESTree.Node {
  const expression = unwrap(node);
  const value = expression.type === T.Identifier ? file.scopes.constant(expression) : undefined;
  return value && (unwrap(value).type === T.Literal || enclosingFunction(value) === enclosingFunction(expression)) ? unwrap(value) : expression;
}

/** Whether what a loop walks does not come from the turn of a loop around it, nor is changed by it: then there are pairs. */
function isFreeOf(file: FileFacts, inner: Loop, outer: Loop): boolean {
  if (inner.type === T.WhileStatement || inner.type === T.DoWhileStatement) return false;
  const head = inner.type === T.ForStatement ? inner.test : inner.right;
  const isOfTurn = (node: TSESTree.Node): boolean => {
    if (node.type === T.CallExpression) return !/^(?:entries|keys|values)$/.test(methodCall(node)?.name ?? '');
    const variable = node.type === T.Identifier ? file.scopes.variable(node) : undefined;
    const declared = variable?.defs[0]?.name;
    if (!variable || !declared || within(declared, inner)) return false;
    return within(declared, outer) || changeOf(file, outer, (root) => root === variable) !== undefined;
  };
  return head !== null && !contains(file, head, isOfTurn);
}
