import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { lifeOf } from '../../facts/life.ts';
import { enclosingFunction, memberName, methodCall, unwrap } from '../../facts/syntax.ts';
import { acquisitionsOf } from '../../obligations/acquired/acquisitions.ts';
import { obligationsOf } from '../../obligations/index.ts';
import type { Leak } from '../../obligations/leak.ts';
import { collectorOf } from '../../obligations/released/collectors.ts';
import { refuse } from '../refusal.ts';
import { isSubscription } from './collected.ts';
import { emptiedCollector } from './emptied-collector.ts';
import { eachCall, isOfEachCall, lastsAsOwner } from './lasting-collector.ts';
import { refuseLate } from './late.ts';
import { isOfOneCall, mayDiffer, runsOnce } from './often.ts';
import type { HandOverPlan } from './plan.ts';
import { isThisOf, isVisible } from './reachable.ts';

/** What the class's other acquisitions of the kind are handed to, with what the rewrite does for a title. */
export function handOverPlan(file: FileFacts, leak: Leak): { plan: HandOverPlan; title: string } | undefined {
  const { acquisition, life, breach } = leak;
  if (breach === 'unsafeTakeUntil') return lastPlan(acquisition);
  if (breach !== 'dropped' && breach !== 'forgotten') return undefined;
  if (leak.slots.length > 0 || !life.instance || !isThisOf(acquisition.node, life.instance)) return undefined;
  return (acquisition.row.id === 'rxjs.subscribe' ? operatorPlan(file, leak) : undefined) ?? collectorPlan(file, leak);
}

function collectorPlan(file: FileFacts, leak: Leak): { plan: HandOverPlan; title: string } | undefined {
  const { acquisition, life } = leak;
  const { row, node } = acquisition;
  const ofSiblings = file.once(acquisitionsOf).flatMap((sibling) => {
    const isKin = sibling.node !== node && sibling.row.release[0] === row.release[0] && lifeOf(file, sibling.node) === life;
    return (isKin ? collectorOf(sibling.node) : undefined) ?? [];
  });
  const isSubscribed = row.rule === 'no-leaked-subscription';
  const callee = [...ofSiblings, (isSubscribed ? emptiedCollector(file, leak) : undefined) ?? []].flat().find((collector) => isVisible(file, collector, node) && lastsAsOwner(file, collector, node, life));
  if (!callee) return undefined;
  const isSeveral = !isSubscription(file, callee.object) && !runsOnce(file, node, life) && !isOfOneCall(file, node, life) && !isCalledBeside(file, callee, node);
  if (isSeveral && !isSubscribed) refuse('one life may acquire it several times', node);
  // The same listener again takes the place of the former; what a stream of RxJS still has to give may be waited for.
  if (isSeveral && row.id !== 'rxjs.subscribe' && !mayDiffer(file, node, life)) return undefined;
  if (isSeveral && row.id !== 'rxjs.subscribe' && isOfEachCall(file, acquisition.receiver, life)) refuse(eachCall, node);
  // A Subscription or a store that has ended ends what it is given; an array keeps it.
  if (memberName(callee) === 'push') refuseLate(file, leak);
  return { plan: { acquisition: node.range, collector: callee.range }, title: `Hand it to \`${file.textOf(callee)}()\`, as the others${isSeveral ? '; each call adds one until then' : ''}` };
}

/** Whether the function around a node hands something else to the collector at each run. */
const isCalledBeside = (file: FileFacts, collector: TSESTree.Node, node: TSESTree.Node): boolean =>
  file.index.calls.some(({ callee }) => file.textOf(callee) === file.textOf(collector) && enclosingFunction(callee) === enclosingFunction(node));

/** The `takeUntil` of another pipe of the class, when its notifier is known to fire. */
function operatorPlan(file: FileFacts, leak: Leak): { plan: HandOverPlan; title: string } | undefined {
  const { acquisition, life } = leak;
  const { receiver, node } = acquisition;
  if (!receiver || obligationsOf(file).leaks.some((leak) => leak.life === life && leak.breach === 'deadNotifier')) return undefined;
  const operator = file.index.calls.find((call) => {
    const name = call.callee.type === T.Identifier ? call.callee.name : '';
    const [argument] = call.arguments;
    return /^takeUntil(?:Destroyed)?$/.test(name) && lifeOf(file, call) === life && argument !== undefined && isVisible(file, argument, node);
  });
  if (!operator) return undefined;
  // A notifier that has fired fires no more.
  refuseLate(file, leak);
  const source = unwrap(receiver);
  const isPipe = methodCall(source)?.name === 'pipe';
  return { plan: { acquisition: node.range, operator: operator.range, source: receiver.range, ...(isPipe ? { pipe: source.range } : {}) }, title: `End the subscription with \`${file.textOf(operator)}\`, as the others` };
}

/** `takeUntil` behind the operators that subscribe to further sources. */
function lastPlan({ node, receiver }: Leak['acquisition']): { plan: HandOverPlan; title: string } | undefined {
  const pipe = receiver && methodCall(receiver);
  const operators = pipe?.name === 'pipe' ? pipe.call.arguments : [];
  const takes = operators.find((operator) => operator.type === T.CallExpression && operator.callee.type === T.Identifier && /^takeUntil(?:Destroyed)?$/.test(operator.callee.name));
  if (!pipe || !takes || takes === operators.at(-1)) return undefined;
  return { plan: { acquisition: node.range, last: takes.range, pipe: pipe.call.range }, title: 'Make `takeUntil` the last operator' };
}
