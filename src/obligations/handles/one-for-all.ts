import type { FileFacts } from '../../facts/file.ts';
import type { Life } from '../../facts/life.ts';
import { usesOf, type Slot } from '../../facts/slots.ts';
import { enclosingFunction, methodOn } from '../../facts/syntax.ts';
import type { Acquisition } from '../acquired/acquisitions.ts';

/**
 * Whether a client or a stream may be the one of its program: a variable of the module keeps it, an instance that never
 * ends, or it goes on to listen when the function that makes it has come to its end.
 */
export function isForProgram({ row }: Acquisition, file: FileFacts, life: Life, slots: readonly Slot[]): boolean {
  if (!row.oneForAll) return false;
  if (life.kind === 'instance' && life.end === 'open') return true;
  return slots.some((slot) => (slot.kind === 'variable' && /^(?:module|global)$/.test(slot.variable.scope.type)) || (life.kind === 'function' && usesOf(file, slot).some(listens)));
}

/** `client.on('message', …)`, `client.subscribe(…)`; who listens to errors alone does not stay for that. */
function listens(use: Parameters<typeof methodOn>[0]): boolean {
  const method = methodOn(use);
  const [event] = method?.call.arguments ?? [];
  return /^(?:on|addListener|p?[sS]ubscribe|pSubscribe|sSubscribe|monitor)$/.test(method?.name ?? '') && !(event?.type === 'Literal' && /^(?:error|end|close|connect|ready|finish|open)$/.test(String(event.value)));
}

/** Whether only the function that acquires uses what it has acquired. */
export const isUsedHere = ({ node }: Acquisition, file: FileFacts, slots: readonly Slot[]): boolean => slots.every((slot) => slot.kind === 'variable' && usesOf(file, slot).every((use) => enclosingFunction(use) === enclosingFunction(node)));
