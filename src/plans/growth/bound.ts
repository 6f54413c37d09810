import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { isTypeScript } from '../../facts/language.ts';
import { hasMembers } from '../../facts/kinds.ts';
import { originOf } from '../../facts/origin.ts';
import { isSettler } from '../../facts/promises.ts';
import { inside, isFunction, methodCall, unwrap, within, wrapped } from '../../facts/syntax.ts';
import { measureOf } from '../../growth/byte-sized.ts';
import type { Collection, CollectionKind } from '../../growth/collection.ts';
import { isCollector } from '../../growth/collectors.ts';
import type { Growth } from '../../growth/growth.ts';
import { emptyings } from '../../growth/hollow.ts';
import type { Addition, Uses } from '../../growth/uses.ts';
import { acquisitionsOf } from '../../obligations/acquired/acquisitions.ts';
import { helperNames, helperText, type HelperKind } from '../../rewrite/growth/helper.ts';
import type { Planned } from '../planned.ts';
import { freeVariable } from '../names.ts';
import { refuse } from '../refusal.ts';
import { isStable } from '../stable.ts';
import { bytesPlan } from './bytes.ts';
import { endings } from './endings.ts';
import { constantName, limitOf } from './limit.ts';
import { checkNeeded } from './needed.ts';
import type { BoundPlan, BytesPlan, SizesPlan } from './plan.ts';

/** Every addition goes through a helper that drops the oldest entry beyond a limit: for what is looked up, not for what waits. */
export function boundPlan(file: FileFacts, growth: Growth): Planned<BoundPlan | BytesPlan | SizesPlan> {
  const { collection, uses } = growth;
  const { kind, name } = collection;
  if (kind === 'array') checkElements(file, uses);
  const [emptied] = emptyings(file, uses);
  if (emptied) refuse('what is within its entries may still be in use: delete an entry where that gets empty', emptied.node);
  checkEntries(file, kind, uses);
  if (kind !== 'array') checkNeeded(file, uses);
  const measure = measureOf(file, collection, uses);
  if (measure) return bytesPlan(file, growth, measure);
  const limit = limitOf(file, collection);
  const order = kind === 'dictionary' ? orderOf(file, collection) : undefined;
  return {
    plan: { by: 'bound', of: kind, sites: uses.additions.map(({ node }) => node.range), limit, ...(order === undefined ? {} : { order }), helper: helperOf(file, kind) },
    verdict: { level: 'review', scope: 'file', reason: `Keep at most ${limit.value} entries in \`${name}\`: the oldest goes first` },
  };
}

/** An object lists numbers first and by their size: beside the only one that there is, a Set keeps the order in which its keys came. */
export function orderOf(file: FileFacts, { name, holder, livesOn, within, made }: Collection, of: 'Keys' | 'Sizes' = 'Keys'): string {
  if (within || holder === 'instance' || (holder === 'singleton' && livesOn === 'unknown')) return refuse('an object does not keep the order in which its keys came: a Map would', made);
  return freeVariable(file, [constantName(file, name, of)]);
}

/** Whether entries may go: nothing in them waits to be called, or has to be released. */
function checkEntries(file: FileFacts, kind: CollectionKind, uses: Uses): void {
  if (isCollector(file, uses)) refuse('what an entry holds is released in a walk over them all, and one that is dropped before would never be', uses.walks[0]);
  for (const addition of uses.additions) {
    checkSite(file, addition);
    const held = addition.by === 'add' ? addition.key : addition.value;
    if (held && waits(file, held)) refuse('a function that waits to be called must not be dropped', held);
    if (held && kind !== 'array' && mayHaveToEnd(file, held)) refuse('what an entry holds may have to be ended before it is dropped', held);
  }
}

/** Whether old elements may go: nothing names one by its place, and none has to be ended or called. */
function checkElements(file: FileFacts, { additions, lookups, walks, counts }: Uses): void {
  const place = lookups.find(({ type }) => type === T.MemberExpression || type === T.ArrayPattern);
  if (place) refuse('its elements are known by their places', place);
  const isRead = [lookups, walks, counts].some((list: readonly TSESTree.Node[]) => list.length > 0);
  for (const { node, value } of additions) {
    if (node.type !== T.CallExpression || methodCall(node)?.name !== 'push' || node.arguments.length !== 1) refuse('one of its additions is more than a `push` of one element', node);
    if (isRead && value && !isPlain(file, value)) refuse('what an element is for is not known: it may have to be ended, or used', value);
  }
  const acted = walks.find((walk) => actsOnEach(file, walk));
  if (acted) refuse('each of its elements is acted on, and one that was dropped would be left out', acted);
}

