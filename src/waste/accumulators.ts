import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { Answer } from '../facts/answer.ts';
import { globalCallee, isArray } from '../facts/arrays.ts';
import { callsNamed } from '../facts/called.ts';
import type { FileFacts } from '../facts/file.ts';
import type { Variable } from '../facts/scopes.ts';
import { sizeOf, type Size } from '../facts/size.ts';
import { enclosingFunction, isFunction, memberName, methodCall, unwrap, within, type FunctionNode } from '../facts/syntax.ts';
import { growthOf, type Growth } from './growing.ts';

/** A value that is copied whole for each element, to get a little more. */
export interface Accumulator {
  readonly variable: Variable;
  readonly growths: readonly GrowthSite[];
  /** The loop or the callback. */
  readonly turn: TSESTree.Node;
  /** What it starts from. */
  readonly start: TSESTree.Expression;
  readonly turns: Size;
  /** Whether what calls the callback is an array. */
  readonly walks: Answer;
  readonly by: 'reduce' | 'loop';
}

export interface GrowthSite {
  readonly growth: Growth;
  /** The arrow whose body it is, the `return`, the statement that assigns it, or the declaration of what is returned. */
  readonly place: TSESTree.ArrowFunctionExpression | TSESTree.ReturnStatement | TSESTree.ExpressionStatement | TSESTree.VariableDeclaration;
  /** `test ? growth : acc` */
  readonly guard?: { readonly test: TSESTree.Expression; readonly whenTrue: boolean };
  /** `test ? growth : growth` */
  readonly isEither?: boolean;
}

export const accumulatorsOf = (file: FileFacts): readonly Accumulator[] => [...reduced(file), ...assigned(file)].sort((left, right) => (left.growths[0]?.growth.node.range[0] ?? 0) - (right.growths[0]?.growth.node.range[0] ?? 0));

const reducing = ['reduce', 'reduceRight'];

function reduced(file: FileFacts): Accumulator[] {
  return callsNamed(file, reducing).flatMap((call) => {
    const method = methodCall(call);
    if (!method) return [];
    const [callback, start] = call.arguments;
    if (!isFunction(callback) || callback.generator || !start || start.type === T.SpreadElement) return [];
    const [first] = callback.params;
    const handed = first?.type === T.Identifier ? file.scopes.variable(first) : undefined;
    const variable = handed && callback.async ? (awaitedAs(file, handed) ?? handed) : handed;
    if (!variable || variable.references.some((reference) => reference.isWrite() && !reference.init)) return [];
    const growths = resultsOf(file, callback).flatMap(([place, value]) => siteOf(file, place, value, variable));
    const walks = isArray(file, method.receiver);
    return growths.length === 0 || walks === 'no' || isOfItsOwn(file, start, growths) ? [] : [{ variable, growths, turn: callback, start, turns: sizeOf(file, method.receiver), walks, by: 'reduce' as const }];
  });
}

/** What a library or a class made may have a `concat()` of its own. */
const isOfItsOwn = (file: FileFacts, start: TSESTree.Expression, growths: readonly GrowthSite[]): boolean =>
  /^(?:Call|New)Expression$/.test(unwrap(start).type) && isArray(file, start) !== 'yes' && globalCallee(file, unwrap(start)) !== 'Promise.resolve' && growths.some(({ growth }) => growth.node.type === T.CallExpression && growth.of === 'array');

/** `const all = await promised;`, the first thing that an async callback does. */
function awaitedAs(file: FileFacts, { references }: Variable): Variable | undefined {
  const [use] = references;
  const awaited = use?.identifier.parent;
  const declarator = awaited?.type === T.AwaitExpression ? awaited.parent : undefined;
  return references.length === 1 && declarator?.type === T.VariableDeclarator && declarator.id.type === T.Identifier ? file.scopes.variable(declarator.id) : undefined;
}

