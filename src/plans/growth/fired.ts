import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { originOf } from '../../facts/origin.ts';
import { enclosingFunction, isFunction, unwrap, within, wrapped, type FunctionNode } from '../../facts/syntax.ts';
import type { Growth } from '../../growth/growth.ts';
import type { Addition, Uses } from '../../growth/uses.ts';
import type { Planned } from '../planned.ts';
import type { FiredPlan } from './plan.ts';
import { targetOf } from './removal.ts';

/**
 * Timeouts that are asked for to be cleared, and nothing else: once one has fired, its own callback takes its entry
 * out. Each is cleared before another takes its place, so that it never takes out the other's.
 */
export function firedPlan(file: FileFacts, { collection, uses }: Growth): Planned<FiredPlan> | undefined {
  if (uses.walks.length > 0 || uses.counts.length > 0 || !uses.lookups.every((lookup) => isCleared(file, lookup))) return undefined;
  const sites = uses.additions.map((addition) => siteOf(file, addition, uses));
  if (!sites.every((site) => site !== undefined)) return undefined;
  return {
    plan: { by: 'fired', sites, form: collection.kind === 'dictionary' ? 'delete' : 'method' },
    verdict: { level: 'review', scope: 'file', reason: `Delete the entry of \`${collection.name}\` when its timeout fires` },
  };
}

function siteOf(file: FileFacts, { node, key, value }: Addition, { lookups }: Uses): FiredPlan['sites'][number] | undefined {
  const target = targetOf(node);
  const callback = value && timeoutCallback(file, value);
  const fn = enclosingFunction(node);
  if (!target || !callback || !key || !fn || !isStable(file, unwrap(key), callback)) return undefined;
  const isBefore = lookups.some((lookup) => enclosingFunction(lookup) === fn && lookup.range[0] < node.range[0] && file.textOf(keyAt(lookup) ?? lookup) === file.textOf(key));
  if (!isBefore || (unwrap(target).type !== T.Identifier && callback.type !== T.ArrowFunctionExpression)) return undefined;
  return { callback: callback.range, collection: target.range, key: key.range };
}

/** The function that is written into `setTimeout(…)`. */
function timeoutCallback(file: FileFacts, value: TSESTree.Node): FunctionNode | undefined {
  const call = unwrap(value);
  const origin = call.type === T.CallExpression ? originOf(file, call.callee) : undefined;
  const [callback] = call.type === T.CallExpression ? call.arguments : [];
  return origin?.from === 'global' && /^(?:window\.)?setTimeout$/.test(origin.path) && isFunction(callback) && !callback.generator && (callback.body.type !== T.BlockStatement || callback.body.body.length > 0) ? callback : undefined;
}

/** A parameter or constant that means the same when the timeout fires, which nothing in the callback hides. */
function isStable(file: FileFacts, key: TSESTree.Node, callback: TSESTree.Node): boolean {
  const variable = key.type === T.Identifier ? file.scopes.variable(key) : undefined;
  const hides = (file.sourceCode.scopeManager?.scopes ?? []).some(({ block, set }) => within(block, callback) && variable !== undefined && set.has(variable.name));
  return variable !== undefined && !hides && variable.references.every((reference) => !reference.isWrite() || reference.init === true);
}

const keyAt = (lookup: TSESTree.Node): TSESTree.Node | undefined => (lookup.type === T.CallExpression ? lookup.arguments[0] : lookup.type === T.MemberExpression ? lookup.property : undefined);

/** `clearTimeout(timers.get(id))`, also by way of a constant that is only asked whether it is there. */
function isCleared(file: FileFacts, lookup: TSESTree.Node): boolean {
  if (lookup.type === T.BinaryExpression) return false;
  const variable = file.scopes.variableOf(lookup);
  if (!variable) return isArgument(file, lookup);
  const reads = variable.references.filter((reference) => reference.isRead()).map(({ identifier }) => identifier as TSESTree.Node);
  return reads.some((read) => isArgument(file, read)) && reads.every((read) => isArgument(file, read) || isTest(read));
}

function isArgument(file: FileFacts, node: TSESTree.Node): boolean {
  const outer = wrapped(node);
  const { parent } = outer;
  const origin = parent?.type === T.CallExpression && parent.arguments[0] === outer ? originOf(file, parent.callee) : undefined;
  return origin?.from === 'global' && /^(?:window\.)?clearTimeout$/.test(origin.path);
}

/** `if (known)`, `known !== undefined`, `known && …` */
function isTest(node: TSESTree.Node): boolean {
  const { parent } = wrapped(node);
  return (parent?.type === T.IfStatement && parent.test === wrapped(node)) || (parent?.type === T.LogicalExpression && parent.operator === '&&' && parent.left === wrapped(node)) || (parent?.type === T.BinaryExpression && /^[!=]==?$/.test(parent.operator));
}
