import type { FileFacts } from '../facts/file.ts';
import { findingIds } from '../facts/finding-id.ts';
import { isOneShot } from '../facts/processes.ts';
import { reportRange } from '../facts/syntax.ts';
import type { Finding } from '../finding.ts';
import { planRows } from '../plans/waste/rows.ts';
import { rowLoads } from './row-loads.ts';

/** Queries whose rows are all loaded to be walked once. */
export function loadedRows(file: FileFacts): readonly Finding[] {
  const id = findingIds(file);
  return rowLoads(file).map((load) => ({
    id: id('no-load-all-rows', load.call),
    rule: 'no-load-all-rows',
    messageId: 'loaded',
    data: { query: load.size === 'open' ? 'The whole table' : 'All that the query finds' },
    range: reportRange(load.call),
    // What a script that runs once and ends holds meanwhile is nobody's worry for sure.
    certainty: load.size === 'open' && !isOneShot(file) ? 'certain' : 'likely',
    facts: [
      { name: 'query', value: file.textOf(load.query).replace(/\s+/g, ' ').slice(0, 80), range: load.query.range },
      { name: 'size', value: load.size },
      { name: 'walk', value: load.walk.form.by, range: load.walk.pieces.range },
    ],
    ...planRows(file, load),
  }));
}
