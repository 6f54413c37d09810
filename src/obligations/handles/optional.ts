import type { FileFacts } from '../../facts/file.ts';
import type { Judgement, Leak } from '../leak.ts';
import { captures, delayOf, isGuarded } from './timer-facts.ts';

const noticeable = 300;

/**
 * A leak of what is mostly never released, such as a debounced function: it runs once more at most. That it is released
 * elsewhere, or that another of its kind is, shows that the author minds.
 */
export function judgeOptional(file: FileFacts, leak: Leak): Judgement {
  const { acquisition: { node }, life, breach } = leak;
  if ((delayOf(file, node) ?? noticeable) < noticeable || !captures(file, node, life) || isGuarded(file, node, life)) return undefined;
  return { leak: { ...leak, certainty: 'likely', ...(breach === 'neverReleased' || breach === 'dropped' ? { beside: 'only' } : {}) } };
}
