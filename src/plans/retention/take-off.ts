import type { FileFacts } from '../../facts/file.ts';
import type { LeftElement } from '../../retention/left-elements.ts';
import { instanceEnding } from '../obligations/ends/instance.ts';
import { attempt, type Planned } from '../planned.ts';
import { refuse } from '../refusal.ts';
import type { TakeOffPlan } from './plan.ts';

/** The element is removed where the instance ends, if a field of it leads there. */
export function planTakeOff(file: FileFacts, { call, life, field }: LeftElement): Planned<TakeOffPlan> {
  return attempt(() => {
    if (!life.instance) return refuse('no class is known here', call);
    if (field === undefined) return refuse('the element has no field: keep it, and remove it where the instance ends', call);
    const ending = instanceEnding(file, { life, acquisition: { node: call }, slots: [] }, life.instance);
    return { plan: { by: 'takeOff', call: call.range, field, end: ending.end }, verdict: { level: 'review', scope: 'file', reason: `Remove \`${field}\` from the page ${ending.when}` } };
  });
}