/** Every value that a callback may answer with. */
function resultsOf(file: FileFacts, fn: FunctionNode): [GrowthSite['place'], TSESTree.Expression][] {
  if (fn.type === T.ArrowFunctionExpression && fn.body.type !== T.BlockStatement) return [[fn, fn.body]];
  return file.index.returns.flatMap((node): [GrowthSite['place'], TSESTree.Expression][] => {
    if (!node.argument || enclosingFunction(node) !== fn) return [];
    const named = node.argument.type === T.Identifier ? file.scopes.variable(node.argument)?.defs[0] : undefined;
    const isNamed = named?.type === 'Variable' && named.node.init && named.node.id.type === T.Identifier && named.parent.kind === 'const' && enclosingFunction(named.node) === fn;
    return [isNamed ? [named.parent, named.node.init as TSESTree.Expression] : [node, node.argument]];
  });
}

function siteOf(file: FileFacts, place: GrowthSite['place'], value: TSESTree.Expression, variable: Variable): GrowthSite[] {
  const growth = growthOf(file, value, variable);
  if (growth) return [{ growth, place }];
  const choice = unwrap(value);
  if (choice.type !== T.ConditionalExpression) return [];
  const isSame = (node: TSESTree.Node): boolean => file.scopes.variable(unwrap(node)) === variable;
  const [yes, no] = [growthOf(file, choice.consequent, variable), growthOf(file, choice.alternate, variable)];
  if (yes && no) return [yes, no].map((either) => ({ growth: either, place, isEither: true }));
  if (yes && isSame(choice.alternate)) return [{ growth: yes, place, guard: { test: choice.test, whenTrue: true } }];
  return no && isSame(choice.consequent) ? [{ growth: no, place, guard: { test: choice.test, whenTrue: false } }] : [];
}

/** `acc = [...acc, x]` on each turn of a loop that does not declare it. */
function assigned(file: FileFacts): Accumulator[] {
  return file.index.assignments.flatMap((assignment) => {
    const place = assignment.parent;
    if (assignment.operator !== '=' || assignment.left.type !== T.Identifier || place.type !== T.ExpressionStatement) return [];
    const variable = file.scopes.variable(assignment.left);
    const definition = variable?.defs[0];
    const start = definition?.type === 'Variable' && definition.node.id.type === T.Identifier ? definition.node.init : undefined;
    const turn = variable && start ? turnAround(file, assignment, start) : undefined;
    if (!variable || !start || !turn) return [];
    const growths = siteOf(file, place, assignment.right, variable);
    return growths.length === 0 || isOfItsOwn(file, start, growths) ? [] : [{ variable, growths, turn: turn.node, start, turns: turn.turns, walks: turn.walks, by: 'loop' as const }];
  });
}

/** The outermost loop or `forEach` callback around an assignment that does not hold the declaration. */
function turnAround(file: FileFacts, node: TSESTree.Node, declared: TSESTree.Node): { node: TSESTree.Node; turns: Size; walks: Answer } | undefined {
  let found: { node: TSESTree.Node; turns: Size; walks: Answer } | undefined;
  for (let current: TSESTree.Node = node; current.parent && !within(declared, current.parent); current = current.parent) {
    const { parent } = current;
    if (isFunction(parent)) {
      const method = parent.parent.type === T.CallExpression && parent.parent.arguments[0] === parent ? methodCall(parent.parent) : undefined;
      // What else calls a function calls it once for all that is known.
      if (method?.name !== 'forEach') return undefined;
      found = { node: parent, turns: sizeOf(file, method.receiver), walks: isArray(file, method.receiver) };
    } else if ('body' in parent && parent.body === current) {
      if (parent.type === T.ForOfStatement) found = { node: parent, turns: sizeOf(file, parent.right), walks: 'yes' };
      else if (parent.type === T.ForInStatement || parent.type === T.WhileStatement || parent.type === T.DoWhileStatement) found = { node: parent, turns: 'unknown', walks: 'yes' };
      else if (parent.type === T.ForStatement) found = { node: parent, turns: countOf(file, parent), walks: 'yes' };
    }
  }
  return found;
}

/** `i < values.length` turns as often as there are values. */
function countOf(file: FileFacts, { test }: TSESTree.ForStatement): Size {
  if (test?.type !== T.BinaryExpression) return 'unknown';
  const bound = unwrap(test.right);
  if (bound.type === T.Literal && typeof bound.value === 'number') return bound.value < 1000 ? 'small' : 'open';
  return bound.type === T.MemberExpression && memberName(bound) === 'length' ? sizeOf(file, bound.object) : 'unknown';
}
