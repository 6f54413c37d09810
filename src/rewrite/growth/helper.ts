import type { BoundPlan, BytesPlan } from '../../plans/growth/plan.ts';

/** What is bounded: the entries of a collection, the bytes of a Map's values, of what its promises give, of a Set's elements, the sizes of an object's values. */
export type HelperKind = BoundPlan['of'] | BytesPlan['of'] | 'sizes';

export const helperNames: Readonly<Record<HelperKind, string>> = { map: 'setBounded', set: 'addBounded', dictionary: 'assignBounded', array: 'pushBounded', bytes: 'mapOfBytes', promised: 'mapOfPromisedBytes', elements: 'setOfBytes', sizes: 'assignBytes' };

/** The local helper that adds and drops: at most one of each kind stands in a file. */
export function helperText(of: HelperKind, name: string, typed: boolean, counter = helperNames.bytes): string {
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
    bytes: [
      typed ? `function ${name}<K, V>(limit: number, bytesOf: (value: V, key: K) => number): Map<K, V> {` : `function ${name}(limit, bytesOf) {`,
      `const entries = new Map${typed ? '<K, V>' : ''}();`,
      `const sizes = new Map${typed ? '<K, number>' : ''}();`,
      'let total = 0;',
      'entries.set = (key, value) => {',
      '  total += bytesOf(value, key) - (sizes.get(key) ?? 0);',
      '  sizes.set(key, bytesOf(value, key));',
      '  for (const oldest of sizes.keys()) if (total <= limit) break; else if (oldest !== key) entries.delete(oldest);',
      '  return Map.prototype.set.call(entries, key, value);',
      '};',
      'entries.delete = (key) => ((total -= sizes.get(key) ?? 0), sizes.delete(key) && Map.prototype.delete.call(entries, key));',
      'entries.clear = () => sizes.forEach((_, key) => entries.delete(key));',
      'return entries;',
    ],
    promised: [
      typed ? `function ${name}<K, V>(limit: number, bytesOf: (value: V, key: K) => number): Map<K, Promise<V>> {` : `function ${name}(limit, bytesOf) {`,
      `const known = new WeakMap${typed ? '<Promise<V>, number>' : ''}();`,
      `const entries = ${counter}${typed ? '<K, Promise<V>>' : ''}(limit, (value) => known.get(value) ?? 100);`,
      'const { set } = entries;',
      'entries.set = (key, value) => {',
      `  const count = (given${typed ? ': V' : ''}) => known.set(value, bytesOf(given, key)) && entries.get(key) === value && set(key, value);`,
      '  value.then(count, () => undefined);',
      '  return set(key, value);',
      '};',
      'return entries;',
    ],
    elements: [
      typed ? `function ${name}<T>(limit: number, bytesOf: (value: T) => number): Set<T> {` : `function ${name}(limit, bytesOf) {`,
      `const values = new Set${typed ? '<T>' : ''}();`,
      'let total = 0;',
      'values.add = (value) => {',
      '  if (!values.has(value)) total += bytesOf(value);',
      '  for (const oldest of values) if (total <= limit) break; else if (oldest !== value) values.delete(oldest);',
      '  return Set.prototype.add.call(values, value);',
      '};',
      'values.delete = (value) => Set.prototype.delete.call(values, value) && ((total -= bytesOf(value)), true);',
      'values.clear = () => values.forEach((value) => values.delete(value));',
      'return values;',
    ],
    sizes: [
      typed ? `function ${name}<V>(entries: Record<string, V>, sizes: { total: number; of: Map<string, number> }, key: string | number, value: V, bytesOf: (value: V, key: string) => number, limit: number): V {` : `function ${name}(entries, sizes, key, value, bytesOf, limit) {`,
      'const name = String(key);',
      'entries[key] = value;',
      'sizes.total += bytesOf(value, name) - (sizes.of.get(name) ?? 0);',
      'sizes.of.set(name, bytesOf(value, name));',
      'for (const [oldest, bytes] of sizes.of) {',
      '  if (sizes.total <= limit) break;',
      '  if (oldest === name) continue;',
      '  sizes.total -= bytes;',
      '  sizes.of.delete(oldest);',
      '  delete entries[oldest];',
      '}',
      'return value;',
    ],
  }[of];
  return [head, ...body.map((line) => `  ${line}`), '}'].join('\n');
}

export const helperComments: Readonly<Record<HelperKind, string>> = {
  map: '/** Sets an entry, and deletes the oldest ones beyond the limit. */',
  set: '/** Adds a value, and deletes the oldest ones beyond the limit. */',
  array: '/** Adds a value, and takes out the oldest one beyond the limit. */',
  bytes: '/** A Map that deletes its oldest entries beyond the limit in bytes. */',
  promised: '/** A Map of promises that deletes its oldest entries beyond the limit in bytes: how many one gives is known when it is fulfilled. */',
  elements: '/** A Set that deletes its oldest elements beyond the limit in bytes. */',
  sizes: '/** Sets a property, and deletes the oldest ones beyond the limit in bytes. */',
  dictionary: '/** Sets a property, and deletes the oldest ones beyond the limit. */',
};
