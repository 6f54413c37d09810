import type { FileFacts } from '../facts/file.ts';
import { isNullish } from '../facts/syntax.ts';
import { isSamePlace, placeOf, type Place } from './places.ts';

/** Whether the file empties a place again: `last = undefined`. */
export const isReset = (file: FileFacts, place: Place): boolean =>
  file.index.assignments.some(({ left, right }) => {
    const target = isNullish(right) ? placeOf(file, left) : undefined;
    return target !== undefined && isSamePlace(target, place);
  });
