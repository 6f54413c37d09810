import type { FileFacts } from '../facts/file.ts';
import { methodCall } from '../facts/syntax.ts';
import type { Collection } from './collection.ts';
import { keyProof } from './object-keys.ts';
import type { Uses } from './uses.ts';

/** Whether a WeakMap or WeakSet would do the same: every key is an object, and nothing walks over, counts or gives away. */
export function isOnlyLookedUp(file: FileFacts, { kind, made }: Collection, { additions, shrinks, walks, counts, escapes, lookups }: Uses): boolean {
  if ((kind !== 'map' && kind !== 'set') || walks.length > 0 || counts.length > 0 || escapes.length > 0 || lookups.length === 0) return false;
  // Weak collections have no `clear`.
  if (!shrinks.every((shrink) => methodCall(shrink)?.name === 'delete')) return false;
  if ('arguments' in made && made.arguments.length > 0) return false;
  return additions.every(({ key, by }) => by !== 'spread' && by !== 'index' && key !== undefined && keyProof(file, key) !== 'not');
}
