import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import type { Life } from '../../facts/life.ts';
import { closureOf, functionsAt, isReached } from '../../facts/reach.ts';
import { enclosingFunction, enclosingStatement, inside, isFunction, isNullish, unwrap, within, type FunctionNode } from '../../facts/syntax.ts';

/** What is acquired, what releases it, and the names that a test of it would ask. */
interface Handed {
  readonly node: TSESTree.Node;
  readonly releases: readonly TSESTree.Node[];
  readonly uses: readonly TSESTree.Node[];
  /** From which of these on something is held: `observer.observe(…)`. */
  readonly begins: readonly TSESTree.Node[];
}

export interface Withheld {
  readonly way: TSESTree.Node;
  /** What another way out returns. */
  readonly cleanup: TSESTree.Expression;
}

/**
 * The way out of an effect, or of a function that returns its undo, that does not hand out the function which releases:
 * a `return` of nothing behind what acquires, or the end of the function where a branch alone returns the clean-up.
 */
export function withheldWay(file: FileFacts, life: Life, handed: Handed): Withheld | undefined {
  const { fn } = life;
  const { node, releases, begins } = handed;
  const block = enclosingStatement(node)?.parent;
  const isUndone = life.kind === 'closure' || (life.kind === 'effect' && life.effect?.cleanup === 'return');
  if (!fn || !isUndone || fn.async || fn.body.type !== T.BlockStatement || enclosingFunction(node) !== fn || block?.type !== T.BlockStatement || isOptional(node)) return undefined;
  const returns = inside(file.index.returns, fn).filter((statement) => enclosingFunction(statement) === fn);
  const gives = ({ argument }: TSESTree.ReturnStatement, release: TSESTree.Node): boolean => argument !== null && isReached(release, handsOut(file, argument));
  const giving = returns.filter((statement) => releases.some((release) => gives(statement, release)));
  const direct = releases.filter((release) => enclosingFunction(release) === fn);
  const cleanup = giving[0]?.argument;
  if (!cleanup || !releases.every((release) => direct.includes(release) || giving.some((statement) => gives(statement, release)))) return undefined;
  const isHeldAt = (way: TSESTree.Node): boolean => stands(node, way) && begins.some((begin) => stands(begin, way)) && !isAsked(way, handed, fn);
  const early = returns.find((way) => isHeldAt(way) && withholds(file, way.argument) && !direct.some((release) => stands(release, way)));
  if (early) return { way: early, cleanup };
  const last = fn.body.body.at(-1);
  // `if (on) { …; return () => …; }` as the last statement: else it falls out of the function.
  const only = last?.type === T.IfStatement && !last.alternate && direct.length === 0 && giving.every((way) => within(way, last)) && isHeldAt(last) && giving.every((way) => !isAsked(way, handed, fn)) ? last : undefined;
  return only && life.kind === 'effect' ? { way: only, cleanup } : undefined;
}

/** `target?.observe(…)`, `on && watch()`: whether it is acquired at all is asked there. */
function isOptional(node: TSESTree.Node): boolean {
  for (let current = node; current.parent && !/Statement$|^VariableDeclaration$/.test(current.type); current = current.parent) {
    if (/^(?:ChainExpression|LogicalExpression|ConditionalExpression)$/.test(current.type)) return true;
  }
  return false;
}

/** Whether a statement stands before the other, in a block that the other stands in as well. */
function stands(node: TSESTree.Node, way: TSESTree.Node): boolean {
  const block = enclosingStatement(node)?.parent;
  return node.range[1] <= way.range[0] && block !== undefined && within(way, block);
}

/** The functions that a returned value is or holds. */
const handsOut = (file: FileFacts, value: TSESTree.Expression): ReadonlySet<FunctionNode> => closureOf(file, [...functionsAt(file, value), ...inside(file.index.functions, value)]);

/** Whether what is returned surely releases nothing: nothing, or a function that does nothing. */
function withholds(file: FileFacts, value: TSESTree.Expression | null): boolean {
  if (value === null || isNullish(value)) return true;
  const inner = unwrap(value);
  if (inner.type === T.Literal) return true;
  const fn = file.scopes.functionOf(inner);
  return fn?.body.type === T.BlockStatement && fn.body.body.length === 0;
}

/** Whether a test around a way out asks what was acquired: `if (!timer) return;`. */
function isAsked(way: TSESTree.Node, { uses }: Handed, fn: FunctionNode): boolean {
  for (let current: TSESTree.Node = way; current.parent && current !== fn && !(current !== way && isFunction(current)); current = current.parent) {
    const test = current.type === T.IfStatement ? current.test : current.type === T.SwitchStatement ? current.discriminant : undefined;
    if (test && uses.some((use) => within(use, test))) return true;
  }
  return false;
}
