import { defineRule } from '../src/rule.ts';
import { chunkAccumulation } from '../src/waste/chunk-accumulation.ts';

export default defineRule({
  name: 'no-chunk-accumulation',
  description: 'disallow joining chunks one by one, which copies what has come so far for each of them',
  recommended: true,
  messages: {
    copied: 'Each chunk copies the whole {{what}} `{{total}}` once more: the time grows with the square of its size. Collect the chunks, and join them once.',
    decoded: 'Each chunk becomes text by itself, so a character that lies across two of them is lost. Collect the bytes, and decode them once.',
    streamed: 'Each chunk is decoded as if it were all there is, so a character that lies across two of them is lost: `{ stream: true }` keeps it.',
  },
  detect: chunkAccumulation,
});
