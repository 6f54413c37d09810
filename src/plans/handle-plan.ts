import type { FileFacts } from '../facts/file.ts';
import type { Leak } from '../obligations/leak.ts';
import { endingOf } from './ends/index.ts';
import { handleOf } from './handle.ts';
import { mayBeNull } from './null.ts';
import type { ReleasePlan, Undo } from './plan.ts';
import { refuse } from './refusal.ts';
import { titleOf } from './titles.ts';
import { undoOf } from './undo.ts';

/** The plan of an acquisition that yields what is to be released. */
export function planHandle(file: FileFacts, leak: Leak): { plan: ReleasePlan; title: string } {
  const { acquisition, breach } = leak;
  if (breach === 'skipped' || breach === 'deadNotifier' || breach === 'unsafeTakeUntil') refuse('no rewrite is known', acquisition.node);
  const ending = endingOf(file, leak);
  const { handle, name, isSure, renew } = handleOf(file, leak, ending);
  const undo = undoOf(file, acquisition, ending.place);
  const when = whenOf(undo, isSure, mayBeNull(file, leak, handle));
  const plan: ReleasePlan = { acquisition: acquisition.node.range, handle, undo: { ...undo, handle: name, ...(when ? { when } : {}) }, end: ending.end, ...(renew ? { renew: renew.range } : {}) };
  return { plan, title: titleOf(leak, ending, renew !== undefined) };
}

/** `clearInterval(undefined)` does nothing; a method of nothing throws, and a type may forbid null. */
function whenOf({ by }: Pick<Undo, 'by'>, isSure: boolean, isNull: boolean): Undo['when'] {
  if (by === 'call') return isNull ? 'tested' : undefined;
  return isSure ? undefined : 'optional';
}
