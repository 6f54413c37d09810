import type { FileFacts } from '../facts/file.ts';
import { acquisitionsOf } from './acquisitions.ts';
import { judgeHandle } from './handles.ts';
import type { Judgement, Kept, Leak } from './leak.ts';
import { judgeListener } from './listeners.ts';

export interface Obligations {
  readonly leaks: readonly Leak[];
  readonly kept: readonly Kept[];
}

/**
 * What this file acquires and does not release, and what it does. The one analysis behind every rule of the family:
 * acquire -> follow the handle -> find its releases -> ask whether the end of the acquirer's life reaches one.
 */
export function obligationsOf(file: FileFacts): Obligations {
  return file.once(judgeAll);
}

function judgeAll(file: FileFacts): Obligations {
  const judged = acquisitionsOf(file).map((acquisition): Judgement => (acquisition.row.yields === 'nothing' ? judgeListener(file, acquisition) : judgeHandle(file, acquisition)));
  return {
    leaks: judged.flatMap((judgement) => (judgement && 'leak' in judgement ? [judgement.leak] : [])),
    kept: judged.flatMap((judgement) => (judgement && 'kept' in judgement ? [judgement.kept] : [])),
  };
}
