import type { FileFacts } from '../facts/file.ts';
import { findingIds } from '../facts/finding-id.ts';
import type { Finding } from '../finding.ts';
import { planConcurrency } from '../plans/waste/concurrency.ts';
import type { StartedWork } from './started-work.ts';
import { unboundedStarts } from './unbounded-starts.ts';

const what: Readonly<Record<StartedWork['is'], string>> = {
  file: 'a read or write of a file',
  image: 'the work on an image',
  process: 'a process',
  query: 'a query',
  request: 'a request',
  tab: 'a tab of a browser',
};

/** Requests, files and processes that are all started before one of them has ended. */
export function unboundedConcurrency(file: FileFacts): readonly Finding[] {
  const id = findingIds(file);
  return unboundedStarts(file).map((start) => {
    const { call, work, input, list } = start;
    return {
      id: id('no-unbounded-concurrency', call),
      rule: 'no-unbounded-concurrency',
      messageId: 'unbounded',
      data: { work: what[work.is], input: input.what },
      range: call.range,
      certainty: input.size === 'large' && work.is !== 'query' ? 'certain' : 'likely',
      facts: [
        { name: 'starts', value: work.is, range: work.node.range },
        { name: 'list', value: input.what, range: list.range },
        { name: 'size', value: input.size },
      ],
      ...planConcurrency(file, start),
    };
  });
}
