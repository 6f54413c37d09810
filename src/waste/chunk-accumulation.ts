import type { FileFacts } from '../facts/file.ts';
import { findingIds } from '../facts/finding-id.ts';
import type { Finding } from '../finding.ts';
import { planChunks } from '../plans/waste/chunks.ts';
import { planCollected } from '../plans/waste/collected.ts';
import type { DirectPlan } from '../plans/waste/plan.ts';
import { chunkJoins, comesByConnection, type ChunkJoin } from './chunk-joins.ts';
import { fieldJoins } from './field-joins.ts';
import { undecodedTexts } from './undecoded.ts';

const what: Readonly<Record<ChunkJoin['of'], string>> = { arrays: 'array', buffers: 'buffer', text: 'text' };

/** Joins that copy all that has come so far, for each chunk. */
export function chunkAccumulation(file: FileFacts): readonly Finding[] {
  const id = findingIds(file);
  return [...joined(file, id), ...inFields(file, id), ...undecoded(file, id)].sort((left, right) => left.range[0] - right.range[0]);
}

/** Totals in fields: who reads them, and when, is not known. */
const inFields = (file: FileFacts, id: ReturnType<typeof findingIds>): Finding[] =>
  fieldJoins(file).map(({ node, name }) => ({
    id: id('no-chunk-accumulation', node),
    rule: 'no-chunk-accumulation',
    messageId: 'copied',
    data: { what: 'buffer', total: `this.${name}` },
    range: node.range,
    certainty: 'likely',
    facts: [{ name: 'joins', value: 'buffer', range: node.range }, { name: 'total', value: `the field ${name}` }],
    verdict: { level: 'manual', scope: 'file', reason: 'Others may read the field while chunks come' },
  }));

const undecoded = (file: FileFacts, id: ReturnType<typeof findingIds>): Finding[] =>
  undecodedTexts(file).map(({ node, chunk }) => ({
    id: id('no-chunk-accumulation', node),
    rule: 'no-chunk-accumulation',
    messageId: 'streamed',
    data: {},
    range: node.range,
    certainty: 'likely',
    facts: [{ name: 'joins', value: 'text', range: node.range }, { name: 'decoder', value: 'one for all chunks, without `stream: true`' }],
    verdict: { level: 'review', scope: 'file', reason: 'Decode as a stream; characters that lie across two chunks stay whole' },
    plan: { node: chunk.range, by: [{ range: chunk.range }, { text: ', { stream: true }' }] } satisfies DirectPlan,
  }));

function joined(file: FileFacts, id: ReturnType<typeof findingIds>): Finding[] {
  return chunkJoins(file).map((join): Finding => {
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
      ...(planCollected(file, join) ?? planChunks(file, join)),
    };
  });
}
