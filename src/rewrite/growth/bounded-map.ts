import type { Edit } from '../../finding.ts';
import type { MemoCachePlan } from '../../plans/growth/plan.ts';
import { after } from '../place.ts';
import type { RewriteSource } from '../source.ts';
import { declareHelper } from './bound.ts';
import { declareLimit } from './limit.ts';
import { addImport, sizeOf } from './lru.ts';
import { measureText } from './measure.ts';
import { giveOption } from './option.ts';

/** The local helper: a Map that drops its oldest entry beyond a limit. */
export function boundedMapText(name: string, typed: boolean): string {
  const types = typed ? '<K, V>' : '';
  return [
    typed ? `function ${name}<K, V>(limit: number): Map<K, V> {` : `function ${name}(limit) {`,
    `  const entries = new Map${types}();`,
    '  entries.set = (key, value) => {',
    '    Map.prototype.set.call(entries, key, value);',
    '    for (const oldest of entries.keys()) {',
    '      if (entries.size <= limit) break;',
    '      entries.delete(oldest);',
    '    }',
    '    return entries;',
    '  };',
    '  return entries;',
    '}',
  ].join('\n');
}

/** `{ cache: boundedMap(slugLimit) }`, `slug.cache = new LRUCache({ max: slugLimit })`: with what that needs. */
export function giveCache({ limit, cache, types, to }: MemoCachePlan, source: RewriteSource): Edit[] {
  const made = 'helper' in cache ? `${cache.helper}${types}(${limit.name}${cache.measure ? `, ${measureText(cache.measure)}` : ''})` : `new ${cache.className}${types}${sizeOf(cache, limit)}`;
  const end = source.semicolons ? ';' : '';
  return [
    ...('add' in cache && cache.add ? [addImport(source, cache.add)] : []),
    declareLimit(source, limit),
    'name' in to ? after(source, source.node(to.after), (indent) => `${indent}${to.name}.cache = ${made}${end}`) : giveOption(source, to, `cache: ${to.form === 'create' ? `{ create: () => ${made} }` : made}`),
    ...('helper' in cache && !cache.isThere ? [cache.measure ? declareHelper(source, 'bytes', { ...cache, name: cache.helper }) : declare(source, boundedMapText(cache.helper, cache.typed))] : []),
  ];
}

/** At the end of the file, where a function declaration is in nobody's way. */
function declare({ eol, step, semicolons, text }: RewriteSource, code: string): Edit {
  const lines = ['/** A Map that drops its oldest entry beyond the limit. */', ...code.split('\n')].map((line) => line.replace(/^(?: {2})+/, (spaces) => step.repeat(spaces.length / 2)));
  const end = text.trimEnd().length;
  return { range: [end, end], text: eol + eol + lines.map((line) => (semicolons ? line : line.replace(/;$/, ''))).join(eol) };
}
