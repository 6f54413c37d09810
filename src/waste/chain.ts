import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { isArray, isFreshArray } from '../facts/arrays.ts';
import type { FileFacts } from '../facts/file.ts';
import { sizeOf } from '../facts/size.ts';
import { enclosingStatement, methodCall, unwrap, wrapped } from '../facts/syntax.ts';
import { callbackStage } from './callback.ts';
import { joinOf, type Join } from './joins.ts';
import { chainOn, type ChainWalk } from './line-walks.ts';
import { looksLikeArray } from './looks-like-array.ts';
import type { Group, Stage } from './stage.ts';

const stageKinds: ReadonlyMap<string, Stage['kind']> = new Map(Object.entries<Stage['kind']>({ map: 'map', filter: 'filter', flatMap: 'flatMap' }));

interface Link {
  readonly receiver: TSESTree.Expression;
  /** None for a mere copy: `[...a]`, `a.slice()`. */
  readonly stage?: Stage;
  /** `reverse()` of a fresh array makes none, `toReversed()` one. */
  readonly reverses?: 'copy' | 'itself';
}

/** What an expression does to the array that it reads, when it makes a new one of each element in turn. */
function linkOf(file: FileFacts, node: TSESTree.Node): Link | undefined {
  const expression = unwrap(node);
  if (expression.type === T.ArrayExpression) {
    const [only] = expression.elements;
    // What is spread may be no array; what it becomes is one.
    return expression.elements.length === 1 && only?.type === T.SpreadElement && (isArray(file, only.argument) === 'yes' || looksLikeArray(file, only.argument)) ? { receiver: only.argument } : undefined;
  }
  const method = methodCall(expression);
  if (!method) return undefined;
  const kind = stageKinds.get(method.name);
  if (!kind) return method.call.arguments.length === 0 ? copyingLink(file, method) : undefined;
  const stage = callbackStage(file, kind, method.call);
  const callee = unwrap(method.call.callee) as TSESTree.MemberExpression;
  const isOptional = callee.optional || method.call.optional;
  return { receiver: method.receiver, stage: isOptional ? { ...stage, refusal: { reason: 'The array may be absent', blocker: callee } } : stage };
}

/** `slice()`, `toReversed()`, and `reverse()` of an array that nobody else has. */
function copyingLink(file: FileFacts, { name, receiver, call }: NonNullable<ReturnType<typeof methodCall>>): Link | undefined {
  if (name === 'slice') return { receiver };
  const callee = unwrap(call.callee) as TSESTree.MemberExpression;
  if (callee.optional || call.optional) return undefined;
  if (name === 'toReversed') return { receiver, reverses: 'copy' };
  return name === 'reverse' && isFreshArray(file, receiver) === 'yes' ? { receiver, reverses: 'itself' } : undefined;
}

/** The chain of calls that ends in an expression. */
function chainAt(file: FileFacts, last: TSESTree.Expression): Group | undefined {
  const stages: Stage[] = [];
  let copies = 0;
  let input = last;
  let start = last;
  let behind: number | undefined;
  let fillsHoles = false;
  for (let link = linkOf(file, input); link; link = linkOf(file, input)) {
    // What is turned around twice is another chain.
    if (link.reverses && behind !== undefined) break;
    if (link.reverses) behind = stages.length;
    copies += link.reverses === 'itself' ? 0 : 1;
    if (link.stage === undefined && unwrap(input).type === T.ArrayExpression) fillsHoles = true;
    if (link.stage) {
      stages.unshift(link.stage);
      start = link.receiver;
    }
    input = link.receiver;
  }
  if (stages.length === 0) return undefined;
  const statement = enclosingStatement(last);
  const end = endOf(file, start, stages);
  const join = openJoin(file, input);
  return {
    form: 'chain',
    input,
    stages,
    copies: copies + (join?.copies ?? 0),
    chain: last,
    ...(fillsHoles ? { fillsHoles } : {}),
    ...(join ? { join } : {}),
    ...(behind === undefined ? {} : { reversed: { behind: stages.length - behind, start } }),
    ...(end ? { end } : {}),
    ...(statement ? { statement } : {}),
  };
}

/** Lists that are joined, of which one is as long as the data. */
function openJoin(file: FileFacts, input: TSESTree.Expression): Join | undefined {
  const join = joinOf(file, input);
  return join?.parts.some(({ is, value }) => is === 'list' && /^(?:open|large)$/.test(sizeOf(file, value))) ? join : undefined;
}

/** What the array of a chain is made for, where that is not the array. */
function endOf(file: FileFacts, start: TSESTree.Expression, { length }: readonly Stage[]): ChainWalk | undefined {
  const walk = chainOn(file, wrapped(start));
  if (!walk || walk.stages.length !== length || walk.end === 'other') return undefined;
  if (walk.end !== 'collect') return walk;
  const outer = wrapped(walk.last);
  return outer.parent?.type === T.ForOfStatement && outer.parent.right === outer && !outer.parent.await ? walk : undefined;
}

/** Whether an expression is the last step of its chain: nothing goes on from it, but for mere copies. */
function endsChain(file: FileFacts, call: TSESTree.Expression): boolean {
  const outer = wrapped(call);
  const { parent } = outer;
  const next = parent?.type === T.SpreadElement ? parent.parent : parent?.type === T.MemberExpression && parent.object === outer ? wrapped(parent).parent : undefined;
  const link = next && linkOf(file, next);
  return link?.receiver !== outer || (!link.stage && endsChain(file, next as TSESTree.Expression));
}

/** Every chain of calls in the file. */
export const chainsOf = (file: FileFacts): readonly Group[] =>
  file.index.calls.flatMap((call) => (call.type === T.CallExpression && stageKinds.has(methodCall(call)?.name ?? '') && endsChain(file, call) ? (chainAt(file, call) ?? []) : []));
