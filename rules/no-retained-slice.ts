import type { FileFacts } from '../src/facts/file.ts';
import { planPooled, planSlice } from '../src/plans/retention/slice.ts';
import { pooledBuffers, type PooledBuffer } from '../src/retention/pooled.ts';
import { findingsOf, type Retained } from '../src/retention/report.ts';
import { retainedSlices, type RetainedSlice } from '../src/retention/retained-slices.ts';
import { defineRule } from '../src/rule.ts';

export default defineRule({
  name: 'no-retained-slice',
  description: 'disallow storing short slices of large strings and buffers, which keep all of what they are cut from',
  recommended: true,
  messages: {
    text: 'This string is a slice: stored in {{place}}, it keeps all of {{whole}} in memory.',
    pooled: 'Node cuts this Buffer from a pool of 8 KiB: stored in {{place}}, it keeps all of the pool in memory.',
    bytes: 'This is a view: stored in {{place}}, it keeps all of {{whole}} in memory.',
  },
  detect: (file) => findingsOf(file, 'no-retained-slice', [...retainedSlices(file).map((retained) => reported(file, retained)), ...pooledBuffers(file).map((buffer) => pooledBy(file, buffer))]),
});

function reported(file: FileFacts, retained: RetainedSlice): Retained<unknown> {
  const { value, slice, store, certainty } = retained;
  const whole = file.textOf(slice.whole).replace(/\s+/g, ' ');
  return {
    node: value,
    messageId: slice.kind === 'text' ? 'text' : 'bytes',
    data: { place: store.place.title, whole: whole.length > 40 ? 'what it is cut from' : `\`${whole}\`` },
    certainty,
    facts: [
      { name: 'cut', value: file.textOf(slice.cut), range: slice.cut.range },
      { name: 'stored', value: `${store.as} of ${store.place.title} (${store.place.life})`, range: store.node.range },
    ],
    planned: planSlice(file, retained),
  };
}

function pooledBy(file: FileFacts, buffer: PooledBuffer): Retained<unknown> {
  const { call, store } = buffer;
  return {
    node: call,
    messageId: 'pooled',
    data: { place: store.place.title },
    certainty: 'likely',
    facts: [{ name: 'stored', value: `${store.as} of ${store.place.title} (${store.place.life})`, range: store.node.range }],
    planned: planPooled(file, buffer),
  };
}
