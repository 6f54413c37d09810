import type { BoundPlan } from '../../plans/growth/plan.ts';

/** The local helper that adds and drops: at most one of each kind stands in a file. */
export function helperText(of: BoundPlan['of'], name: string, typed: boolean): string {
  const [head, ...body] = {
    map: [
      typed ? `function ${name}<K, V>(entries: Map<K, V>, key: K, value: V, limit: number): void {` : `function ${name}(entries, key, value, limit) {`,
      'entries.set(key, value);',
      'for (const oldest of entries.keys()) {',
      '  if (entries.size <= limit) break;',
      '  entries.delete(oldest);',
      '}',
    ],
    set: [
      typed ? `function ${name}<T>(values: Set<T>, value: T, limit: number): void {` : `function ${name}(values, value, limit) {`,
      'values.add(value);',
      'for (const oldest of values) {',
      '  if (values.size <= limit) break;',
      '  values.delete(oldest);',
      '}',
    ],
    array: [
      typed ? `function ${name}<T>(values: T[], value: T, limit: number): void {` : `function ${name}(values, value, limit) {`,
      'values.push(value);',
      'if (values.length > limit) values.shift();',
    ],
    dictionary: [
      typed ? `function ${name}<V>(entries: Record<string, V>, keys: Set<string>, key: string | number, value: V, limit: number): V {` : `function ${name}(entries, keys, key, value, limit) {`,
      'entries[key] = value;',
      'keys.add(String(key));',
      'for (const oldest of keys) {',
      '  if (keys.size <= limit) break;',
      '  keys.delete(oldest);',
      '  delete entries[oldest];',
      '}',
      'return value;',
    ],
  }[of];
  return [head, ...body.map((line) => `  ${line}`), '}'].join('\n');
}

export const helperComments: Readonly<Record<BoundPlan['of'], string>> = {
  map: '/** Sets an entry, and deletes the oldest ones beyond the limit. */',
  set: '/** Adds a value, and deletes the oldest ones beyond the limit. */',
  array: '/** Adds a value, and takes out the oldest one beyond the limit. */',
  dictionary: '/** Sets a property, and deletes the oldest ones beyond the limit. */',
};
