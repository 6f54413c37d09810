import { defineRule } from '../src/rule.ts';
import { bufferedReads } from '../src/waste/buffered-reads.ts';

export default defineRule({
  name: 'no-buffered-read',
  description: 'disallow reading a whole file or body into memory to walk through it once',
  recommended: true,
  messages: {
    walked: 'The whole {{what}} is read into memory, and split once more into an array, to walk through it once. One line at a time is enough.',
    passed: 'The whole {{what}} is read into memory only to be {{done}}. A part at a time is enough.',
  },
  detect: bufferedReads,
});
