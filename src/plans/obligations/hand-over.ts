import { AST_NODE_TYPES as T } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { lifeOf } from '../../facts/life.ts';
import { methodCall, unwrap } from '../../facts/syntax.ts';
import { acquisitionsOf } from '../../obligations/acquisitions.ts';
import { collectorOf } from '../../obligations/collectors.ts';
import { obligationsOf } from '../../obligations/index.ts';
import type { Leak } from '../../obligations/leak.ts';
import { isSubscription } from './collected.ts';
import { isOfOneCall, runsOnce } from './often.ts';
import type { HandOverPlan } from './plan.ts';
import { isThisOf, isVisible } from './reachable.ts';
import { refuse } from '../refusal.ts';

/** What the class's other acquisitions of the kind are handed to, with what the rewrite does for a title. */
export function handOverPlan(file: FileFacts, leak: Leak): { plan: HandOverPlan; title: string } | undefined {
  const { acquisition, life, breach } = leak;
  if (breach === 'unsafeTakeUntil') return lastPlan(acquisition);
  if (breach !== 'dropped' && breach !== 'forgotten') return undefined;
  if (leak.slots.length > 0 || !life.instance || !isThisOf(acquisition.node, life.instance)) return undefined;
  return (acquisition.row.id === 'rxjs.subscribe' ? operatorPlan(file, leak) : undefined) ?? collectorPlan(file, leak);
}

function collectorPlan(file: FileFacts, { acquisition, life }: Leak): { plan: HandOverPlan; title: string } | undefined {
  for (const sibling of file.once(acquisitionsOf)) {
    if (sibling.node === acquisition.node || sibling.row.release[0] !== acquisition.row.release[0] || lifeOf(file, sibling.node) !== life) continue;
    const callee = collectorOf(sibling.node);
    // Any other collector keeps all that it is handed until the end.
    const letsGo = callee?.type === T.MemberExpression && isSubscription(file, callee.object);
    if (callee && !letsGo && !runsOnce(file, acquisition.node, life) && !isOfOneCall(file, acquisition.node, life)) refuse('one life may acquire it several times', acquisition.node);
    if (callee && isVisible(file, callee, acquisition.node)) return { plan: { acquisition: acquisition.node.range, collector: callee.range }, title: `Hand it to \`${file.textOf(callee)}()\`, as the others` };
  }
  return undefined;
}

/** The `takeUntil` of another pipe of the class, when its notifier is known to fire. */
function operatorPlan(file: FileFacts, { acquisition, life }: Leak): { plan: HandOverPlan; title: string } | undefined {
  const { receiver, node } = acquisition;
  if (!receiver || obligationsOf(file).leaks.some((leak) => leak.life === life && leak.breach === 'deadNotifier')) return undefined;
  const operator = file.index.calls.find((call) => {
    const name = call.callee.type === T.Identifier ? call.callee.name : '';
    const [argument] = call.arguments;
    return /^takeUntil(?:Destroyed)?$/.test(name) && lifeOf(file, call) === life && argument !== undefined && isVisible(file, argument, node);
  });
  if (!operator) return undefined;
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
