import { defineRule } from '../src/rule.ts';
import { unboundedConcurrency } from '../src/waste/unbounded-concurrency.ts';

export default defineRule({
  name: 'no-unbounded-concurrency',
  description: 'disallow starting requests, files or processes for every element of an open-ended list at once',
  recommended: true,
  messages: {
    unbounded: 'This starts {{work}} for {{input}} at once: all that is pending is held in memory together. Take a few at a time.',
  },
  detect: unboundedConcurrency,
});