/** `queue.forEach((message) => send(message))`: no log that is only shown. */
function actsOnEach(file: FileFacts, walk: TSESTree.Node): boolean {
  const [callback] = walk.type === T.CallExpression && methodCall(walk)?.name === 'forEach' ? walk.arguments : [];
  const place = walk.type === T.ForOfStatement ? walk.body : callback;
  return place !== undefined && inside(file.index.calls, place).some((call) => wrapped(call).parent?.type !== T.VariableDeclarator && !/^(?:console\b|.*\.(?:push|add|set)$)/.test(file.textOf(call.callee)));
}

/** A text, a number, an object that is written there: nothing that is to be called or ended. */
function isPlain(file: FileFacts, node: TSESTree.Node): boolean {
  const value = unwrap(node);
  if (value.type === T.ObjectExpression) return value.properties.every((part) => part.type === T.Property && part.kind === 'init' && !part.method && isPart(file, part.value));
  if (value.type === T.Identifier) {
    const constant = file.scopes.constant(value);
    return constant !== undefined && isPlain(file, constant);
  }
  const origin = value.type === T.CallExpression ? originOf(file, value.callee) : undefined;
  return value.type === T.Literal || value.type === T.TemplateLiteral || value.type === T.BinaryExpression || (origin?.from === 'global' && /^(?:String|Number|JSON\.stringify|Date\.now|performance\.now)$/.test(origin.path));
}

/** What a caller has given stays with the caller: a parameter, or a property of something. */
function isPart(file: FileFacts, node: TSESTree.Node): boolean {
  const value = unwrap(node);
  return isPlain(file, value) || value.type === T.MemberExpression || (value.type === T.Identifier && file.scopes.constant(value) === undefined && file.scopes.functionOf(value) === undefined);
}

/** A timer, an observer, a subscription; `new Bridge(…)` whose class has a teardown, or is another file's and may have one; what its type says has one. */
export function mayHaveToEnd(file: FileFacts, node: TSESTree.Node): boolean {
  const value = unwrap(file.scopes.constant(unwrap(node)) ?? node);
  // Also where it stands in what makes it: `context.exit(() => setInterval(…))`.
  if (acquisitionsOf(file).some((acquisition) => within(acquisition.node, value))) return true;
  const ended = hasMembers(file, node, [endings]);
  const origin = originOf(file, node);
  if (origin.from === 'new' && origin.of.from === 'global' && /^(?:AbortController|Worker|WebSocket|EventSource|BroadcastChannel|MessageChannel)$/.test(origin.of.path)) return true;
  return ended === 'yes' || (ended === 'unknown' && origin.from === 'new' && origin.of.from !== 'global' && origin.of.from !== 'class');
}

/** A site that the helper's call can stand for. */
function checkSite(file: FileFacts, { node, by }: Addition): void {
  if (by === 'index') {
    if (node.type !== T.AssignmentExpression || !/^(?:\?\?|\|\|)?=$/.test(node.operator) || node.left.type !== T.MemberExpression) return refuse('one of its writes is more than an assignment', node);
    if (node.operator !== '=' && wrapped(node).parent?.type === T.MemberExpression) refuse('what its entries gather would be lost', node);
    // hits[url] ??= …: it is named twice then.
    if (node.operator !== '=' && !(isStable(file, node.left.object) && isStable(file, node.left.property))) refuse('one of its keys has no name', node);
    return;
  }
  if (node.type !== T.CallExpression || node.callee.type !== T.MemberExpression || node.optional || node.callee.optional || node.arguments.some(({ type }) => type === T.SpreadElement)) refuse('one of its additions is more than a plain call', node);
  if (wrapped(node).parent?.type !== T.ExpressionStatement) refuse('the result of one of its additions is used', node);
}

/** A callback, or what settles a promise. */
export function waits(file: FileFacts, value: TSESTree.Node): boolean {
  return isFunction(unwrap(value)) || file.values.isFunction(value) === 'yes' || isSettler(file, file.scopes.variable(unwrap(value)));
}

export function helperOf(file: FileFacts, of: HelperKind, counter?: string): BoundPlan['helper'] {
  const typed = isTypeScript(file);
  const wanted = helperNames[of];
  const isOurs = (node: TSESTree.Node): boolean => node.type === T.FunctionDeclaration && node.id !== null && node.id.name.startsWith(wanted) && bare(file.textOf(node)) === bare(helperText(of, node.id.name, typed, counter));
  const there = file.sourceCode.ast.body.find(isOurs) as TSESTree.FunctionDeclaration | undefined;
  return there?.id ? { name: there.id.name, isThere: true, typed } : { name: freeVariable(file, [wanted]), isThere: false, typed };
}

const bare = (text: string): string => text.replace(/\/\*[\s\S]*?\*\/|[\s;]/g, '');
