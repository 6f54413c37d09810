import type { TSESTree } from '@typescript-eslint/utils';

import { isArray, isDense } from '../../facts/arrays.ts';
import type { FileFacts } from '../../facts/file.ts';
import { enclosingStatement } from '../../facts/syntax.ts';
import type { ChainedPart, JoinedChains } from '../../waste/joined-chains.ts';
import { named } from '../../waste/pipelines.ts';
import type { Group, Pipeline } from '../../waste/stage.ts';
import { attempt, type Planned } from '../planned.ts';
import { refuse } from '../refusal.ts';
import { isCalled, planPass, pushedTo, resultName, singularOf } from './copy-chain.ts';
import { checkInterference } from './interference.ts';
import { levelOf, stageEffects } from './level.ts';
import { Names } from './names.ts';
import { orderChanges } from './order.ts';
import { placeFor } from './place.ts';
import type { JoinPlan } from './plan.ts';

/** One array that each list is pushed to in turn. */
export function planJoinedChains(file: FileFacts, joined: JoinedChains): Planned<JoinPlan> {
  return attempt(() => {
    const { node, parts } = joined;
    const refused = parts.flatMap(({ group }) => group?.stages ?? []).find((stage) => stage.refusal && !isCalled(stage))?.refusal;
    if (refused) refuse(refused.reason, refused.blocker);
    const unknown = parts.find(({ is }) => is === 'either');
    if (unknown) refuse('What is joined may be an array or one element', unknown.value);
    const changes = new Set([...parts.flatMap((part) => changesOf(file, part, joined.join.by)), ...takenFirst(file, joined)]);
    const place = placeFor(node);
    const statement = enclosingStatement(node);
    const whole = named(file, { form: 'chain', input: node, stages: [], copies: joined.copies, chain: node, ...(statement ? { statement } : {}) });
    const name = resultName(file, pipelineOf(whole), undefined);
    const plan: JoinPlan = {
      statements: 'statement' in place ? [place.statement.range] : [],
      kept: [],
      parts: parts.map((part) => planPart(file, part, name)),
      output: pushedTo(file, whole, name),
      ...('arrow' in place ? { arrow: place.arrow.range } : {}),
      ...(whole.result ? {} : { chain: node.range }),
    };
    checkNames(plan, node);
    checkComments(file, plan, node);
    return { plan, verdict: { level: changes.size > 0 ? 'review' : 'safe', scope: 'file', reason: ['Fill one array', ...changes].join('; ') } };
  });
}

const pipelineOf = (group: Group): Pipeline => ({ groups: [group], statements: [] });

function changesOf(file: FileFacts, { group, value, is }: ChainedPart, by: JoinedChains['join']['by']): string[] {
  if (group) return [...levelOf(file, pipelineOf(group), false).changes, ...orderChanges(file, pipelineOf(group))];
  // A spread takes what can be walked, hole by hole; `concat` keeps holes.
  if (is === 'item' || by === 'spread') return [];
  return [...(isArray(file, value) === 'yes' ? [] : ['the source has to be an array']), ...(isDense(file, value) === 'yes' ? [] : ['a hole counts as undefined'])];
}

/** `a.concat(b.map(f))` looks at `a` when the callbacks have run. */
function takenFirst(file: FileFacts, { join, parts }: JoinedChains): string[] {
  if (join.by === 'spread') return [];
  const late = parts.flatMap(({ group, is, value }, index) => (group || is === 'item' ? [] : parts.slice(index + 1).flatMap((other) => (other.group ? [{ list: value, stages: other.group.stages }] : []))));
  for (const { list, stages } of late) checkInterference(file, stages, list);
  return late.some(({ stages }) => stages.some((stage) => stageEffects(file, stage).visible !== 'no')) ? ['the callbacks have to leave the other lists as they are'] : [];
}

function planPart(file: FileFacts, { group, is, value }: ChainedPart, result: string): JoinPlan['parts'][number] {
  if (group) return { is: 'chain', pass: planPass(file, pipelineOf(group), [result]) };
  return is === 'item' ? { is, value: value.range } : { is: 'list', value: value.range, element: new Names([result, ...(file.textOf(value).match(/[A-Za-z_$][\w$]*/g) ?? [])]).choose([...singularOf(value), 'value', 'item']) };
}

/** Functions stand beside each other in front of their loops. */
function checkNames({ parts }: JoinPlan, node: TSESTree.Node): void {
  const names = parts.flatMap((part) => (part.is === 'chain' ? [...part.pass.functions.map(({ name }) => name), ...(part.pass.head.by === 'index' && part.pass.head.held !== undefined ? [part.pass.head.held] : [])] : []));
  if (new Set(names).size < names.length) refuse('Two of the lists need a function in front of their loops', node);
}

function checkComments(file: FileFacts, { parts }: JoinPlan, node: TSESTree.Node): void {
  const kept = parts.flatMap((part) => (part.is === 'chain' ? [part.pass.source, ...part.pass.functions.map(({ value }) => value), ...part.pass.steps.flatMap(({ body, value, pattern }) => [...body.map(({ range }) => range), value.range, ...(pattern ? [pattern.range] : [])])] : [part.value]));
  const lost = file.sourceCode.getCommentsInside(node).find(({ range }) => !kept.some(([start, end]) => range[0] >= start && range[1] <= end));
  if (lost) refuse('A comment stands between the steps', lost as never);
}
