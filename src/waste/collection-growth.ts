import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { globalCallee } from '../facts/arrays.ts';
import type { FileFacts } from '../facts/file.ts';
import type { Variable } from '../facts/scopes.ts';
import { methodCall, unwrap } from '../facts/syntax.ts';
import type { Growth } from './growing.ts';

/** The accumulator itself, or what an async one is waited for. */
export function isAccumulator(file: FileFacts, part: TSESTree.Node | null | undefined, accumulator: Variable): boolean {
  if (part == null) return false;
  const expression = unwrap(part);
  return file.scopes.variable(expression.type === T.AwaitExpression ? unwrap(expression.argument) : expression) === accumulator;
}

/** `new Set([...set, x])`, `new Map(map).set(key, x)`: a set or a map that is copied to add to it. */
export function collectionGrowth(file: FileFacts, expression: TSESTree.Expression, accumulator: Variable): Growth | undefined {
  const method = methodCall(expression);
  const added = method && /^(?:add|set)$/.test(method.name) && !method.call.optional ? copied(file, method.receiver) : undefined;
  if (method && added) {
    const [first, ...others] = method.call.arguments;
    const isWhole = added.of === (method.name === 'add' ? 'set' : 'map') && others.length === (method.name === 'add' ? 0 : 1);
    if (!isWhole || !first || !isAccumulator(file, added.from, accumulator) || method.call.arguments.some(({ type }) => type === T.SpreadElement)) return undefined;
    return { node: expression, of: added.of, grows: 'yes', additions: [{ by: 'call', method: method.name as 'add' | 'set', values: method.call.arguments as TSESTree.Expression[] }] };
  }
  const made = copied(file, expression);
  const list = made && unwrap(made.from);
  if (!made || list?.type !== T.ArrayExpression) return undefined;
  const [first, ...rest] = list.elements;
  if (first?.type !== T.SpreadElement || !isAccumulator(file, first.argument, accumulator) || rest.length === 0) return undefined;
  const additions = rest.map((element) => (element && element.type !== T.SpreadElement ? additionOf(made.of, element) : undefined));
  return additions.every((addition) => addition !== undefined) ? { node: expression, of: made.of, grows: 'yes', additions } : undefined;
}

/** `new Set(list)`, `new Map(list)` */
function copied(file: FileFacts, node: TSESTree.Node): { of: 'map' | 'set'; from: TSESTree.Expression } | undefined {
  const made = unwrap(node);
  const [from, more] = made.type === T.NewExpression ? made.arguments : [];
  if (made.type !== T.NewExpression || !from || more || from.type === T.SpreadElement) return undefined;
  const name = globalCallee(file, made);
  return name === 'Set' ? { of: 'set', from } : name === 'Map' ? { of: 'map', from } : undefined;
}

function additionOf(of: 'map' | 'set', element: TSESTree.Expression): Growth['additions'][number] | undefined {
  if (of === 'set') return { by: 'call', method: 'add', values: [element] };
  const entry = unwrap(element);
  const [key, value, ...more] = entry.type === T.ArrayExpression ? entry.elements : [];
  if (!key || !value || more.length > 0 || key.type === T.SpreadElement || value.type === T.SpreadElement) return undefined;
  return { by: 'call', method: 'set', values: [key, value] };
}
