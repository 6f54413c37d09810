import type { Measure } from '../../growth/byte-sized.ts';

/** What an entry takes beside its value. */
const overhead = 100;

/** `(value) => value.byteLength + 100`: a character of a text takes up to two bytes. */
export function measureText({ parts, mayLack, ofKey }: Measure): string {
  const sizes = parts.map(({ by, property }) => {
    const holder = mayLack ? 'value?' : 'value';
    const size = `${property === undefined ? holder : `${holder}.${property}`}.${by}`;
    const known = mayLack ? `(${size} ?? 0)` : size;
    return by === 'length' ? `2 * ${known}` : known;
  });
  return `(value${ofKey ? ', key' : ''}) => ${[...sizes, ...(ofKey ? ['2 * key.length'] : []), overhead].join(' + ')}`;
}
