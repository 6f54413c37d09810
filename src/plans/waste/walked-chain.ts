import { AST_NODE_TYPES as T, type TSESTree } from '@typescript-eslint/utils';

import type { FileFacts } from '../../facts/file.ts';
import { enclosingFunction } from '../../facts/syntax.ts';
import { contains } from '../../facts/walk.ts';
import type { ChainWalk } from '../../waste/line-walks.ts';
import type { Group, Stage } from '../../waste/stage.ts';
import { attempt, type Planned } from '../planned.ts';
import { refuse } from '../refusal.ts';
import { leavesAlone, singularOf, walkedOf } from './copy-chain.ts';
import { levelOf, stageEffects } from './level.ts';
import { bodyStage, finalStage } from './lines/ends.ts';
import { planLoop } from './lines/loop.ts';
import type { WalkedChainPlan } from './plan.ts';

/** What ends at the first that is found. */
const early = /^(?:every|find|first|head|some)$/;

export function planWalkedChain(file: FileFacts, group: Group, chain: ChainWalk): Planned<WalkedChainPlan> {
  return attempt(() => {
    const source = group.input;
    const refused = chain.stages.find(({ refusal }) => refusal && !refusal.callable)?.refusal;
    if (refused) refuse(refused.reason, refused.blocker);
    const body = bodyStage(file, chain);
    if (chain.end === 'collect' && !body) refuse('The loop has no block, or no constant for what it walks', chain.last);
    const last = body ?? finalStage(file, chain);
    const stages = [...chain.stages, ...(last ? [last.stage] : [])];
    const { isQuiet, changes } = levelOf(file, { groups: [{ ...group, stages }], statements: [] }, false);
    if (body) checkBody(file, chain, body.stage);
    const ends = early.test(chain.end) || (body !== undefined && leaves(file, body.stage.value));
    const skipped = ends ? chain.stages.map((stage) => stageEffects(file, stage)) : [];
    if (skipped.some(({ visible }) => visible === 'yes')) refuse('A callback has effects, also for what comes behind the one that is found', chain.last);
    const pieces = group.reversed?.start ?? walkedOf(file, source, stages, isQuiet);
    const { plan } = planLoop(file, { pieces, made: [], element: singularOf(source), awaits: false }, chain);
    const all = [
      'Do it in one loop',
      ...changes,
      ...(isQuiet || pieces === source || group.reversed ? [] : [leavesAlone]),
      ...(skipped.some(({ visible, throws }) => visible !== 'no' || throws !== 'no') ? ['the callbacks are not called for what comes behind the one that is found'] : []),
      ...(chain.limit && chain.limit.type !== T.Literal ? ['the number of them must not be below zero'] : []),
    ];
    return { plan: { walk: plan }, verdict: { level: all.length === 1 ? 'safe' : 'review', scope: 'file', reason: all.join('; ') } };
  });
}

/** A loop that waits lets others change the array that it now walks itself. */
function checkBody(file: FileFacts, { last }: ChainWalk, { value }: Stage): void {
  const home = enclosingFunction(last);
  const waits = contains(file, value, (node) => (node.type === T.AwaitExpression || node.type === T.YieldExpression || (node.type === T.ForOfStatement && node.await)) && enclosingFunction(node) === (enclosingFunction(value) ?? home));
  if (waits) refuse('The loop waits, and the array may change meanwhile', value);
}

/** `break` and `return`, wherever they stand: what they leave may be the loop. */
const leaves = (file: FileFacts, body: TSESTree.Node): boolean => contains(file, body, (node) => /^(?:Break|Return|Throw)Statement$/.test(node.type));
