import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { isSettler } from '../../facts/promises.ts';
import { enclosingFunction, isFunction, methodCall, unwrap, wrapped } from '../../facts/syntax.ts';
import type { Growth } from '../../growth/growth.ts';
import { growthsOf } from '../../growth/index.ts';
import type { Planned } from '../planned.ts';
import { waits } from './bound.ts';
import type { SettledPlan } from './plan.ts';

type Site = SettledPlan['sites'][number];

/** `pending[id] = resolve`, and `pending[id](answer)` where the answer comes: a promise settles once, so the entry may go. */
export function settledPlan(file: FileFacts, growth: Growth): Planned<SettledPlan> | undefined {
  const [{ node, key }] = growth.additions;
  // What is kept under the same key beside it, such as `reject`, settles the same promise.
  const all = growthsOf(file).filter(({ additions: [other] }) => key && other.key && enclosingFunction(other.node) === enclosingFunction(node) && file.textOf(other.key) === file.textOf(key));
  const sites = all.map((each) => sitesOf(file, each));
  if (all.some(({ uses, collection }) => uses.additions.length > 1 || collection.holder !== 'module') || sites.some((list) => list === undefined) || sites.length === 0) return undefined;
  const names = all.map(({ collection }) => `\`${collection.name}\``).join(' and ');
  return {
    plan: { by: 'settled', from: all.map(({ collection }) => ({ collection: collection.name, form: collection.kind === 'dictionary' ? 'delete' : 'method' })), sites: sites.flatMap((list) => list ?? []) },
    verdict: { level: 'review', scope: 'file', reason: `Delete the entry of ${names} where its promise is settled` },
  };
}

/** Where entries are taken to be settled; undefined when they are asked for in any other way. */
function sitesOf(file: FileFacts, { uses, additions }: Growth): readonly Site[] | undefined {
  const lookups = uses.lookups.filter((lookup) => !isQuestion(lookup));
  const sites = lookups.map((lookup) => siteOf(file, lookup));
  const settles = additions.every(({ value }) => value && settlesPromise(file, value));
  return settles && uses.walks.length === 0 && sites.length > 0 && sites.every((site) => site !== undefined) ? sites : undefined;
}

/** `pending.has(id)`, `id in pending` */
const isQuestion = (lookup: TSESTree.Node): boolean => methodCall(lookup)?.name === 'has' || lookup.type === T.BinaryExpression;

/** `resolve` of `new Promise((resolve) => …)`, or an object whose only functions are such. */
function settlesPromise(file: FileFacts, node: TSESTree.Node): boolean {
  const value = unwrap(node);
  if (value.type !== T.ObjectExpression) return isSettler(file, file.scopes.variable(value));
  const parts = value.properties.flatMap((part) => (part.type === T.Property ? [part.value] : []));
  return parts.length === value.properties.length && parts.some((part) => settlesPromise(file, part)) && parts.every((part) => settlesPromise(file, part) || (!isFunction(part) && !waits(file, part)));
}

/** `pending.get(id)(answer);`, `pending[id].reject(error);`, `const entry = pending.get(id);` */
function siteOf(file: FileFacts, lookup: TSESTree.Node): Site | undefined {
  const key = lookup.type === T.CallExpression ? lookup.arguments[0] : lookup.type === T.MemberExpression ? lookup.property : undefined;
  if (!key || (key.type !== T.Identifier && key.type !== T.MemberExpression)) return undefined;
  const outer = wrapped(lookup);
  const statement = outer.parent?.type === T.VariableDeclarator ? declaration(file, outer.parent) : settling(outer);
  const stands = statement?.parent.type === T.BlockStatement || statement?.parent.type === T.Program;
  return statement && stands ? { statement: statement.range, key: key.range } : undefined;
}

/** The statement that calls an entry, or a method of it. */
function settling(entry: TSESTree.Node): TSESTree.Statement | undefined {
  const member = entry.parent?.type === T.MemberExpression && entry.parent.object === entry ? wrapped(entry.parent) : entry;
  const call = member.parent?.type === T.CallExpression && member.parent.callee === member ? wrapped(member.parent) : undefined;
  return call?.parent?.type === T.ExpressionStatement ? call.parent : undefined;
}

/** A constant for the entry, which the same function goes on to call. */
function declaration(file: FileFacts, { id, parent }: TSESTree.VariableDeclarator): TSESTree.Statement | undefined {
  const names = id.type === T.ObjectPattern ? id.properties.flatMap((part) => (part.type === T.Property ? [part.value as TSESTree.Node] : [])) : [id];
  const isCalled = names.some((name) => file.scopes.variable(name)?.references.some(({ identifier }) => settling(wrapped(identifier)) !== undefined && enclosingFunction(identifier) === enclosingFunction(id)));
  return isCalled && parent.kind === 'const' && parent.declarations.length === 1 ? parent : undefined;
}
