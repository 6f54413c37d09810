import type { FileFacts } from '../facts/file.ts';
import type { Verdict } from '../finding.ts';
import type { Leak } from '../obligations/leak.ts';
import { endingOf } from './ends/index.ts';
import { handleOf } from './handle.ts';
import { levelOf } from './level.ts';
import { mayBeNull } from './null.ts';
import type { HandlePlan, Undo } from './plan.ts';
import { Refusal, refuse } from './refusal.ts';
import { titleOf } from './titles.ts';
import { undoOf } from './undo.ts';

export type { HandlePlan } from './plan.ts';

/** What is to be done about a leak: a plan that its codemod carries out, or the reason why there is none. */
export function planOf(file: FileFacts, leak: Leak): { plan?: HandlePlan; verdict: Verdict } {
  try {
    if (leak.acquisition.row.yields === 'nothing') refuse('no rewrite is known', leak.acquisition.node);
    const ending = endingOf(file, leak);
    const { handle, name, isSure, renew } = handleOf(file, leak, ending);
    const undo = undoOf(file, leak.acquisition, ending.place);
    const when = whenOf(undo, isSure, mayBeNull(file, leak, handle));
    const plan: HandlePlan = { acquisition: leak.acquisition.node.range, handle, undo: { ...undo, handle: name, ...(when ? { when } : {}) }, end: ending.end, ...(renew ? { renew: renew.range } : {}) };
    return { plan, verdict: { level: levelOf(file, leak), scope: 'file', reason: titleOf(leak, ending, renew !== undefined) } };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { verdict: { level: 'manual', scope: 'file', reason: error.message, ...(error.blocker ? { blocker: error.blocker } : {}) } };
  }
}

/** `clearInterval(undefined)` does nothing; a method of nothing throws, and a type may forbid null. */
function whenOf({ by }: Pick<Undo, 'by'>, isSure: boolean, isNull: boolean): Undo['when'] {
  if (by === 'call') return isNull ? 'tested' : undefined;
  return isSure ? undefined : 'optional';
}
