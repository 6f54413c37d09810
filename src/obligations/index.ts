import { AST_NODE_TYPES as T } from '@typescript-eslint/utils';

import type { FileFacts } from '../facts/file.ts';
import { acquisitionsOf } from './acquisitions.ts';
import { identityOf, same } from '../facts/identity.ts';
import { judgeHandle } from './handles.ts';
import type { Judgement, Kept, Leak } from './leak.ts';
import { judgeListener } from './listeners.ts';
import { fluentRoot } from './pairs.ts';

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
  const kept = judged.flatMap((judgement) => (judgement && 'kept' in judgement ? [judgement.kept] : []));
  return { kept, leaks: judged.flatMap((judgement) => (judgement && 'leak' in judgement ? (besideSiblings(file, judgement.leak, kept) ?? []) : [])) };
}

/** Where siblings of the same life are released, the author meant this one too: it was forgotten. */
function besideSiblings(file: FileFacts, leak: Leak, kept: readonly Kept[]): Leak | undefined {
  const alone = leak.beside === 'only' ? undefined : leak;
  if (!['dropped', 'neverReleased', 'unreached'].includes(leak.breach) || isErrorHandler(leak)) return alone;
  const siblings = kept.filter(({ life, acquisition }) => life.node === leak.life.node && acquisition.row.rule === leak.rule);
  const close = siblings.find((sibling) => isClose(file, leak, sibling));
  const sibling = close ?? (leak.life.kind === 'function' || leak.beside === 'only' ? undefined : siblings.find(({ atEnd }) => atEnd));
  if (!sibling) return alone;
  const certain = leak.certainty === 'certain' || (close && (leak.beside !== undefined || leak.breach !== 'dropped'));
  return { ...leak, rule: 'no-partial-release', breach: 'forgotten', certainty: certain ? 'certain' : 'likely', because: [...leak.because, 'siblings are released at the end'], sibling: sibling.acquisition.node };
}

/** The same row's handle that is released at the end; or an addition to the same receiver that is removed at all. */
function isClose(file: FileFacts, { acquisition }: Leak, sibling: Kept): boolean {
  if (acquisition.row.yields !== 'nothing') return sibling.atEnd && sibling.acquisition.row.id === acquisition.row.id;
  const [ours, theirs] = [acquisition.receiver, sibling.acquisition.receiver];
  return ours !== undefined && theirs !== undefined && same(identityOf(file, fluentRoot(ours)), identityOf(file, fluentRoot(theirs))) === 'yes';
}

/** `on('error', …)` is left on purpose: without it, a late error would end the process. */
const isErrorHandler = ({ acquisition }: Leak): boolean => acquisition.row.yields === 'nothing' && acquisition.node.arguments[0]?.type === T.Literal && acquisition.node.arguments[0].value === 'error';
