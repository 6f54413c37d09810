import type { FileFacts } from '../../facts/file.ts';
import { hasStrongTeardown, type Life } from '../../facts/life.ts';

/**
 * Whether what has ended may begin again: an element that is connected anew, a component that React's strict mode mounts
 * once more, what is stopped and started. An aborted controller or a raised flag would stay so.
 */
export function mayBeginAgain(file: FileFacts, life: Life): boolean {
  if (life.kind === 'closure') return !hasStrongTeardown(file, life) && life.teardowns[0]?.name !== 'the returned function';
  // React's strict mode runs the clean-up of a component's effects once more, and goes on with its refs.
  if (life.kind === 'render') return true;
  const { instance } = life;
  if (!instance || instance.framework === 'angular') return false;
  return instance.framework !== undefined || !hasStrongTeardown(file, life);
}
