import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { isArray, isDense } from '../../facts/arrays.ts';
import type { FileFacts } from '../../facts/file.ts';
import { isTypeScript } from '../../facts/language.ts';
import { enclosingFunction, isFunction, memberName, unwrap, within } from '../../facts/syntax.ts';
import { contains } from '../../facts/walk.ts';
import type { Accumulator } from '../../waste/accumulators.ts';
import type { Planned } from '../planned.ts';
import type { FlatPlan } from './plan.ts';

/** `reduce((all, item) => all.concat(listOf(item)), [])` does what `flatMap(listOf)` does; undefined where it does more than that. */
export function planFlat(file: FileFacts, accumulator: Accumulator): Planned<FlatPlan> | undefined {
  const { variable, growths, turn, by, walks } = accumulator;
  const [site, ...others] = growths;
  const call = turn.parent;
  if (by !== 'reduce' || walks !== 'yes' || !site || others.length > 0 || site.guard || site.growth.inFront || !isFunction(turn) || call?.type !== T.CallExpression || !isMadeForIt(file, call)) return undefined;
  const [added, ...more] = site.growth.additions;
  const value = added?.by === 'elements' ? added.of : added?.by === 'either' ? added.value : undefined;
  // `concat` takes apart what `flatMap` does: arrays, and nothing else. A spread takes all that can be walked.
  const isSame = value !== undefined && (unwrap(site.growth.node).type === T.CallExpression || isArray(file, value) === 'yes');
  if (!isSame || more.length > 0 || value.type === T.SequenceExpression || !isOnlyAnswer(file, turn, site) || variable.references.length !== 1) return undefined;
  const [first, element] = turn.params;
  if (!first || !element || turn.params.length > 3 || turn.typeParameters || turn.params.some(({ type }) => type === T.RestElement || type === T.TSParameterProperty) || usesArguments(file, turn)) return undefined;
  const isElement = turn.type === T.ArrowFunctionExpression && turn.body === site.growth.node && value.type === T.Identifier && element.type === T.Identifier && file.scopes.variable(value) === file.scopes.variable(element);
  const kept = isElement ? [] : [[turn.range[0], first.range[0]], [element.range[0], site.growth.node.range[0]], value.range, [site.growth.node.range[1], turn.range[1]]];
  const isLost = file.sourceCode.getAllComments().some(({ range: [start, end] }) => start > call.callee.range[1] && end < call.range[1] && !kept.some(([from = 0, to = 0]) => start >= from && end <= to));
  if (isLost) return undefined;
  const isDeclared = first.type === T.Identifier && (first.typeAnnotation ?? call.typeArguments ?? (unwrap(call.arguments[1] as TSESTree.Node) === call.arguments[1] ? undefined : call)) !== undefined;
  const changes = [...(isDense(file, value) === 'yes' ? [] : ['a hole in a list is left out']), ...(isTypeScript(file) && isDeclared ? ['the type of the result is that of the lists'] : [])];
  const title = isElement ? 'Join the lists with `flat()`' : 'Join the lists with `flatMap()`';
  return {
    plan: { reduce: call.range, ...(isElement ? {} : { map: { callback: turn.range, growth: site.growth.node.range, value: value.range } }) },
    verdict: { level: changes.length > 0 ? 'review' : 'safe', scope: 'file', reason: [title, ...changes].join('; ') },
  };
}

/** `values.reduce(…, [])`, of an array that has `flatMap`. */
function isMadeForIt(file: FileFacts, call: TSESTree.CallExpression): boolean {
  const { callee, arguments: given } = call;
  const start = given[1] && unwrap(given[1]);
  if (callee.type !== T.MemberExpression || callee.computed || memberName(callee) !== 'reduce' || given.length !== 2 || start?.type !== T.ArrayExpression || start.elements.length > 0) return false;
  return file.values.isArray(callee.object) === 'unknown' || file.values.isPlainProperty(callee, 'flatMap') === 'yes';
}

/** The callback ends in it, and nowhere else. */
function isOnlyAnswer(file: FileFacts, fn: TSESTree.Node, { growth, place }: Accumulator['growths'][number]): boolean {
  if (place === fn) return place.type === T.ArrowFunctionExpression && place.body === growth.node;
  if (place.type !== T.ReturnStatement || place.argument !== growth.node || place.parent.type !== T.BlockStatement || place.parent.parent !== fn) return false;
  return file.index.returns.every((other) => other === place || !within(other, fn) || enclosingFunction(other) !== fn);
}

const usesArguments = (file: FileFacts, fn: TSESTree.Node): boolean => fn.type !== T.ArrowFunctionExpression && contains(file, fn, (node) => node.type === T.Identifier && node.name === 'arguments');
