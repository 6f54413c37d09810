import { defineRule } from '../src/rule.ts';
import { repeatedAllocations } from '../src/waste/repeated-allocations.ts';

export default defineRule({
  name: 'no-allocation-in-loop',
  description: 'disallow making the same costly formatter or buffer again for each element of open-ended data',
  recommended: true,
  fixes: true,
  messages: {
    formatter: 'The same `{{made}}` is made {{again}}. Making one costs a hundred times what using it costs: make it once.',
    hidden: 'With options this makes a new `{{made}}` {{again}}, which costs a hundred times what using one costs: make it once.',
    scratch: '`{{made}}` fetches new memory {{again}}, and nothing keeps it. One buffer would do.',
    decoder: 'The same decoder is made {{again}}: with a short text that takes two to nine times as long as to decode it.',
    pattern: 'The same expression is made {{again}}: `{{made}}` could stand before.',
  },
  detect: repeatedAllocations,
});
