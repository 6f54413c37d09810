import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { globalCallee } from '../facts/arrays.ts';
import type { FileFacts } from '../facts/file.ts';
import { enclosingFunction, isFunction, within, wrapped } from '../facts/syntax.ts';
import { usesOfValue } from '../facts/value-uses.ts';
import { contains } from '../facts/walk.ts';
import { walkOver, type LineWalk } from './line-walks.ts';
import { callOf } from './producers.ts';

/** A call whose array is walked once, and what becomes of it. */
export interface Consumer {
  readonly call: TSESTree.CallExpression;
  /** The call, with the `await` of an async function's. */
  readonly value: TSESTree.Expression;
  readonly walk: Pick<LineWalk, 'form' | 'pieces'>;
  /** part: it may end before the last value. head: the first few. all: each value is looked at and let go. keeps: another collection takes all. */
  readonly takes: 'part' | 'head' | 'all' | 'keeps';
}

/** What becomes of the array of a call; undefined where it is not walked exactly once. */
export function consumerOf(file: FileFacts, use: TSESTree.Node, isAsync: boolean): Consumer | undefined {
  const call = callOf(use);
  if (!call) return undefined;
  const awaited = wrapped(call).parent;
  const value = isAsync ? (awaited?.type === T.AwaitExpression ? awaited : undefined) : call;
  if (!value) return undefined;
  const walk = takenWhole(file, value) ?? walkOver(file, value, value);
  return walk && { call, value, walk, takes: takesOf(file, walk) };
}

/** Functions that walk their argument once, at once. */
const walkers = /^(?:Array\.from|Object\.fromEntries|Promise\.(?:all|allSettled|any|race))$/;

/** `[...list]`, `f(...list)`, `Array.from(list)`, `new Map(list)` */
function takenWhole(file: FileFacts, value: TSESTree.Expression): Consumer['walk'] | undefined {
  const [use, ...others] = usesOfValue(file, value);
  const outer = use && wrapped(use);
  const taker = outer?.parent;
  if (!outer || !taker || others.length > 0 || enclosingFunction(outer) !== enclosingFunction(value) || !isOnce(value, outer)) return undefined;
  const isSpread = taker.type === T.SpreadElement && taker.parent.type !== T.ObjectExpression;
  const name = (taker.type === T.CallExpression || taker.type === T.NewExpression) && taker.arguments[0] === outer ? globalCallee(file, taker) : undefined;
  const isWalked = name !== undefined && (taker.type === T.NewExpression ? /^(?:Map|Set)$/ : walkers).test(name);
  return isSpread || isWalked ? { pieces: use, form: { by: 'iterable', taker } } : undefined;
}

/** Whether no loop stands around the use that does not stand around the value. */
function isOnce(value: TSESTree.Node, use: TSESTree.Node): boolean {
  for (let node = use.parent; node && !isFunction(node); node = node.parent) {
    if (/^(?:For(?:In|Of)?|While|DoWhile)Statement$/.test(node.type) && !within(value, node)) return false;
  }
  return true;
}

function takesOf(file: FileFacts, { form }: Consumer['walk']): Consumer['takes'] {
  switch (form.by) {
    case 'of':
    case 'index':
    case 'entries':
      return endsEarly(file, form.loop) ? 'part' : 'all';
    case 'chain':
      return /^(?:every|find|first|head|some)$/.test(form.end) ? 'part' : form.end === 'collect' && form.stages.every(({ kind }) => kind !== 'filter') ? 'keeps' : 'all';
    case 'headed':
      return 'all';
    case 'iterable':
      return form.taker.type === T.VariableDeclarator ? 'head' : form.taker.type === T.YieldExpression ? 'all' : 'keeps';
  }
}

/** `break` or `return` in the loop's own body. */
function endsEarly(file: FileFacts, loop: TSESTree.ForOfStatement | TSESTree.ForStatement): boolean {
  return contains(file, loop.body, (node) => {
    if (node.type === T.ReturnStatement) return enclosingFunction(node) === enclosingFunction(loop);
    return node.type === T.BreakStatement && (node.label !== null || brokenBy(node) === loop);
  });
}

function brokenBy(node: TSESTree.BreakStatement): TSESTree.Node | undefined {
  for (let around: TSESTree.Node | undefined = node.parent; around && !isFunction(around); around = around.parent) {
    if (/^(?:For(?:In|Of)?|While|DoWhile|Switch)Statement$/.test(around.type)) return around;
  }
  return undefined;
}
