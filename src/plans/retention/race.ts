import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { isFunction, unwrap, within } from '../../facts/syntax.ts';
import type { Race } from '../../retention/races.ts';
import { freeVariable } from '../names.ts';
import { attempt, type Planned } from '../planned.ts';
import { refuse } from '../refusal.ts';
import type { RacePlan, UnlistenPlan } from './plan.ts';
import { helperFor } from './race-helper.ts';
import { planUnlisten } from './unlisten.ts';

/** How a race lets go of the promise that lasts, or why that can't be written. */
export function planRace(file: FileFacts, race: Race): Planned<RacePlan | UnlistenPlan> {
  return attempt((): Planned<RacePlan | UnlistenPlan> => {
    const { call, list, lasting, by, title } = race;
    if (by === 'signal') return planUnlisten(file, race);
    if (!list.elements.includes(lasting)) refuse('what is raced against is one of several', lasting);
    if (!race.isPromise) refuse(`${title} is not known to be a promise`, lasting);
    if (call.typeArguments) refuse('the race is given its type', call.typeArguments);
    if (list.elements.length < 2) refuse('there is nothing to race with', list);
    if (file.sourceCode.getCommentsInside(list).length > 0) refuse('a comment stands among the promises', list);
    const reaction = reactionOf(file, race);
    const plan = { race: call.callee.range, list: list.range, lasting: lasting.range, ...(reaction ? { reaction } : {}), ...helperFor(file, reaction ? 'chain' : by) };
    return { plan, verdict: { level: 'review', scope: 'file', reason: `Take the race off ${title} once it is over; ${changes(by, title)}${reaction ? ', and what is chained to it runs only where it ends a race' : ''}` } };
  });
}

const changes = (by: 'any' | 'race', title: string): string => (by === 'race' ? `when both have settled, ${title} may win` : 'when all fail, its error comes last');

/** `this.closed.then(() => '')` in a race: it is chained when the promise has settled and the race still waits for it. */
function reactionOf(file: FileFacts, { lasting, promise, by }: Race): RacePlan['reaction'] {
  if (promise === unwrap(lasting)) return undefined;
  if (!within(promise, lasting)) refuse('what is chained has a name: write it into the race', lasting);
  if (by === 'any') refuse('what is chained to the promise that lasts is chained anew by each call: chain it once', lasting);
  const waits = [...file.nodes(T.AwaitExpression), ...file.nodes(T.YieldExpression)].find((node) => within(node, lasting) && !isWithinFunction(node, lasting));
  if (waits) refuse('what is chained waits for something', waits);
  return { promise: promise.range, parameter: freeVariable(file, ['settled', 'lasting']) };
}

function isWithinFunction(node: TSESTree.Node, outer: TSESTree.Node): boolean {
  for (let current = node.parent; current && current !== outer.parent; current = current.parent) if (isFunction(current)) return true;
  return false;
}
