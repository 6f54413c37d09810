/** Which lines of sources a run executed, from Node's own coverage and the source maps of what ran. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { SourceMap, type SourceMapPayload } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

interface Coverage {
  readonly result: readonly { readonly url: string; readonly functions: readonly { readonly ranges: readonly { readonly startOffset: number; readonly endOffset: number; readonly count: number }[] }[] }[];
  readonly 'source-map-cache'?: Readonly<Record<string, { readonly lineLengths: readonly number[]; readonly data: SourceMapPayload | null }>>;
}

/** The innermost range decides. */
function isExecuted(script: Coverage['result'][number], offset: number): boolean {
  let size = Infinity;
  let count = 0;
  for (const { ranges } of script.functions) {
    for (const { startOffset, endOffset, count: times } of ranges) {
      if (startOffset > offset || offset >= endOffset || endOffset - startOffset >= size) continue;
      size = endOffset - startOffset;
      count = times;
    }
  }
  return count > 0;
}

/** The wanted lines of a file that ran as it is written: those of which the first character that counts was executed. */
function asWritten(script: Coverage['result'][number], wanted: ReadonlySet<string>, files: ReadonlySet<string>): string[] {
  const file = fileURLToPath(script.url);
  if (!files.has(file)) return [];
  let start = 0;
  return readFileSync(file, 'utf8').split('\n').flatMap((line, index) => {
    const offset = start + line.search(/\S|$/);
    start += line.length + 1;
    const place = `${file}:${String(index + 1)}`;
    return wanted.has(place) && isExecuted(script, offset) ? [place] : [];
  });
}

interface Statements {
  readonly path: string;
  readonly statementMap: Readonly<Record<string, { readonly start: { readonly line: number }; readonly end: { readonly line: number } }>>;
  readonly s: Readonly<Record<string, number>>;
}

/** The wanted lines by the coverage that a test runner writes of code that it transforms itself, in the form of Istanbul: the innermost statement decides. */
function asReported(report: string, wanted: ReadonlySet<string>): string[] {
  const files = Object.values(JSON.parse(readFileSync(report, 'utf8')) as Readonly<Record<string, Statements>>);
  return files.flatMap(({ path: file, statementMap, s }) => {
    const lines = new Map<number, { size: number; count: number }>();
    for (const [id, { start, end }] of Object.entries(statementMap)) {
      for (let line = start.line; line <= end.line; line++) {
        if (end.line - start.line <= (lines.get(line)?.size ?? Infinity)) lines.set(line, { size: end.line - start.line, count: s[id] ?? 0 });
      }
    }
    return [...lines].flatMap(([line, { count }]) => (count > 0 && wanted.has(`${file}:${String(line)}`) ? [`${file}:${String(line)}`] : []));
  });
}

/** For the wanted lines, as `file:line`, those that some process of the run executed. */
export function executedLines(folder: string, wanted: ReadonlySet<string>): ReadonlySet<string> {
  const executed = new Set<string>();
  const files = new Set([...wanted].map((place) => place.slice(0, place.lastIndexOf(':'))));
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    if (!name.endsWith('.json')) {
      for (const place of asReported(path.join(folder, name, 'coverage-final.json'), wanted)) executed.add(place);
      continue;
    }
    const coverage = JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as Coverage;
    for (const script of coverage.result) {
      if (!script.url.startsWith('file:')) continue;
      const { data, lineLengths } = coverage['source-map-cache']?.[script.url] ?? {};
      if (!data || !lineLengths) {
        for (const place of asWritten(script, wanted, files)) executed.add(place);
        continue;
      }
      const home = path.dirname(fileURLToPath(script.url));
      const sourceOf = (source: string): string => (source.startsWith('file:') ? fileURLToPath(source) : path.resolve(home, data.sourceRoot ?? '', source));
      if (!data.sources.some((source) => files.has(sourceOf(source)))) continue;
      const map = new SourceMap(data);
      let start = 0;
      for (const [line, length] of lineLengths.entries()) {
        for (let column = 0; column < length; column++) {
          const entry = map.findEntry(line, column);
          if (!('originalSource' in entry)) continue;
          const place = `${sourceOf(entry.originalSource)}:${String(entry.originalLine + 1)}`;
          if (wanted.has(place) && !executed.has(place) && isExecuted(script, start + column)) executed.add(place);
        }
        start += length + 1;
      }
    }
  }
  return executed;
}
