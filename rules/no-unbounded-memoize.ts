import { growthFindings } from '../src/growth/findings.ts';
import { defineRule } from '../src/rule.ts';

export default defineRule({
  name: 'no-unbounded-memoize',
  description: 'disallow memoized functions that remember every argument they were ever called with',
  recommended: true,
  messages: {
    keyed: 'This function remembers a result for each `{{key}}` as long as {{holder}} lives; nothing ever forgets one.',
    filled: 'This function remembers a result for each `{{key}}` as long as {{holder}} lives; nothing ever forgets one.',
    weak: '`{{name}}` keeps every object alive that this function was called with, as long as {{holder}} lives.',
  },
  detect: (file) => growthFindings(file, 'no-unbounded-memoize', (holder) => holder === 'closure'),
});
