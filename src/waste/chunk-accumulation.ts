import type { FileFacts } from '../facts/file.ts';
import { findingIds } from '../facts/finding-id.ts';
import type { Finding } from '../finding.ts';
import { planChunks } from '../plans/waste/chunks.ts';
import { chunkJoins, comesByConnection, type ChunkJoin } from './chunk-joins.ts';

const what: Readonly<Record<ChunkJoin['of'], string>> = { arrays: 'array', buffers: 'buffer', text: 'text' };

/** Joins that copy all that has come so far, for each chunk. */
export function chunkAccumulation(file: FileFacts): readonly Finding[] {
  const id = findingIds(file);
  return chunkJoins(file).map((join) => {
    const { of: kind, home, node, lengthRead } = join;
    return {
      id: id('no-chunk-accumulation', node),
      rule: 'no-chunk-accumulation',
      messageId: kind === 'text' ? 'decoded' : 'copied',
      data: { what: what[kind], total: join.total.name },
      range: node.range,
      // A string grows without a copy; a length that is looked at may bound what grows.
      certainty: kind === 'text' || lengthRead || comesByConnection(file, join) ? 'likely' : 'certain',
      facts: [
        { name: 'joins', value: what[kind], range: node.range },
        { name: 'chunks', value: home.by === 'loop' ? 'one for each turn of a loop' : 'one for each `data` event', range: home.by === 'loop' ? home.loop.range : home.fn.range },
        { name: 'read', value: `${join.reads.length} times, after the last chunk` },
      ],
      ...planChunks(file, join),
    };
  });
}
