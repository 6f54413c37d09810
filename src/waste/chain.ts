import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import { isArray } from '../facts/arrays.ts';
import type { FileFacts } from '../facts/file.ts';
import { enclosingStatement, methodCall, unwrap, wrapped } from '../facts/syntax.ts';
import { callbackStage } from './callback.ts';
import { chainOn, type ChainWalk } from './line-walks.ts';
import { looksLikeArray } from './looks-like-array.ts';
import type { Group, Stage } from './stage.ts';

const stageKinds: ReadonlyMap<string, Stage['kind']> = new Map(Object.entries<Stage['kind']>({ map: 'map', filter: 'filter', flatMap: 'flatMap' }));

interface Link {
  readonly receiver: TSESTree.Expression;
  /** None for a mere copy: `[...a]`, `a.slice()`. */
  readonly stage?: Stage;
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
  if (!kind) return method.name === 'slice' && method.call.arguments.length === 0 ? { receiver: method.receiver } : undefined;
  const stage = callbackStage(file, kind, method.call);
  const callee = unwrap(method.call.callee) as TSESTree.MemberExpression;
  const isOptional = callee.optional || method.call.optional;
  return { receiver: method.receiver, stage: isOptional ? { ...stage, refusal: { reason: 'The array may be absent', blocker: callee } } : stage };
}

/** The chain of calls that ends in an expression. */
function chainAt(file: FileFacts, last: TSESTree.Expression): Group | undefined {
  const stages: Stage[] = [];
  let copies = 0;
  let input = last;
  let start = last;
  for (let link = linkOf(file, input); link; link = linkOf(file, input)) {
    copies += 1;
    if (link.stage) {
      stages.unshift(link.stage);
      start = link.receiver;
    }
    input = link.receiver;
  }
  if (stages.length === 0) return undefined;
  const statement = enclosingStatement(last);
  const end = endOf(file, start, stages);
  return { form: 'chain', input, stages, copies, chain: last, ...(end ? { end } : {}), ...(statement ? { statement } : {}) };
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
