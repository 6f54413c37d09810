import type { FileFacts } from '../facts/file.ts';
import { findingIds } from '../facts/finding-id.ts';
import type { Finding } from '../finding.ts';
import { planTypedArray } from '../plans/waste/typed-array.ts';
import { numberArrays } from './number-arrays.ts';

const bytes: Readonly<Record<string, string>> = { Uint8Array: 'one byte', Int8Array: 'one byte', Uint16Array: 'two bytes', Int16Array: 'two bytes', Uint32Array: 'four bytes', Int32Array: 'four bytes' };

/** Arrays of which each element takes eight bytes and needs less. */
export function wideArrays(file: FileFacts): readonly Finding[] {
  const id = findingIds(file);
  return numberArrays(file).map((array) => {
    const { made, maker, isBoolean, size, counts } = array;
    return {
      id: id('prefer-typed-array', made),
      rule: 'prefer-typed-array',
      messageId: 'wide',
      data: { values: isBoolean ? 'yes or no' : 'an integer', maker, bytes: bytes[maker] ?? '' },
      range: made.range,
      certainty: size === 'large' && /8/.test(maker) && !array.beyond ? 'certain' : 'likely',
      facts: [
        { name: 'values', value: isBoolean ? 'true and false, only tested' : counts ? 'integers, counted' : 'integers', range: array.filled.range },
        { name: 'length', value: size, range: array.length.range },
        { name: 'uses', value: 'elements, length and walks' },
      ],
      ...planTypedArray(file, array),
    };
  });
}
