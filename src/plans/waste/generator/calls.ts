import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { globalCallee } from '../../../facts/arrays.ts';
import type { FileFacts } from '../../../facts/file.ts';
import { enclosingClass, enclosingFunction, isFunction, keyName, methodCall, unwrap, within, type FunctionNode } from '../../../facts/syntax.ts';
import { soleVariableOf } from '../../../facts/value-uses.ts';
import { contains, descendants } from '../../../facts/walk.ts';
import type { Consumer } from '../../../waste/consumers.ts';
import { changeOf, rootOf, type Root } from '../../../waste/shared-state.ts';
import { refuse } from '../../refusal.ts';
import { gapBetween, startOf, walkPlan } from '../lines/index.ts';
import type { CallPlan, ProducerFacts } from './plan.ts';

interface Seen {
  /** What the producer reads beside its parameters. */
  readonly around: ReadonlySet<Root>;
  /** The type of a value, where the file can write it. */
  readonly element?: string;
}

/** What becomes of the walks over what a producer gives, and what they change besides. */
export function planCalls(file: FileFacts, consumers: readonly Consumer[], facts: ProducerFacts, seen: Seen): { calls: CallPlan[]; changes: string[] } {
  const made = consumers.map((consumer) => ({ consumer, ...planCall(file, consumer, facts, seen) }));
  for (const { consumer, plan } of made) {
    if (plan.walk.by === 'of' || plan.walk.by === 'iterable') continue;
    const start = startOf(consumer.walk);
    const other = consumers.find(({ call }) => call !== consumer.call && within(call, start));
    if (other) refuse('Two calls of it stand in one statement', other.call);
  }
  return { calls: made.map(({ plan }) => plan), changes: [...new Set(made.flatMap(({ changes }) => changes))] };
}

function planCall(file: FileFacts, { call, value, walk, takes }: Consumer, facts: ProducerFacts, { around, element }: Seen): { plan: CallPlan; changes: string[] } {
  const { form } = walk;
  const start = startOf(walk);
  if (facts.isAsync && form.by === 'iterable') refuse('It takes no async generator', form.taker);
  if (tryAround(value) !== tryAround(start === value ? value : walk.pieces)) refuse('An exception would come outside of the `try` that the call stands in', call);
  const variable = soleVariableOf(file, value)?.defs[0]?.node;
  const kept = variable?.type === T.VariableDeclarator ? variable : undefined;
  const between = gapBetween(file, [value], kept ? [kept] : [], start);
  if (form.by !== 'iterable' || takes === 'all') checkShared(file, { call, walk, code: bodyOf(walk, start) }, facts, around);
  const planned = walkPlan(file, form, { pieces: walk.pieces, made: [value], element: ['value', 'item', 'element'], ...(element === undefined ? {} : { type: element }), awaits: facts.isAsync });
  const isOpen = form.by !== 'iterable' && (around.size > 0 || facts.readsParameters.includes(true) || !facts.yieldsFresh) && codeOf(walk).some((code) => contains(file, code, (node) => isUnknownCall(file, node)));
  const changes = [...(isOpen ? [`what the walk calls may change what \`${facts.name}\` still reads`] : []), ...(between ? [`\`${facts.name}\` begins where the walk begins`] : []), ...(takes === 'part' || takes === 'head' ? ['a walk that ends early ends it'] : []), ...planned.changes];
  return { plan: { value: value.range, call: call.range, ...(kept?.id.typeAnnotation ? { untyped: kept.id.range } : {}), walk: planned.plan }, changes };
}

/** The code that runs between two values. */
const bodyOf = ({ form }: Consumer['walk'], start: TSESTree.Node): TSESTree.Node => (form.by === 'of' || form.by === 'index' || form.by === 'entries' ? form.loop.body : start);

/** The code that stands in the walk itself, without the chain that it hangs on. */
function codeOf({ form }: Consumer['walk']): TSESTree.Node[] {
  if (form.by === 'of' || form.by === 'index' || form.by === 'entries') return [form.loop.body];
  return form.by === 'chain' ? [...form.stages.map(({ node }) => node), form.last].flatMap((call) => (call.type === T.CallExpression ? call.arguments : [])) : [];
}

const isUnknownCall = (file: FileFacts, node: TSESTree.Node): boolean => node.type === T.CallExpression && !/^(?:console|Math|Number|String)\b/.test(globalCallee(file, node) ?? '');

/** Refuses where the walk changes what the producer goes on to read, or gives others the time to. */
function checkShared(file: FileFacts, { call, walk, code }: { call: TSESTree.CallExpression; walk: Consumer['walk']; code: TSESTree.Node }, facts: ProducerFacts, around: ReadonlySet<Root>): void {
  const handed = call.arguments.filter((_, index) => facts.readsParameters[index]).flatMap((argument) => rootOf(file, argument) ?? []);
  const elements = facts.yieldsFresh ? [] : elementsOf(file, walk);
  const roots = new Set<Root>([...around, ...handed, ...elements]);
  const called = [...descendants(file, code)].flatMap((node) => calledHere(file, node) ?? []);
  const change = changeOf(file, code, (root) => roots.has(root)) ?? called.map((fn) => changeOf(file, fn.body, (root) => around.has(root))).find((node) => node !== undefined);
  if (change) refuse(`The walk changes what \`${facts.name}\` may still read`, change);
  const isShared = facts.readsAround || handed.length > 0;
  if (isShared && !facts.isAsync && contains(file, code, (node) => node.type === T.AwaitExpression || node.type === T.YieldExpression || (node.type === T.ForOfStatement && node.await))) {
    refuse(`The walk waits, and what \`${facts.name}\` reads may change meanwhile`, call);
  }
}

/** The function of this file, or the method of this class, that a call runs. */
function calledHere(file: FileFacts, node: TSESTree.Node): FunctionNode | undefined {
  if (node.type !== T.CallExpression) return undefined;
  const method = methodCall(node);
  if (!method || unwrap(method.receiver).type !== T.ThisExpression) return file.scopes.functionOf(node.callee);
  const member = enclosingClass(node)?.body.body.find((part) => part.type === T.MethodDefinition && keyName(part.key, part.computed) === method.name);
  return member?.type === T.MethodDefinition && isFunction(member.value) ? member.value : undefined;
}

/** What the values are called where they are walked. */
function elementsOf(file: FileFacts, { form }: Consumer['walk']): Root[] {
  const patterns = form.by === 'of' || form.by === 'entries' ? [form.loop.left] : form.by === 'index' ? form.reads.map(({ parent }) => parent) : form.by === 'chain' ? form.stages.flatMap(({ uses, pattern }) => [...uses, ...(pattern ? [pattern] : [])]) : [];
  const lists = form.by === 'index' ? form.reads.map(({ object }) => object) : [];
  return [...patterns, ...lists].flatMap((pattern) => [...descendants(file, pattern)]).flatMap((node) => (node.type === T.Identifier ? (file.scopes.variable(node) ?? []) : []));
}

/** The innermost `try` whose block, not whose handler, holds a node. */
function tryAround(node: TSESTree.Node): TSESTree.Node | undefined {
  const home = enclosingFunction(node);
  for (let current: TSESTree.Node = node; current.parent && current !== home; current = current.parent) {
    if (current.parent.type === T.TryStatement) return current;
  }
  return undefined;
}
