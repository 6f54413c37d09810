import type { Leak } from '../../obligations/leak.ts';
import type { Ending } from './ends/index.ts';

const verbs: Readonly<Record<string, string>> = {
  clearInterval: 'Clear',
  clearTimeout: 'Clear',
  cancelAnimationFrame: 'Cancel',
  cancelIdleCallback: 'Cancel',
  clearWatch: 'Clear',
  disconnect: 'Disconnect',
  unsubscribe: 'Unsubscribe from',
  dispose: 'Dispose of',
  revokeObjectURL: 'Revoke',
  terminate: 'Terminate',
  close: 'Close',
  release: 'Release',
  end: 'End',
  return: 'End',
  cancel: 'Cancel',
};

/** What the rewrite changes, as a suggestion's title: `Clear the interval when the effect is cleaned up`. */
export function titleOf({ acquisition: { row }, breach }: Leak, { when }: Ending, { renews = false, several = false, isLate = false } = {}): string {
  const [release] = row.release;
  const name = 'names' in release ? (release.names[0] as string) : '';
  const verb = release.by === 'invoke' ? 'Undo' : release.by === 'pair' ? 'Remove' : (verbs[name] ?? `Call \`${name}()\` of`);
  const also = breach === 'unreached' ? ' also' : '';
  return `${verb} ${several ? (row.rule === 'no-leaked-timer' ? 'each pending' : 'each') : 'the'} ${row.what}${also} ${when}${renews ? `, and before another one is ${row.rule === 'no-leaked-timer' ? 'set' : 'made'}` : ''}${isLate ? ', and begin none after that' : ''}`;
}
